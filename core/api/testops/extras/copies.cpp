// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/copies.h"

#include "core/api/http/create_once.h"
#include "core/api/rest/newest_cases.h"
#include "core/api/rest/write/sending.h"
#include "core/api/testops/extras/extras_codec.h"
#include "core/api/testops/read/read_case.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

constexpr DecodeCases decodeCases = &decodePage<FetchedCase, readListedCase>;

/// How to tell the copy that a lost answer was about.
struct CopyTrace {
    ServerId project = 0;
    QString name;
    ServerId watermark = 0;
};

Task<QList<ServerId>> copiesMadeSince(TestOpsSession *session, CopyTrace trace, CancelToken cancel)
{
    const Result<QList<FetchedCase>> newer = co_await casesAbove(session, trace.project, trace.watermark, decodeCases, cancel);
    CO_TRY(newer);
    QList<ServerId> made;
    for (const FetchedCase &fetched : *newer) {
        if (fetched.value.name.valueOr({}).trimmed() == trace.name.trimmed())
            made.append(fetched.info.serverId.value_or(0));
    }
    co_return made;
}

Result<ServerId> decodeCopy(const QByteArray &json)
{
    TRY_ASSIGN(const CaseAnswer answer, decodeCase(json));
    return answer.fetched.info.serverId.value_or(0);
}

} // namespace

Task<QList<Ref>> readBin(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    Request request = getRequest(session->path(QLatin1StringView("testcase/deleted")), ofProject(project), cancel);
    request.query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    request.query.addQueryItem(QStringLiteral("sort"), QStringLiteral("lastModifiedDate,desc")); // of the deletion, as a rule
    Result<QList<Ref>> bin = co_await readWholeList<Ref>(&session->client, request, &decodePage<Ref, readItem>);
    co_return bin;
}

Task<void> restoreCase(TestOpsSession *session, ServerId caseId, CancelToken cancel)
{
    const Request request = writeRequest(Method::Post, session->casePath(caseId, QLatin1StringView("restore")), {}, cancel);
    const Result<Reply> reply = co_await session->client.write(request);
    const Result<CaseAnswer> there = co_await readOverview(session, caseId, cancel);
    if (there)
        co_return {}; // also where somebody else was first, or an answer was lost
    CO_TRY(reply);
    if (there.error().kind == ErrorKind::NotFound)
        co_return failure(about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server accepted it, but the case still lies in the bin"))));
    co_return failure(unverified(there.error()));
}

Task<ServerId> cloneCase(TestOpsSession *session, ServerId caseId, QString nameSuffix, CancelToken cancel)
{
    const Result<CaseAnswer> original = co_await readOverview(session, caseId, cancel);
    CO_TRY(original);
    CopyTrace trace{original->project, original->fetched.value.name.valueOr({}) + nameSuffix, 0};
    const Result<ServerId> newest = co_await newestCaseId(session, trace.project, decodeCases, cancel);
    CO_TRY(newest);
    trace.watermark = *newest;
    const QByteArray body = toJson(QJsonObject{{QStringLiteral("nameSuffix"), nameSuffix}});
    Creation<ServerId> creation;
    creation.request = writeRequest(Method::Post, session->casePath(caseId, QLatin1StringView("clone")), body, cancel);
    creation.decode = &decodeCopy;
    creation.find = [session, trace, cancel] { return copiesMadeSince(session, trace, cancel); };
    creation.nameOf = [](const ServerId &id) { return QString::number(id); };
    creation.onlyOnce = true;
    Result<ServerId> made = co_await createOnce(&session->client, creation);
    co_return made;
}

Task<QList<AuditEntry>> readAudit(TestOpsSession *session, ServerId caseId, CancelToken cancel)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("testCaseId"), QString::number(caseId));
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("100"));
    const Request request = getRequest(session->path(QLatin1StringView("testcase/audit")), query, cancel);
    Result<Page<AuditEntry>> page = co_await session->client.read(request, &decodePage<AuditEntry, readAuditEntry>);
    CO_TRY(page);
    std::ranges::stable_sort(page->items, std::ranges::greater(), &AuditEntry::time);
    co_return page->items;
}

} // namespace casewright::api::testops
