// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/request_runner.h"

#include "core/api/http/one_shot_body.h"
#include "core/base/log.h"

#include <QDateTime>
#include <QFile>
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslCertificate>

#include <algorithm>
#include <array>

namespace casewright::api {
namespace {

constexpr int mostRedirects = 5;

FirstContact::Outcome contactOf(const Answer &answer)
{
    if (answer.status != 0)
        return FirstContact::Outcome::Answered;
    switch (answer.networkError) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::UnknownNetworkError: // what Qt makes of an unreachable network
        return FirstContact::Outcome::Refused;
    default:
        return FirstContact::Outcome::Broken;
    }
}

/// The system's proxies or the chosen one, but none towards this machine.
class Proxies final : public QNetworkProxyFactory {
public:
    explicit Proxies(const QString &chosen) : m_chosen(chosen) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback())
            return {QNetworkProxy::NoProxy};
        if (m_chosen.isEmpty())
            return systemProxyForQuery(query);
        if (m_chosen == QLatin1StringView("none"))
            return {QNetworkProxy::NoProxy};
        const QUrl url(m_chosen);
        const bool isSocks = url.scheme() == QLatin1StringView("socks5");
        return {QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                              static_cast<quint16>(url.port(isSocks ? 1080 : 3128)), url.userName(QUrl::FullyDecoded),
                              url.password(QUrl::FullyDecoded))};
    }

private:
    QString m_chosen;
};

QByteArray verbOf(Method method)
{
    static constexpr std::array verbs = {"GET", "POST", "PATCH", "DELETE"};
    return verbs.at(static_cast<std::size_t>(method));
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    const int usual = a.scheme() == QLatin1StringView("https") ? 443 : 80;
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(usual) == b.port(usual);
}

} // namespace

RequestRunner::RequestRunner(ConnectionOptions options)
    : m_options(std::move(options)),
      m_authorization("Bearer " + m_options.token.toUtf8())
{}

RequestRunner::~RequestRunner() = default;

bool RequestRunner::isSecure() const
{
    return m_options.base.scheme() == QLatin1StringView("https");
}

void RequestRunner::submit(quint64 id, const Request &request, const Done &done)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->id = id;
    exchange->request = request;
    exchange->done = done;
    exchange->url = m_options.base;
    exchange->url.setPath(m_options.base.path() + request.path);
    exchange->url.setQuery(request.query);
    m_exchanges.emplace(id, exchange);
    m_waiting.at(static_cast<std::size_t>(request.urgency)).push_back(exchange);
    pump();
}

void RequestRunner::cancel(quint64 id)
{
    const auto found = m_exchanges.find(id);
    if (found == m_exchanges.end())
        return;
    const ExchangePointer exchange = found->second;
    exchange->cancelled = true;
    if (exchange->reply) {
        exchange->reply->abort(); // goes on in finished()
        return;
    }
    std::erase(m_waiting.at(static_cast<std::size_t>(exchange->request.urgency)), exchange);
    end(exchange, failure(ErrorKind::Cancelled));
}

void RequestRunner::cancelAll()
{
    std::vector<quint64> ids;
    for (const auto &[id, exchange] : m_exchanges)
        ids.push_back(id);
    for (auto &queue : m_waiting)
        queue.clear();
    for (const quint64 id : ids)
        cancel(id);
}

RequestRunner::ExchangePointer RequestRunner::takeNext()
{
    for (auto &queue : m_waiting) {
        if (queue.empty())
            continue;
        ExchangePointer exchange = queue.front();
        queue.pop_front();
        return exchange;
    }
    return nullptr;
}

void RequestRunner::pump()
{
    while (m_inFlight < m_control.capacity()) {
        const ExchangePointer next = takeNext();
        if (!next)
            return;
        start(next);
    }
}

std::size_t RequestRunner::managerForNext()
{
    const int each = m_control.isHttp2() ? FlightControl::mostStreams : FlightControl::perManager;
    const auto free =
        std::ranges::find_if(m_managers, [each](const Manager &manager) { return manager.inFlight < each; });
    if (free != m_managers.end())
        return static_cast<std::size_t>(free - m_managers.begin());
    Manager manager;
    manager.access = std::make_unique<QNetworkAccessManager>();
    manager.access->setProxyFactory(new Proxies(m_options.proxy)); // the manager takes it
    manager.access->setAutoDeleteReplies(false);
    m_managers.push_back(std::move(manager));
    return m_managers.size() - 1;
}

Result<void> RequestRunner::prepareTls()
{
    if (m_tls || !isSecure())
        return {};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!m_options.caFile.isEmpty()) {
        QFile file(m_options.caFile);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorKind::Tls, m_options.caFile + QStringLiteral(": ") + file.errorString());
        const QList<QSslCertificate> certificates = QSslCertificate::fromDevice(&file, QSsl::Pem);
        if (certificates.isEmpty())
            return failure(ErrorKind::Tls, m_options.caFile + QStringLiteral(": no PEM certificate in it"));
        tls.addCaCertificates(certificates);
    }
    m_tls = tls;
    return {};
}

QNetworkRequest RequestRunner::networkRequest(const Exchange &exchange) const
{
    QNetworkRequest request(exchange.url);
    const QByteArray authorization = exchange.request.authorization.value_or(m_authorization);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    request.setRawHeader("Accept", exchange.request.accept);
    request.setHeader(QNetworkRequest::ContentTypeHeader, exchange.request.contentType);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Casewright/" CASEWRIGHT_VERSION));
    request.setRawHeader("X-Request-ID", exchange.request.requestId.toUtf8());
    // The default would hand the token to another host.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // In clear text HTTP/2 stalls for 40 ms on each write (Nagle against delayed acknowledgements).
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, isSecure());
    // A session cookie beside the token makes some servers ask for their CSRF header.
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(m_options.timeout.count()));
    if (m_tls)
        request.setSslConfiguration(*m_tls);
    return request;
}

void RequestRunner::start(const ExchangePointer &exchange)
{
    if (const Result<void> ready = prepareTls(); !ready)
        return end(exchange, failure(ready.error()));
    exchange->manager = managerForNext();
    Manager &manager = m_managers.at(exchange->manager);
    ++manager.inFlight;
    ++m_inFlight;
    exchange->crowded = m_inFlight >= m_control.capacity();
    exchange->clock.start();

    QNetworkRequest request = networkRequest(*exchange);
    if (exchange->request.method == Method::Get) {
        exchange->reply = manager.access->get(request);
    } else {
        auto body = std::make_unique<OneShotBody>(exchange->request.body);
        exchange->body = body.get();
        request.setHeader(QNetworkRequest::ContentLengthHeader, exchange->request.body.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        exchange->reply = manager.access->sendCustomRequest(request, verbOf(exchange->request.method), body.get());
        body.release()->setParent(exchange->reply);
    }
    connect(exchange->reply, &QNetworkReply::sslErrors, this, [exchange](const QList<QSslError> &errors) {
        if (exchange->tlsText.isEmpty() && !errors.isEmpty())
            exchange->tlsText = errors.constFirst().errorString();
    });
    // Queued: abort() inside cancel() finishes at once, and the queue is not to be worked through from in there.
    connect(
        exchange->reply, &QNetworkReply::finished, this, [this, exchange] { finished(exchange); },
        Qt::QueuedConnection);
}

Answer RequestRunner::answerOf(const Exchange &exchange) const
{
    QNetworkReply *reply = exchange.reply;
    Answer answer;
    answer.networkError = reply->error();
    answer.networkText = reply->errorString();
    answer.tlsText = exchange.tlsText;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply->isOpen()) // an aborted one is not
        answer.body = reply->readAll();
    // Qt reports a body that ends early as an error only when it sees the end of the connection in time.
    const bool isPacked = reply->hasRawHeader("Content-Encoding");
    answer.isCutShort = !isPacked && reply->rawHeader("Content-Length").toLongLong() > answer.body.size();
    answer.retryAfter = reply->rawHeader("Retry-After");
    answer.isFile = reply->hasRawHeader("Content-Disposition");
    answer.location =
        reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl().toString(QUrl::RemoveUserInfo);
    answer.cancelled = exchange.cancelled;
    answer.mayHaveActed = exchange.body && (exchange.request.body.isEmpty() || exchange.body->taken() > 0);
    return answer;
}

void RequestRunner::learn(const Exchange &exchange, const Answer &answer)
{
    if (m_options.retry.firstContact)
        m_options.retry.firstContact->note(contactOf(answer));
    if (answer.status == 0)
        return;
    const bool http2 = exchange.reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    m_control.answered(answer.status, std::chrono::milliseconds(exchange.clock.elapsed()),
                       http2 ? FlightControl::Protocol::Http2 : FlightControl::Protocol::Http1,
                       exchange.crowded ? FlightControl::Load::Crowded : FlightControl::Load::Light);
    m_width =
        m_control.isHttp2() ? FlightControl::mostStreams : FlightControl::perManager * FlightControl::mostManagers;
}

bool RequestRunner::follows(const Exchange &exchange, const QUrl &target) const
{
    return exchange.request.method == Method::Get && exchange.redirects < mostRedirects && target.isValid() &&
           isSameOrigin(target, m_options.base) && !exchange.cancelled;
}

void RequestRunner::finished(const ExchangePointer &exchange)
{
    const Answer answer = answerOf(*exchange);
    learn(*exchange, answer);
    const QUrl target =
        exchange->url.resolved(exchange->reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    exchange->reply->deleteLater();
    exchange->reply = nullptr;
    exchange->body = nullptr;
    --m_managers.at(exchange->manager).inFlight;
    --m_inFlight;
    if (answer.status >= 300 && answer.status < 400 && follows(*exchange, target)) {
        ++exchange->redirects;
        exchange->url = target;
        start(exchange);
        return;
    }
    qCDebug(logApi).noquote() << verbOf(exchange->request.method) << withoutSecrets(exchange->url.toString())
                              << answer.status << exchange->clock.elapsed() << "ms" << exchange->request.requestId;
    end(exchange, judged(answer, exchange->request.requestId, QDateTime::currentDateTimeUtc()));
    pump();
}

void RequestRunner::end(const ExchangePointer &exchange, Result<Reply> result)
{
    m_exchanges.erase(exchange->id);
    exchange->done(std::move(result));
}

} // namespace casewright::api
