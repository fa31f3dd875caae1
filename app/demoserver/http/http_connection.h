// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"
#include "app/demoserver/http/http_parser.h"

#include <QObject>

class QTcpSocket;

namespace casewright::demo {

/// One client connection: requests come out one at a time, each waiting for its answer before the next is read.
/// The answers that no sane server gives (half a body, none at all) are here because they need the socket.
/// Deletes itself when the client has gone.
class HttpConnection final : public QObject {
    Q_OBJECT

public:
    /// Takes the socket over.
    explicit HttpConnection(QTcpSocket *socket, QObject *parent = nullptr);

    void answer(const HttpResponse &response);
    /// Announces the whole body, sends half of it and closes.
    void answerHalf(const HttpResponse &response);
    /// Sends the body piece by piece over so many milliseconds.
    void answerSlowly(const HttpResponse &response, int milliseconds);
    void closeWithoutAnswer();
    // To never answer, a caller simply does not: the connection then reads nothing further.

Q_SIGNALS:
    void requested(casewright::demo::HttpConnection *connection, const casewright::demo::HttpRequest &request);

private:
    void readMore();
    void process();
    void refuse(int status);
    void finish();
    void sendPiece(const QByteArray &rest, qsizetype pieceSize, int interval);
    [[nodiscard]] AfterAnswer afterwards() const;

    QTcpSocket *m_socket;
    HttpParser m_parser;
    bool m_keepAlive = true;
    bool m_busy = false;       ///< a request waits for its answer
    bool m_draining = false;   ///< refused; what still arrives is thrown away
    bool m_processing = false; ///< process() is on the stack
};

} // namespace casewright::demo
