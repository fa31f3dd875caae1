// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/demo_process.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QDir>

namespace casewright::app {

DemoProcess::DemoProcess(QObject *parent) : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &DemoProcess::readLine);
    connect(&m_process, &QProcess::errorOccurred, this, [this] {
        Q_EMIT failed(makeError(ErrorKind::Offline, tr("The demo server did not start: %1").arg(m_process.errorString())));
    });
}

DemoProcess::~DemoProcess()
{
    m_process.disconnect(this);
    m_process.closeWriteChannel();
    m_process.kill();
    // lint-allow blocking wait: the child has been killed, so this ends at once, and QProcess must not be destroyed before it.
    m_process.waitForFinished(1000);
}

void DemoProcess::start(const QString &dialect)
{
    const QString program = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("casewright-demo-server"));
    m_process.start(program, {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--dialect"), dialect,
                              QStringLiteral("--until-stdin-closes")});
}

void DemoProcess::readLine()
{
    if (!m_process.canReadLine())
        return;
    const QStringList words = QString::fromUtf8(m_process.readLine()).trimmed().split(QLatin1Char(' '));
    if (words.size() != 4 || words.at(0) != QLatin1String("listening")) {
        Q_EMIT failed(makeError(ErrorKind::Protocol, tr("The demo server said something unexpected.")));
        return;
    }
    rememberSecret(words.at(3));
    Q_EMIT ready(QUrl(words.at(1)), words.at(3));
}

} // namespace casewright::app
