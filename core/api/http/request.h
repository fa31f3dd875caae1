// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace casewright::api {

enum class Method { Get, Post, Patch, Delete };

/// Whether a request may be sent a second time when it is not known what became of the first.
enum class Repeat {
    Safely,     ///< reads, writes that replace, deletions
    Unanswered, ///< reads of what may not be there: a 500 or a web page is the answer
    Never,      ///< what creates or links: see createOnce()
};

/// Background requests wait until no other is waiting.
enum class Urgency { Now, Background };

struct Request {
    Method method = Method::Get;
    QString path; ///< below the server's address: "/api/rs/testcase"
    QUrlQuery query;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray accept = QByteArrayLiteral("application/json");
    /// The Authorization header; Client fills it in. Empty: none. Nothing: the plain token.
    std::optional<QByteArray> authorization;
    Repeat repeat = Repeat::Safely;
    Urgency urgency = Urgency::Now;
    CancelToken cancel;
    QString requestId; ///< one per logical request, kept when it is repeated; made by Client
};

/// An answer with a 2xx status.
struct Reply {
    int status = 0;
    QByteArray body;
    QString requestId;
    bool isFile = false; ///< the server names it as a file (Content-Disposition)
};

[[nodiscard]] QString newRequestId();
[[nodiscard]] Request getRequest(const QString &path, const QUrlQuery &query, const CancelToken &cancel);
/// A write with a JSON body.
[[nodiscard]] Request writeRequest(Method method, const QString &path, const QByteArray &json,
                                   const CancelToken &cancel);
/// Adds a free text, of which QUrlQuery by itself would leave `+` and `%` as they are.
void addText(QUrlQuery &query, const QString &key, const QString &text);
[[nodiscard]] QByteArray toJson(const QJsonObject &object);
[[nodiscard]] QByteArray toJson(const QJsonArray &array);

} // namespace casewright::api
