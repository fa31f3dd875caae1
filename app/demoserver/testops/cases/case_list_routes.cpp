// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/aql/aql.h"
#include "app/demoserver/testops/cases/case_order.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

#include <QJsonDocument>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse answerRows(const Context &context, const ApiRequest &request, const std::vector<qint64> &listed)
{
    const std::vector<qint64> ids = inOrder(context, request, listed);
    const PageWindow window = PageWindow::of(request);
    const auto total = static_cast<qsizetype>(ids.size());
    QByteArray rows;
    for (qsizetype i = window.begin(total); i < window.end(total); ++i) {
        if (!rows.isEmpty())
            rows += ',';
        rows += QJsonDocument(thinRow(context, caseOf(context, ids[static_cast<size_t>(i)]))).toJson(QJsonDocument::Compact);
    }
    return answerSpringPage(rows, window, total);
}

HttpResponse listCases(Context &context, const ApiRequest &request)
{
    return answerRows(context, request, context.store.cases.ofProject(projectOf(context, request).id));
}

HttpResponse listDeleted(Context &context, const ApiRequest &request)
{
    return answerRows(context, request, context.store.cases.binOf(projectOf(context, request).id));
}

HttpResponse suggestCases(Context &context, const ApiRequest &request)
{
    const QString query = queryText(request, "query");
    const QList<qint64> ignored = request.numbers("ignoreId");
    QJsonArray all;
    for (const Project &project : context.store.catalogue.projects()) {
        if (project.id != request.optionalNumber("projectId").value_or(project.id))
            continue;
        for (const qint64 id : context.store.cases.ofProject(project.id)) {
            const TestCase &record = caseOf(context, id);
            if (!ignored.contains(id) && (record.name.contains(query, Qt::CaseInsensitive) || QString::number(id) == query))
                all.append(reference(id, record.name));
        }
    }
    return answerSpringPage(all, request);
}

std::optional<std::vector<qint64>> found(const Context &context, const ApiRequest &request)
{
    const qint64 projectId = projectOf(context, request).id;
    if (!request.http.query.hasQueryItem(u"rql"_s))
        throw ApiError{400, u"Parameter rql is required"_s};
    const std::optional<Aql> aql = Aql::parse(queryText(request, "rql"));
    if (!aql)
        return std::nullopt;
    const bool deleted = queryFlag(request, "deleted");
    std::vector<qint64> ids;
    for (const qint64 id : deleted ? context.store.cases.binOf(projectId) : context.store.cases.ofProject(projectId)) {
        if (aql->matches(context, caseOf(context, id)))
            ids.push_back(id);
    }
    return ids;
}

HttpResponse search(Context &context, const ApiRequest &request)
{
    const auto unordered = found(context, request);
    if (!unordered)
        throw ApiError{400, u"invalid.aql"_s};
    const std::vector<qint64> ids = inOrder(context, request, *unordered);
    const PageWindow window = PageWindow::of(request);
    const auto total = static_cast<qsizetype>(ids.size());
    QByteArray rows;
    for (qsizetype i = window.begin(total); i < window.end(total); ++i) {
        if (!rows.isEmpty())
            rows += ',';
        rows += context.store.cases.row(ids[static_cast<size_t>(i)]);
    }
    return answerSpringPage(rows, window, total);
}

HttpResponse validate(Context &context, const ApiRequest &request)
{
    const auto ids = found(context, request);
    return answer(QJsonObject{{u"valid"_s, ids.has_value()}, {u"count"_s, ids ? qint64(ids->size()) : 0}});
}

} // namespace

void addCaseListRoutes(Routes &routes)
{
    routes.get("testcase", listCases);
    routes.get("testcase/deleted", listDeleted);
    routes.get("testcase/suggest", suggestCases);
    routes.get("testcase/__search", search);
    routes.get("testcase/query/validate", validate);
    routes.get("testcase/muted", [](Context &context, const ApiRequest &request) {
        (void)projectOf(context, request);
        return answerSpringPage(QJsonArray(), request);
    });
}

} // namespace casewright::demo
