// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/send_change.h"

#include "core/api/rest/list_delta.h"
#include "core/api/testops/read/case_codec.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

QJsonArray tagsJson(const QList<Tag> &tags)
{
    QJsonArray array;
    for (const Tag &tag : tags)
        array.append(QJsonObject{{QStringLiteral("name"), tag.name}});
    return array;
}

/// Links that are there go by their id; new ones by key and integration, without which the server links whatever is like it.
QJsonArray issuesJson(const QList<IssueLink> &issues)
{
    QJsonArray array;
    for (const IssueLink &issue : issues) {
        if (issue.linkId)
            array.append(QJsonObject{{QStringLiteral("id"), *issue.linkId}, {QStringLiteral("name"), issue.key},
                                     {QStringLiteral("integrationId"), issue.integration.id.value_or(0)}});
        else
            array.append(QJsonObject{{QStringLiteral("name"), issue.key}, {QStringLiteral("integrationId"), issue.integration.id.value_or(0)}});
    }
    return array;
}

Result<IssueLink> withIntegration(IssueLink link, const QList<Integration> &integrations)
{
    QList<Ref> known;
    for (const Integration &integration : integrations)
        known.append({integration.id, integration.name});
    TRY_ASSIGN(link.integration, resolved(link.integration, known, QStringLiteral("integration")));
    if (!link.integration.id)
        return failure(ErrorKind::Invalid, QStringLiteral("The link to %1 names no integration").arg(link.key));
    return link;
}

/// True where a write that failed may be there all the same, so that it is looked at before it is called failed.
bool mayHaveActed(const Error &error)
{
    return error.outcomeUnknown || error.httpStatus >= 500;
}

/// Why the list is not as it was sent.
Error notKept(const Result<Reply> &reply, const QString &what)
{
    if (!reply)
        return reply.error();
    return about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept other %1 than were sent").arg(what)));
}

Result<QJsonArray> decodeMembers(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray()) // taken for "no members", it would cost them all
        return failure(ErrorKind::Protocol, QStringLiteral("$: a list of members is missing"));
    return document.array();
}

Task<QJsonArray> readMembers(Sending sending)
{
    const Request request = getRequest(sending.session->casePath(sending.id, QLatin1StringView("members")), {}, sending.cancel);
    Result<QJsonArray> members = co_await sending.session->client.read(request, &decodeMembers);
    co_return members;
}

/// The member who has the case under this name; a case may have several owners.
bool isOwner(const QJsonValue &member, const Ref &owner)
{
    const qint64 role = member.toObject().value(QLatin1StringView("role")).toObject().value(QLatin1StringView("id")).toInteger();
    return role == ownerRole && member.toObject().value(QLatin1StringView("name")).toString() == owner.name;
}

bool hasOwner(const QJsonArray &members, const Ref &owner)
{
    return std::any_of(members.begin(), members.end(), [&owner](const QJsonValue &member) { return isOwner(member, owner); });
}

Error notTold(const QString &what)
{
    return makeError(ErrorKind::Protocol, QStringLiteral("The server does not tell the %1 of the case, so that they cannot be changed").arg(what));
}

} // namespace

QCoro::Task<Sent> sendTags(Sending sending)
{
    const ListDelta<Tag> delta(sending.change.before->tags.valueOr({}), sending.change.after->tags.value());
    const auto fresh = co_await readTagsPart(sending.session, sending.id, sending.cancel);
    if (!fresh)
        co_return failed(fresh.error());
    if (!fresh->has_value())
        co_return failed(notTold(QStringLiteral("tags")));
    const QList<Tag> there = **fresh;
    const QList<Tag> wanted = delta.appliedTo(there);
    Sent sent;
    sent.settled.tags = there;
    if (sameContent(there, wanted))
        co_return sent;
    const QString path = sending.session->casePath(sending.id, QLatin1StringView("tag"));
    const Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Post, path, toJson(tagsJson(wanted)), sending.cancel));
    if (!reply && !mayHaveActed(reply.error()))
        co_return failed(reply.error());
    const auto now = co_await readTagsPart(sending.session, sending.id, sending.cancel);
    if (!now)
        co_return failed(reply ? unverified(now.error()) : reply.error());
    sent.settled.tags = now->value_or(wanted);
    if (!sameContent(sent.settled.tags.value(), wanted))
        sent.failure = notKept(reply, QStringLiteral("tags"));
    co_return sent;
}

QCoro::Task<Sent> sendIssues(Sending sending)
{
    const ListDelta<IssueLink> delta(sending.change.before->issues.valueOr({}), sending.change.after->issues.value());
    const auto fresh = co_await readIssuesPart(sending.session, sending.id, sending.cancel);
    if (!fresh)
        co_return failed(fresh.error());
    if (!fresh->has_value())
        co_return failed(notTold(QStringLiteral("issue links")));
    const QList<IssueLink> there = allNamed(**fresh, sending.schema.integrations);
    QList<IssueLink> wanted = delta.appliedTo(there);
    for (IssueLink &link : wanted) {
        if (link.linkId)
            continue;
        const Result<IssueLink> known = withIntegration(link, sending.schema.integrations);
        if (!known)
            co_return failed(known.error());
        link = *known;
    }
    Sent sent;
    sent.settled.issues = there;
    if (sameContent(there, wanted))
        co_return sent;
    const QString path = sending.session->casePath(sending.id, QLatin1StringView("issue"));
    const Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Post, path, toJson(issuesJson(wanted)), sending.cancel));
    if (!reply && !mayHaveActed(reply.error()))
        co_return failed(reply.error());
    const auto now = co_await readIssuesPart(sending.session, sending.id, sending.cancel);
    if (!now)
        co_return failed(reply ? unverified(now.error()) : reply.error());
    sent.settled.issues = allNamed(now->value_or(QList<IssueLink>()), sending.schema.integrations);
    if (!sameContent(sent.settled.issues.value(), wanted))
        sent.failure = notKept(reply, QStringLiteral("issue links"));
    co_return sent;
}

QCoro::Task<Sent> sendOwner(Sending sending)
{
    const Result<QJsonArray> fresh = co_await readMembers(sending);
    if (!fresh)
        co_return failed(fresh.error());
    const Ref before = sending.change.before->owner.valueOr({});
    const Ref owner = sending.change.after->owner.value();
    QJsonArray members;
    for (const QJsonValue &member : *fresh) {
        if (!isOwner(member, before))
            members.append(member);
    }
    if (!owner.isNull() && !hasOwner(members, owner))
        members.append(QJsonObject{{QStringLiteral("name"), owner.name}, {QStringLiteral("role"), QJsonObject{{QStringLiteral("id"), ownerRole}}}});
    const QString path = sending.session->casePath(sending.id, QLatin1StringView("members"));
    const Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Post, path, toJson(members), sending.cancel));
    if (!reply)
        co_return failed(reply.error());
    const Result<QJsonArray> now = co_await readMembers(sending);
    if (!now)
        co_return failed(unverified(now.error()));
    const bool isDone = owner.isNull() ? !hasOwner(*now, before) : hasOwner(*now, owner);
    Sent sent;
    sent.settled.owner = isDone ? owner : before;
    if (!isDone)
        sent.failure = about(*reply, makeError(ErrorKind::Protocol, QStringLiteral("The server kept another owner than was sent")));
    co_return sent;
}

} // namespace casewright::api::testops
