// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens/completion.h"
#include "ui/models/bulk/bulk_edit.h"

#include <QHash>
#include <QUrl>
#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;

namespace casewright {

class FieldsBox;
class ManyFieldsBox;
class InlineMessage;
class IssuesBox;
class LinkBox;
class NoteLabel;
class PlanBar;
class TokenField;

/// "Tags & links" of the selected cases, one or many. One case: each edit is applied at once. Many: edits wait in the bar until
/// they are applied, with a preview; what fails is asked to be selected afterwards, and is told with its reason.
class TagsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit TagsPanel(QWidget *parent = nullptr);

    /// The workspace must outlive this or closeProject(). Its signals are followed from here.
    void openProject(workspace::Workspace &workspace);
    /// The same with the pieces given one by one; updates then come through bulk()->updateCases() and refresh().
    void openProject(const query::CaseIndex *index, const CaseAccess &access, const ProjectSchema &schema);
    void closeProject();

    void setSelection(const QList<CaseKey> &keys);
    /// Is warned by, completed from and replaces values of one key by it; what does not fit it is told below the tags.
    void setTagPolicy(const TagPolicy &policy);
    /// The window over which previews are shown, while it is open, but for those of what is pending here.
    void setPreviewParent(QWidget *window) { m_previewParent = window; }
    /// Ctrl+T: to the field where a tag is typed.
    void focusTagField();

    [[nodiscard]] BulkEdit *bulk() const { return m_bulk; }
    [[nodiscard]] TokenField *tagField() const { return m_tagField; }
    [[nodiscard]] QListView *tagList() const { return m_tagList; }
    [[nodiscard]] FieldsBox *fields() const { return m_fields; }
    [[nodiscard]] IssuesBox *issues() const { return m_issues; }
    [[nodiscard]] PlanBar *planBar() const { return m_bar; }

public Q_SLOTS:
    /// Asks for the tag on the selected cases: at once on one, pending on many.
    void addTag(const QString &tag);
    /// Lists what failed with its reasons ("Details" of the toast).
    void showFailures(const casewright::BulkOutcome &outcome);

Q_SIGNALS:
    /// For the toast "Changed 41, 1 failed - Undo - Details".
    void planFinished(const casewright::BulkOutcome &outcome);
    /// The cases that could not be changed, to be selected.
    void selectRequested(const QList<casewright::CaseKey> &keys);
    void openUrlRequested(const QUrl &url);
    void openCaseRequested(casewright::ServerId caseId);

private:
    void alignNames();
    void buildParts();
    QWidget *buildContent();
    void addSection(LinkBox *box, const QString &title, QWidget *input, bool Capabilities::*needs);
    void refreshSections();
    void connectParts();
    void refresh();
    void tagsEdited(const QStringList &tokens);
    void showPreview(const workspace::Plan &plan);
    void finish(const BulkOutcome &outcome);
    void selectionChanged();
    [[nodiscard]] QString titleText() const;
    [[nodiscard]] QStringList tagsOnAll() const;
    [[nodiscard]] QStringList inOrderOfField(QStringList tags) const;
    [[nodiscard]] QList<Completion> knownTags() const;

    BulkEdit *m_bulk;
    QStackedWidget *m_pages;
    QWidget *m_content;
    QLabel *m_title;
    InlineMessage *m_message;
    TokenField *m_tagField;
    QListView *m_tagList;
    NoteLabel *m_tagProblems; ///< what does not fit the policy
    FieldsBox *m_fields;
    ManyFieldsBox *m_manyFields;
    IssuesBox *m_issues;
    struct Section {
        LinkBox *box;
        QLabel *heading;
        bool Capabilities::*needs; ///< null: every server has such links
    };
    QList<Section> m_sections;
    PlanBar *m_bar;
    QPointer<QWidget> m_previewParent;
    QPointer<workspace::Workspace> m_workspace;
    QHash<QString, qint64> m_lastUsed; ///< of tags, for completion; grows by one a use
    BulkOutcome m_outcome;             ///< of the plan that the message speaks of
};

} // namespace casewright
