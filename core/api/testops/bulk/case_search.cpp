// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/case_search.h"

#include "core/api/json/page.h"
#include "core/api/side_by_side.h"
#include "core/api/testops/bulk/bulk_plan.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

/// A search that is made in pieces, as long as addresses may be.
template <typename T>
struct Search {
    TestOpsSession *session = nullptr;
    ServerId project = 0;
    QList<ServerId> ids;
    QString query; ///< more than being one of `ids`; may be empty
    CancelToken cancel;
    QList<T> found;
};

template <typename T, T (*readOne)(JsonReader &)>
Task<bool> searchPiece(std::shared_ptr<Search<T>> search, qsizetype index)
{
    QStringList numbers;
    for (const ServerId id : search->ids.mid(index * idsInSearch, idsInSearch))
        numbers.append(QString::number(id));
    QString aql = QStringLiteral("id in [%1]").arg(numbers.join(QLatin1Char(',')));
    if (!search->query.isEmpty())
        aql += QStringLiteral(" and ") + search->query;
    QUrlQuery query = ofProject(search->project);
    addText(query, QStringLiteral("rql"), aql);
    query.addQueryItem(QStringLiteral("size"), QString::number(numbers.size()));
    const Request request = getRequest(search->session->casesPath() + QStringLiteral("/__search"), query, search->cancel);
    const Result<QList<T>> page = co_await readWholeList<T>(&search->session->client, request, &decodePage<T, readOne>);
    if (!page)
        co_return failure(page.error());
    search->found += *page;
    co_return true;
}

template <typename T, T (*readOne)(JsonReader &)>
Task<QList<T>> searchAll(std::shared_ptr<Search<T>> search)
{
    const qsizetype pieces = (search->ids.size() + idsInSearch - 1) / idsInSearch;
    const auto searchNext = [search](qsizetype index) { return searchPiece<T, readOne>(search, index); };
    const Result<void> all = co_await sideBySide(pieces, search->session->client.transport()->width(), searchNext);
    if (!all)
        co_return failure(all.error());
    QList<T> found = search->found;
    co_return found;
}

void complete(TestCase &value)
{
    completeScalars(value);
    if (!value.tags.known())
        value.tags = QList<Tag>();
}

} // namespace

bool isToldBySearch(FacetId facet)
{
    return facet == FacetId::Name || facet == FacetId::Description || facet == FacetId::Precondition || facet == FacetId::ExpectedResult
        || facet == FacetId::Status || facet == FacetId::Layer || facet == FacetId::Tags || facet == FacetId::Links;
}

Task<Found> searchByIds(TestOpsSession *session, ServerId project, QList<ServerId> ids, CancelToken cancel)
{
    const auto search = std::make_shared<Search<CaseAnswer>>(Search<CaseAnswer>{session, project, ids, {}, cancel, {}});
    const Result<QList<CaseAnswer>> answers = co_await searchAll<CaseAnswer, readCaseAnswer>(search);
    CO_TRY(answers);
    Found found;
    for (CaseAnswer answer : *answers) {
        complete(answer.fetched.value);
        for (const Tag &tag : answer.fetched.value.tags.value()) {
            if (tag.id)
                session->tagIds.insert(tag.name, *tag.id);
        }
        if (answer.fetched.info.serverId && !answer.isDeleted)
            found.insert(*answer.fetched.info.serverId, answer);
    }
    co_return found;
}

Task<QSet<ServerId>> searchAmong(TestOpsSession *session, ServerId project, QList<ServerId> ids, QString query, CancelToken cancel)
{
    const auto search = std::make_shared<Search<ServerId>>(Search<ServerId>{session, project, ids, query, cancel, {}});
    const Result<QList<ServerId>> found = co_await searchAll<ServerId, readLeaf>(search);
    CO_TRY(found);
    co_return QSet<ServerId>(found->cbegin(), found->cend());
}

QCoro::Task<void> searchCases(TestOpsSession *session, ServerId project, QList<ServerId> ids,
                              std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel)
{
    const Result<Found> found = co_await searchByIds(session, project, ids, cancel);
    for (const ServerId id : std::as_const(ids)) {
        if (!found)
            onRead(id, failure(found.error()));
        else if (const auto answer = found->constFind(id); answer == found->cend())
            onRead(id, failure(ErrorKind::NotFound));
        else
            onRead(id, answer->fetched);
    }
}

} // namespace casewright::api::testops
