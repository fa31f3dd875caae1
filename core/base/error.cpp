// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <array>

namespace casewright {

QString errorKindName(ErrorKind kind)
{
    static constexpr std::array<QLatin1StringView, 13> names = {
        QLatin1StringView("Offline"),      QLatin1StringView("Timeout"),   QLatin1StringView("Tls"),
        QLatin1StringView("Cancelled"),    QLatin1StringView("Unauthorized"), QLatin1StringView("Forbidden"),
        QLatin1StringView("NotFound"),     QLatin1StringView("Conflict"),  QLatin1StringView("Invalid"),
        QLatin1StringView("RateLimited"),  QLatin1StringView("Server"),    QLatin1StringView("Protocol"),
        QLatin1StringView("Storage"),
    };
    return names.at(static_cast<std::size_t>(kind));
}

Error makeError(ErrorKind kind, const QString &text)
{
    Error error;
    error.kind = kind;
    error.serverText = text;
    return error;
}

} // namespace casewright
