// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/list_cases.h"

#include "core/api/side_by_side.h"

#include <algorithm>

namespace casewright::api::rest {
namespace {

constexpr qint64 pageSize = 1000;
/// How often a list that moves while it is read is read anew.
constexpr int mostRounds = 3;

/// One reading of a list, shared by the pages that are read side by side.
struct Listing {
    Session *session = nullptr;
    CaseList list;
    ServerId project = 0;
    CancelToken cancel;
    std::function<void(CaseRows)> sink;
    std::vector<ServerId> ids; ///< of all rows of this round, repeated ones too
    qint64 askFor = pageSize;
    std::optional<qint64> total; ///< as told last
    bool shrunk = false;         ///< it became smaller while pages were read
    qint64 tailNumber = 0;       ///< the last page read
    PageInfo tail;
};

Request pageRequest(const Listing &listing, qint64 number)
{
    QUrlQuery query = listing.list.query;
    query.addQueryItem(QStringLiteral("page"), QString::number(number));
    query.addQueryItem(QStringLiteral("size"), QString::number(listing.askFor));
    query.addQueryItem(QStringLiteral("sort"), QStringLiteral("id,asc"));
    Request request = getRequest(listing.list.path, query, listing.cancel);
    request.urgency = Urgency::Background;
    return request;
}

void fillNames(CaseRows &rows, const Session::Vocabulary &known)
{
    for (Ref &name : rows.names) {
        if (!name.name.isEmpty())
            continue;
        for (const QList<Ref> &list : {known.layers, known.features}) {
            const auto found = std::ranges::find_if(list, [&](const Ref &ref) { return ref.id == name.id; });
            if (found != list.end())
                name = *found;
        }
    }
}

/// The number of different ids seen.
qint64 distinct(Listing &listing)
{
    std::ranges::sort(listing.ids);
    const auto repeated = std::ranges::unique(listing.ids);
    listing.ids.erase(repeated.begin(), repeated.end());
    return static_cast<qint64>(listing.ids.size());
}

/// Reads a page and hands its rows on. False where it is empty: there are none behind it.
Task<bool> readOnePage(std::shared_ptr<Listing> listing, qint64 number)
{
    Result<RowsPage> page = co_await listing->session->client.read(pageRequest(*listing, number), listing->list.decode);
    if (!page)
        co_return failure(page.error());
    const PageInfo &info = page->info;
    if (number > 0 && info.index == 0)
        co_return false; // the server knows no pages and begins anew
    if (listing->total && info.totalElements && *info.totalElements < *listing->total)
        listing->shrunk = true;
    if (info.totalElements)
        listing->total = info.totalElements;
    if (number >= listing->tailNumber) {
        listing->tailNumber = number;
        listing->tail = info;
    }
    for (const CaseRows::Row &row : page->rows.rows)
        listing->ids.push_back(row.id);
    fillNames(page->rows, listing->session->vocabulary.value(listing->project));
    if (!page->rows.rows.empty())
        listing->sink(std::move(page->rows));
    co_return info.rows > 0;
}

Task<void> readPages(std::shared_ptr<Listing> listing, qint64 from, qint64 to)
{
    const int width = listing->session->client.transport()->width();
    const auto readOne = [listing, from](qsizetype i) { return readOnePage(listing, from + i); };
    Result<void> done = co_await sideBySide(static_cast<qsizetype>(to - from), width, readOne);
    co_return done;
}

qint64 pagesOf(const Listing &listing, const PageInfo &first)
{
    if (first.isWhole || first.rows == 0)
        return 1;
    if (listing.total)
        return (*listing.total + listing.askFor - 1) / listing.askFor;
    return first.totalPages.value_or(1);
}

/// Goes on page by page where the newest page says there are more although the totals do not: until one brings nothing
/// new.
Task<void> readBeyond(std::shared_ptr<Listing> listing, qint64 from)
{
    for (qint64 number = from;; ++number) {
        const qint64 before = distinct(*listing);
        const Result<bool> more = co_await readOnePage(listing, number);
        if (!more)
            co_return failure(more.error());
        const bool isLast = listing->tail.last.value_or(false) || listing->tail.rows < listing->askFor;
        if (!*more || isLast || distinct(*listing) == before)
            co_return {};
    }
}

/// True where the last page read is full and does not say that it is the last.
bool saysMore(const Listing &listing)
{
    const PageInfo &tail = listing.tail;
    const bool knowsNothing = !tail.last && !tail.totalElements && !tail.totalPages;
    return !tail.isWhole && tail.rows > 0 && tail.rows >= listing.askFor && (tail.last == false || knowsNothing);
}

/// The list from the first page to the last.
Task<void> readRound(std::shared_ptr<Listing> listing)
{
    listing->ids.clear();
    listing->shrunk = false;
    listing->tailNumber = 0;
    const Result<bool> any = co_await readOnePage(listing, 0);
    if (!any)
        co_return failure(any.error());
    const PageInfo first = listing->tail;
    if (first.rows > 0 && first.rows < listing->askFor && !first.last.value_or(false))
        listing->askFor = first.rows; // the server's own limit
    const qint64 pages = pagesOf(*listing, first);
    const Result<void> read = co_await readPages(listing, 1, pages);
    if (!read)
        co_return read;
    // Cases that were made while we were reading stand at the end.
    const qint64 now = pagesOf(*listing, first);
    const Result<void> tail = co_await readPages(listing, pages, now);
    if (!tail || !saysMore(*listing) || distinct(*listing) < listing->total.value_or(0))
        co_return tail;
    Result<void> beyond = co_await readBeyond(listing, std::max<qint64>(now, 1));
    co_return beyond;
}

} // namespace

Task<qint64> listAllCases(Session *session, CaseList list, ServerId project, std::function<void(CaseRows)> sink,
                          CancelToken cancel)
{
    const auto listing = std::make_shared<Listing>();
    listing->session = session;
    listing->list = std::move(list);
    listing->project = project;
    listing->cancel = cancel;
    listing->sink = std::move(sink);
    for (int round = 0; round < mostRounds; ++round) {
        const Result<void> read = co_await readRound(listing);
        if (!read)
            co_return failure(read.error());
        // A deletion in front of a page not read yet moves a row onto one that was read before.
        if (!listing->shrunk && distinct(*listing) >= listing->total.value_or(0))
            break;
    }
    co_return listing->total.value_or(distinct(*listing));
}

} // namespace casewright::api::rest
