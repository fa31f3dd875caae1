// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/api_request.h"

#include <QStringList>

#include <vector>

namespace casewright::demo {

/// Finds the handler of a request below `/api/rs` and turns what it throws into the dialect's error answer.
/// In a pattern `{}` stands for a whole number. Patterns are tried in the order they were added.
class Router final {
public:
    void add(const char *method, const char *pattern, Handler handler);
    [[nodiscard]] HttpResponse handle(const HttpRequest &request) const;

private:
    struct Route {
        QByteArray method;
        QStringList segments;
        Handler handler;
    };

    std::vector<Route> m_routes;
};

} // namespace casewright::demo
