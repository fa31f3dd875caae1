// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/http/http_connection.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace casewright::demo {

namespace {

constexpr int slowPieces = 20;
constexpr qint64 readAhead = 1024 * 1024;
constexpr std::chrono::milliseconds drainTime{200};

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(readAhead);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void HttpConnection::readMore()
{
    if (m_draining)
        m_socket->readAll();
    else if (!m_busy)
        process();
}

void HttpConnection::process()
{
    if (m_processing)
        return;
    m_processing = true;
    while (!m_busy && m_socket->state() == QAbstractSocket::ConnectedState) {
        if (m_socket->bytesAvailable() > 0)
            m_parser.append(m_socket->readAll());
        const HttpParser::Progress progress = m_parser.advance();
        if (m_parser.takeContinueWanted() && progress == HttpParser::Progress::NeedsMore)
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (progress == HttpParser::Progress::NeedsMore)
            break;
        m_busy = true;
        if (progress == HttpParser::Progress::Failed) {
            refuse(m_parser.failure());
            break;
        }
        const HttpRequest request = m_parser.take();
        m_keepAlive = request.keepAlive;
        Q_EMIT requested(this, request);
    }
    m_processing = false;
}

void HttpConnection::refuse(int status)
{
    // Closing with unread bytes resets the connection, and the client would never see why: swallow them for a moment.
    m_keepAlive = false;
    m_draining = true;
    const HttpResponse response = errorResponse(status, QStringLiteral("The request is not readable as HTTP, or too large."));
    m_socket->write(responseHead(response, AfterAnswer::Close));
    m_socket->write(response.body);
    QTimer::singleShot(drainTime, m_socket, [this] { m_socket->disconnectFromHost(); });
}

AfterAnswer HttpConnection::afterwards() const
{
    return m_keepAlive ? AfterAnswer::KeepOpen : AfterAnswer::Close;
}

void HttpConnection::finish()
{
    if (!m_keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    m_busy = false;
    process();
}

void HttpConnection::answer(const HttpResponse &response)
{
    m_socket->write(responseHead(response, afterwards()));
    m_socket->write(response.body);
    finish();
}

void HttpConnection::answerHalf(const HttpResponse &response)
{
    m_socket->write(responseHead(response, afterwards()));
    m_socket->write(response.body.left(response.body.size() / 2));
    m_socket->disconnectFromHost();
}

void HttpConnection::answerSlowly(const HttpResponse &response, int milliseconds)
{
    m_socket->write(responseHead(response, afterwards()));
    sendPiece(response.body, response.body.size() / slowPieces + 1, milliseconds / slowPieces);
}

void HttpConnection::sendPiece(const QByteArray &rest, qsizetype pieceSize, int interval)
{
    if (rest.isEmpty()) {
        finish();
        return;
    }
    QTimer::singleShot(std::chrono::milliseconds(interval), this, [this, rest, pieceSize, interval] {
        m_socket->write(rest.left(pieceSize));
        sendPiece(rest.mid(pieceSize), pieceSize, interval);
    });
}

void HttpConnection::closeWithoutAnswer()
{
    m_socket->disconnectFromHost();
}

} // namespace casewright::demo
