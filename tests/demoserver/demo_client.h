// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/demo_server_process.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace casewright::test {

/// What came back over the wire. Status 0: the connection was closed without an answer, or none came in time.
struct Reply {
    int status = 0;
    QByteArray head;
    QByteArray body;
    bool isComplete = false; ///< the body is as long as its head announced
    bool isClosed = false;   ///< the server closed the connection

    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    [[nodiscard]] QString message() const { return object()[QLatin1String("message")].toString(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

/// Speaks HTTP byte by byte, so that nothing between the test and the server repairs what it says.
class DemoClient final {
public:
    explicit DemoClient(const DemoServerProcess &server) : m_port(server.port()), m_token(server.token().toLatin1()) {}

    Reply get(const QByteArray &path) { return send("GET", path); }
    Reply post(const QByteArray &path, const QByteArray &body) { return send("POST", path, body); }
    Reply patch(const QByteArray &path, const QByteArray &body) { return send("PATCH", path, body); }
    Reply remove(const QByteArray &path) { return send("DELETE", path); }

    /// Paths are given without `/api/rs`, except those that start with `/_demo`.
    Reply send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        QByteArray head = method + ' ' + (path.startsWith("/_demo") ? path : "/api/rs" + path) + " HTTP/1.1\r\nHost: demo\r\n"
            + "Authorization: Bearer " + m_token + "\r\nContent-Type: application/json\r\n";
        if (!body.isEmpty())
            head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return raw(head + "\r\n" + body);
    }

    /// Sends the bytes as they are, over the connection that is open if there is one.
    Reply raw(const QByteArray &bytes, int patience = 10'000)
    {
        if (m_socket.state() != QAbstractSocket::ConnectedState) {
            m_socket.abort();
            m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
            m_socket.waitForConnected(patience);
        }
        m_socket.write(bytes);
        return read(patience);
    }

    /// The rows of all pages.
    QJsonArray all(const QByteArray &path)
    {
        QJsonArray rows;
        for (int page = 0;; ++page) {
            const Reply reply = get(path + (path.contains('?') ? '&' : '?') + "size=1000&page=" + QByteArray::number(page));
            const QJsonArray content = reply.object()[QLatin1String("content")].toArray();
            for (const QJsonValue &row : content)
                rows.append(row);
            if (reply.status != 200 || reply.object()[QLatin1String("last")].toBool())
                return rows;
        }
    }

    void close() { m_socket.abort(); }

private:
    Reply read(int patience)
    {
        Reply reply;
        QByteArray bytes;
        QElapsedTimer clock;
        clock.start();
        while (!reply.isComplete && clock.elapsed() < patience) {
            const bool more = m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience - static_cast<int>(clock.elapsed()));
            bytes += m_socket.readAll();
            take(bytes, reply);
            if (!more && m_socket.state() != QAbstractSocket::ConnectedState)
                break;
        }
        if (reply.header("Connection") == "close" && m_socket.state() == QAbstractSocket::ConnectedState)
            m_socket.waitForDisconnected(patience);
        reply.isClosed = m_socket.state() != QAbstractSocket::ConnectedState;
        return reply;
    }

    static void take(const QByteArray &bytes, Reply &reply)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        reply.head = bytes.left(end);
        reply.status = reply.head.mid(9, 3).toInt();
        reply.body = bytes.mid(end + 4);
        reply.isComplete = reply.status >= 200 && reply.body.size() == reply.header("content-length").toInt();
    }

    quint16 m_port;
    QByteArray m_token;
    QTcpSocket m_socket;
};

} // namespace casewright::test
