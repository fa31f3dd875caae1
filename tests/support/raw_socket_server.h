// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QTcpServer>
#include <QUrl>

#include <memory>

class QTcpSocket;

namespace casewright::test {

/// A request as it was on the wire.
struct RawRequest {
    QByteArray method;
    QByteArray target;                    ///< with the query
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    int connection = 0; ///< number of the connection it came over

    [[nodiscard]] QByteArray path() const { return target.left(target.indexOf('?')); }
    [[nodiscard]] QByteArray line() const { return method + ' ' + target; }
};

/// What is done with a request.
struct RawAnswer {
    enum class Then { KeepOpen, Close };
    QByteArray bytes; ///< sent as they are; empty: nothing is sent
    Then then = Then::KeepOpen;
    int delay = 0; ///< ms before any of it

    /// A whole answer. `headers` are lines that end in CRLF.
    static RawAnswer status(int code, const QByteArray &body = {}, const QByteArray &headers = {});
    static RawAnswer json(const QByteArray &body) { return status(200, body, "Content-Type: application/json\r\n"); }
    static RawAnswer html(int code = 200);
    static RawAnswer redirect(const QByteArray &location, int code = 302);
    /// Closes the connection without an answer.
    static RawAnswer close() { return {{}, Then::Close, 0}; }
    /// Never answers.
    static RawAnswer stall() { return {{}, Then::KeepOpen, 0}; }
    /// Announces the whole body, sends its first `bytes` bytes and closes.
    static RawAnswer cut(const QByteArray &body, int bytes);
    [[nodiscard]] RawAnswer after(int ms) const;
};

/// An HTTP server that does to each request exactly what a test tells it to, and records what it got, byte by byte.
/// Lives in the test's thread and works while that runs its event loop.
class RawSocketServer final : public QTcpServer {
    Q_OBJECT
public:
    explicit RawSocketServer(QObject *parent = nullptr);

    [[nodiscard]] QUrl url() const;
    /// The answers to `line` ("GET /a?b=c", or without the query for any), one after the other; the last one stays.
    /// What has none gets 404.
    void on(const QByteArray &line, const QList<RawAnswer> &answers);
    void on(const QByteArray &line, const RawAnswer &answer) { on(line, QList<RawAnswer>{answer}); }

    [[nodiscard]] const QList<RawRequest> &requests() const { return m_requests; }
    /// Those whose line is `line`, with or without the query.
    [[nodiscard]] QList<RawRequest> requests(const QByteArray &line) const;
    /// The lines of all requests, in order.
    [[nodiscard]] QList<QByteArray> lines() const;
    void forget() { m_requests.clear(); }
    [[nodiscard]] int connections() const { return m_connections; }
    /// The most requests that were waiting for an answer at once.
    [[nodiscard]] int mostAtOnce() const { return m_mostAtOnce; }

Q_SIGNALS:
    void received();

private:
    void welcome();
    void read(QTcpSocket *socket, QByteArray &buffer, int connection);
    void answer(QTcpSocket *socket, const RawRequest &request);
    [[nodiscard]] RawAnswer next(const RawRequest &request);

    QHash<QByteArray, QList<RawAnswer>> m_answers;
    QList<RawRequest> m_requests;
    int m_connections = 0;
    int m_open = 0;
    int m_mostAtOnce = 0;
};

} // namespace casewright::test
