// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/json/page.h"
#include "core/api/rest/session.h"
#include "core/api/rest/values_codec.h"

#include <functional>

namespace casewright::api::rest {

/// A part that is one value.
template <typename T>
Task<std::optional<T>> readPart(Session *session, QString path, Decode<T> decode, CancelToken cancel)
{
    Result<T> part = co_await session->client.read(getRequest(path, {}, cancel), decode);
    if (!part && isAbsent(part.error()))
        co_return std::nullopt;
    if (!part)
        co_return failure(part.error());
    co_return *std::move(part);
}

/// A part that is a list.
template <typename T, T (*readOne)(JsonReader &)>
Task<std::optional<QList<T>>> readListPart(Session *session, QString path, CancelToken cancel)
{
    Result<QList<T>> part =
        co_await readWholeList<T>(&session->client, getRequest(path, {}, cancel), &decodePage<T, readOne>);
    if (!part && isAbsent(part.error()))
        co_return std::nullopt;
    if (!part)
        co_return failure(part.error());
    co_return *std::move(part);
}

/// Lists of a case that have an endpoint of their own. Nothing where the server does not have that endpoint (or the
/// case).
[[nodiscard]] Task<std::optional<QList<Tag>>> readTagsPart(Session *session, ServerId id, CancelToken cancel);
[[nodiscard]] Task<std::optional<QList<IssueLink>>> readIssuesPart(Session *session, ServerId id, CancelToken cancel);
[[nodiscard]] Task<std::optional<QList<FieldEntry>>> readFieldsPart(Session *session, ServerId id, CancelToken cancel);

/// Which custom fields of a case there are, and how they are read.
struct FieldRules {
    QList<ServerId> known;               ///< they are there even without a value
    std::optional<ServerId> except = {}; ///< is no custom field of this dialect
    std::function<Task<std::optional<QList<FieldEntry>>>(Session *, ServerId, const CancelToken &)> readFresh = &readFieldsPart;
    bool hasPatch = false; ///< values are taken field by field as well, where the server has given up the flat list
};
/// The values of all custom fields: `entries`, and nothing in the known fields that have no value.
[[nodiscard]] FieldValues fieldValues(const QList<FieldEntry> &entries, const FieldRules &rules);

/// Leaves in `value` what was asked for; the rest is known by chance and would only look like more than was promised.
[[nodiscard]] TestCase onlyFacets(TestCase value, const QList<FacetId> &facets);
/// With the names of their integrations, which the server does not repeat.
[[nodiscard]] QList<IssueLink> allNamed(QList<IssueLink> issues, const QList<Integration> &integrations);

} // namespace casewright::api::rest
