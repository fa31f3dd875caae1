// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/tags/tag_edits.h"
#include "ui/models/bulk/tag_manager_model.h"

#include <QDialog>

class QButtonGroup;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace casewright {

class BulkEdit;
class EmptyState;
class InlineMessage;
class Prompts;
struct BulkOutcome;

/// All tags of the project: looked through, renamed, merged, split, given new names by a pattern, deleted. Each of these is a plan over the
/// cases that have the tags, shown before it is carried out and taken back by one undo; tags that other projects of the server have stay.
/// Stands beside the window, not before it.
class TagManager final : public QDialog {
    Q_OBJECT
public:
    /// `bulk` outlives it; it shows previews by BulkEdit::previewReady().
    TagManager(BulkEdit *bulk, Prompts *prompts, QWidget *parent = nullptr);

    /// The file of the policy in force; empty: none.
    void setPolicyFile(const QString &path);
    void showError(const QString &text);
    [[nodiscard]] QTreeView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *filterField() const { return m_filter; }
    [[nodiscard]] TagManagerModel *model() const { return m_model; }
    [[nodiscard]] InlineMessage *message() const { return m_message; }

public Q_SLOTS:
    /// The cases or the policy have changed.
    void refresh();

Q_SIGNALS:
    /// Another policy is to be in force; empty: none.
    void policyFileChosen(const QString &path);
    void undoRequested();
    /// The cases with this tag are to be listed.
    void casesRequested(const QString &tag);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildList();
    [[nodiscard]] QHBoxLayout *buildChips();
    [[nodiscard]] QHBoxLayout *buildButtons();
    QPushButton *addButton(QHBoxLayout *row, const QString &name, const QString &text, void (TagManager::*act)());
    void buildMenus(QHBoxLayout *row);
    void connectParts();
    void updateParts();
    void plan(const TagEdits &edits, const QString &one, const QString &many);
    void rename(const QString &tag, const QString &newName);
    void editName();
    void enterList();
    void merge();
    void split();
    void renameByPattern();
    void remove();
    void showCases();
    void exportList();
    void importList();
    void takeList(const QString &path);
    void choosePolicy();
    void newPolicy();
    void dropPolicy();
    void tell(const BulkOutcome &outcome);
    void pressMessage();
    [[nodiscard]] QStringList selected() const;
    [[nodiscard]] bool mayChange() const;

    BulkEdit *m_bulk;
    Prompts *m_prompts;
    TagManagerModel *m_model;
    QLineEdit *m_filter;
    QButtonGroup *m_chips;
    InlineMessage *m_message;
    QStackedWidget *m_pages;
    QTreeView *m_list;
    EmptyState *m_empty;
    QPushButton *m_rename = nullptr;
    QPushButton *m_merge = nullptr;
    QPushButton *m_split = nullptr;
    QPushButton *m_pattern = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_cases = nullptr;
    QAction *m_drop = nullptr;
    enum class Press { Nothing, Cancel, Undo } m_press = Press::Nothing; ///< what the button of the message does
    QString m_policyFile;
    QList<std::pair<QString, int>> m_counts; ///< of what is listed
    bool m_isCounted = false;                ///< else something but the counts has changed
    bool m_isOwnPlan = false; ///< what is under way was asked for here
};

} // namespace casewright
