// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/inline_message.h"

#include "core/base/error.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace casewright {

namespace {

Icon iconOf(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Good:
        return Icon::Check;
    case MessageKind::Warning:
        return Icon::Warning;
    case MessageKind::Error:
        return Icon::Error;
    case MessageKind::Info:
        break;
    }
    return Icon::Info;
}

QColor colourOf(MessageKind kind, const Theme &theme)
{
    switch (kind) {
    case MessageKind::Good:
        return theme.good;
    case MessageKind::Warning:
        return theme.warning;
    case MessageKind::Error:
        return theme.bad;
    case MessageKind::Info:
        break;
    }
    return theme.accent;
}

} // namespace

InlineMessage::InlineMessage(QWidget *parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_button(new QToolButton(this))
{
    m_text->setObjectName(QStringLiteral("inlineMessageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(QStringLiteral("inlineMessageButton"));
    m_button->setFocusPolicy(Qt::StrongFocus);
    QFont strong = m_button->font();
    strong.setWeight(QFont::DemiBold);
    m_button->setFont(strong);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::space3, metrics::space2, metrics::space2, metrics::space2);
    layout->setSpacing(metrics::space2);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    connect(m_button, &QToolButton::clicked, this, [this] {
        const Remedy remedy = m_remedy;
        Q_EMIT buttonClicked();
        if (remedy != Remedy::None)
            Q_EMIT remedyChosen(remedy);
    });
    // Not Maximum: that is the height of one long line, and cuts a text that wraps.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
}

void InlineMessage::showMessage(MessageKind kind, const QString &text, const QString &button)
{
    m_kind = kind;
    m_remedy = Remedy::None;
    m_text->setText(text);
    m_text->setToolTip({});
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    refresh();
    show();
    setAccessibleName(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InlineMessage::showError(const Error &error)
{
    const ErrorText said = errorText(error);
    showMessage(MessageKind::Error, said.text + u' ' + said.suggestion, remedyVerb(said.remedy));
    m_remedy = said.remedy;
    m_text->setToolTip(said.detail);
}

void InlineMessage::clear()
{
    m_text->clear();
    setAccessibleName({});
    hide();
}

QString InlineMessage::text() const
{
    return m_text->text();
}

void InlineMessage::refresh()
{
    const int side = metrics::iconSize(fontMetrics());
    m_icon->setFixedSize(side, side);
    m_icon->setPixmap(icon(iconOf(m_kind), colourOf(m_kind, Theme::of(palette()))).pixmap(QSize(side, side), devicePixelRatioF()));
    QPalette accent = palette();
    accent.setColor(QPalette::ButtonText, Theme::of(accent).accent);
    m_button->setPalette(accent);
    update();
}

void InlineMessage::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

void InlineMessage::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    const QColor colour = colourOf(m_kind, theme);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(theme.tint(colour));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
}

} // namespace casewright
