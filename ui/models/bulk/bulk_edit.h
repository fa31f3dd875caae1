// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/bulk/case_edits.h"
#include "ui/models/case_access.h"
#include "ui/models/tag_states_model.h"

#include <QMap>
#include <QObject>
#include <QTimer>

namespace casewright {

enum class CaseField { Status, Layer, Feature };

/// What came of an Apply. `sent` is false where the change is kept on this computer and waits.
struct BulkOutcome {
    QString name;
    ChangeSetId set;
    QList<CaseKey> changed;
    QList<CaseKey> unchanged;
    QList<workspace::PushReport::Failure> failed;
    bool sent = false;
    bool cancelled = false;
};

/// Editing the selected cases, one or many, without a window. For one case each edit is a change set of its own, applied at once;
/// for many the edits are pending until apply(), which reads what it must, applies one named change set and sends it.
class BulkEdit final : public QObject {
    Q_OBJECT
public:
    enum class Mode { Nothing, One, Many };
    enum class Activity { Idle, Reading, Sending };
    struct FieldState {
        Ref common;                 ///< of all selected cases, where they agree
        bool mixed = false;
        std::optional<Ref> pending;
        QStringList several; ///< features of the one case; another one is added to them
    };
    template <typename T>
    struct LinkRow {
        T link;
        TagStatesModel::Pending pending = TagStatesModel::Pending::Untouched;
    };

    explicit BulkEdit(QObject *parent = nullptr);
    ~BulkEdit() override;

    /// The open project; the index and what `access` speaks of must outlive it or closeProject().
    void openProject(const query::CaseIndex *index, CaseAccess access, ProjectSchema schema);
    void closeProject();
    void setSchema(const ProjectSchema &schema) { m_schema = schema; Q_EMIT changed(); }
    /// What the team has agreed on about tags; TagPolicy::standard() where nobody said.
    void setTagPolicy(const TagPolicy &policy);
    [[nodiscard]] const TagPolicy &tagPolicy() const { return m_policy; }
    /// What is pending goes on for a selection of many that shares cases with the one before; else it is dropped.
    void setSelection(const QList<CaseKey> &keys);

    [[nodiscard]] Mode mode() const;
    [[nodiscard]] Activity activity() const { return m_activity; }
    [[nodiscard]] const QList<CaseKey> &selection() const { return m_selection; }
    [[nodiscard]] const ProjectSchema &schema() const { return m_schema; }
    [[nodiscard]] const query::CaseIndex *index() const { return m_index; }
    [[nodiscard]] const CaseAccess &access() const { return m_access; }
    [[nodiscard]] TagStatesModel *tags() { return &m_tags; }
    [[nodiscard]] FieldState field(CaseField field) const;
    /// Links of the one selected case with what is pending; nothing as long as they were not read. Of many what is to be added, and the
    /// links of those that are known by now (the first thousand are looked at): taking one off takes it off all.
    /// T: IssueLink, ExternalLink, Relation or TestKey, here and below; see bulk_edit_links.h.
    template <typename T>
    [[nodiscard]] std::optional<QList<LinkRow<T>>> links() const;
    [[nodiscard]] workspace::CaseEdits pending() const;

    void addTag(const QString &name);
    /// Nothing: keep.
    void setField(CaseField field, const std::optional<Ref> &value);
    void setSuite(const std::optional<SuitePath> &suite);
    void setOwner(const std::optional<Ref> &owner);
    /// Of another custom field: all the values that each case is to have.
    void setFieldValues(ServerId field, const std::optional<QList<Ref>> &values);
    template <typename T>
    void addLink(const T &link);
    /// Takes a link off, or an addition back.
    template <typename T>
    void removeLink(const T &link);
    /// Both in one edit.
    template <typename T>
    void replaceLink(const T &link, const T &by);
    void discard();

    /// Reads what the plan needs, then previewReady().
    void preview();
    void apply();
    /// Moves cases into one suite, whatever is selected; sent at once where they are many. finished() in any case.
    void moveToSuite(const QList<CaseKey> &keys, const SuitePath &suite);
    /// Reads what `rule` needs of these cases, whatever is selected, and shows what it would make of them.
    void previewPlan(const QList<CaseKey> &keys, const workspace::PlanRule &rule);
    /// Carries `rule` out at once in these cases, whatever is selected: for who has shown it in a way of their own. finished() in any case.
    void applyPlan(const QList<CaseKey> &keys, const workspace::PlanRule &rule);
    /// Whether previewReady() told of what is pending, and not of a previewPlan().
    [[nodiscard]] bool isPreviewOfPending() const;
    /// Carries out what previewReady() showed last, but for these cases; as they are by now.
    void applyPreviewed(const QSet<CaseKey> &leftOut);
    /// Stops what is under way; what was applied stays and waits.
    void cancel();

public Q_SLOTS:
    /// These cases have changed in the index; nothing is done where none of them is selected.
    void updateCases(const QList<casewright::CaseKey> &keys);
    void refresh();
    /// Reads again what could not be read of the one selected case.
    void retryReading();

Q_SIGNALS:
    void selectionChanged();
    /// Anything that is shown or pending.
    void changed();
    void activityChanged();
    void progress(qsizetype done, qsizetype total);
    /// A plan begins with reading so many of its cases from the server.
    void readingFirst(qsizetype cases);
    /// What preview() or previewPlan() asked for; applyPreviewed() carries it out.
    void previewReady(const casewright::workspace::Plan &plan);
    /// A plan has ended: an apply() for many, or a move. Edits of one case end without a word.
    void finished(const casewright::BulkOutcome &outcome);
    /// Nothing could be read or applied.
    void failed(const casewright::Error &error);

private:
    struct Job;
    static QCoro::Task<void> run(QPointer<BulkEdit> self, std::shared_ptr<Job> job);
    static QCoro::Task<void> readSelected(QPointer<BulkEdit> self, CaseKey key);
    void enqueue(std::shared_ptr<Job> job);
    void startNext();
    [[nodiscard]] workspace::PlanRule ruleOf(const workspace::CaseEdits &edits) const;
    [[nodiscard]] std::shared_ptr<Job> jobOfPending() const;
    [[nodiscard]] bool isCurrent(const std::shared_ptr<Job> &job) const { return m_job == job; }
    [[nodiscard]] static BulkOutcome outcomeOf(const workspace::Plan &plan, ChangeSetId set, const Result<void> &read);
    static void noteSent(BulkOutcome &outcome, const Result<workspace::PushReport> &sent);
    void finish(const Job &job, const BulkOutcome &outcome);
    void giveUp(const Error &error);
    void endJob();
    void settle(const Job &job);
    void settleMore(const workspace::CaseEdits &done);
    void setActivity(Activity activity);
    void edited();
    void readIfOne();
    [[nodiscard]] bool isRead() const;
    [[nodiscard]] const TestCase *currentOf(CaseKey key) const;
    static constexpr qsizetype mostLookedAt = 1000;
    template <typename T>
    [[nodiscard]] QList<T> knownLinks() const;
    [[nodiscard]] QString nameOf(CaseField field, query::CaseIndex::RowNumber row) const;
    [[nodiscard]] std::optional<Ref> pendingField(CaseField field) const;

    const query::CaseIndex *m_index = nullptr;
    CaseAccess m_access;
    ProjectSchema m_schema;
    QList<CaseKey> m_selection;
    TagStatesModel m_tags;
    TagPolicy m_policy = TagPolicy::standard();
    QMap<CaseField, Ref> m_fields;
    workspace::CaseEdits m_more; ///< suite, owner and other custom fields
    workspace::LinkEdits m_links;
    CaseKey m_asked; ///< what was read for it by itself, once
    std::shared_ptr<Job> m_job;
    std::shared_ptr<Job> m_previewed;
    QList<std::shared_ptr<Job>> m_queue;
    Activity m_activity = Activity::Idle;
    std::unique_ptr<CancelSource> m_cancel;
    QTimer m_readTimer;
    TaskScope m_tasks;
};

} // namespace casewright
