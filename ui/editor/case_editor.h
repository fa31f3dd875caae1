// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/steps/scenario_editor.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTabWidget;

namespace casewright {

class CaseDetails;
class CaseScenarioDoc;
class InlineMessage;
class StepTreeView;
class TextTyping;

/// One open case: its name, its scenario, its details. Reads the case when it is made. The workspace must outlive it.
class CaseEditor final : public QWidget {
    Q_OBJECT
public:
    CaseEditor(workspace::Workspace *workspace, CaseKey key, QWidget *parent = nullptr);
    ~CaseEditor() override;

    [[nodiscard]] CaseKey key() const { return m_key; }
    /// Name and whether it waits to be sent, for the tab.
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isWaiting() const;
    void focusScenario();
    void focusName();
    /// Makes changes of everything that is being typed.
    void commitTyping();

Q_SIGNALS:
    void titleChanged();
    void undoRequested();
    void redoRequested();
    void moveRequested();
    /// Deleted by key: to be told, with Undo.
    void stepsRemoved(int count);

private:
    void build();
    void refresh();
    void load();
    void takeNews(const QList<CaseKey> &keys);
    void showBadges();
    [[nodiscard]] static QCoro::Task<void> read(QPointer<CaseEditor> self);

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    CaseScenarioDoc *m_doc;
    ScenarioEditor *m_scenario;
    TextTyping *m_name;
    QLabel *m_id;
    QLineEdit *m_title;
    QLabel *m_badges;
    InlineMessage *m_message;
    QTabWidget *m_tabs;
    StepTreeView *m_steps;
    CaseDetails *m_details = nullptr;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright
