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
};

/// Conflict that names the candidates in its text, separated by blanks.
template <typename T>
[[nodiscard]] Error ambiguous(const QList<T> &candidates, const std::function<QString(const T &)> &nameOf, Error lost)
{
    QStringList names;
    for (const T &candidate : candidates)
        names.append(nameOf(candidate));
    lost.kind = ErrorKind::Conflict;
    lost.serverText = names.join(QLatin1Char(' '));
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

/// Creates without ever sending blindly twice: where the answer is lost, garbled or empty it is looked for; not there,
/// it is looked for again after a while; still not there, it is sent again. Conflict where there are several
/// candidates, named in serverText.
template <typename T>
[[nodiscard]] Task<T> createOnce(Client *client, Creation<T> creation)
{
    creation.request.repeat = Repeat::Never;
    const CancelToken cancel = creation.request.cancel;
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
            const Result<QList<T>> found = co_await lookTwice(creation.find, client->retry().settleWait, cancel);
            if (!found)
                co_return failure(error);
            if (found->size() == 1)
                co_return found->constFirst();
            if (!found->isEmpty())
                co_return failure(ambiguous(*found, creation.nameOf, error));
            error.outcomeUnknown = false;
        }
        const auto wait = client->retry().waitBeforeCreating(repeat, error);
        if (!wait)
            co_return failure(error);
        co_await pause(*wait, cancel);
        if (cancel.isCancelled())
            co_return failure(ErrorKind::Cancelled);
    }
}

} // namespace casewright::api
