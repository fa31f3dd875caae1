// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/demo_server_process.h"

#include <QElapsedTimer>
#include <QUrl>

namespace casewright::test {

namespace {

constexpr int patience = 30'000;

} // namespace

QString DemoServerProcess::program()
{
    return qEnvironmentVariable("CASEWRIGHT_BIN") + QStringLiteral("/casewright-demo-server");
}

bool DemoServerProcess::start(const QStringList &arguments)
{
    stop();
    // A pipe that nobody reads would stop the server once it is full.
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(program(), QStringList{QStringLiteral("--until-stdin-closes")} + arguments);
    QElapsedTimer clock;
    clock.start();
    while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && clock.elapsed() < patience)
        m_process.waitForReadyRead(patience - static_cast<int>(clock.elapsed()));

    const QStringList words = QString::fromUtf8(m_process.readLine()).simplified().split(u' ');
    if (words.size() != 4 || words.at(0) != QLatin1String("listening") || words.at(2) != QLatin1String("token")) {
        m_error = QStringLiteral("%1 did not start: %2").arg(program(), m_process.errorString());
        kill();
        return false;
    }
    m_url = words.at(1);
    m_token = words.at(3);
    return true;
}

bool DemoServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return true;
    m_process.closeWriteChannel();
    if (m_process.waitForFinished(patience))
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    kill();
    return false;
}

void DemoServerProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(patience);
}

quint16 DemoServerProcess::port() const
{
    return static_cast<quint16>(QUrl(m_url).port());
}

} // namespace casewright::test
