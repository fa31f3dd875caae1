// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_hint.h"

#include "ui/common/theme.h"

#include <QAccessible>
#include <QPainter>

namespace casewright {
namespace {

constexpr int readingTime = 5000; // ms

} // namespace

StepHint::StepHint(QWidget *viewport) : QLabel(viewport)
{
    setObjectName(QStringLiteral("stepHint"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setMargin(metrics::space2);
    m_timer.setSingleShot(true);
    m_timer.setInterval(readingTime);
    connect(&m_timer, &QTimer::timeout, this, &StepHint::dismiss);
    hide();
}

void StepHint::showAt(const QRect &row, int x, const QString &text)
{
    setText(text);
    const int room = parentWidget()->width() - 2 * metrics::space2;
    const int line = fontMetrics().horizontalAdvance(text) + 2 * margin() + metrics::space2;
    const int width = std::min(line, room);
    const QSize size(width, heightForWidth(width));
    int y = row.bottom() + 1;
    if (y + size.height() > parentWidget()->height() && row.top() >= size.height())
        y = row.top() - size.height();
    setGeometry(QRect(QPoint(std::clamp(x, metrics::space2, metrics::space2 + room - width), y), size));
    show();
    raise();
    m_timer.start();
    setAccessibleName(text);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StepHint::dismiss()
{
    m_timer.stop();
    hide();
}

void StepHint::paintEvent(QPaintEvent *event)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.warning, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace casewright
