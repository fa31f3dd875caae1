// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/dialect.h"
#include "app/demoserver/fault_plan.h"
#include "app/demoserver/http/http_server.h"
#include "app/demoserver/request_log.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <memory>

namespace casewright::demo {

/// Puts the parts together: latency, faults and log around the dialect. Waiting is done by timers, so that any
/// number of requests wait side by side; a request has its effect even if its client has gone in the meantime.
class DemoServer final : public QObject {
    Q_OBJECT

public:
    /// The token is that of the requests to the demo server itself, below `/_demo/`.
    DemoServer(std::unique_ptr<Dialect> dialect, const QByteArray &token, std::chrono::milliseconds latency);

    [[nodiscard]] bool listen(quint16 port) { return m_http.listen(port); }
    [[nodiscard]] quint16 port() const { return m_http.port(); }
    [[nodiscard]] QString errorText() const { return m_http.errorText(); }
    void setFaults(const QList<Fault> &faults) { m_faults.replace(faults); }

private:
    struct Exchange {
        QPointer<HttpConnection> connection;
        HttpRequest request;
        std::optional<Fault> fault;
        QElapsedTimer clock;
    };

    void receive(HttpConnection *connection, const HttpRequest &request);
    void settle(const Exchange &exchange);
    void deliver(const Exchange &exchange, const HttpResponse &response);
    void misbehave(HttpConnection &connection, const Fault &fault, const HttpResponse &response);
    [[nodiscard]] HttpResponse control(const HttpRequest &request);
    [[nodiscard]] HttpResponse replaceFaults(const HttpRequest &request);
    [[nodiscard]] bool isOwner(const HttpRequest &request) const;

    HttpServer m_http;
    std::unique_ptr<Dialect> m_dialect;
    FaultPlan m_faults;
    RequestLog m_log;
    QByteArray m_authorization;
    std::chrono::milliseconds m_latency;
};

} // namespace casewright::demo
