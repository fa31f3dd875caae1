// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toast.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace casewright {

namespace {

constexpr int widest = 560;

} // namespace

Toast::Toast(QWidget *host)
    : QFrame(host),
      m_text(new QLabel(this)),
      m_row(new QHBoxLayout(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("toast"));
    m_text->setObjectName(QStringLiteral("toastText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_close->setObjectName(QStringLiteral("toastClose"));
    m_close->setIcon(icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_row->setContentsMargins(metrics::space4, metrics::space2, metrics::space2, metrics::space2);
    m_row->setSpacing(metrics::space2);
    m_row->addWidget(m_text, 1);
    m_row->addWidget(m_close);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_close, &QToolButton::clicked, this, &Toast::dismiss);
    connect(qApp, &QApplication::focusChanged, this, [this] { resumeOrPause(); });
    host->installEventFilter(this);
    hide();
}

// Its button loses the focus while it is deleted, when this is a toast no more.
Toast::~Toast()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void Toast::showMessage(const ToastMessage &message)
{
    // A button may be the one whose click asked for this message.
    for (QToolButton *button : m_buttons) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_text->setText(message.text);
    for (const ToastAction &action : message.actions)
        addButton(action);
    m_timer.setInterval(message.duration);
    place();
    show();
    raise();
    m_timer.start();
    resumeOrPause();
    setAccessibleName(message.text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::addButton(const ToastAction &action)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("toastAction%1").arg(m_buttons.size()));
    button->setText(action.text);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    QPalette palette = button->palette();
    palette.setColor(QPalette::ButtonText, Theme::of(palette).accent);
    button->setPalette(palette);
    QFont bold = button->font();
    bold.setWeight(QFont::DemiBold);
    button->setFont(bold);
    m_row->insertWidget(m_row->count() - 1, button);
    m_buttons.append(button);
    connect(button, &QToolButton::clicked, this, [this, act = action.act] {
        dismiss();
        act();
    });
    button->show();
    setTabOrder(button, m_close);
}

void Toast::dismiss()
{
    m_timer.stop();
    hide();
}

QString Toast::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool Toast::takeFocus()
{
    if (isHidden())
        return false;
    (m_buttons.isEmpty() ? m_close : m_buttons.first())->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void Toast::place()
{
    const QRect host = parentWidget()->rect();
    const int room = std::min(widest, host.width() - 2 * metrics::space4);
    const QMargins margins = m_row->contentsMargins();
    int others = margins.left() + margins.right() + m_row->spacing() + m_close->sizeHint().width();
    for (const QToolButton *button : m_buttons)
        others += button->sizeHint().width() + m_row->spacing();
    const QRect text =
        m_text->fontMetrics().boundingRect(0, 0, std::max(40, room - others), 1000, Qt::TextWordWrap, m_text->text());
    const int width = std::min(room, text.width() + others + metrics::space1);
    const int height = std::max(text.height(), m_close->sizeHint().height()) + margins.top() + margins.bottom();
    setGeometry((host.width() - width) / 2, host.height() - height - metrics::space4, width, height);
}

void Toast::resumeOrPause()
{
    if (isHidden())
        return;
    const QWidget *focus = QApplication::focusWidget();
    if (underMouse() || (focus && isAncestorOf(focus)))
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    resumeOrPause();
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius * 1.5,
                            metrics::radius * 1.5);
}

} // namespace casewright
