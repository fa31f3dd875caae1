// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace casewright {

/// What went wrong, as far as a person or a script has to tell it apart. Each kind has one text and one suggested
/// action, written in `ui` and `cli` only.
enum class ErrorKind {
    Offline,      ///< no connection could be made, or it broke before an answer
    Timeout,      ///< the server took the request and said nothing in time
    Tls,          ///< the certificate or the handshake was refused
    Cancelled,    ///< the analyst or the owner of the task asked to stop
    Unauthorized, ///< 401
    Forbidden,    ///< 403
    NotFound,     ///< 404, or a name that names nothing
    Conflict,     ///< 409, or two values that cannot both be kept
    Invalid,      ///< 400, 422 and input that cannot be accepted
    RateLimited,  ///< 429
    Server,       ///< 5xx
    Protocol,     ///< an answer that is not what the contract says
    Storage,      ///< the local store could not be read or written
};

/// An error as it travels through the core. `serverText` is what the server, library or parser said, with secrets
/// already removed; it is shown below the text of the kind and never parsed.
struct Error {
    ErrorKind kind = ErrorKind::Protocol;
    int httpStatus = 0;
    QString serverText;
    QString requestId;
    std::optional<std::chrono::milliseconds> retryAfter;
    /// True where a write may have reached the server although no answer came back: the caller has to read back.
    bool outcomeUnknown = false;
};

/// Stable name of a kind for JSON output and logs, e.g. "NotFound".
[[nodiscard]] QString errorKindName(ErrorKind kind);

[[nodiscard]] Error makeError(ErrorKind kind, const QString &text = {});

} // namespace casewright
