// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/create_case.h"

#include "core/api/http/create_once.h"

namespace casewright::api::rest {
namespace {

/// How to tell the case that a lost creation made.
struct Trace {
    ServerId project = 0;
    QStringList names; ///< under which it may have been made
    DecodeCases decode = nullptr;
    CreateGuard guard;
};

Task<QList<FetchedCase>> findMade(Session *session, Trace trace, CancelToken cancel)
{
    const Result<QList<FetchedCase>> newer =
        co_await casesAbove(session, trace.project, trace.guard.watermark, trace.decode, cancel);
    if (!newer)
        co_return failure(newer.error());
    QList<FetchedCase> candidates;
    for (const FetchedCase &fetched : *newer) {
        const bool sameName = trace.names.contains(fetched.value.name.valueOr({}).trimmed());
        const QString &creator = fetched.info.createdBy;
        const bool others = !session->self.isEmpty() && !creator.isEmpty() && creator != session->self;
        const bool taken = trace.guard.isKnown && trace.guard.isKnown(*fetched.info.serverId);
        if (sameName && !others && !taken && !session->created.contains(*fetched.info.serverId))
            candidates.append(fetched);
    }
    co_return candidates;
}

Task<FetchedCase> create(Session *session, CaseCreation given, CancelToken cancel)
{
    Trace trace{given.project, {given.name.trimmed()}, given.decodeList, given.guard};
    for (const QString &name : std::as_const(given.guard.attemptedNames))
        trace.names.append(name.trimmed());
    Creation<FetchedCase> creation;
    creation.request = writeRequest(Method::Post, session->casesPath(), given.body, cancel);
    creation.request.query = given.query;
    creation.decode = given.decode;
    creation.find = [session, trace, cancel] { return findMade(session, trace, cancel); };
    creation.nameOf = [](const FetchedCase &fetched) { return QString::number(fetched.info.serverId.value_or(0)); };
    creation.several = given.guard.several;
    creation.perhapsSent = !given.guard.attemptedNames.isEmpty();
    Result<FetchedCase> made = co_await createOnce(&session->client, creation);
    if (made) {
        session->created.insert(made->info.serverId.value_or(0));
        if (!made->info.createdBy.isEmpty())
            session->self = made->info.createdBy;
    }
    co_return made;
}

} // namespace

Task<FetchedCase> createInTurn(Session *session, CaseCreation creation, CancelToken cancel)
{
    const QString turn = QString::number(creation.project) + QLatin1Char('/') + creation.name.trimmed();
    co_await session->creating.enter(turn);
    Result<FetchedCase> made = co_await create(session, std::move(creation), cancel);
    session->creating.leave(turn);
    co_return made;
}

} // namespace casewright::api::rest
