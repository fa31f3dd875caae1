// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/steps/scenario_editor.h"

#include <QJsonObject>
#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QTabWidget;

namespace casewright {

class CasePages;
class CaseScenarioDoc;
class CaseStepExtras;
class ConflictStrip;
class EmptyState;
class InlineMessage;
class NewsStrip;
class Prompts;
class StepTreeView;
class TextTyping;
enum class Remedy;

/// One open case: its name, its scenario, and the pages of what else it has. Reads the case when it is made, and shows it once it is
/// known; who may only read the project looks at all of it. The workspace and the prompts must outlive it.
class CaseEditor final : public QWidget {
    Q_OBJECT
public:
    CaseEditor(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent = nullptr);
    ~CaseEditor() override;

    [[nodiscard]] CaseKey key() const { return m_key; }
    /// Name and whether it waits to be sent, for the tab.
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool isWaiting() const;
    /// Goes to the steps, or to the pane that lies over them.
    void focusScenario();
    /// Gives the keyboard back to what had it last, as long as that can take it; else as focusScenario().
    void focusWhereLeft();
    /// Goes to the first step that holds one of the words, as soon as the case is read; there F2 selects the word.
    void findInSteps(const QStringList &words);
    void focusName();
    /// Makes changes of everything that is being typed.
    void commitTyping();
    /// Something is typed that only the analyst can save or discard; it is shown.
    [[nodiscard]] bool holdsEdits();
    /// The server may have other news of it than were listed: it is asked, at once or when the case is looked at.
    void askServer();

    /// Where the analyst works in it, see CasePlace.
    [[nodiscard]] QJsonObject place() const;
    /// Goes there as soon as the case is shown. With the keyboard, unless that is elsewhere by then.
    void setPlace(const QJsonObject &place, bool hadKeyboard);

Q_SIGNALS:
    void titleChanged();
    void undoRequested();
    void redoRequested();
    void moveRequested();
    /// The clashes of this case are to be decided.
    void resolveRequested();
    /// Deleted by key: to be told, with Undo.
    void stepsRemoved(int count);
    /// What has come of something, in a line that goes by itself.
    void told(const QString &text);
    /// Of an error that trying again does not mend.
    void remedyChosen(casewright::Remedy remedy);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectParts();
    void build();
    QWidget *makeScenarioPage();
    QLayout *makeHead();
    void refresh();
    void load();
    void mend(Remedy remedy);
    void takeNews(const QList<CaseKey> &keys);
    void showTitle();
    void showBadges();
    void showKeywords();
    void showNote();
    void tell(const QString &text);
    /// `again` is done where trying again helps.
    void tellError(const Error &error, const std::function<void()> &again);
    void showUnread(const QString &title);
    [[nodiscard]] bool isRead() const;
    bool focusPane();
    void goToPlace();
    [[nodiscard]] static QCoro::Task<void> read(QPointer<CaseEditor> self);
    [[nodiscard]] static QCoro::Task<void> reread(QPointer<CaseEditor> self);

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
    InlineMessage *m_note; ///< what to know before one edits
    ConflictStrip *m_conflict;
    NewsStrip *m_news;
    EmptyState *m_unread;
    QTabWidget *m_tabs;
    StepTreeView *m_steps;
    QStringList m_wordsToFind;
    QStringList m_lostKeywords; ///< those m_keywords tells of
    bool m_noteRead = false;
    bool m_isReading = false; ///< for the first time
    bool m_isStale = false;   ///< the server is to be asked when it is looked at
    QJsonObject m_place;      ///< to go to
    bool m_takesKeyboard = false;     ///< there, from
    QPointer<QWidget> m_keyboardThen; ///< what had it when that was said
    std::function<void()> m_again;
    CasePages *m_pages = nullptr;
    CaseStepExtras *m_extras = nullptr;
    CancelSource m_cancel;
    TaskScope m_tasks;
};

} // namespace casewright
