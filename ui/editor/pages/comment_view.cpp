// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/comment_view.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/editor/fields/web_link.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {
namespace {

QToolButton *commentButton(Icon picture, const QString &name, const QString &said, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(picture));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(said);
    button->setAccessibleName(said);
    return button;
}

} // namespace

CommentView::CommentView(const Comment &comment, Buttons buttons, QWidget *parent) : QFrame(parent), m_comment(comment)
{
    setObjectName(QStringLiteral("comment"));
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(comment.createdDate), QLocale::ShortFormat);
    setAccessibleName(tr("Comment by %1, %2").arg(comment.author, time));
    auto *author = new QLabel(this);
    author->setTextFormat(Qt::PlainText);
    author->setText(comment.author);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    author->setFont(bold);
    auto *when = new QLabel(time, this);
    when->setForegroundRole(QPalette::PlaceholderText);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space2);
    head->addWidget(author);
    head->addWidget(when);
    head->addStretch();
    if (buttons == Buttons::Shown) {
        auto *edit = commentButton(Icon::Edit, QStringLiteral("editComment"), tr("Edit this comment"), this);
        auto *remove = commentButton(Icon::Delete, QStringLiteral("deleteComment"), tr("Delete this comment"), this);
        head->addWidget(edit);
        head->addWidget(remove);
        m_buttons = {edit, remove};
        connect(edit, &QToolButton::clicked, this, [this] { Q_EMIT editRequested(m_comment); });
        connect(remove, &QToolButton::clicked, this, [this] { Q_EMIT deleteRequested(m_comment); });
    }
    auto *body = new QLabel(this);
    body->setObjectName(QStringLiteral("commentBody"));
    body->setTextFormat(Qt::MarkdownText);
    body->setWordWrap(true);
    body->setText(comment.body);
    body->setTextInteractionFlags(Qt::TextBrowserInteraction);
    connect(body, &QLabel::linkActivated, this, [](const QString &link) { openWebLink(QUrl(link)); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space3, metrics::space2, metrics::space2, metrics::space2);
    layout->setSpacing(metrics::space1);
    layout->addLayout(head);
    layout->addWidget(body);
}

void CommentView::setButtonsEnabled(bool enabled)
{
    for (QToolButton *button : std::as_const(m_buttons))
        button->setEnabled(enabled);
}

void CommentView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.decoration);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace casewright
