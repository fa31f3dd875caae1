// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/case_lists.h"

namespace casewright::api::rest {

Task<std::optional<QList<Tag>>> readTagsPart(Session *session, ServerId id, CancelToken cancel)
{
    return readListPart<Tag, readTag>(session, session->casePath(id, QLatin1StringView("tag")), cancel);
}

Task<std::optional<QList<IssueLink>>> readIssuesPart(Session *session, ServerId id, CancelToken cancel)
{
    return readListPart<IssueLink, readIssue>(session, session->casePath(id, QLatin1StringView("issue")), cancel);
}

Task<std::optional<QList<FieldEntry>>> readFieldsPart(Session *session, ServerId id, CancelToken cancel)
{
    return readListPart<FieldEntry, readFieldEntry>(session, session->casePath(id, QLatin1StringView("cfv")), cancel);
}

FieldValues fieldValues(const QList<FieldEntry> &entries, const FieldRules &rules)
{
    FieldValues values;
    for (const ServerId field : rules.known)
        values.insert(field, {});
    for (const FieldEntry &entry : entries) {
        if (entry.field != rules.except)
            values[entry.field].append(entry.value);
    }
    return values;
}

TestCase onlyFacets(TestCase value, const QList<FacetId> &facets)
{
    forEachFacet([&](auto facet) {
        if (!facets.contains(facet.id))
            (value.*facet.member).forget();
    });
    if (!facets.contains(FacetId::Fields))
        value.fields.clear();
    return value;
}

QList<IssueLink> allNamed(QList<IssueLink> issues, const QList<Integration> &integrations)
{
    for (IssueLink &issue : issues)
        issue = named(issue, integrations);
    return issues;
}

} // namespace casewright::api::rest
