// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/json_reader.h"
#include "core/domain/capabilities.h"
#include "core/domain/test_case.h"

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::api::testops {

/// The role that a member has who owns the case (built in, MIG).
inline constexpr ServerId ownerRole = -1;

/// An element of a list with its JSON, to be sent back untouched: servers take lists as a whole.
template <typename T>
struct Listed {
    T value;
    QByteArray json;
};

template <typename T, T (*readOne)(JsonReader &)>
Listed<T> readListed(JsonReader &in)
{
    Listed<T> item;
    item.json = in.raw();
    if (in.failed())
        return item;
    JsonReader own(item.json); // a second time, as a reader goes forward only
    item.value = readOne(own);
    if (const Result<void> read = own.finish(); !read)
        in.unexpected("an element of a list");
    return item;
}

template <typename T>
QList<T> valuesOf(const QList<Listed<T>> &list)
{
    QList<T> values;
    for (const Listed<T> &item : list)
        values.append(item.value);
    return values;
}

/// {name, role: {id, name}}; the owner is one of them.
[[nodiscard]] Member readMember(JsonReader &in);
/// {type, target: {id, name}}
[[nodiscard]] Relation readRelation(JsonReader &in);
/// {name, integrationId, url}
[[nodiscard]] TestKey readTestKey(JsonReader &in);
/// {parameters: [{name, value}]}
[[nodiscard]] Example readExample(JsonReader &in);

/// As elements that the server does not have yet.
[[nodiscard]] QJsonObject memberJson(const Member &member);
[[nodiscard]] QJsonObject relationJson(const Relation &relation);
[[nodiscard]] QJsonObject testKeyJson(const TestKey &key);
/// The table as it is written: rows of {name, value}.
[[nodiscard]] QJsonArray examplesJson(const QList<Example> &examples);

/// With the names of their integrations, which the server does not repeat.
[[nodiscard]] QList<TestKey> withIntegrationNames(QList<TestKey> keys, const QList<Integration> &integrations);

[[nodiscard]] Member asOwner(const Ref &owner);
/// The owner among the members, the last where there are several; none is a null Ref.
[[nodiscard]] Ref ownerAmong(const QList<Member> &people);
[[nodiscard]] QList<Member> withoutOwners(QList<Member> people);

} // namespace casewright::api::testops
