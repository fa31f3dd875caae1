// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.h"

#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int textWidth = 360;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_primary(new QPushButton(this)),
      m_alternative(new QPushButton(this))
{
    m_title->setObjectName(QStringLiteral("emptyStateTitle"));
    m_title->setFont(titleFont(font()));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("emptyStateText"));
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setMaximumWidth(textWidth);
    m_picture->setAlignment(Qt::AlignCenter);
    m_primary->setObjectName(QStringLiteral("emptyStatePrimary"));
    m_primary->setDefault(true);
    m_alternative->setObjectName(QStringLiteral("emptyStateAlternative"));
    m_alternative->setFlat(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    // Centred as a column of readable width; a plain AlignCenter would take the label its height for width.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 100);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addSpacing(metrics::space2);
    layout->addWidget(m_primary, 0, Qt::AlignHCenter);
    layout->addWidget(m_alternative, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    const auto press = [this](const QPushButton *button, const QPointer<QAction> &action) {
        connect(button, &QPushButton::clicked, this, [&action] {
            if (action)
                action->trigger();
        });
    };
    press(m_primary, m_primaryAction);
    press(m_alternative, m_alternativeAction);
    refreshButtons();
}

void EmptyState::setContent(const EmptyStateContent &content)
{
    m_icon = content.icon;
    m_title->setText(content.title);
    m_text->setText(content.text);
    setAccessibleName(content.title);
    setAccessibleDescription(content.text);
    follow(&m_primaryAction, content.primary);
    follow(&m_alternativeAction, content.alternative);
    refreshButtons();
    paintIconLabel();
}

void EmptyState::follow(QPointer<QAction> *slot, QAction *action)
{
    if (*slot)
        disconnect(*slot, &QAction::changed, this, &EmptyState::refreshButtons);
    *slot = action;
    if (action)
        connect(action, &QAction::changed, this, &EmptyState::refreshButtons);
}

void EmptyState::refreshButtons()
{
    const auto refresh = [](QPushButton *button, const QAction *action) {
        button->setVisible(action);
        if (!action)
            return;
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
    };
    refresh(m_primary, m_primaryAction);
    refresh(m_alternative, m_alternativeAction);
    setFocusProxy(m_primaryAction ? m_primary : m_alternative);
}

void EmptyState::paintIconLabel()
{
    const QColor colour = Theme::of(palette()).mutedText;
    const int side = 2 * metrics::iconSize(fontMetrics());
    m_picture->setPixmap(icon(m_icon, colour).pixmap(QSize(side, side), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIconLabel();
    if (event->type() == QEvent::FontChange) {
        m_title->setFont(titleFont(font()));
        paintIconLabel();
    }
}

} // namespace casewright
