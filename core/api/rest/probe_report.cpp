// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/probe_report.h"

namespace casewright::api::rest {

Check::What stuckAt(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Tls:
        return Check::What::Tls;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return Check::What::SignIn;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::Cancelled:
        return Check::What::Reachable;
    default:
        // A server in trouble was reached; anything else it answered is not what the dialect says.
        return error.kind == ErrorKind::Server || error.kind == ErrorKind::RateLimited ? Check::What::Reachable
                                                                                       : Check::What::Dialect;
    }
}

std::optional<Error> addressError(const QUrl &url)
{
    const bool known = url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https");
    if (url.isValid() && known && !url.host().isEmpty())
        return std::nullopt;
    return makeError(ErrorKind::Invalid, QStringLiteral("An address begins with https:// or http:// and a host"));
}

ProbeReport::ProbeReport(std::function<void(Check)> onCheck, const QUrl &base)
    : m_onCheck(std::move(onCheck)), m_isSecure(base.scheme() == QLatin1StringView("https"))
{}

void ProbeReport::add(const Check &check)
{
    passUntil(check.what);
    m_next = static_cast<int>(check.what) + 1;
    m_checks.append(check);
    if (m_onCheck)
        m_onCheck(check);
}

void ProbeReport::addFailure(const Error &error)
{
    add({stuckAt(error), error, {}});
}

void ProbeReport::passUntil(Check::What end)
{
    for (int next = m_next; next < static_cast<int>(end); ++next) {
        const auto what = static_cast<Check::What>(next);
        m_next = next + 1;
        // Nobody who was not asked is well.
        if (what == Check::What::User || (what == Check::What::Tls && !m_isSecure))
            continue;
        const Check check{what, std::nullopt, what == Check::What::Dialect ? m_dialect : QString()};
        m_checks.append(check);
        if (m_onCheck)
            m_onCheck(check);
    }
}

} // namespace casewright::api::rest
