// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/start/single_window.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <chrono>

namespace casewright::app {
namespace {

using namespace std::chrono_literals;

constexpr int tries = 20;
constexpr auto between = 250ms; ///< the other may have just been started, or be busy
constexpr qint64 longestLink = 4096;
const QByteArray seen = "shown\n";

/// The path itself may be longer than the name of a socket.
QString nameOf(const QString &profileFolder)
{
    const QByteArray path = QDir(profileFolder).canonicalPath().toUtf8();
    return QStringLiteral("casewright-") + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(20));
}

} // namespace

SingleWindow::SingleWindow(const QString &profileFolder, QObject *parent)
    : QObject(parent), m_name(nameOf(profileFolder)), m_lock(QDir(profileFolder).filePath(QStringLiteral("window.turn")))
{
    const Result<bool> taken = m_lock.take({});
    m_isFirst = !taken || *taken; // where there can be no lock, nobody else has one
    if (m_isFirst)
        listen();
    m_again.setSingleShot(true);
    m_again.setInterval(between);
    connect(&m_again, &QTimer::timeout, this, &SingleWindow::tryAgain);
    connect(&m_socket, &QLocalSocket::connected, this, [this] { m_socket.write(m_link + '\n'); });
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] {
        if (!m_socket.canReadLine())
            return;
        m_again.stop();
        Q_EMIT handedOver();
    });
}

void SingleWindow::listen()
{
    QLocalServer::removeServer(m_name); // of a program that was killed; the lock says that it is gone
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            connect(caller, &QLocalSocket::readyRead, this, [this, caller] { answer(caller); });
        }
    });
    if (m_server.listen(m_name))
        QFile::setPermissions(m_server.fullServerName(), QFile::ReadOwner | QFile::WriteOwner);
}

void SingleWindow::answer(QLocalSocket *caller)
{
    if (!caller->canReadLine()) {
        if (caller->bytesAvailable() > longestLink)
            caller->abort();
        return;
    }
    const QString link = QString::fromUtf8(caller->readLine(longestLink)).trimmed();
    caller->write(seen);
    caller->disconnectFromServer();
    Q_EMIT called(link);
}

void SingleWindow::handOver(const QString &link)
{
    m_link = link.toUtf8().replace('\n', ' ');
    m_triesLeft = tries;
    m_socket.connectToServer(m_name);
    m_again.start();
}

/// Nothing was heard so far. A connection that stands is waited for.
void SingleWindow::tryAgain()
{
    if (--m_triesLeft == 0) {
        m_socket.abort();
        Q_EMIT noAnswer();
        return;
    }
    if (m_socket.state() == QLocalSocket::UnconnectedState)
        m_socket.connectToServer(m_name);
    m_again.start();
}

} // namespace casewright::app
