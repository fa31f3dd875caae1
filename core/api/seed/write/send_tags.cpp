// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/case_parts.h"
#include "core/api/rest/write/list_delta.h"
#include "core/api/seed/write/send_lists.h"

#include "core/api/json/page.h"

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::api::seed {

using namespace rest;

namespace {

QByteArray tagsBody(const QList<Tag> &tags)
{
    QJsonArray array;
    for (const Tag &tag : tags)
        array.append(QJsonObject{{QStringLiteral("name"), tag.name}});
    return toJson(QJsonObject{{QStringLiteral("tags"), array}});
}

/// The tags that the answer to setting them lists, if it does.
std::optional<QList<Tag>> listedTags(const QByteArray &json)
{
    const auto page = decodePage<Tag, readTag>(json);
    return page ? std::optional(page->items) : std::nullopt;
}

QString namesOf(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    return names.join(QStringLiteral(", "));
}

/// What the case has after `wanted` was set: what the answer says or, where it says nothing or something else, what is
/// read.
Task<QList<Tag>> settledTags(Sending sending, QList<Tag> wanted, QByteArray answer)
{
    if (const auto listed = listedTags(answer); listed && sameContent(*listed, wanted))
        co_return *listed;
    const Result<std::optional<QList<Tag>>> read =
        co_await readFreshTags(sending.session, sending.schema.project.id, sending.id, sending.cancel);
    if (!read)
        co_return failure(read.error());
    co_return read->value_or(wanted);
}

} // namespace

QCoro::Task<Sent> sendTags(Sending sending)
{
    const QList<Tag> before = sending.change.before->tags.valueOr({});
    const ListDelta<Tag> delta(before, sending.change.after->tags.value());
    const Result<std::optional<QList<Tag>>> fresh =
        co_await readFreshTags(sending.session, sending.schema.project.id, sending.id, sending.cancel);
    if (!fresh)
        co_return failed(fresh.error());
    // A server that never tells a case's tags leaves only what was known of them.
    const QList<Tag> there = fresh->value_or(before);
    const QList<Tag> wanted = delta.appliedTo(there);
    Sent sent;
    sent.settled.tags = there;
    if (sameContent(there, wanted))
        co_return sent;
    const Request request =
        writeRequest(Method::Post, sending.session->casePath(sending.id, QLatin1StringView("tag")), tagsBody(wanted), sending.cancel);
    const Result<Reply> reply = co_await sending.session->client.write(request);
    if (!reply)
        co_return failed(reply.error());
    const Result<QList<Tag>> settled = co_await settledTags(sending, wanted, reply->body);
    if (!settled)
        co_return failed(unverified(settled.error()));
    sent.settled.tags = *settled;
    if (!sameContent(*settled, wanted))
        sent.failure = about(
            *reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other tags: ") + namesOf(*settled)));
    co_return sent;
}

} // namespace casewright::api::seed
