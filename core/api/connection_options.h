// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/retry_policy.h"

#include <QDateTime>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace casewright::api {

/// What a request shows to say who sends it.
enum class SignInKind {
    Bearer,   ///< the API token itself, the commissioned dialect
    Session,  ///< a session token for which the API token is exchanged, as real servers want it
    ApiToken, ///< `Api-Token`, which real servers take too
};

/// The session that an API token was exchanged for. In memory alone, and in one thread.
struct SignedIn {
    QByteArray header;
    QDateTime renewAt;
};

/// Where and how to connect. The token is kept out of every text from the moment a Transport is made with it.
struct ConnectionOptions {
    QUrl base;
    QString token;
    SignInKind signIn = SignInKind::Bearer;
    /// Shared by connections that come one after the other, so that the token is exchanged once for all of them; none: each has its own.
    std::shared_ptr<SignedIn> signedIn;
    /// Without a byte from the server, or towards it, for so long, a request has failed.
    std::chrono::milliseconds timeout{30'000};
    QString proxy;  ///< empty: as the system says; "none"; or "http://host:port", "socks5://host:port". This machine is reached without one
    QString caFile; ///< PEM; certificates in it are trusted beside the system's
    /// A project that is known to exist, for probing servers that do not list theirs.
    std::optional<qint64> project;
    RetryPolicy retry;
};

} // namespace casewright::api
