// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_socket_server.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace casewright::test {
namespace {

/// The first whole request in `buffer`, taken out of it; false where there is none yet.
bool takeRequest(QByteArray &buffer, RawRequest &request)
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    const QList<QByteArray> first = lines.constFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype size = request.headers.value("content-length").toLongLong();
    if (buffer.size() < end + 4 + size)
        return false;
    request.body = buffer.mid(end + 4, size);
    buffer.remove(0, end + 4 + size);
    return true;
}

} // namespace

RawAnswer RawAnswer::status(int code, const QByteArray &body, const QByteArray &headers)
{
    return {"HTTP/1.1 " + QByteArray::number(code) + " Status\r\n" + headers +
                "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body,
            Then::KeepOpen, 0};
}

RawAnswer RawAnswer::html(int code)
{
    return status(code, "<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>",
                  "Content-Type: text/html\r\n");
}

RawAnswer RawAnswer::redirect(const QByteArray &location, int code)
{
    return status(code, {}, "Location: " + location + "\r\n");
}

RawAnswer RawAnswer::cut(const QByteArray &body, int bytes)
{
    const QByteArray whole = json(body).bytes;
    return {whole.left(whole.size() - body.size() + bytes), Then::Close, 0};
}

RawAnswer RawAnswer::after(int ms) const
{
    RawAnswer later = *this;
    later.delay = ms;
    return later;
}

RawSocketServer::RawSocketServer(QObject *parent) : QTcpServer(parent)
{
    connect(this, &QTcpServer::newConnection, this, &RawSocketServer::welcome);
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

QUrl RawSocketServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort()));
}

void RawSocketServer::on(const QByteArray &line, const QList<RawAnswer> &answers)
{
    m_answers.insert(line, answers);
}

QList<RawRequest> RawSocketServer::requests(const QByteArray &line) const
{
    QList<RawRequest> found;
    std::ranges::copy_if(m_requests, std::back_inserter(found), [&](const RawRequest &request) {
        return request.line() == line || request.method + ' ' + request.path() == line;
    });
    return found;
}

QList<QByteArray> RawSocketServer::lines() const
{
    QList<QByteArray> all;
    for (const RawRequest &request : m_requests)
        all.append(request.line());
    return all;
}

void RawSocketServer::welcome()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        const int connection = ++m_connections;
        const auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, buffer, connection] { read(socket, *buffer, connection); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void RawSocketServer::read(QTcpSocket *socket, QByteArray &buffer, int connection)
{
    buffer += socket->readAll();
    RawRequest request;
    while (takeRequest(buffer, request)) {
        request.connection = connection;
        m_requests.append(request);
        m_mostAtOnce = std::max(m_mostAtOnce, ++m_open);
        answer(socket, request);
        Q_EMIT received();
        request = {};
    }
}

RawAnswer RawSocketServer::next(const RawRequest &request)
{
    for (const QByteArray &line : {request.line(), QByteArray(request.method + ' ' + request.path())}) {
        const auto found = m_answers.find(line);
        if (found == m_answers.end() || found->isEmpty())
            continue;
        return found->size() > 1 ? found->takeFirst() : found->constFirst();
    }
    return RawAnswer::status(404, R"({"status":404,"message":"no such path"})", "Content-Type: application/json\r\n");
}

void RawSocketServer::answer(QTcpSocket *socket, const RawRequest &request)
{
    const RawAnswer answer = next(request);
    const auto act = [this, answer, socket = QPointer(socket)] {
        --m_open;
        if (!socket)
            return;
        socket->write(answer.bytes);
        if (answer.then == RawAnswer::Then::Close)
            socket->disconnectFromHost();
    };
    if (answer.delay > 0)
        QTimer::singleShot(answer.delay, this, act);
    else
        act();
}

} // namespace casewright::test
