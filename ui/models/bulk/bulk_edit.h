// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_plan.h"
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
    /// What is pending goes on for a selection of many that shares cases with the one before; else it is dropped.
    void setSelection(const QList<CaseKey> &keys);

    [[nodiscard]] Mode mode() const;
    [[nodiscard]] Activity activity() const { return m_activity; }
    [[nodiscard]] const QList<CaseKey> &selection() const { return m_selection; }
    [[nodiscard]] const ProjectSchema &schema() const { return m_schema; }
    [[nodiscard]] const query::CaseIndex *index() const { return m_index; }
    [[nodiscard]] TagStatesModel *tags() { return &m_tags; }
    [[nodiscard]] FieldState field(CaseField field) const;
    /// Links of the one selected case with what is pending, or of many what is to be added. Nothing as long as they were not read.
    /// T: IssueLink, ExternalLink, Relation or TestKey, here and below.
    template <typename T>
    [[nodiscard]] std::optional<QList<LinkRow<T>>> links() const;
    [[nodiscard]] PendingChanges pending() const;

    void addTag(const QString &name);
    /// Nothing: keep.
    void setField(CaseField field, const std::optional<Ref> &value);
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
    void previewReady(const casewright::ChangeSet &set);
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
    [[nodiscard]] std::shared_ptr<Job> jobOfPending() const;
    [[nodiscard]] bool isCurrent(const std::shared_ptr<Job> &job) const { return m_job == job; }
    [[nodiscard]] static BulkOutcome outcomeOf(const BulkPlan &plan, ChangeSetId set, const Result<void> &read);
    static void noteSent(BulkOutcome &outcome, const Result<workspace::PushReport> &sent);
    void finish(const Job &job, const BulkOutcome &outcome);
    void giveUp(const Error &error);
    void endJob();
    void settle(const Job &job);
    void setActivity(Activity activity);
    void edited();
    void readIfOne();
    [[nodiscard]] bool isRead() const;
    [[nodiscard]] const TestCase *currentOf(CaseKey key) const;
    [[nodiscard]] QString nameOf(CaseField field, query::CaseIndex::RowNumber row) const;
    [[nodiscard]] std::optional<Ref> pendingField(CaseField field) const;

    const query::CaseIndex *m_index = nullptr;
    CaseAccess m_access;
    ProjectSchema m_schema;
    QList<CaseKey> m_selection;
    TagStatesModel m_tags;
    QMap<CaseField, Ref> m_fields;
    LinkEdits m_links;
    CaseKey m_asked; ///< what was read for it by itself, once
    std::shared_ptr<Job> m_job;
    QList<std::shared_ptr<Job>> m_queue;
    Activity m_activity = Activity::Idle;
    std::unique_ptr<CancelSource> m_cancel;
    QTimer m_readTimer;
    TaskScope m_tasks;
};

template <typename T>
std::optional<QList<BulkEdit::LinkRow<T>>> BulkEdit::links() const
{
    using Pending = TagStatesModel::Pending;
    const ListDelta<T> &delta = m_links.of<T>();
    QList<LinkRow<T>> rows;
    if (mode() == Mode::One) {
        const TestCase *now = currentOf(m_selection.first());
        if (!now || !(now->*linkFacet<T>.member).known())
            return std::nullopt;
        for (const T &link : (now->*linkFacet<T>.member).value())
            rows.append({link, delta.remove.contains(link) ? Pending::Remove : Pending::Untouched});
    }
    for (const T &link : delta.add)
        rows.append({link, Pending::Add});
    return rows;
}

template <typename T>
void BulkEdit::addLink(const T &link)
{
    if (!m_selection.isEmpty() && m_links.of<T>().plan(link))
        edited();
}

template <typename T>
void BulkEdit::removeLink(const T &link)
{
    m_links.of<T>().takeOff(link, mode() == Mode::One);
    edited();
}

template <typename T>
void BulkEdit::replaceLink(const T &link, const T &by)
{
    if (link == by || m_selection.isEmpty())
        return;
    m_links.of<T>().takeOff(link, mode() == Mode::One);
    m_links.of<T>().plan(by);
    edited();
}

} // namespace casewright
