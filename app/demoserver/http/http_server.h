// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_connection.h"

#include <QObject>
#include <QTcpServer>

namespace casewright::demo {

/// Listens on this machine only and turns what arrives into requests. Small and own instead of QHttpServer, because
/// the faults need the socket itself: to close it unanswered, to stall, to stop in the middle of a body.
class HttpServer final : public QObject {
    Q_OBJECT

public:
    explicit HttpServer(QObject *parent = nullptr);

    /// Port 0 takes any that is free. False if the port is taken.
    [[nodiscard]] bool listen(quint16 port);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QString errorText() const { return m_server.errorString(); }

Q_SIGNALS:
    void requested(casewright::demo::HttpConnection *connection, const casewright::demo::HttpRequest &request);

private:
    void acceptAll();

    QTcpServer m_server;
};

} // namespace casewright::demo
