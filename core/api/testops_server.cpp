// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops_server.h"

#include "core/api/side_by_side.h"

namespace casewright::api {
namespace {

/// Cases handled side by side: enough to keep six connections busy, few enough to be stopped soon.
constexpr int casesAtOnce = 24;

using OnRead = std::function<void(ServerId, Result<FetchedCase>)>;
using OnSent = std::function<void(ServerId, Sent)>;

Task<bool> toldOf(ServerId id, Task<FetchedCase> reading, OnRead onRead)
{
    Result<FetchedCase> fetched = co_await reading;
    onRead(id, std::move(fetched));
    co_return true;
}

Task<bool> toldOf(ServerId id, QCoro::Task<Sent> sending, OnSent onSent)
{
    Sent sent = co_await sending;
    onSent(id, std::move(sent));
    co_return true;
}

} // namespace

QCoro::Task<void> TestOpsServer::readCases(ProjectSchema schema, QList<ServerId> ids, QList<FacetId> facets, OnRead onRead, CancelToken cancel)
{
    const auto readNext = [this, schema, ids, facets, onRead, cancel](qsizetype index) {
        return toldOf(ids.at(index), readCase(schema, ids.at(index), facets, cancel), onRead);
    };
    const Result<void> all = co_await sideBySide(ids.size(), casesAtOnce, readNext);
    Q_ASSERT(all); // each tells its own failure
}

QCoro::Task<Sent> TestOpsServer::sendChangeTo(FetchedCase fresh, ProjectSchema schema, Change change, CancelToken cancel)
{
    return sendChange(std::move(schema), fresh.info.serverId.value_or(0), std::move(change), std::move(cancel));
}

QCoro::Task<void> TestOpsServer::sendChanges(ProjectSchema schema, QList<CaseChange> changes, OnSent onSent, CancelToken cancel)
{
    const auto sendNext = [this, schema, changes, onSent, cancel](qsizetype index) {
        const CaseChange &one = changes.at(index);
        return toldOf(one.id, sendChange(schema, one.id, one.change, cancel), onSent);
    };
    const Result<void> all = co_await sideBySide(changes.size(), casesAtOnce, sendNext);
    Q_ASSERT(all); // each tells its own failure
}

QList<FacetId> allFacets(const Capabilities &capabilities)
{
    QList<FacetId> facets = {FacetId::Name,   FacetId::Description, FacetId::Precondition,
                             FacetId::Status, FacetId::Layer,       FacetId::Tags,
                             FacetId::Issues, FacetId::Scenario,    FacetId::Fields};
    if (capabilities.caseExpectedResult)
        facets.append(FacetId::ExpectedResult);
    if (capabilities.owner)
        facets.append(FacetId::Owner);
    if (capabilities.externalLinks)
        facets.append(FacetId::Links);
    if (capabilities.members)
        facets.append(FacetId::Members);
    if (capabilities.relations)
        facets.append(FacetId::Relations);
    if (capabilities.testKeys)
        facets.append(FacetId::TestKeys);
    if (capabilities.examples)
        facets.append(FacetId::Examples);
    return facets;
}

} // namespace casewright::api
