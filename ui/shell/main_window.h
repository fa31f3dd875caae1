// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/common/action_registry.h"
#include "ui/models/bulk/bulk_edit.h"

#include <QMainWindow>
#include <QVariantMap>

class QDockWidget;
class QSplitter;

namespace casewright {

class BrowserPanel;
class CaseCommands;
class CaseListPanel;
class DockWidths;
class EditorTabs;
class PendingCommands;
class Prompts;
class QuickOpen;
class Sending;
class ServerCommands;
class StatusLine;
class TagCommands;
class TagsPanel;
class Toast;
class TransferCommands;
class UndoCommands;

/// The window: lays its parts out and joins their signals. Everything it shows belongs to the workspace it was given, which
/// outlives it or closeProject(); it decides nothing itself.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Prompts *prompts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void setProjects(const QList<Project> &projects);
    void openProject(workspace::Workspace *workspace);
    void closeProject();
    /// Opens the case of a pasted link, `ATO-12`, `#12` or id; says so where there is none such.
    void openText(const QString &text);
    void pull();
    void showError(const Error &error);
    /// Makes changes of what is being typed; true where something is left that only the analyst can save or discard: it is shown, and the
    /// project is not to be closed.
    [[nodiscard]] bool holdsEdits();

    /// Geometry, docks, widths, and where the analyst works: expansion, suite, filter, selected and open cases, for the next start.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap &state);

    [[nodiscard]] TransferCommands &transfer() { return *m_transfer; }
    [[nodiscard]] ActionRegistry &actions() { return m_actions; }

Q_SIGNALS:
    void connectRequested();
    void projectRequested(casewright::ServerId project);
    void newProjectRequested();
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildLayout();
    void buildToolBar();
    QDockWidget *addDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area);
    void connectParts();
    void connectTags();
    void connectServerCommands();
    void connectTransfer();
    void connectPending();
    void connectCaseActions();
    void connectGoActions();
    void on(const QString &action, const std::function<void()> &act);
    void select(const QList<CaseKey> &keys);
    void openCase(CaseKey key);
    void reveal(const QList<CaseKey> &keys);
    void showCreated(const QList<CaseKey> &keys);
    void planFinished(const BulkOutcome &outcome);
    void movePane(int step);
    [[nodiscard]] QList<CaseKey> editedCase() const;
    void updateActions();

    Prompts *m_prompts;
    ActionRegistry m_actions;
    workspace::Workspace *m_workspace = nullptr;
    QList<CaseKey> m_selection;
    BrowserPanel *m_browser;
    CaseListPanel *m_cases;
    EditorTabs *m_editors;
    TagsPanel *m_tags;
    QSplitter *m_splitter;
    DockWidths *m_dockWidths;
    StatusLine *m_status;
    Toast *m_toast;
    QuickOpen *m_quickOpen;
    Sending *m_sending;
    PendingCommands *m_pending;
    CaseCommands *m_commands;
    UndoCommands *m_undo;
    ServerCommands *m_server;
    TagCommands *m_tagCommands;
    TransferCommands *m_transfer;
};

} // namespace casewright
