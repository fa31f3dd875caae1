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
class EmptyState;
class InlineMessage;
class StepTreeView;
class TextTyping;
enum class Remedy;

/// One open case: its name, its scenario, its details. Reads the case when it is made, and shows scenario and details once they
/// are known. The workspace must outlive it.
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
    /// Goes to the first step that holds one of the words, as soon as the case is read; there F2 selects the word.
    void findInSteps(const QStringList &words);
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
    /// Of an error that trying again does not mend.
    void remedyChosen(casewright::Remedy remedy);

private:
    void connectParts();
    void build();
    QWidget *makeScenarioPage();
    QLayout *makeHead();
    void showPage(int page);
    void refresh();
    void load();
    void mend(Remedy remedy);
    void takeNews(const QList<CaseKey> &keys);
    void showTitle();
    void showBadges();
    void showKeywords();
    void showUnread(const QString &title);
    [[nodiscard]] bool isRead() const;
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
    InlineMessage *m_keywords;
    EmptyState *m_unread;
    QTabWidget *m_tabs;
    StepTreeView *m_steps;
    QStringList m_wordsToFind;
    QStringList m_lostKeywords; ///< those m_keywords tells of
    CaseDetails *m_details = nullptr;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright
