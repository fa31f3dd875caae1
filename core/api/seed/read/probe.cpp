// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/probe.h"

#include "core/api/json/page.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/read/projects.h"

namespace casewright::api::seed {
namespace {

/// The step at which a request that ended with `error` got stuck.
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

/// The checks that lie before and at `reached`, the last of them with `error`.
class Report final {
public:
    Report(std::function<void(Check)> onCheck, bool secure) : m_onCheck(std::move(onCheck)), m_secure(secure) {}

    void passUntil(Check::What end)
    {
        for (int what = m_next; what < static_cast<int>(end); ++what)
            pass(static_cast<Check::What>(what));
        m_next = static_cast<int>(end);
    }
    void add(Check check)
    {
        m_next = static_cast<int>(check.what) + 1;
        m_checks.append(check);
        if (m_onCheck)
            m_onCheck(check);
    }
    [[nodiscard]] QList<Check> checks() const { return m_checks; }

private:
    void pass(Check::What what)
    {
        if (what == Check::What::User || (what == Check::What::Tls && !m_secure))
            return;
        Check check;
        check.what = what;
        check.text = what == Check::What::Dialect ? seedCapabilities().dialect : QString();
        add(check);
    }

    std::function<void(Check)> m_onCheck;
    QList<Check> m_checks;
    int m_next = 0;
    bool m_secure = false;
};

/// For a server that does not list projects: a page of cases shows the dialect as well.
Task<void> tryCases(Session *session, CancelToken cancel)
{
    QUrlQuery query = ofProject(session->options.project.value_or(1));
    query.addQueryItem(QStringLiteral("page"), QStringLiteral("0"));
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1"));
    Request request = getRequest(casesPath(), query, cancel);
    request.repeat = Repeat::Never;
    const Result<Page<FetchedCase>> page =
        co_await session->client.read(request, &decodePage<FetchedCase, readCaseObject>);
    if (!page)
        co_return failure(page.error());
    co_return {};
}

} // namespace

QCoro::Task<QList<Check>> probeServer(Session *session, std::function<void(Check)> onCheck, CancelToken cancel)
{
    const QUrl base = session->options.base;
    Report report(std::move(onCheck), base.scheme() == QLatin1StringView("https"));
    if (const auto wrong = addressError(base)) {
        report.add({Check::What::Address, wrong, base.toString()});
        co_return report.checks();
    }
    report.add({Check::What::Address, std::nullopt, base.toString()});
    // Once: whoever tests a connection wants to know how it is now.
    const Result<QList<Project>> projects = co_await readProjects(session, cancel, Repeat::Never);
    if (projects) {
        report.passUntil(Check::What::Projects);
        report.add({Check::What::Projects, std::nullopt, QString::number(projects->size())});
        co_return report.checks();
    }
    Error error = projects.error();
    if (isAbsent(error)) {
        const Result<void> cases = co_await tryCases(session, cancel);
        if (cases) {
            report.passUntil(Check::What::Projects);
            co_return report.checks();
        }
        error = cases.error();
    }
    report.passUntil(stuckAt(error));
    report.add({stuckAt(error), error, {}});
    co_return report.checks();
}

} // namespace casewright::api::seed
