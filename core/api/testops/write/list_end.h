// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/rest/write/list_delta.h"
#include "core/api/rest/write/sending.h"
#include "core/api/testops/read/links_codec.h"

#include <QJsonDocument>

namespace casewright::api::testops {

/// A list of a case that has an endpoint of its own, where what is sent replaces all that is there.
struct ListEnd {
    QLatin1StringView part; ///< of the path: "testkey"
    QString what;           ///< in errors: "test keys"
};

/// A list after it was written.
template <typename T>
struct Written {
    QList<T> now;
    std::optional<Error> failure; ///< it is another one than was sent
};

/// True where a write that failed may be there all the same, so that it is looked at before it is called failed.
[[nodiscard]] bool mayHaveActed(const Error &error);
/// Why the list is not as it was sent.
[[nodiscard]] Error notKept(const Result<Reply> &reply, const QString &what);
[[nodiscard]] Error notTold(const QString &what);
/// Names what `ref` names in `integrations`; Invalid where it names none of them, for `link`.
[[nodiscard]] Result<Ref> knownIntegration(const Ref &ref, const QList<Integration> &integrations, const QString &link);

/// Of what the case's own answer told, or read where it did not.
template <typename T, T (*readOne)(JsonReader &)>
Task<QList<T>> listBefore(rest::Sending sending, ListEnd end, std::optional<QList<T>> told)
{
    if (told)
        co_return *told;
    const auto read = co_await rest::readListPart<T, readOne>(sending.session, sending.session->casePath(sending.id, end.part), sending.cancel);
    if (!read)
        co_return failure(read.error());
    if (!read->has_value()) // taken for "nothing there", it would cost all that is
        co_return failure(notTold(end.what));
    co_return **read;
}

/// Sends `body`, after which the list is to be `wanted`; what the answer does not show is read. An error where the list is as it was, or
/// it is not known how it is.
template <typename T, T (*readOne)(JsonReader &)>
Task<Written<T>> writeList(rest::Sending sending, ListEnd end, QJsonArray body, QList<T> wanted)
{
    const QString path = sending.session->casePath(sending.id, end.part);
    const Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Post, path, toJson(body), sending.cancel));
    if (!reply && !mayHaveActed(reply.error()))
        co_return failure(reply.error());
    if (reply) {
        const auto told = decodePage<T, readOne>(reply->body);
        if (told && sameContent(told->items, wanted))
            co_return Written<T>{told->items, std::nullopt};
    }
    const auto now = co_await rest::readListPart<T, readOne>(sending.session, path, sending.cancel);
    if (!now)
        co_return failure(reply ? rest::unverified(now.error()) : reply.error());
    if (!now->has_value())
        co_return failure(rest::unverified(notTold(end.what)));
    Written<T> written{**now, std::nullopt};
    if (!sameContent(written.now, wanted))
        written.failure = notKept(reply, end.what);
    co_return written;
}

/// What a list is to become, and what is sent for that.
template <typename T>
struct ListEdit {
    Facet<QList<T>> TestCase::*facet;
    QList<T> before;
    QList<T> wanted;
    QJsonArray body;
};

/// Writes the list, unless it is as it is to be.
template <typename T, T (*readOne)(JsonReader &)>
QCoro::Task<Sent> sendList(rest::Sending sending, ListEnd end, ListEdit<T> edit)
{
    Sent sent;
    sent.settled.*edit.facet = edit.before;
    if (sameContent(edit.before, edit.wanted))
        co_return sent;
    const Result<Written<T>> written = co_await writeList<T, readOne>(sending, end, edit.body, edit.wanted);
    if (!written)
        co_return rest::failed(written.error());
    sent.settled.*edit.facet = written->now;
    sent.failure = written->failure;
    co_return sent;
}

/// What is sent: elements that stay as they came, and new ones.
template <typename T>
QJsonArray mergedJson(const QList<Listed<T>> &there, const QList<T> &wanted, QJsonObject (*asNew)(const T &))
{
    QJsonArray merged;
    const QList<T> known = valuesOf(there);
    for (const Listed<T> &item : there) {
        if (wanted.contains(item.value))
            merged.append(QJsonDocument::fromJson(item.json).object());
    }
    for (const T &item : wanted) {
        if (!known.contains(item))
            merged.append(asNew(item));
    }
    return merged;
}

} // namespace casewright::api::testops
