// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/newest_cases.h"

#include <algorithm>

namespace casewright::api::rest {
namespace {

constexpr qint64 newestPageSize = 100;

ServerId idOf(const FetchedCase &fetched)
{
    return fetched.info.serverId.value_or(0);
}

/// The list that is asked.
struct Source {
    Session *session = nullptr;
    ServerId project = 0;
    DecodeCases decode = nullptr;
    CancelToken cancel;
};

Task<Page<FetchedCase>> readCases(Source source, qint64 number)
{
    QUrlQuery query = ofProject(source.project);
    query.addQueryItem(QStringLiteral("page"), QString::number(number));
    query.addQueryItem(QStringLiteral("size"), QString::number(newestPageSize));
    query.addQueryItem(QStringLiteral("sort"), QStringLiteral("id,desc"));
    Result<Page<FetchedCase>> page =
        co_await source.session->client.read(getRequest(source.session->casesPath(), query, source.cancel), source.decode);
    co_return page;
}

bool isDescending(const QList<FetchedCase> &cases)
{
    return std::ranges::is_sorted(cases, std::ranges::greater(), idOf);
}

bool isAscending(const QList<FetchedCase> &cases)
{
    return std::ranges::is_sorted(cases, std::ranges::less(), idOf);
}

/// The number of the last page of the list whose first page is `first`.
qint64 lastPageOf(const Page<FetchedCase> &first)
{
    const PageInfo &info = first.info;
    if (info.isWhole || info.rows == 0 || info.last.value_or(false))
        return 0;
    if (info.totalElements)
        return (*info.totalElements - 1) / info.rows;
    return info.totalPages.value_or(1) - 1;
}

void takeAbove(QList<FetchedCase> &out, const QList<FetchedCase> &cases, ServerId watermark)
{
    for (const FetchedCase &fetched : cases) {
        const bool known =
            std::ranges::any_of(out, [&](const FetchedCase &other) { return idOf(other) == idOf(fetched); });
        if (idOf(fetched) > watermark && !known)
            out.append(fetched);
    }
}

bool reachesDownTo(const QList<FetchedCase> &cases, ServerId watermark)
{
    return std::ranges::any_of(cases, [watermark](const FetchedCase &fetched) { return idOf(fetched) <= watermark; });
}

/// The cases above `watermark` of the list whose first page is `first`.
Task<QList<FetchedCase>> gatherAbove(Source source, Page<FetchedCase> first, ServerId watermark)
{
    QList<FetchedCase> above;
    takeAbove(above, first.items, watermark);
    const qint64 last = lastPageOf(first);
    const bool newestFirst = isDescending(first.items);
    if (newestFirst && reachesDownTo(first.items, watermark))
        co_return above;
    for (qint64 i = 1; i <= last; ++i) {
        const qint64 number = newestFirst ? i : last + 1 - i;
        const Result<Page<FetchedCase>> page = co_await readCases(source, number);
        if (!page)
            co_return failure(page.error());
        takeAbove(above, page->items, watermark);
        const bool inOrder =
            newestFirst ? isDescending(page->items) : isAscending(first.items) && isAscending(page->items);
        if (page->items.isEmpty() || (inOrder && reachesDownTo(page->items, watermark)))
            break;
    }
    co_return above;
}

ServerId newestOf(const QList<FetchedCase> &cases)
{
    ServerId newest = 0;
    for (const FetchedCase &fetched : cases)
        newest = std::max(newest, idOf(fetched));
    return newest;
}

} // namespace

Task<QList<FetchedCase>> casesAbove(Session *session, ServerId project, ServerId watermark, DecodeCases decode,
                                    CancelToken cancel)
{
    const Source source{session, project, decode, cancel};
    const Result<Page<FetchedCase>> first = co_await readCases(source, 0);
    if (!first)
        co_return failure(first.error());
    Result<QList<FetchedCase>> above = co_await gatherAbove(source, *first, watermark);
    co_return above;
}

Task<ServerId> newestCaseId(Session *session, ServerId project, DecodeCases decode, CancelToken cancel)
{
    const Source source{session, project, decode, cancel};
    const Result<Page<FetchedCase>> first = co_await readCases(source, 0);
    if (!first && isAbsent(first.error()))
        co_return ServerId(0);
    if (!first)
        co_return failure(first.error());
    const ServerId newest = newestOf(first->items);
    if (isDescending(first->items))
        co_return newest;
    const Result<QList<FetchedCase>> above = co_await gatherAbove(source, *first, newest);
    if (!above)
        co_return failure(above.error());
    co_return std::max(newest, newestOf(*above));
}

} // namespace casewright::api::rest
