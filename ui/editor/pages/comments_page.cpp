// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/comments_page.h"

#include "core/workspace/case_extras.h"
#include "ui/common/mnemonic.h"
#include "ui/common/prompts.h"
#include "ui/common/theme.h"
#include "ui/editor/pages/comment_view.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace casewright {
namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 8;
const QString draftPlace = QStringLiteral("comment");

} // namespace

CommentsPage::CommentsPage(workspace::Workspace *workspace, CaseKey key, Prompts *prompts, QWidget *parent)
    : ServerPage(workspace, key, parent), m_prompts(prompts)
{
    setObjectName(QStringLiteral("commentsPage"));
    QWidget *list = makeList();
    start(list, makeFoot(), {Icon::Edit, tr("Send it first; then it can be commented on.")});
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(std::chrono::seconds(1));
    connect(&m_draftTimer, &QTimer::timeout, this, &CommentsPage::keepDraft);
}

void CommentsPage::commitTyping()
{
    if (!m_draftTimer.isActive())
        return;
    m_draftTimer.stop();
    keepDraft();
}

QWidget *CommentsPage::makeList()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("commentList"));
    m_scroll->setAccessibleName(tr("Comments"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    auto *holder = new QWidget(m_scroll);
    holder->setBackgroundRole(QPalette::Base);
    m_list = new QVBoxLayout(holder);
    m_list->setContentsMargins({});
    m_list->setSpacing(metrics::space2);
    m_list->addStretch();
    m_scroll->setWidget(holder);
    return m_scroll;
}

QWidget *CommentsPage::makeFoot()
{
    auto *foot = new QWidget(this);
    m_label = new QLabel(foot);
    m_text = new QPlainTextEdit(foot);
    m_text->setObjectName(QStringLiteral("commentText"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("Markdown; Ctrl+Enter sends it"));
    m_text->installEventFilter(this);
    m_label->setBuddy(m_text);
    m_send = new QPushButton(foot);
    m_send->setObjectName(QStringLiteral("sendComment"));
    m_cancel = new QPushButton(tr("Cancel"), foot);
    m_cancel->setObjectName(QStringLiteral("cancelComment"));
    m_cancel->setAccessibleName(tr("Leave the comment as it was"));
    QWidget::setTabOrder(m_text, m_send);
    QWidget::setTabOrder(m_send, m_cancel);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space2);
    head->addWidget(m_label, 1);
    head->addWidget(m_cancel);
    head->addWidget(m_send);
    auto *layout = new QVBoxLayout(foot);
    layout->setContentsMargins({});
    layout->setSpacing(metrics::space1);
    layout->addLayout(head);
    layout->addWidget(m_text);
    endEdit();
    m_text->setPlainText(workspace().draft(key(), draftPlace));
    if (!workspace().schema().mayComment) {
        m_label->setText(tr("You may read these comments but not add any."));
        m_text->hide();
        m_send->hide();
    }
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_edited && !m_draftTimer.isActive())
            m_draftTimer.start();
    });
    connect(m_text->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &CommentsPage::fitField);
    fitField();
    connect(m_send, &QPushButton::clicked, this, &CommentsPage::send);
    connect(m_cancel, &QPushButton::clicked, this, &CommentsPage::endEdit);
    return foot;
}

void CommentsPage::load()
{
    showEmpty(Icon::Edit, tr("Reading the comments…"), {});
    tasks().start(runLoad(this));
}

QCoro::Task<void> CommentsPage::runLoad(QPointer<CommentsPage> self)
{
    auto reading = self->workspace().extras().comments(self->key(), self->tasks().token());
    const Result<QList<Comment>> comments = co_await reading;
    if (!self)
        co_return;
    if (comments) {
        self->showComments(*comments);
        co_return;
    }
    self->showEmpty(Icon::Edit, tr("The comments could not be read"), {});
    self->tell(comments.error(), [page = self.data()] { page->load(); });
}

void CommentsPage::showComments(const QList<Comment> &comments)
{
    while (m_list->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_list->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // one of its buttons may be what is being clicked
    }
    const auto buttons = workspace().schema().mayComment ? CommentView::Buttons::Shown : CommentView::Buttons::Hidden;
    for (const Comment &comment : comments) {
        auto *view = new CommentView(comment, buttons, m_scroll->widget());
        connect(view, &CommentView::editRequested, this, &CommentsPage::beginEdit);
        connect(view, &CommentView::deleteRequested, this, &CommentsPage::askToDelete);
        view->setButtonsEnabled(!m_isBusy);
        m_list->insertWidget(m_list->count() - 1, view);
    }
    if (comments.isEmpty())
        showEmpty(Icon::Edit, tr("No comments yet"), tr("What you write below is sent to the server at once, for everybody to read."));
    else
        showContent();
}

void CommentsPage::send()
{
    const QString body = m_text->toPlainText().trimmed();
    if (body.isEmpty()) {
        m_text->setFocus();
        return;
    }
    clearMessage();
    setBusy(true);
    tasks().start(m_edited ? runEdit(this, m_edited->id, body) : runAdd(this, body));
}

QCoro::Task<void> CommentsPage::runAdd(QPointer<CommentsPage> self, QString body)
{
    auto adding = self->workspace().extras().addComment(self->key(), body, self->tasks().token());
    const Result<Comment> added = co_await adding;
    if (!self)
        co_return;
    Result<void> sent;
    if (!added)
        sent = failure(added.error());
    self->finishSending(Sending::New, sent);
}

QCoro::Task<void> CommentsPage::runEdit(QPointer<CommentsPage> self, ServerId comment, QString body)
{
    auto editing = self->workspace().extras().editComment(comment, body, self->tasks().token());
    const Result<void> edited = co_await editing;
    if (self)
        self->finishSending(Sending::Edited, edited);
}

/// The text stays in the field until it is known to be on the server.
void CommentsPage::finishSending(Sending what, const Result<void> &sent)
{
    setBusy(false);
    if (!sent) {
        tell(sent.error(), [this] { send(); });
        return;
    }
    if (what == Sending::New) {
        workspace().keepDraft(key(), draftPlace, {});
        m_text->clear();
        m_draftTimer.stop();
    }
    endEdit();
    tasks().start(runLoad(this));
}

void CommentsPage::beginEdit(const Comment &comment)
{
    if (m_isBusy)
        return;
    commitTyping(); // what was begun comes back afterwards
    clearMessage(); // trying again would send what is in the field now
    m_edited = comment;
    m_label->setText(tr("&Edit the comment of %1").arg(literally(comment.author)));
    m_text->setAccessibleName(tr("Text of the comment"));
    m_send->setText(tr("Save comment"));
    m_send->setAccessibleName(m_send->text());
    m_cancel->show();
    m_text->setPlainText(comment.body);
    m_text->setFocus();
}

void CommentsPage::endEdit()
{
    const bool wasEditing = m_edited.has_value();
    m_edited.reset();
    m_label->setText(tr("&New comment"));
    m_text->setAccessibleName(tr("New comment"));
    m_send->setText(tr("Add comment"));
    m_send->setAccessibleName(m_send->text());
    m_cancel->hide();
    if (wasEditing) {
        m_text->setPlainText(workspace().draft(key(), draftPlace));
        clearMessage();
    }
}

void CommentsPage::askToDelete(const Comment &comment)
{
    ConfirmQuestion question;
    question.title = tr("Delete Comment");
    question.text = tr("Delete the comment of %1 from the server? This cannot be undone.").arg(comment.author);
    question.detail = comment.body;
    question.verb = tr("Delete Comment");
    question.weight = ConfirmQuestion::Weight::Destructive;
    m_prompts->confirm(this, question, [this, comment](Prompts::Answer answer) {
        if (answer == Prompts::Answer::Confirmed)
            tasks().start(runDelete(this, comment));
    });
}

QCoro::Task<void> CommentsPage::runDelete(QPointer<CommentsPage> self, Comment comment)
{
    self->clearMessage();
    auto deleting = self->workspace().extras().deleteComment(comment.id, self->tasks().token());
    const Result<void> deleted = co_await deleting;
    if (!self)
        co_return;
    if (!deleted) {
        self->tell(deleted.error(), [page = self.data(), comment] { page->tasks().start(runDelete(page, comment)); });
        co_return;
    }
    if (self->m_edited && self->m_edited->id == comment.id)
        self->endEdit();
    self->tasks().start(runLoad(self));
}

void CommentsPage::keepDraft()
{
    if (m_edited)
        return;
    workspace().keepDraft(key(), draftPlace, m_text->toPlainText());
}

/// The list keeps the room as long as little is typed.
void CommentsPage::fitField()
{
    const int lines = std::clamp(static_cast<int>(m_text->document()->size().height()), fewestLines, mostLines);
    m_text->setFixedHeight(lines * fontMetrics().lineSpacing() + 2 * metrics::space2);
}

void CommentsPage::setBusy(bool busy)
{
    m_isBusy = busy;
    m_text->setReadOnly(busy);
    m_send->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
    const auto views = m_scroll->findChildren<CommentView *>();
    for (CommentView *view : views)
        view->setButtonsEnabled(!busy);
}

bool CommentsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return ServerPage::eventFilter(watched, event);
    const auto *pressed = static_cast<QKeyEvent *>(event);
    const bool isEnter = pressed->key() == Qt::Key_Return || pressed->key() == Qt::Key_Enter;
    if (isEnter && pressed->modifiers() & Qt::ControlModifier) {
        if (m_send->isEnabled())
            send();
        return true;
    }
    if (pressed->key() == Qt::Key_Escape && m_edited) {
        if (!m_isBusy)
            endEdit();
        return true;
    }
    return false;
}

} // namespace casewright
