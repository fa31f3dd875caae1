// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/facet.h"
#include "core/domain/reference.h"
#include "core/domain/scenario.h"

#include <QMap>

#include <array>
#include <tuple>

namespace casewright {

/// A tag, told apart by its exact name. `severity:critical` has the key "severity" and the value "critical".
struct Tag {
    std::optional<ServerId> id;
    QString name;

    /// The part before the first colon, or empty where there is none (or it is the first or last character).
    [[nodiscard]] QString key() const;
    [[nodiscard]] QString value() const;
    friend bool operator==(const Tag &a, const Tag &b) { return a.name == b.name; }
};

/// A link to a Jira or GitHub issue. What makes it this link is the integration and the key; `linkId`, `url` and
/// `closed` are what the server says about it.
struct IssueLink {
    Ref integration;
    QString key; ///< "SHOP-12" or "owner/repo#3", as the integration writes it
    QString url;
    std::optional<ServerId> linkId;
    bool closed = false;

    friend bool operator==(const IssueLink &a, const IssueLink &b)
    {
        return a.key == b.key && a.integration == b.integration;
    }
};

/// A plain link of servers that have them (not the seed dialect).
struct ExternalLink {
    QString name;
    QString url;
    QString type;
    friend bool operator==(const ExternalLink &, const ExternalLink &) = default;
};

/// Somebody with a role on a case that is not the owner's.
struct Member {
    Ref role;
    QString name; ///< the user name
    friend bool operator==(const Member &, const Member &) = default;
};

/// How a case is related to another of the same server: `type` in the server's words ("duplicates").
struct Relation {
    QString type;
    ServerId target = 0;
    QString targetName;
    friend bool operator==(const Relation &a, const Relation &b) { return a.type == b.type && a.target == b.target; }
};

/// The id that a case has in another test management system.
struct TestKey {
    QString name;
    Ref integration;
    QString url;
    friend bool operator==(const TestKey &a, const TestKey &b) { return a.name == b.name && a.integration == b.integration; }
};

/// A parameter's value in one example.
struct ParameterValue {
    QString name;
    QString value;
    friend bool operator==(const ParameterValue &, const ParameterValue &) = default;
};

/// One row of the table of examples: what the parameters are in one run of the case.
struct Example {
    QList<ParameterValue> values;
    friend bool operator==(const Example &, const Example &) = default;
};

/// The values of custom fields by field id. A field that is not in the map is unknown; one with an empty list is not
/// set. Suites are fields (one per level of the tree), and so is the feature.
using FieldValues = QMap<ServerId, QList<Ref>>;

/// A test case: what an analyst may edit, and nothing else. Facets are unknown until read.
struct TestCase {
    Facet<QString> name;
    Facet<QString> description;    ///< Markdown
    Facet<QString> precondition;   ///< Markdown
    Facet<QString> expectedResult; ///< of the whole case; servers other than the seed dialect
    Facet<Ref> status;
    Facet<Ref> layer;
    Facet<Ref> owner;
    Facet<QList<Tag>> tags;
    Facet<QList<IssueLink>> issues;
    Facet<QList<ExternalLink>> links;
    Facet<QList<Member>> members; ///< but for the owner
    Facet<QList<Relation>> relations;
    Facet<QList<TestKey>> testKeys;
    Facet<QList<Example>> examples; ///< in their order; the parameters are those of the first
    Facet<Scenario> scenario;
    FieldValues fields;
};

/// What the server says of a case beside its value; never edited here.
struct CaseInfo {
    std::optional<ServerId> serverId;
    bool automated = false;
    QString createdBy;
    QString lastModifiedBy;
    qint64 createdDate = 0;      ///< ms since 1970
    qint64 lastModifiedDate = 0; ///< ms since 1970; unreliable as a mark of change (testops.md part 1)
    qint64 readAt = 0;           ///< ms since 1970, by the clock here: when the server last told of the case
};

enum class FacetId {
    Name,
    Description,
    Precondition,
    ExpectedResult,
    Status,
    Layer,
    Owner,
    Tags,
    Issues,
    Links,
    Members,
    Relations,
    TestKeys,
    Examples,
    Scenario,
    Fields,
};

/// Stable name for JSON and the store: "name", "tags", ...
[[nodiscard]] QString facetName(FacetId id);

template <typename T>
struct FacetMember {
    FacetId id;
    Facet<T> TestCase::*member;
};

/// Every facet but the custom fields, listed once: who has to treat all facets alike walks this list.
inline constexpr auto facetMembers = std::tuple(
    FacetMember<QString>{FacetId::Name, &TestCase::name},
    FacetMember<QString>{FacetId::Description, &TestCase::description},
    FacetMember<QString>{FacetId::Precondition, &TestCase::precondition},
    FacetMember<QString>{FacetId::ExpectedResult, &TestCase::expectedResult},
    FacetMember<Ref>{FacetId::Status, &TestCase::status},
    FacetMember<Ref>{FacetId::Layer, &TestCase::layer},
    FacetMember<Ref>{FacetId::Owner, &TestCase::owner},
    FacetMember<QList<Tag>>{FacetId::Tags, &TestCase::tags},
    FacetMember<QList<IssueLink>>{FacetId::Issues, &TestCase::issues},
    FacetMember<QList<ExternalLink>>{FacetId::Links, &TestCase::links},
    FacetMember<QList<Member>>{FacetId::Members, &TestCase::members},
    FacetMember<QList<Relation>>{FacetId::Relations, &TestCase::relations},
    FacetMember<QList<TestKey>>{FacetId::TestKeys, &TestCase::testKeys},
    FacetMember<QList<Example>>{FacetId::Examples, &TestCase::examples},
    FacetMember<Scenario>{FacetId::Scenario, &TestCase::scenario});

/// Calls `visit(FacetMember<T>)` for every facet but the custom fields.
template <typename Visit>
void forEachFacet(Visit visit)
{
    std::apply([&visit](auto... member) { (visit(member), ...); }, facetMembers);
}

/// Content equality of facet values: lists are sets, but for examples and steps, whose order matters.
[[nodiscard]] bool sameContent(const QString &a, const QString &b);
[[nodiscard]] bool sameContent(const Ref &a, const Ref &b);
[[nodiscard]] bool sameContent(const QList<Ref> &a, const QList<Ref> &b);
[[nodiscard]] bool sameContent(const QList<Tag> &a, const QList<Tag> &b);
[[nodiscard]] bool sameContent(const QList<IssueLink> &a, const QList<IssueLink> &b);
[[nodiscard]] bool sameContent(const QList<ExternalLink> &a, const QList<ExternalLink> &b);
[[nodiscard]] bool sameContent(const QList<Member> &a, const QList<Member> &b);
[[nodiscard]] bool sameContent(const QList<Relation> &a, const QList<Relation> &b);
[[nodiscard]] bool sameContent(const QList<TestKey> &a, const QList<TestKey> &b);
[[nodiscard]] bool sameContent(const QList<Example> &a, const QList<Example> &b);
[[nodiscard]] bool sameContent(const Scenario &a, const Scenario &b);

/// True where both know the same facets and agree on each of them.
[[nodiscard]] bool sameKnown(const TestCase &a, const TestCase &b);

/// `value` with every facet that `update` knows taken from it.
[[nodiscard]] TestCase overlaid(TestCase value, const TestCase &update);

} // namespace casewright
