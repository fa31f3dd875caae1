// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/write/list_end.h"
#include "core/api/testops/write/send_change.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

const ListEnd peopleEnd{QLatin1StringView("members"), QStringLiteral("members")};
const ListEnd relationsEnd{QLatin1StringView("relation"), QStringLiteral("relations")};
const ListEnd testKeysEnd{QLatin1StringView("testkey"), QStringLiteral("test keys")};
const ListEnd examplesEnd{QLatin1StringView("example"), QStringLiteral("examples")};

/// Of one side of a change, as far as it touches them.
QList<Member> peopleOf(const TestCase &value, const TestCase &touched)
{
    QList<Member> people;
    if (touched.members.known())
        people = value.members.valueOr({});
    const Ref owner = value.owner.valueOr({});
    if (touched.owner.known() && !owner.isNull())
        people.append(asOwner(owner));
    return people;
}

/// With the ids of roles that were named by somebody who knew no id; those of `before` stay as they are.
Result<QList<Member>> withRoles(QList<Member> people, const QList<Member> &before, const QList<Ref> &roles)
{
    for (Member &member : people) {
        if (member.role.id || before.contains(member))
            continue;
        TRY_ASSIGN(const Ref role, resolved(member.role, roles, QStringLiteral("role")));
        if (!role.id)
            return failure(ErrorKind::Invalid, QStringLiteral("It is not told which role %1 has").arg(member.name));
        member.role = role;
    }
    return people;
}

/// True where the case has neither the owner that was changed nor the one that is wanted.
bool hasAnotherOwner(const QList<Member> &people, const Change &change)
{
    if (!change.after->owner.known())
        return false;
    const auto owns = [&people](const Ref &owner) {
        return owner.isNull() ? ownerAmong(people).isNull() : people.contains(asOwner(owner));
    };
    return !owns(change.before->owner.valueOr({})) && !owns(change.after->owner.value());
}

Sent settledPeople(const QList<Member> &people, const TestCase &touched, const std::optional<Error> &failure)
{
    Sent sent;
    if (touched.members.known())
        sent.settled.members = withoutOwners(people);
    if (touched.owner.known()) // a case may have several owners
        sent.settled.owner = failure ? ownerAmong(people) : touched.owner.value();
    sent.failure = failure;
    return sent;
}

Result<QList<TestKey>> keysResolved(QList<TestKey> keys, const QList<TestKey> &before, const QList<Integration> &integrations)
{
    for (TestKey &key : keys) {
        if (!before.contains(key)) {
            TRY_ASSIGN(key.integration, knownIntegration(key.integration, integrations, key.name));
        }
    }
    return keys;
}

std::optional<QList<Example>> toldExamples(const CaseAnswer &there)
{
    const Facet<QList<Example>> &examples = there.fetched.value.examples;
    return examples.known() ? std::optional(examples.value()) : std::nullopt;
}

} // namespace

QCoro::Task<Sent> sendPeople(TestOpsSession *session, Sending sending, CaseBefore there)
{
    const TestCase touched = *sending.change.after;
    const auto before = co_await listBefore<Listed<Member>, readListed<Member, readMember>>(sending, peopleEnd, there->people);
    if (!before)
        co_return failed(before.error());
    if (hasAnotherOwner(valuesOf(*before), sending.change))
        co_return failed(makeError(ErrorKind::Conflict, QStringLiteral("Somebody else gave the case another owner")));
    const ListDelta<Member> delta(peopleOf(*sending.change.before, touched), peopleOf(touched, touched));
    const Result<QList<Member>> wanted = withRoles(delta.appliedTo(valuesOf(*before)), valuesOf(*before), session->roles);
    if (!wanted)
        co_return failed(wanted.error());
    if (sameContent(valuesOf(*before), *wanted))
        co_return settledPeople(*wanted, touched, std::nullopt);
    const QJsonArray body = mergedJson(*before, *wanted, &memberJson);
    const auto written = co_await writeList<Member, readMember>(sending, peopleEnd, body, *wanted);
    if (!written)
        co_return failed(written.error());
    co_return settledPeople(written->now, touched, written->failure);
}

QCoro::Task<Sent> sendTestKeys(Sending sending, CaseBefore there)
{
    const auto before = co_await listBefore<Listed<TestKey>, readListed<TestKey, readTestKey>>(sending, testKeysEnd, there->testKeys);
    if (!before)
        co_return failed(before.error());
    const QList<TestKey> known = withIntegrationNames(valuesOf(*before), sending.schema.integrations);
    const ListDelta<TestKey> delta(sending.change.before->testKeys.valueOr({}), sending.change.after->testKeys.value());
    const auto wanted = keysResolved(delta.appliedTo(known), known, sending.schema.integrations);
    if (!wanted)
        co_return failed(wanted.error());
    const QJsonArray body = mergedJson(*before, *wanted, &testKeyJson);
    const ListEdit<TestKey> edit{&TestCase::testKeys, known, *wanted, body};
    Sent sent = co_await sendList<TestKey, readTestKey>(sending, testKeysEnd, edit);
    if (sent.settled.testKeys.known())
        sent.settled.testKeys = withIntegrationNames(sent.settled.testKeys.value(), sending.schema.integrations);
    co_return sent;
}

QCoro::Task<Sent> sendRelations(Sending sending)
{
    const auto before = co_await listBefore<Listed<Relation>, readListed<Relation, readRelation>>(sending, relationsEnd, std::nullopt);
    if (!before)
        co_return failed(before.error());
    const ListDelta<Relation> delta(sending.change.before->relations.valueOr({}), sending.change.after->relations.value());
    const QList<Relation> wanted = delta.appliedTo(valuesOf(*before));
    const QJsonArray body = mergedJson(*before, wanted, &relationJson);
    const ListEdit<Relation> edit{&TestCase::relations, valuesOf(*before), wanted, body};
    Sent sent = co_await sendList<Relation, readRelation>(sending, relationsEnd, edit);
    co_return sent;
}

QCoro::Task<Sent> sendExamples(Sending sending, CaseBefore there)
{
    const auto before = co_await listBefore<Example, readExample>(sending, examplesEnd, toldExamples(*there));
    if (!before)
        co_return failed(before.error());
    const QList<Example> wanted = sending.change.after->examples.value();
    const bool isOurs = sameContent(*before, wanted) || sameContent(*before, sending.change.before->examples.valueOr({}));
    if (!isOurs)
        co_return failed(makeError(ErrorKind::Conflict, QStringLiteral("Somebody else edited the examples")));
    const ListEdit<Example> edit{&TestCase::examples, *before, wanted, examplesJson(wanted)};
    Sent sent = co_await sendList<Example, readExample>(sending, examplesEnd, edit);
    co_return sent;
}

} // namespace casewright::api::testops
