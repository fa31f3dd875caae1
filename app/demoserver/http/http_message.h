// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <utility>

namespace casewright::demo {

struct HttpRequest {
    QByteArray method;
    QString path;   ///< decoded, without the query
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    bool keepAlive = true;

    /// The path and, where there is one, the query, as they are logged and matched.
    [[nodiscard]] QString target() const;
};

struct HttpResponse {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
};

enum class AfterAnswer { KeepOpen, Close };

/// Status line and headers, with the length of the whole body whatever part of it is sent.
[[nodiscard]] QByteArray responseHead(const HttpResponse &response, AfterAnswer afterwards);

/// The dialect's error answer: `{status: <number>, message: <text>}`.
[[nodiscard]] HttpResponse errorResponse(int status, const QString &message);

/// A web page with status 200, as gateways and sign-in pages answer.
[[nodiscard]] HttpResponse htmlPage(const QByteArray &title, const QByteArray &text);

} // namespace casewright::demo
