// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http/client.h"
#include "core/api/json/json_reader.h"
#include "core/api/side_by_side.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace casewright::api {

/// What a page says of the list it is of. Servers differ in what they tell, and some contradict themselves.
struct PageInfo {
    std::optional<qint64> index;
    std::optional<qint64> totalPages;
    std::optional<qint64> totalElements;
    std::optional<bool> last;
    bool isWhole = false; ///< a bare array: there are no other pages
    qint64 rows = 0;
};

/// Reads a page object, or a bare array in its place. `readRow` is called for each element. Protocol where there is no
/// list.
template <typename ReadRow>
[[nodiscard]] PageInfo readPage(JsonReader &in, ReadRow readRow)
{
    PageInfo page;
    const auto readRows = [&] {
        in.array([&] {
            ++page.rows;
            readRow();
        });
    };
    if (in.type() == JsonReader::Type::Array) {
        page.isWhole = true;
        readRows();
        return page;
    }
    bool hasContent = false;
    in.object([&](JsonReader::Key key) {
        if (key == "content") {
            hasContent = true;
            readRows();
        } else if (key == "page" || key == "number") {
            // Some servers nest a page object: {"page": {"number": 0, ...}}.
            if (in.type() == JsonReader::Type::Number)
                page.index = in.integer();
        } else if (key == "totalPages") {
            page.totalPages = in.integer();
        } else if (key == "totalElements") {
            page.totalElements = in.integer();
        } else if (key == "last") {
            if (in.type() != JsonReader::Type::Null)
                page.last = in.boolean();
        }
    });
    if (!hasContent)
        in.missing("content", "a list");
    return page;
}

template <typename T>
struct Page {
    QList<T> items;
    PageInfo info;
};

/// Decodes a page or array whose elements `readItem` turns into values.
template <typename T, T (*readItem)(JsonReader &)>
[[nodiscard]] Result<Page<T>> decodePage(const QByteArray &json)
{
    JsonReader in(json);
    Page<T> page;
    page.info = readPage(in, [&] { page.items.append(readItem(in)); });
    TRY(in.finish());
    return page;
}

/// True where the pages read so far, of which `info` is the newest, are all of a list of which `have` elements are
/// there.
[[nodiscard]] bool isLastPage(const PageInfo &info, qint64 asked, qint64 have);
/// How many pages the list has by what its first page tells; 1 where it tells nothing.
[[nodiscard]] qint64 toldPages(const PageInfo &first);
/// `request` for page `number`; the first page is asked for with the query as it is.
[[nodiscard]] Request forPage(Request request, qint64 number);

namespace detail {

template <typename T>
struct PagedList {
    Client *client = nullptr;
    Request request;
    Decode<Page<T>> decode = nullptr;
    std::vector<Page<T>> pages;
};

/// Reads page `number` into its place. False where there is nothing behind it.
template <typename T>
[[nodiscard]] Task<bool> readPageInto(std::shared_ptr<PagedList<T>> list, qint64 number)
{
    Result<Page<T>> page = co_await list->client->read(forPage(list->request, number), list->decode);
    if (!page)
        co_return failure(page.error());
    if (number > 0 && page->info.index == 0)
        co_return false; // the server knows no pages and begins anew
    const bool any = !page->items.isEmpty();
    list->pages.resize(std::max(list->pages.size(), static_cast<std::size_t>(number) + 1));
    list->pages[static_cast<std::size_t>(number)] = *std::move(page);
    co_return any;
}

} // namespace detail

/// Reads a whole list that is short as a rule (layers, tags, the cases of a suite): the first page, then those it tells
/// of side by side, then any more that the last one promises, one by one.
template <typename T>
[[nodiscard]] Task<QList<T>> readWholeList(Client *client, Request request, Decode<Page<T>> decode)
{
    static constexpr qint64 mostPages = 1000;
    const auto list = std::make_shared<detail::PagedList<T>>();
    list->client = client;
    list->request = request;
    list->decode = decode;
    Result<bool> more = co_await detail::readPageInto(list, qint64(0));
    if (!more)
        co_return failure(more.error());
    const qint64 told = std::min(toldPages(list->pages.front().info), mostPages);
    const auto readOne = [list](qsizetype i) { return detail::readPageInto(list, qint64(i) + 1); };
    const Result<void> rest =
        co_await sideBySide(static_cast<qsizetype>(told - 1), client->transport()->width(), readOne);
    if (!rest)
        co_return failure(rest.error());
    QList<T> items;
    for (const Page<T> &page : list->pages)
        items.append(page.items);
    for (auto number = static_cast<qint64>(list->pages.size()); number < mostPages; ++number) {
        if (isLastPage(list->pages.back().info, number - 1, items.size()))
            break;
        const Result<bool> next = co_await detail::readPageInto(list, number);
        if (!next)
            co_return failure(next.error());
        if (!*next)
            break;
        items.append(list->pages.back().items);
    }
    co_return items;
}

} // namespace casewright::api
