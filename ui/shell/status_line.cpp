// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

namespace casewright {
namespace {

QString clockTime(qint64 time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time).time(), QLocale::ShortFormat);
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QStatusBar(parent), m_saved(new QLabel(this)), m_work(new QLabel(this)), m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    m_saved->setObjectName(QStringLiteral("savedText"));
    m_work->setObjectName(QStringLiteral("workText"));
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setMaximumWidth(160);
    m_progress->setMaximumHeight(12);
    m_progress->setTextVisible(false);
    m_saved->setContentsMargins(metrics::space2, 0, 0, 0);
    addWidget(m_saved);
    addWidget(m_work);
    addWidget(m_progress);
    m_cancel = addButton(QStringLiteral("cancelWork"));
    m_cancel->setText(tr("Cancel"));
    addWidget(m_cancel);
    m_selected = new QLabel(this);
    m_selected->setObjectName(QStringLiteral("selectedText"));
    addPermanentWidget(m_selected);
    m_nothingWaits = new QLabel(tr("Nothing waits to be sent"), this);
    m_nothingWaits->setObjectName(QStringLiteral("nothingWaits"));
    m_nothingWaits->setForegroundRole(QPalette::PlaceholderText);
    m_nothingWaits->setContentsMargins(metrics::space2, 0, metrics::space2, 0);
    addPermanentWidget(m_nothingWaits);
    m_waiting = addButton(QStringLiteral("waitingButton"));
    addPermanentWidget(m_waiting);
    m_connection = addButton(QStringLiteral("connectionButton"));
    m_connection->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addPermanentWidget(m_connection);
    connect(m_waiting, &QToolButton::clicked, this, &StatusLine::waitingClicked);
    connect(m_connection, &QToolButton::clicked, this, &StatusLine::connectionClicked);
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelClicked);
    setProject(nullptr);
    setProgress({}, 0, 0);
    setWaiting(0);
    setSelected(0);
}

QToolButton *StatusLine::addButton(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    return button;
}

void StatusLine::setProject(const ProjectSchema *schema)
{
    m_server = schema ? tr("%1 · %2").arg(schema->server.authority(), schema->project.name) : QString();
    setOnline(schema != nullptr);
    if (!schema)
        m_saved->clear();
}

void StatusLine::setOnline(bool online)
{
    m_connection->setIcon(icon(online ? Icon::Online : Icon::Offline));
    m_connection->setText(m_server.isEmpty() ? tr("Not connected") : online ? m_server : tr("%1 · offline").arg(m_server));
    m_connection->setAccessibleName(m_connection->text());
}

void StatusLine::setSaved(qint64 time)
{
    m_saved->setText(tr("Saved on this computer %1").arg(clockTime(time)));
    m_saved->setToolTip({});
}

void StatusLine::setSent(qint64 time)
{
    m_saved->setText(tr("Sent %1").arg(clockTime(time)));
}

void StatusLine::setSaveFailed(const Error &error)
{
    const ErrorText text = errorText(error);
    m_saved->setText(tr("Not saved: %1").arg(text.text));
    m_saved->setToolTip(text.suggestion + QLatin1Char('\n') + text.detail);
}

void StatusLine::setWaiting(int count)
{
    m_waiting->setText(tr("%n waiting to be sent", nullptr, count));
    m_waiting->setVisible(count > 0);
    m_nothingWaits->setVisible(count == 0); // not a pale button: it is read, not pressed
}

void StatusLine::setSelected(qsizetype count)
{
    m_selected->setText(count > 1 ? tr("%n selected", nullptr, static_cast<int>(count)) : QString());
}

void StatusLine::setProgress(const QString &text, qsizetype done, qsizetype total)
{
    const bool working = !text.isEmpty() && (total == 0 || done < total);
    m_work->setVisible(working);
    m_progress->setVisible(working);
    m_cancel->setVisible(working);
    m_work->setText(total > 0 ? tr("%1 %2 of %3").arg(text).arg(done).arg(total) : text);
    m_progress->setRange(0, static_cast<int>(total));
    m_progress->setValue(static_cast<int>(done));
}

} // namespace casewright
