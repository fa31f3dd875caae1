// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/lookups.h"

#include "core/api/json/page.h"
#include "core/api/rest/values_codec.h"
#include "core/api/testops/extras/extras_codec.h"
#include "core/api/testops/extras/first_hundred.h"
#include "core/api/testops/read/field_values.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

QUrlQuery ofAql(ServerId project, const QString &aql)
{
    QUrlQuery query = ofProject(project);
    addText(query, QStringLiteral("rql"), aql);
    return query;
}

bool isBadAql(const Error &error)
{
    return error.kind == ErrorKind::Invalid && error.serverText.contains(QLatin1StringView("invalid.aql"));
}

/// In words, where the server has only a code for it.
Error readableAqlError(Error error)
{
    if (isBadAql(error))
        error.serverText = QStringLiteral("The server does not understand this query (invalid.aql)");
    return error;
}

} // namespace

Task<QList<Ref>> findValues(TestOpsSession *session, ServerId project, ServerId field, QString search, CancelToken cancel)
{
    FieldValuesList values(*session, project, field);
    addText(values.query, QStringLiteral("query"), search);
    Result<QList<Ref>> found = co_await firstHundred<Ref, readItem>(session, values.path, values.query, cancel);
    co_return found;
}

Task<QStringList> findPeople(TestOpsSession *session, ServerId project, QString search, CancelToken cancel)
{
    QUrlQuery query;
    addText(query, QStringLiteral("query"), search);
    if (session->isModern()) {
        const auto users = co_await firstHundred<QString, readUserName>(session, session->path(QLatin1StringView("user/suggest")), query, cancel);
        if (users || !looksAbsent(users.error()))
            co_return users;
    }
    query.addQueryItem(QStringLiteral("projectId"), QString::number(project));
    const auto members = co_await firstHundred<QString, readUserName>(session, session->path(QLatin1StringView("member/suggest")), query, cancel);
    co_return members;
}

Task<AqlCheck> validateAql(TestOpsSession *session, ServerId project, QString aql, CancelToken cancel)
{
    const Request request = getRequest(session->path(QLatin1StringView("testcase/query/validate")), ofAql(project, aql), cancel);
    Result<AqlCheck> check = co_await session->client.read(request, &decodeAqlCheck);
    if (!check && isBadAql(check.error()))
        co_return AqlCheck();
    co_return check;
}

Task<QList<ServerId>> casesByAql(TestOpsSession *session, ServerId project, QString aql, CancelToken cancel)
{
    Request request = getRequest(session->path(QLatin1StringView("testcase/__search")), ofAql(project, aql), cancel);
    request.query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    request.query.addQueryItem(QStringLiteral("sort"), QStringLiteral("id,asc")); // or pages would overlap
    Result<QList<ServerId>> found = co_await readWholeList<ServerId>(&session->client, request, &decodePage<ServerId, readLeaf>);
    if (!found)
        co_return failure(readableAqlError(found.error()));
    co_return found;
}

} // namespace casewright::api::testops
