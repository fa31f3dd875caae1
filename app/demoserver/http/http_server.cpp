// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/http/http_server.h"

#include <QTcpSocket>

namespace casewright::demo {

namespace {

constexpr int manyConnections = 1024;

} // namespace

HttpServer::HttpServer(QObject *parent) : QObject(parent)
{
    m_server.setListenBacklogSize(manyConnections);
    m_server.setMaxPendingConnections(manyConnections);
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::acceptAll);
}

bool HttpServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

void HttpServer::acceptAll()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto *connection = new HttpConnection(socket, this);
        connect(connection, &HttpConnection::requested, this, &HttpServer::requested);
    }
}

} // namespace casewright::demo
