// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace casewright::demo {

/// Thrown by a handler, turned into the error answer by the Router and nowhere else.
struct ApiError {
    int status = 400;
    QString message;
};

/// A request at its handler: the numbers of its path, in order, and the query read with care.
struct ApiRequest {
    const HttpRequest &http;
    QList<qint64> ids;

    /// Throws 400 for a value that is not a number.
    [[nodiscard]] std::optional<qint64> optionalNumber(const char *name) const;
    /// Throws 400 if it is missing, too.
    [[nodiscard]] qint64 number(const char *name) const;
    [[nodiscard]] QList<qint64> numbers(const char *name) const;
};

using Handler = std::function<HttpResponse(const ApiRequest &)>;

} // namespace casewright::demo
