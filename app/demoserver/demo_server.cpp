// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/demo_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

namespace casewright::demo {

namespace {

// What a fault answers instead, or with, what the server would have said.
HttpResponse spoiled(const Fault &fault, const HttpResponse &response)
{
    switch (fault.kind) {
    case FaultKind::Status: {
        HttpResponse error = errorResponse(fault.value, QStringLiteral("Fault asked for with --fault"));
        if (fault.retryAfter >= 0)
            error.headers.emplaceBack("Retry-After", QByteArray::number(fault.retryAfter));
        return error;
    }
    case FaultKind::Html:
        return htmlPage("Sign in", "Please sign in to continue.");
    case FaultKind::Empty:
        return {};
    case FaultKind::Drop:
    case FaultKind::Stall:
    case FaultKind::Cut:
    case FaultKind::Slow:
        break;
    }
    return response;
}

bool leavesUnanswered(const std::optional<Fault> &fault)
{
    return fault && (fault->kind == FaultKind::Drop || fault->kind == FaultKind::Stall);
}

} // namespace

DemoServer::DemoServer(std::unique_ptr<Dialect> dialect, const QByteArray &token, std::chrono::milliseconds latency)
    : m_dialect(std::move(dialect)), m_authorization("Bearer " + token), m_latency(latency)
{
    connect(&m_http, &HttpServer::requested, this, &DemoServer::receive);
}

void DemoServer::receive(HttpConnection *connection, const HttpRequest &request)
{
    if (request.path.startsWith(QLatin1String("/_demo/"))) {
        connection->answer(isOwner(request) ? control(request) : errorResponse(401, QStringLiteral("Only for who knows the token printed at the start")));
        return;
    }
    m_log.begin();
    Exchange exchange{connection, request, m_faults.next(request), {}};
    exchange.clock.start();
    if (m_latency.count() == 0)
        settle(exchange);
    else
        QTimer::singleShot(m_latency, Qt::PreciseTimer, this, [this, exchange] { settle(exchange); });
}

void DemoServer::settle(const Exchange &exchange)
{
    const bool acts = !exchange.fault || exchange.fault->moment == FaultMoment::AfterActing;
    deliver(exchange, acts ? m_dialect->act(exchange.request) : HttpResponse());
}

void DemoServer::deliver(const Exchange &exchange, const HttpResponse &response)
{
    const HttpResponse sent = exchange.fault ? spoiled(*exchange.fault, response) : response;
    m_log.end(exchange.request, leavesUnanswered(exchange.fault) ? 0 : sent.status, exchange.clock.elapsed());
    if (!exchange.connection)
        return;
    if (exchange.fault)
        misbehave(*exchange.connection, *exchange.fault, sent);
    else
        exchange.connection->answer(sent);
}

void DemoServer::misbehave(HttpConnection &connection, const Fault &fault, const HttpResponse &response)
{
    switch (fault.kind) {
    case FaultKind::Drop: connection.closeWithoutAnswer(); break;
    case FaultKind::Stall: break;
    case FaultKind::Cut: connection.answerHalf(response); break;
    case FaultKind::Slow: connection.answerSlowly(response, fault.value); break;
    case FaultKind::Status:
    case FaultKind::Html:
    case FaultKind::Empty: connection.answer(response); break;
    }
}

bool DemoServer::isOwner(const HttpRequest &request) const
{
    return request.headers.value("authorization") == m_authorization;
}

HttpResponse DemoServer::control(const HttpRequest &request)
{
    if (request.path == QLatin1String("/_demo/faults") && request.method == "POST")
        return replaceFaults(request);
    if (request.path == QLatin1String("/_demo/requests") && request.method == "GET")
        return {200, QJsonDocument(m_log.toJson()).toJson(QJsonDocument::Compact), "application/json", {}};
    if (request.path == QLatin1String("/_demo/requests") && request.method == "DELETE") {
        m_log.clear();
        return {204, {}, "application/json", {}};
    }
    return m_dialect->control(request).value_or(errorResponse(404, QStringLiteral("No such path: %1").arg(request.path)));
}

HttpResponse DemoServer::replaceFaults(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isArray())
        return errorResponse(400, QStringLiteral("The body must be a JSON array of fault texts"));
    QList<Fault> faults;
    const QJsonArray specs = document.array();
    for (const QJsonValue &spec : specs) {
        QString error;
        const std::optional<Fault> fault = parseFault(spec.toString(), error);
        if (!fault)
            return errorResponse(400, error);
        faults.append(*fault);
    }
    m_faults.replace(faults);
    return {204, {}, "application/json", {}};
}

} // namespace casewright::demo
