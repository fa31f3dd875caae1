// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/case_parts.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/rest/write/list_delta.h"
#include "core/api/seed/write/send_lists.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace casewright::api::seed {

using namespace rest;

namespace {

/// What came of linking: the link, as far as the answer tells of it.
struct Linked {
    std::optional<IssueLink> link;
};

/// Any JSON is accepted, and so is no body: what this call answers is not fixed.
Result<Linked> decodeLinked(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return Linked();
    TRY(looksLikeJson(json));
    JsonReader in(json);
    if (in.type() == JsonReader::Type::Object) {
        const IssueLink link = readIssue(in);
        if (!in.failed() && link.linkId)
            return Linked{link};
    }
    QJsonParseError error;
    QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorKind::Protocol, error.errorString());
    return Linked();
}

/// The links there are, or what was known of them where the server does not tell.
Task<QList<IssueLink>> freshIssues(Sending sending, QList<IssueLink> known)
{
    const Result<std::optional<QList<IssueLink>>> listed =
        co_await readIssuesPart(sending.session, sending.id, sending.cancel);
    if (!listed)
        co_return failure(listed.error());
    QList<IssueLink> links = listed->value_or(known);
    for (IssueLink &link : links)
        link = named(link, sending.schema.integrations);
    co_return links;
}

Task<QList<Linked>> findLinked(Sending sending, IssueLink wanted)
{
    const Result<std::optional<QList<IssueLink>>> listed =
        co_await readIssuesPart(sending.session, sending.id, sending.cancel);
    if (!listed)
        co_return failure(listed.error());
    if (!listed->has_value())
        co_return failure(ErrorKind::NotFound);
    for (const IssueLink &link : **listed) {
        if (link == wanted)
            co_return QList<Linked>{Linked{link}};
    }
    co_return QList<Linked>();
}

/// `link` with its integration's id. Invalid where the project has no such integration.
Result<IssueLink> withIntegration(IssueLink link, const QList<Integration> &integrations)
{
    QList<Ref> known;
    for (const Integration &integration : integrations)
        known.append({integration.id, integration.name});
    TRY_ASSIGN(link.integration, resolved(link.integration, known, QStringLiteral("integration")));
    return link;
}

Task<IssueLink> linkOne(Sending sending, IssueLink link)
{
    const Result<IssueLink> known = withIntegration(link, sending.schema.integrations);
    if (!known)
        co_return failure(known.error());
    link = *known;
    const QJsonObject body{{QStringLiteral("integrationId"), link.integration.id.value_or(0)},
                           {QStringLiteral("key"), link.key}};
    Creation<Linked> creation;
    creation.request =
        writeRequest(Method::Post, sending.session->casePath(sending.id, QLatin1StringView("issue")), toJson(body), sending.cancel);
    creation.decode = &decodeLinked;
    creation.find = [sending, link] { return findLinked(sending, link); };
    creation.nameOf = [](const Linked &linked) { return linked.link ? linked.link->key : QString(); };
    const Result<Linked> made = co_await createOnce(&sending.session->client, creation);
    if (!made && made.error().kind == ErrorKind::Conflict) {
        // Somebody linked it in between: that is what was wanted.
        const Result<QList<Linked>> there = co_await findLinked(sending, link);
        if (there && !there->isEmpty())
            co_return named(*there->constFirst().link, sending.schema.integrations);
    }
    if (!made)
        co_return failure(made.error());
    if (made->link && *made->link == link)
        co_return named(*made->link, sending.schema.integrations);
    // The answer tells nothing: see what came of it.
    const std::function<Task<QList<Linked>>()> find = creation.find;
    const Result<QList<Linked>> there =
        co_await lookTwice(find, sending.session->client.retry().settleWait, sending.cancel);
    if (!there && isAbsent(there.error()))
        co_return link; // this server tells no links
    if (!there)
        co_return failure(unverified(there.error()));
    if (there->isEmpty())
        co_return failure(ErrorKind::Protocol, QStringLiteral("The server did not keep the link to ") + link.key);
    co_return named(*there->constFirst().link, sending.schema.integrations);
}

Task<void> unlinkOne(Sending sending, IssueLink link)
{
    if (!link.linkId)
        co_return failure(ErrorKind::Protocol, QStringLiteral("The server does not say which link this is"));
    const QString path =
        sending.session->casePath(sending.id, QLatin1StringView("issue")) + QLatin1Char('/') + QString::number(*link.linkId);
    const Result<Reply> reply =
        co_await sending.session->client.write(writeRequest(Method::Delete, path, {}, sending.cancel));
    if (!reply && reply.error().kind != ErrorKind::NotFound)
        co_return failure(reply.error());
    co_return {};
}

} // namespace

QCoro::Task<Sent> sendIssues(Sending sending)
{
    const QList<IssueLink> before = sending.change.before->issues.valueOr({});
    const ListDelta<IssueLink> delta(before, sending.change.after->issues.value());
    const Result<QList<IssueLink>> fresh = co_await freshIssues(sending, before);
    if (!fresh)
        co_return failed(fresh.error());
    QList<IssueLink> there = *fresh;
    Sent sent;
    for (const IssueLink &wanted : delta.added) {
        if (there.contains(wanted))
            continue;
        const Result<IssueLink> linked = co_await linkOne(sending, wanted);
        if (linked)
            there.append(*linked);
        else if (!sent.failure)
            sent.failure = linked.error();
    }
    for (const IssueLink &unwanted : delta.removed) {
        const qsizetype place = there.indexOf(unwanted);
        if (place < 0)
            continue;
        const Result<void> gone = co_await unlinkOne(sending, there.at(place));
        if (gone)
            there.removeAt(place);
        else if (!sent.failure)
            sent.failure = gone.error();
    }
    sent.settled.issues = there;
    co_return sent;
}

} // namespace casewright::api::seed
