// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http/request.h"

#include <QNetworkReply>

namespace casewright::api {

/// What came back of one attempt, before it is judged.
struct Answer {
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;
    QString networkText;
    QString tlsText; ///< the first TLS error, where there was one
    int status = 0;  ///< 0: no answer
    QByteArray body;
    QByteArray retryAfter;
    bool isFile = false; ///< it has a Content-Disposition
    QString location; ///< where a redirection that is not followed leads
    bool cancelled = false;
    bool isCutShort = false;   ///< the connection ended before the body was whole
    bool mayHaveActed = false; ///< a write of which something left this machine
};

/// The reply, or the error of its one kind. The status decides, not QNetworkReply's error, which knows no 429.
/// `now` is for a Retry-After that is a date. Secrets are removed from all texts.
[[nodiscard]] Result<Reply> judged(const Answer &answer, const QString &requestId, const QDateTime &now);

/// Protocol where the body cannot be JSON: a web page, mostly, which means that the address is not that of the API.
[[nodiscard]] Result<void> looksLikeJson(const QByteArray &body);
/// The same where the body is to be the bytes of a file, which may be a web page by right: as one that the server names as a file.
[[nodiscard]] Result<void> looksLikeFile(const Reply &reply);
/// True for the errors of these two that say that a web page answered. With a good status that is how many servers and gateways
/// answer to paths they do not know.
[[nodiscard]] bool isWebPage(const Error &error);

} // namespace casewright::api
