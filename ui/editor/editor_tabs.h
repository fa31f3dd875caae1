// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

class QAction;
class QStackedWidget;
class QTabWidget;

namespace casewright {

class CaseEditor;
class EmptyState;
class Prompts;
enum class Remedy;

/// The open cases as tabs. A tab is told by the case's id and name, with a dot while it waits to be sent.
class EditorTabs final : public QWidget {
    Q_OBJECT
public:
    /// `prompts` must outlive it.
    explicit EditorTabs(Prompts *prompts, QWidget *parent = nullptr);
    ~EditorTabs() override;

    /// The workspace must outlive this or closeProject().
    void openProject(workspace::Workspace *workspace);
    void closeProject();
    void setEmptyStateActions(QAction *newCase, QAction *quickOpen);

    /// Opens the case, or shows its tab. One that was open before is opened where the analyst worked in it.
    void open(CaseKey key);
    /// Goes to the first step of the case shown that holds one of the words.
    void findInSteps(const QStringList &words);
    void closeCurrent();
    void showNext();
    void showPrevious();
    /// Null where none is open.
    [[nodiscard]] CaseKey currentKey() const;
    void focusEditor();
    /// Gives the keyboard back to what had it last in the case shown, as long as that can take it; else as focusEditor().
    void focusWhereLeft();
    void commitTyping();
    /// The project was listed anew; of the steps of the open cases a list tells nothing.
    void askServer();
    /// Something is typed in a case that only the analyst can save or discard; it is shown.
    [[nodiscard]] bool holdsEdits();

    /// The open cases, which is shown, and where the analyst works in each; cases made here are kept by their key.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void currentChanged(casewright::CaseKey key);
    void undoRequested();
    void redoRequested();
    void moveRequested();
    /// The clashes of a case are to be decided.
    void resolveRequested(casewright::CaseKey key);
    void stepsRemoved(int count);
    /// What has come of something, in a line that goes by itself.
    void told(const QString &text);
    /// Of an error that the editor cannot mend by itself.
    void remedyChosen(casewright::Remedy remedy);

private:
    [[nodiscard]] CaseEditor *editorAt(int tab) const;
    [[nodiscard]] CaseEditor *current() const;
    void addCloseButton(int tab, CaseEditor *editor);
    void showTitle(CaseEditor *editor);
    void closeTab(int tab);
    void removeTab(int tab);
    void closeGone(const QList<CaseKey> &keys);
    void showNeighbour(int step);

    Prompts *m_prompts;
    workspace::Workspace *m_workspace = nullptr;
    QStackedWidget *m_pages;
    QTabWidget *m_tabs;
    EmptyState *m_empty;
    QHash<CaseKey, QJsonObject> m_left; ///< where the analyst worked in cases of the project that were closed
};

} // namespace casewright
