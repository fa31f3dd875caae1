// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/sign_in.h"

#include "core/api/http/answer.h"
#include "core/api/http/client.h"
#include "core/base/log.h"

#include <QJsonDocument>

#include <algorithm>

namespace casewright::api {
namespace {

using namespace std::chrono_literals;

/// A session is renewed so long before its end, or after nine tenths of it where it is short.
constexpr std::chrono::seconds early = 300s;

const QString oneExchange = QStringLiteral("exchange");

QByteArray constantHeader(SignInKind kind, const QString &token)
{
    switch (kind) {
    case SignInKind::Bearer:
        return "Bearer " + token.toUtf8();
    case SignInKind::ApiToken:
        return "Api-Token " + token.toUtf8();
    case SignInKind::Session:
        return {};
    }
    Q_UNREACHABLE();
}

Request exchangeRequest(const QString &token, const CancelToken &cancel)
{
    Request request;
    request.method = Method::Post;
    request.path = QStringLiteral("/api/uaa/oauth/token");
    request.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    request.body = "grant_type=apitoken&scope=openid&token=" + QUrl::toPercentEncoding(token);
    request.authorization = QByteArray();
    request.cancel = cancel;
    request.requestId = newRequestId();
    return request;
}

} // namespace

SignIn::SignIn(Transport *transport, const ConnectionOptions &options, Now now)
    : m_transport(transport),
      m_kind(options.signIn),
      m_token(options.token),
      m_retry(options.retry),
      m_now(std::move(now)),
      m_constant(constantHeader(options.signIn, options.token)),
      m_session(options.signedIn ? options.signedIn : std::make_shared<SignedIn>())
{}

QByteArray SignIn::currentHeader() const
{
    return m_kind == SignInKind::Session ? m_session->header : m_constant;
}

bool SignIn::isFresh() const
{
    return m_kind != SignInKind::Session || (!m_session->header.isEmpty() && m_now() < m_session->renewAt);
}

Task<QByteArray> SignIn::header(CancelToken cancel)
{
    if (isFresh())
        co_return currentHeader();
    const int before = m_exchanges;
    co_await m_exchanging.enter(oneExchange);
    Result<void> exchanged;
    const bool wasTried = m_exchanges != before && m_lastError && m_lastError->kind != ErrorKind::Cancelled;
    if (!isFresh() && wasTried) // while we waited, and it failed: a refused token is not shown once for each who waits
        exchanged = failure(*m_lastError);
    else if (!isFresh())
        exchanged = co_await exchange(cancel);
    m_exchanging.leave(oneExchange);
    CO_TRY(exchanged);
    co_return currentHeader();
}

Task<QByteArray> SignIn::renewed(QByteArray refused, CancelToken cancel)
{
    if (m_kind != SignInKind::Session)
        co_return failure(ErrorKind::Unauthorized);
    if (m_session->header == refused)
        m_session->renewAt = {};
    Result<QByteArray> header = co_await this->header(cancel);
    co_return header;
}

Task<Reply> SignIn::askForSession(CancelToken cancel)
{
    for (int repeat = 0;; ++repeat) {
        Result<Reply> reply = co_await m_transport->send(exchangeRequest(m_token, cancel));
        const Result<void> json = reply ? looksLikeJson(reply->body) : Result<void>();
        const bool isFirstPage = !json && isWebPage(json.error()) && repeat == 0; // the second says that there is no exchange
        if (reply && !isFirstPage)
            co_return reply;
        const auto wait = isFirstPage ? std::optional(m_retry.firstWait) : m_retry.waitBeforeReading(repeat, reply.error());
        if (!wait)
            co_return reply;
        co_await pause(*wait, cancel);
        if (cancel.isCancelled())
            co_return failure(ErrorKind::Cancelled);
    }
}

Task<void> SignIn::exchange(CancelToken cancel)
{
    const Result<void> exchanged = co_await exchangeNow(cancel);
    ++m_exchanges;
    m_lastError = exchanged ? std::nullopt : std::optional(exchanged.error());
    co_return exchanged;
}

Task<void> SignIn::exchangeNow(CancelToken cancel)
{
    const Result<Reply> reply = co_await askForSession(cancel);
    if (!reply) {
        Error error = reply.error();
        error.outcomeUnknown = false; // another session does no harm
        if (error.kind == ErrorKind::Invalid) // how some servers say that they do not know the token
            error.kind = ErrorKind::Unauthorized;
        co_return failure(error);
    }
    const Result<void> json = looksLikeJson(reply->body);
    if (!json)
        co_return failure(about(*reply, json.error()));
    const Result<SessionToken> session = decodeSessionToken(reply->body);
    if (!session)
        co_return failure(about(*reply, session.error()));
    rememberSecret(session->token);
    m_session->header = "Bearer " + session->token.toUtf8();
    const std::chrono::seconds ahead = std::min<std::chrono::seconds>(early, session->lifetime / 10);
    m_session->renewAt = m_now().addSecs((session->lifetime - ahead).count());
    co_return {};
}

Result<SessionToken> decodeSessionToken(const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    SessionToken session;
    session.token = answer.value(QLatin1StringView("access_token")).toString();
    if (session.token.isEmpty())
        return failure(ErrorKind::Protocol, QStringLiteral("The answer to signing in holds no access_token"));
    const qint64 seconds = answer.value(QLatin1StringView("expires_in")).toInteger(session.lifetime.count());
    session.lifetime = std::chrono::seconds(std::max<qint64>(seconds, 1));
    return session;
}

} // namespace casewright::api
