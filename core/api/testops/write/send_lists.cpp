// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/list_end.h"
#include "core/api/testops/write/send_change.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

const ListEnd tagsEnd{QLatin1StringView("tag"), QStringLiteral("tags")};
const ListEnd issuesEnd{QLatin1StringView("issue"), QStringLiteral("issue links")};

template <typename T>
std::optional<QList<T>> toldList(const Facet<QList<T>> &facet)
{
    return facet.known() ? std::optional(facet.value()) : std::nullopt;
}

QJsonArray tagsJson(const QList<Tag> &tags)
{
    QJsonArray array;
    for (const Tag &tag : tags)
        array.append(QJsonObject{{QStringLiteral("name"), tag.name}});
    return array;
}

/// Links that are there go by their id; new ones by key and integration, without which the server links whatever is like it. A link whose
/// integration it does not tell goes by its id alone.
QJsonArray issuesJson(const QList<IssueLink> &issues)
{
    QJsonArray array;
    for (const IssueLink &issue : issues) {
        QJsonObject json;
        if (issue.integration.id)
            json = {{QStringLiteral("name"), issue.key}, {QStringLiteral("integrationId"), *issue.integration.id}};
        if (issue.linkId)
            json.insert(QLatin1StringView("id"), *issue.linkId);
        array.append(json);
    }
    return array;
}

Result<QList<IssueLink>> issuesResolved(QList<IssueLink> links, const QList<Integration> &integrations)
{
    for (IssueLink &link : links) {
        if (!link.linkId) {
            TRY_ASSIGN(link.integration, knownIntegration(link.integration, integrations, link.key));
        }
    }
    return links;
}

} // namespace

QCoro::Task<Sent> sendTags(Sending sending, CaseBefore there)
{
    const ListDelta<Tag> delta(sending.change.before->tags.valueOr({}), sending.change.after->tags.value());
    const Result<QList<Tag>> before = co_await listBefore<Tag, readTag>(sending, tagsEnd, toldList(there->fetched.value.tags));
    if (!before)
        co_return failed(before.error());
    const QList<Tag> wanted = delta.appliedTo(*before);
    const ListEdit<Tag> edit{&TestCase::tags, *before, wanted, tagsJson(wanted)};
    Sent sent = co_await sendList<Tag, readTag>(sending, tagsEnd, edit);
    co_return sent;
}

QCoro::Task<Sent> sendIssues(Sending sending, CaseBefore there)
{
    const ListDelta<IssueLink> delta(sending.change.before->issues.valueOr({}), sending.change.after->issues.value());
    const auto fresh = co_await listBefore<IssueLink, readIssue>(sending, issuesEnd, toldList(there->fetched.value.issues));
    if (!fresh)
        co_return failed(fresh.error());
    const QList<IssueLink> before = allNamed(*fresh, sending.schema.integrations);
    const Result<QList<IssueLink>> wanted = issuesResolved(delta.appliedTo(before), sending.schema.integrations);
    if (!wanted)
        co_return failed(wanted.error());
    const ListEdit<IssueLink> edit{&TestCase::issues, before, *wanted, issuesJson(*wanted)};
    Sent sent = co_await sendList<IssueLink, readIssue>(sending, issuesEnd, edit);
    if (sent.settled.issues.known())
        sent.settled.issues = allNamed(sent.settled.issues.value(), sending.schema.integrations);
    co_return sent;
}

} // namespace casewright::api::testops
