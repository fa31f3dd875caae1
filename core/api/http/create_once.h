// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/http/client.h"

#include <functional>

namespace casewright::api {

/// A request that makes something new, and how to find out whether it did when its answer is lost.
template <typename T>
struct Creation {
    Request request;
    Decode<T> decode = nullptr;
    /// What could have come of it; called after an attempt whose outcome is unknown.
    std::function<Task<QList<T>>()> find;
    /// For the error that names several candidates.
    std::function<QString(const T &)> nameOf;
    /// Told of several candidates as values, before the creation ends with that error.
    std::function<void(const QList<T> &)> several = nullptr;
    /// An earlier attempt was begun of which nothing is known: what came of it is looked for before anything is sent.
    bool perhapsSent = false;
    /// Not sent a second time even where nothing came of the first: what takes the server long may come later.
    bool onlyOnce = false;
};

/// Conflict that names the candidates in its text, for people.
template <typename T>
[[nodiscard]] Error ambiguous(const QList<T> &candidates, const std::function<QString(const T &)> &nameOf, Error lost)
{
    QStringList names;
    for (const T &candidate : candidates)
        names.append(nameOf(candidate));
    lost.kind = ErrorKind::Conflict;
    lost.serverText = QStringLiteral("The answer was lost, and several could be it: ") + names.join(QLatin1String(", "));
    return lost;
}

/// Looks for what may have been made: at once, and where nothing is there again after a while.
template <typename T>
[[nodiscard]] Task<QList<T>> lookTwice(std::function<Task<QList<T>>()> find, std::chrono::milliseconds between,
                                       CancelToken cancel)
{
    Result<QList<T>> first = co_await find();
    if (!first || !first->isEmpty())
        co_return first;
    co_await pause(between, cancel);
    Result<QList<T>> second = co_await find();
    co_return second;
}

/// What an attempt with an unknown outcome has made: that, or nothing. Conflict where there are several candidates; `lost`, or
/// without it why, where it could not be looked for.
template <typename T>
[[nodiscard]] Task<std::optional<T>> lookForMade(Creation<T> creation, std::chrono::milliseconds between, std::optional<Error> lost)
{
    const Result<QList<T>> found = co_await lookTwice(creation.find, between, creation.request.cancel);
    Error error = lost ? *lost : found ? Error() : found.error();
    error.outcomeUnknown = true;
    if (!found)
        co_return failure(error);
    if (found->size() > 1) {
        if (creation.several)
            creation.several(*found);
        co_return failure(ambiguous(*found, creation.nameOf, error));
    }
    co_return found->isEmpty() ? std::nullopt : std::optional<T>(found->constFirst());
}

/// Creates without ever sending blindly twice: where the answer is lost, garbled or empty it is looked for; not there,
/// it is looked for again after a while; still not there, it is sent again. Conflict where there are several candidates.
template <typename T>
[[nodiscard]] Task<T> createOnce(Client *client, Creation<T> creation)
{
    creation.request.repeat = Repeat::Never;
    const CancelToken cancel = creation.request.cancel;
    const std::chrono::milliseconds between = client->retry().settleWait;
    if (creation.perhapsSent) {
        const Result<std::optional<T>> earlier = co_await lookForMade(creation, between, std::optional<Error>());
        if (!earlier)
            co_return failure(earlier.error());
        if (*earlier)
            co_return **earlier;
    }
    for (int repeat = 0;; ++repeat) {
        const Result<Reply> reply = co_await client->write(creation.request);
        Error error;
        if (reply) {
            Result<T> made = creation.decode(reply->body);
            if (made)
                co_return made;
            error = about(*reply, made.error());
            error.outcomeUnknown = true;
        } else {
            error = reply.error();
        }
        if (error.outcomeUnknown && error.kind != ErrorKind::Cancelled) {
            const Result<std::optional<T>> found = co_await lookForMade(creation, between, std::optional<Error>(error));
            if (!found)
                co_return failure(found.error());
            if (*found)
                co_return **found;
            error.outcomeUnknown = creation.onlyOnce; // what takes the server long may come later
        }
        const auto wait = client->retry().waitBeforeCreating(repeat, error);
        if (!wait || creation.onlyOnce)
            co_return failure(error);
        co_await pause(*wait, cancel);
        if (cancel.isCancelled())
            co_return failure(ErrorKind::Cancelled);
    }
}

} // namespace casewright::api
