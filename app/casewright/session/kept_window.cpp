// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/kept_window.h"

#include "ui/shell/main_window.h"

namespace casewright::app {
namespace {

constexpr int keptEveryMs = 30'000;

QString keyOf(const Connection &connection)
{
    return QStringLiteral("window/%1/%2").arg(connection.server.host()).arg(connection.project.id);
}

} // namespace

KeptWindow::KeptWindow(MainWindow &window, store::Profile profile) : m_window(window), m_profile(std::move(profile))
{
    m_timer.setInterval(keptEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &KeptWindow::keep);
}

void KeptWindow::restore(const Connection &connection)
{
    m_key = keyOf(connection);
    m_kept = m_profile.setting(m_key).toMap();
    m_window.restoreState(m_kept);
    m_timer.start();
}

void KeptWindow::leave()
{
    keep();
    m_key.clear();
    m_timer.stop();
}

bool KeptWindow::isLeftFor(const Connection &connection) const
{
    return !m_key.isEmpty() && keyOf(connection) != m_key;
}

void KeptWindow::keep()
{
    const QVariantMap state = m_key.isEmpty() ? m_kept : m_window.saveState();
    if (state != m_kept)
        m_profile.setSetting(m_key, state);
    m_kept = state;
}

} // namespace casewright::app
