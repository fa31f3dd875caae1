// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/api_request.h"

#include <QStringList>

#include <vector>

namespace casewright::demo {

/// Finds the handler of a request below one of the prefixes and turns what it throws into the error answer.
/// In a pattern `{}` stands for a whole number. Patterns are tried in the order they were added.
class Router final {
public:
    /// Such as `/api/rs/`; where one starts with another, the longer comes first.
    explicit Router(QStringList prefixes) : m_prefixes(std::move(prefixes)) {}

    void add(const char *method, const char *pattern, Handler handler);
    /// Whether the path is one of the patterns, whatever the method.
    [[nodiscard]] bool knows(const HttpRequest &request) const;
    /// Nothing if the path is none of the patterns; 405 if only the method is wrong.
    [[nodiscard]] std::optional<HttpResponse> handle(const HttpRequest &request) const;

private:
    struct Route {
        QByteArray method;
        QStringList segments;
        Handler handler;
    };

    [[nodiscard]] QStringList segmentsOf(const QString &path) const;

    QStringList m_prefixes;
    std::vector<Route> m_routes;
};

} // namespace casewright::demo
