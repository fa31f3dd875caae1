// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/bulk_calls.h"

#include "core/api/rest/session.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

/// Cases in one bulk operation.
constexpr qsizetype casesInCall = 2000;

/// The two families of bulk operations of newer servers differ in their selection and here and there in more; 4.x has the older one.
enum class Family { Older, Newer };

QString pathOf(BulkWhat what, Family family)
{
    switch (what) {
    case BulkWhat::AddTags:
        return QStringLiteral("tag/add");
    case BulkWhat::RemoveTags:
        return QStringLiteral("tag/remove");
    case BulkWhat::SetStatus:
        return QStringLiteral("status/set");
    case BulkWhat::SetLayer:
        return QStringLiteral("layer/set");
    case BulkWhat::AddValues:
        return QStringLiteral("cfv/add");
    case BulkWhat::RemoveValues:
        return QStringLiteral("cfv/remove");
    case BulkWhat::AddIssues:
        return QStringLiteral("issue/add");
    case BulkWhat::RemoveIssues:
        return QStringLiteral("issue/remove");
    case BulkWhat::AddMembers:
        return QStringLiteral("member/add");
    case BulkWhat::RemoveMembers:
        return QStringLiteral("member/remove");
    case BulkWhat::AddLinks:
        return family == Family::Newer ? QStringLiteral("external-link/add") : QStringLiteral("externallink/add");
    }
    Q_UNREACHABLE();
}

QJsonArray numbers(const QList<ServerId> &ids)
{
    QJsonArray array;
    for (const ServerId id : ids)
        array.append(id);
    return array;
}

/// {id, customField} as {customField, values: [{id}]}, which the older family takes since 25.
QJsonArray groupedValues(const QJsonArray &flat)
{
    QJsonArray grouped;
    for (const QJsonValue &element : flat) {
        QJsonObject value = element.toObject();
        const QJsonValue field = value.take(QLatin1StringView("customField"));
        grouped.append(QJsonObject{{QStringLiteral("customField"), field}, {QStringLiteral("values"), QJsonArray{value}}});
    }
    return grouped;
}

void putContent(QJsonObject &body, const BulkCall &call, bool areValuesGrouped)
{
    switch (call.what) {
    case BulkWhat::AddTags:
        body.insert(QLatin1StringView("tags"), call.added);
        break;
    case BulkWhat::AddValues:
        body.insert(QLatin1StringView("cfv"), areValuesGrouped ? groupedValues(call.added) : call.added);
        break;
    case BulkWhat::AddIssues:
        body.insert(QLatin1StringView("issues"), call.added);
        break;
    case BulkWhat::AddMembers:
        body.insert(QLatin1StringView("members"), call.added);
        break;
    case BulkWhat::AddLinks:
        body.insert(QLatin1StringView("links"), call.added);
        break;
    case BulkWhat::RemoveTags:
    case BulkWhat::RemoveValues:
    case BulkWhat::RemoveIssues:
    case BulkWhat::RemoveMembers:
        body.insert(QLatin1StringView("ids"), numbers(call.targetIds));
        break;
    case BulkWhat::SetStatus:
        body.insert(QLatin1StringView("workflowId"), call.targetIds.first());
        body.insert(QLatin1StringView("statusId"), call.targetIds.last());
        break;
    case BulkWhat::SetLayer:
        body.insert(QLatin1StringView("layerId"), call.targetIds.first());
        break;
    }
}

/// `inverted` is always said: true would mean every case but these.
Request callRequest(const TestOpsSession &session, ServerId project, const BulkCall &call, Family family, const CancelToken &cancel)
{
    const bool isNewer = family == Family::Newer;
    QJsonObject selection{{QStringLiteral("projectId"), project}, {QStringLiteral("inverted"), false}};
    selection.insert(isNewer ? QLatin1StringView("testCasesInclude") : QLatin1StringView("leafsInclude"), numbers(call.cases));
    QJsonObject body{{QStringLiteral("selection"), selection}};
    putContent(body, call, !isNewer && session.isModern());
    const QString path = (isNewer ? session.path(QLatin1StringView("v2/test-case")) : session.casesPath()) + QStringLiteral("/bulk/");
    Request request = writeRequest(Method::Post, path + pathOf(call.what, family), toJson(body), cancel);
    request.repeat = call.what == BulkWhat::AddLinks ? Repeat::Never : Repeat::Safely;
    return request;
}

Task<Reply> sendCall(TestOpsSession *session, ServerId project, BulkCall call, CancelToken cancel)
{
    if (session->hasNewerTrees()) {
        Result<Reply> reply = co_await session->client.write(callRequest(*session, project, call, Family::Newer, cancel));
        if (reply || !looksAbsent(reply.error()))
            co_return reply;
    }
    Result<Reply> reply = co_await session->client.write(callRequest(*session, project, call, Family::Older, cancel));
    co_return reply;
}

} // namespace

QCoro::Task<void> sendBulkCalls(TestOpsSession *session, ServerId project, QList<BulkCall> calls, CancelToken cancel)
{
    for (const BulkCall &call : std::as_const(calls)) {
        for (qsizetype from = 0; from < call.cases.size(); from += casesInCall) {
            BulkCall part = call;
            part.cases = call.cases.mid(from, casesInCall);
            const Result<Reply> reply = co_await sendCall(session, project, part, cancel);
            if (!reply && looksAbsent(reply.error()))
                co_return; // there are no bulk operations here
        }
    }
}

} // namespace casewright::api::testops
