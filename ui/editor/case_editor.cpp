// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_editor.h"

#include "core/domain/step_keywords.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/editor/case_pages.h"
#include "ui/editor/case_scenario_doc.h"
#include "ui/editor/case_step_extras.h"
#include "ui/editor/conflict_strip.h"
#include "ui/editor/news/news_strip.h"
#include "ui/editor/steps/step_breadcrumb.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/editor/text_typing.h"

#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace casewright {
namespace {

/// The space around a message, there only while the message is: a layout would keep the margins of one that is hidden.
class MessageSpace final : public QWidget {
public:
    MessageSpace(InlineMessage *message, QMargins margins, QWidget *parent) : QWidget(parent)
    {
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(margins);
        layout->addWidget(message);
        message->installEventFilter(this);
        hide();
    }

protected:
    bool eventFilter(QObject *message, QEvent *event) override
    {
        if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
            setVisible(event->type() == QEvent::ShowToParent);
        return QWidget::eventFilter(message, event);
    }
};

} // namespace

CaseEditor::CaseEditor(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_doc(new CaseScenarioDoc(workspace, key, this)),
      m_scenario(new ScenarioEditor(m_doc, {}, this)),
      m_name(new TextTyping(workspace, key, {FacetId::Name, &TestCase::name}, tr("Rename Case"), this)), m_id(new QLabel(this)),
      m_title(new QLineEdit(this)), m_badges(new QLabel(this)), m_message(new InlineMessage(this)), m_keywords(new InlineMessage(this)),
      m_note(new InlineMessage(this)), m_conflict(new ConflictStrip(this)), m_news(new NewsStrip(workspace, this)),
      m_unread(new EmptyState(this)), m_tabs(new QTabWidget(this)), m_steps(new StepTreeView(*m_scenario, this))
{
    setObjectName(QStringLiteral("caseEditor"));
    setBackgroundRole(QPalette::Base); // one sheet with its tab
    setAutoFillBackground(true);
    build();
    m_pages = new CasePages(workspace, key, prompts, m_tabs);
    m_extras = new CaseStepExtras(workspace, key, prompts, m_steps, this);
    connectParts();
    load();
    refresh();
}

CaseEditor::~CaseEditor()
{
    m_cancel.cancel();
    // The open field hands its text to the scenario's editor, which goes before the view does.
    m_steps->editing().close();
}

void CaseEditor::connectParts()
{
    connect(m_workspace, &workspace::Workspace::casesChanged, this, &CaseEditor::takeNews);
    connect(m_workspace, &workspace::Workspace::rowsReset, this, &CaseEditor::refresh);
    connect(m_doc, &CaseScenarioDoc::undoRequested, this, &CaseEditor::undoRequested);
    connect(m_doc, &CaseScenarioDoc::redoRequested, this, &CaseEditor::redoRequested);
    connect(m_title, &QLineEdit::textEdited, m_name, &TextTyping::type);
    connect(m_title, &QLineEdit::editingFinished, this, [this] {
        m_name->commit();
        refresh(); // a name left blank is the old one again
    });
    connect(m_message, &InlineMessage::remedyChosen, this, &CaseEditor::mend);
    connect(m_scenario, &ScenarioEditor::removed, this, &CaseEditor::stepsRemoved);
    connect(m_scenario, &ScenarioEditor::failed, this, [this](const Error &error) { tellError(error, [this] { load(); }); });
    connect(m_note, &InlineMessage::buttonClicked, this, [this] {
        m_noteRead = true;
        m_note->clear();
    });
    connect(m_conflict, &ConflictStrip::resolveRequested, this, &CaseEditor::resolveRequested);
    connect(m_news, &NewsStrip::focusLeft, this, [this] {
        if (m_tabs->currentIndex() == 0)
            m_steps->setFocus(Qt::OtherFocusReason);
    });
    connect(m_pages, &CasePages::undoRequested, this, &CaseEditor::undoRequested);
    connect(m_pages, &CasePages::moveRequested, this, &CaseEditor::moveRequested);
    connect(m_pages, &CasePages::remedyChosen, this, &CaseEditor::remedyChosen);
    connect(m_extras, &CaseStepExtras::failed, this, &CaseEditor::tellError);
    connect(m_extras, &CaseStepExtras::stuck, this, [this](const QString &text, const std::function<void()> &again) {
        m_again = again;
        m_message->showMessage(MessageKind::Warning, text, remedyVerb(Remedy::Retry));
    });
    connect(m_message, &InlineMessage::buttonClicked, this, [this] {
        if (m_message->kind() == MessageKind::Warning)
            mend(Remedy::Retry);
    });
    connect(m_extras, &CaseStepExtras::told, this, &CaseEditor::told);
    connect(m_extras, &CaseStepExtras::remedyChosen, this, &CaseEditor::remedyChosen);
    connect(m_extras, &CaseStepExtras::fileAdded, m_pages, &CasePages::reloadFiles);
    connect(m_extras, &CaseStepExtras::said, this, &CaseEditor::tell);
    connect(m_extras, &CaseStepExtras::fileWanted, m_pages, &CasePages::showFile);
}

void CaseEditor::build()
{
    m_message->setObjectName(QStringLiteral("caseMessage"));
    m_note->setObjectName(QStringLiteral("caseNote"));
    m_unread->setObjectName(QStringLiteral("caseUnread"));
    m_tabs->setObjectName(QStringLiteral("caseTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeScenarioPage(), tr("Scenario"));
    m_badges->setObjectName(QStringLiteral("caseBadges"));
    m_badges->setContentsMargins(metrics::space3, 0, metrics::space3, metrics::space2); // level with the tabs' texts
    m_tabs->setCornerWidget(m_badges); // beside the tabs, where it takes no room from the name
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(makeHead());
    layout->addWidget(new MessageSpace(m_message, {metrics::space3, 0, metrics::space3, metrics::space2}, this));
    layout->addWidget(new MessageSpace(m_note, {metrics::space3, 0, metrics::space3, metrics::space2}, this));
    layout->addWidget(m_conflict);
    layout->addWidget(m_news);
    layout->addWidget(m_unread, 1);
    layout->addWidget(m_tabs, 1);
    if (!m_workspace->schema().mayWrite) {
        m_title->setReadOnly(true);
        m_steps->setReadOnly(tr("You may read this project but not change it."));
    }
}

QLayout *CaseEditor::makeHead()
{
    m_id->setFont(keyFont(font()));
    m_id->setForegroundRole(QPalette::PlaceholderText);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setObjectName(QStringLiteral("caseName"));
    m_title->setAccessibleName(tr("Name of the case"));
    m_title->setFont(titleFont(font()));
    m_title->setFrame(false);
    m_title->setMaxLength(static_cast<int>(m_workspace->schema().capabilities.nameLimit));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::space3, metrics::space2, metrics::space3, metrics::space1);
    head->setSpacing(metrics::space2);
    head->addWidget(m_id);
    head->addWidget(m_title, 1);
    return head;
}

QWidget *CaseEditor::makeScenarioPage()
{
    m_keywords->setObjectName(QStringLiteral("keywordMessage"));
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(new MessageSpace(m_keywords, {metrics::space3, metrics::space2, metrics::space3, metrics::space1}, page));
    column->addWidget(new StepBreadcrumb(*m_steps, page));
    column->addWidget(m_steps, 1);
    return page;
}

void CaseEditor::load()
{
    m_message->clear();
    showUnread(tr("Reading the case…"));
    m_tasks.start(read(this));
}

QCoro::Task<void> CaseEditor::read(QPointer<CaseEditor> self)
{
    const QList<CaseKey> keys(1, self->m_key);
    self->m_isReading = true;
    const Result<void> recalled = co_await self->m_workspace->recall(keys);
    if (!self)
        co_return;
    const bool wasRead = recalled && self->isRead();
    const Result<void> read = co_await self->m_workspace->read(keys, {}, {}, self->m_cancel.token());
    if (!self)
        co_return;
    self->m_isReading = false;
    if (self->isRead() && self->m_workspace->schema().mayWrite) {
        self->m_scenario->typing().restoreDraft();
        self->m_name->restoreDraft();
    } else if (!read && !self->isRead()) {
        self->tellError(read.error(), [editor = self.data()] { editor->load(); });
        self->showUnread(tr("This case has not been read yet"));
    }
    self->refresh();
    self->goToPlace();
    if (wasRead) // at another time
        self->askServer();
}

void CaseEditor::askServer()
{
    m_isStale = true;
    if (!isVisible() || m_isReading || !isRead() || !m_workspace->isOnline())
        return;
    m_isStale = false;
    m_tasks.start(reread(this));
}

/// What comes is told by the workspace. Where the server cannot be asked, the case is as it was known.
QCoro::Task<void> CaseEditor::reread(QPointer<CaseEditor> self)
{
    const Result<void> read = co_await self->m_workspace->reread(self->m_key, self->m_cancel.token());
    if (self && !read)
        self->m_isStale = true;
}

void CaseEditor::mend(Remedy remedy)
{
    if (remedy == Remedy::Retry && m_again)
        std::exchange(m_again, {})();
    else
        Q_EMIT remedyChosen(remedy);
}

void CaseEditor::showUnread(const QString &title)
{
    EmptyStateContent content;
    content.icon = Icon::Case;
    content.title = title;
    m_unread->setContent(content);
}

bool CaseEditor::isRead() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record && record->current().scenario.known();
}

void CaseEditor::takeNews(const QList<CaseKey> &keys)
{
    if (keys.contains(m_key))
        refresh();
}

void CaseEditor::refresh()
{
    m_id->setText(m_workspace->displayId(m_key));
    if (!m_name->isUnsaved() && m_title->text() != title())
        showTitle();
    if (isRead() && !m_unread->isHidden())
        m_message->clear(); // why it could not be read
    m_tabs->setVisible(isRead());
    m_unread->setVisible(!isRead());
    m_pages->refresh();
    if (isRead())
        m_extras->refresh();
    showBadges();
    showKeywords();
    showNote();
    m_conflict->refresh(m_workspace->record(m_key));
    m_news->refresh(isRead() ? m_workspace->record(m_key) : nullptr);
    if (!m_wordsToFind.isEmpty())
        findInSteps(m_wordsToFind);
    Q_EMIT titleChanged();
}

void CaseEditor::showTitle()
{
    m_title->setText(title());
    if (!m_title->hasFocus())
        m_title->home(false); // a long name is read from its start
}

void CaseEditor::showBadges()
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    QStringList badges;
    const TestCase value = record ? record->current() : TestCase();
    if (value.layer.known() && value.layer.value().isNull())
        badges.append(tr("No layer"));
    if (record && record->info.automated)
        badges.append(tr("Automated"));
    if (isWaiting())
        badges.append(tr("Waiting to be sent"));
    m_badges->setText(badges.join(QStringLiteral("  ·  ")));
    m_badges->setVisible(!badges.isEmpty());
}

void CaseEditor::showKeywords()
{
    const QStringList lost = keywordsNotKept(m_doc->scenario(), m_workspace->schema().capabilities.stepKeywords);
    if (lost == m_lostKeywords)
        return; // not announced again
    m_lostKeywords = lost;
    if (lost.isEmpty())
        m_keywords->clear();
    else if (lost.size() == 1)
        m_keywords->showMessage(MessageKind::Info, tr("This server knows no %1: it will be sent as And.").arg(lost.first()));
    else
        m_keywords->showMessage(MessageKind::Info, tr("This server knows none of the keywords %1: they will be sent as And.")
                                                       .arg(lost.join(QStringLiteral(", "))));
}

void CaseEditor::showNote()
{
    const ProjectSchema &schema = m_workspace->schema();
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    QString text;
    QString button;
    if (!schema.mayWrite) {
        text = tr("You may read this project but not change it. Who administers it on the server can let you.");
    } else if (record && record->info.automated && schema.capabilities.binding == AutomationBinding::AllureId && !m_noteRead) {
        // Results are bound to the case by its id there, and what they say of it replaces what people wrote.
        text = tr("This case is automated: the next upload of results may overwrite its scenario and metadata.");
        button = tr("Hide");
    }
    if (text.isEmpty())
        m_note->clear();
    else if (m_note->text() != text) // not announced again
        m_note->showMessage(button.isEmpty() ? MessageKind::Info : MessageKind::Warning, text, button);
}

void CaseEditor::tell(const QString &text)
{
    if (text.isEmpty())
        m_message->clear();
    else
        m_message->showMessage(MessageKind::Info, text);
}

void CaseEditor::tellError(const Error &error, const std::function<void()> &again)
{
    m_again = again;
    m_message->showError(error);
}

QString CaseEditor::title() const
{
    const auto row = m_workspace->index().rowOf(m_key);
    return row ? m_workspace->index().name(*row) : QString();
}

bool CaseEditor::isWaiting() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record && record->isWaiting();
}

void CaseEditor::findInSteps(const QStringList &words)
{
    m_wordsToFind = words;
    if (!words.isEmpty())
        m_place = {}; // the words are what the analyst goes to
    if (isRead())
        m_steps->find(std::exchange(m_wordsToFind, {}));
}

void CaseEditor::focusName()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

bool CaseEditor::holdsEdits()
{
    return m_extras->holdsEdits();
}

void CaseEditor::commitTyping()
{
    m_steps->editing().save();
    m_name->commit();
    m_pages->commitTyping();
}

} // namespace casewright
