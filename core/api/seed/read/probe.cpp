// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/probe.h"

#include "core/api/json/page.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/codec/dialect.h"
#include "core/api/rest/probe_report.h"
#include "core/api/rest/projects.h"

namespace casewright::api::seed {

using namespace rest;

namespace {

/// For a server that does not list projects: a page of cases shows the dialect as well.
Task<void> tryCases(Session *session, CancelToken cancel)
{
    QUrlQuery query = ofProject(session->options.project.value_or(1));
    query.addQueryItem(QStringLiteral("page"), QStringLiteral("0"));
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1"));
    Request request = getRequest(session->casesPath(), query, cancel);
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
    ProbeReport report(std::move(onCheck), base);
    report.setDialect(seedCapabilities().dialect);
    const auto wrong = addressError(base);
    report.add({Check::What::Address, wrong, base.toString()});
    if (wrong)
        co_return report.checks();
    // Once: whoever tests a connection wants to know how it is now.
    const Result<QList<Project>> projects = co_await readProjects(session, cancel, Repeat::Never);
    if (projects) {
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
    report.addFailure(error);
    co_return report.checks();
}

} // namespace casewright::api::seed
