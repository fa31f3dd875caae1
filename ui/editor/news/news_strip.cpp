// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/news/news_strip.h"

#include "ui/common/diff/diff_view.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/changes/change_lines.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright {
namespace {

/// Whoever only passes by a case on the way to another tab has not read it.
constexpr qint64 readAfterMs = 1000;
constexpr int fewestDiffLines = 3;
constexpr int mostLines = 10;
constexpr int mostOfCase = 3; ///< and no more than one in so many parts of its height

} // namespace

NewsStrip::NewsStrip(workspace::Workspace *workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_message(new InlineMessage(this)), m_dismiss(new QToolButton(m_message)),
      m_diff(new DiffView(this))
{
    build();
    connect(m_message, &InlineMessage::buttonClicked, this, [this] { setOpen(m_diff->isHidden()); });
    connect(m_dismiss, &QToolButton::clicked, this, &NewsStrip::dismiss);
    hide();
}

void NewsStrip::build()
{
    m_message->setObjectName(QStringLiteral("caseNews"));
    m_dismiss->setObjectName(QStringLiteral("caseNewsDismiss"));
    m_dismiss->setText(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Esc"));
    m_dismiss->setFocusPolicy(Qt::StrongFocus);
    m_message->layout()->addWidget(m_dismiss); // behind its own button
    m_diff->setObjectName(QStringLiteral("caseNewsDiff"));
    m_diff->setAccessibleName(tr("What was changed on the server"));
    m_diff->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::space3, 0, metrics::space3, metrics::space2);
    layout->setSpacing(metrics::space1);
    layout->addWidget(m_message);
    layout->addWidget(m_diff);
}

void NewsStrip::refresh(const workspace::CaseRecord *record)
{
    if (!record)
        return;
    const std::optional<Change> before = m_news.change();
    m_news.take(*record);
    if (!m_news.change()) {
        hide();
        return;
    }
    if (!isSameChange(before, m_news.change()))
        m_diff->setLines(changeLines(*m_news.change(), m_workspace->schema()));
    if (!before)
        m_diff->hide();
    say();
    show();
    fitDiff();
}

void NewsStrip::say()
{
    const QString what = newsSummary(*m_news.change(), m_workspace->schema());
    const QString text = m_news.who().isEmpty() ? tr("Changed on the server: %1.").arg(what)
                                                : tr("Changed on the server by %1: %2.").arg(m_news.who(), what);
    if (m_message->text() != text || isHidden()) // not announced again
        m_message->showMessage(MessageKind::Info, text, m_diff->isHidden() ? tr("Show") : tr("Hide"));
}

void NewsStrip::setOpen(bool isOpen)
{
    const bool hadFocus = m_diff->hasFocus();
    m_diff->setVisible(isOpen);
    m_message->showMessage(MessageKind::Info, m_message->text(), isOpen ? tr("Hide") : tr("Show"));
    fitDiff();
    if (hadFocus)
        m_dismiss->setFocus();
}

void NewsStrip::dismiss()
{
    m_news.settle();
    if (isHidden())
        return;
    if (isAncestorOf(window()->focusWidget()))
        Q_EMIT focusLeft(); // before it hides, or Qt looks for the next widget
    hide();
}

/// As high as its lines, as far as the steps below keep room.
void NewsStrip::fitDiff()
{
    if (m_diff->isHidden())
        return;
    const int frame = 2 * m_diff->frameWidth();
    const int line = m_diff->fontMetrics().height() + metrics::space1;
    const int fewest = fewestDiffLines * line;
    const int most = std::max(fewest, std::min(mostLines * line, parentWidget()->height() / mostOfCase));
    int height = 0;
    for (int row = 0; row < m_diff->model()->rowCount() && height < most; ++row)
        height += m_diff->sizeHintForIndex(m_diff->model()->index(row, 0)).height();
    m_diff->setMinimumHeight(std::min(height, fewest) + frame);
    m_diff->setMaximumHeight(std::min(height, most) + frame);
}

void NewsStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void NewsStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_readSince.start();
}

void NewsStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    // Not a window that is minimised: the case is still the one that is worked on.
    const bool isLeft = !event->spontaneous() && !isHidden();
    if (isLeft && m_readSince.isValid() && m_readSince.hasExpired(readAfterMs)) {
        m_news.settle();
        hide();
    }
    m_readSince.invalidate();
}

void NewsStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitDiff();
}

} // namespace casewright
