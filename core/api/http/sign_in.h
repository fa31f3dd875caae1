// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http/transport.h"
#include "core/api/turns.h"

#include <QDateTime>

namespace casewright::api {

/// Gives each request its Authorization header. Where the server wants a session token, the API token is exchanged for one at
/// /api/uaa/oauth/token: by one request however many wait for it, early before it ends, and anew after a 401. Lives with the
/// Transport, which it does not own, in the caller's thread.
class SignIn final {
public:
    using Now = std::function<QDateTime()>;

    SignIn(Transport *transport, const ConnectionOptions &options, Now now = &QDateTime::currentDateTimeUtc);

    /// The header for the next request. Unauthorized where the API token is refused; NotFound or Protocol where the server has no
    /// exchange; a web page counts when it comes twice.
    [[nodiscard]] Task<QByteArray> header(CancelToken cancel);
    /// Another header after a request with `refused` was answered with 401; Unauthorized where there is no other.
    [[nodiscard]] Task<QByteArray> renewed(QByteArray refused, CancelToken cancel);

private:
    [[nodiscard]] bool isFresh() const;
    [[nodiscard]] QByteArray currentHeader() const;
    [[nodiscard]] Task<void> exchange(CancelToken cancel);
    [[nodiscard]] Task<void> exchangeNow(CancelToken cancel);
    [[nodiscard]] Task<Reply> askForSession(CancelToken cancel);

    Transport *m_transport;
    SignInKind m_kind;
    QString m_token;
    RetryPolicy m_retry;
    Now m_now;
    QByteArray m_constant; ///< the header where nothing is exchanged
    std::shared_ptr<SignedIn> m_session;
    int m_exchanges = 0;              ///< ended so far
    std::optional<Error> m_lastError; ///< of the newest of them
    Turns m_exchanging;
};

/// What the exchange answers with.
struct SessionToken {
    QString token;
    std::chrono::seconds lifetime{3600}; ///< an hour where the server does not tell
};
[[nodiscard]] Result<SessionToken> decodeSessionToken(const QByteArray &json);

} // namespace casewright::api
