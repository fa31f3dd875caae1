// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/bulk_parts.h"

#include "core/api/rest/write/list_delta.h"
#include "core/api/testops/read/case_codec.h"
#include "core/api/testops/read/links_codec.h"
#include "core/api/testops/write/list_end.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;
using What = BulkWhat;

QString inQuotes(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

std::optional<ServerId> idAmong(const Ref &ref, const QList<Ref> &known)
{
    if (ref.id)
        return ref.id;
    const auto found = std::ranges::find(known, ref.name, &Ref::name);
    return found == known.cend() ? std::nullopt : found->id;
}

/// Collects the parts of one change, until one cannot be had.
class Collector final {
public:
    Collector(const Change &change, const BulkTerms &terms)
        : m_before(*change.before), m_after(*change.after), m_schema(terms.schema), m_terms(terms)
    {
    }

    std::optional<QList<BulkPart>> parts(const std::optional<CaseNow> &now)
    {
        const bool isWhole = addTags() && setStatus(m_terms.workflows, now) && setLayer() && addFields() && addIssues() && addMembers() && setOwner()
            && addLinks(now);
        return isWhole && !m_parts.isEmpty() ? std::optional(m_parts) : std::nullopt;
    }

private:
    template <typename T>
    static ListDelta<T> deltaOf(const Facet<QList<T>> &before, const Facet<QList<T>> &after)
    {
        return after.known() ? ListDelta<T>(before.valueOr({}), after.value()) : ListDelta<T>({}, {});
    }

    bool add(What what, const QJsonObject &element, const QString &proof = {})
    {
        m_parts.append({what, element, {}, proof});
        return true;
    }

    bool target(What what, const std::optional<ServerId> &id, const QString &proof = {})
    {
        if (id)
            m_parts.append({what, {}, {*id}, proof});
        return id.has_value();
    }

    bool addTags()
    {
        const ListDelta<Tag> delta = deltaOf(m_before.tags, m_after.tags);
        for (const Tag &tag : delta.added)
            add(What::AddTags, {{QStringLiteral("name"), tag.name}});
        return std::ranges::all_of(delta.removed, [this](const Tag &tag) { return target(What::RemoveTags, idOf(tag)); });
    }

    std::optional<ServerId> idOf(const Tag &tag) const
    {
        if (tag.id)
            return tag.id;
        const auto known = m_terms.tagIds.constFind(tag.name);
        return known == m_terms.tagIds.cend() ? std::nullopt : std::optional(*known);
    }

    bool setStatus(const Workflows &workflows, const std::optional<CaseNow> &now)
    {
        if (!m_after.status.known())
            return true;
        const std::optional<ServerId> status = idAmong(m_after.status.value(), m_schema.statuses);
        if (!status || !now || !now->workflow)
            return false;
        const std::optional<ServerId> workflow = workflows.of(*status, now->workflow);
        if (workflow)
            m_parts.append({What::SetStatus, {}, {*workflow, *status}});
        return workflow.has_value();
    }

    bool setLayer() { return !m_after.layer.known() || target(What::SetLayer, idAmong(m_after.layer.value(), m_schema.layers)); }

    bool addFields()
    {
        for (auto field = m_after.fields.cbegin(); field != m_after.fields.cend(); ++field) {
            const ServerId id = field.key();
            const auto rules = std::ranges::find(m_schema.fields, Ref{id, {}}, &CustomField::field);
            if (field->isEmpty() && (m_schema.requiredFields.contains(id) || (rules != m_schema.fields.cend() && rules->required)))
                return false; // the server shall say so itself
            const ListDelta<Ref> delta(m_before.fields.value(id), *field);
            const auto proof = [id](const Ref &value) {
                return QStringLiteral("cf[%1] in [%2]").arg(QString::number(id), value.id ? QString::number(*value.id) : inQuotes(value.name));
            };
            for (const Ref &value : delta.added)
                add(What::AddValues, fieldValueJson(id, value), proof(value));
            if (!std::ranges::all_of(delta.removed, [&](const Ref &value) { return target(What::RemoveValues, value.id, proof(value)); }))
                return false;
        }
        return true;
    }

    bool addIssues()
    {
        const ListDelta<IssueLink> delta = deltaOf(m_before.issues, m_after.issues);
        const auto proof = [](const IssueLink &link) { return QStringLiteral("issue = ") + inQuotes(link.key); };
        for (const IssueLink &link : delta.added) {
            const Result<Ref> integration = knownIntegration(link.integration, m_schema.integrations, link.key);
            if (!integration)
                return false;
            add(What::AddIssues, {{QStringLiteral("name"), link.key}, {QStringLiteral("integrationId"), *integration->id}}, proof(link));
        }
        return std::ranges::all_of(delta.removed, [&](const IssueLink &link) { return target(What::RemoveIssues, link.linkId, proof(link)); });
    }

    bool addMembers()
    {
        const ListDelta<Member> delta = deltaOf(m_before.members, m_after.members);
        for (const Member &member : delta.added) {
            const auto role = std::ranges::find(m_schema.roles, member.role);
            if (role == m_schema.roles.cend())
                return false;
            addMember({*role, member.name});
        }
        return std::ranges::all_of(delta.removed, [this](const Member &member) {
            const auto role = std::ranges::find(m_schema.roles, member.role);
            return role != m_schema.roles.cend() && removeMember({*role, member.name});
        });
    }

    /// No operation of its own in 4.24 to 26.1, where the owner is a member in a role: the new owner is added and the former one taken away, for a case may have several.
    bool setOwner()
    {
        if (!m_after.owner.known())
            return true;
        const QString before = m_before.owner.valueOr({}).name;
        const QString after = m_after.owner.value().name;
        if (!after.isEmpty()) {
            addMember({owner(), after});
            if (before.isEmpty())
                m_parts.last().unlike = QStringLiteral("role[\"%1\"] = null").arg(owner().name);
        }
        return before.isEmpty() || removeMember({owner(), before});
    }

    static Ref owner() { return {ownerRole, QStringLiteral("Owner")}; }

    static QString proofOf(const Member &member)
    {
        return QStringLiteral("role[%1] = %2").arg(inQuotes(member.role.name), inQuotes(member.name));
    }

    void addMember(const Member &member) { add(What::AddMembers, memberJson(member), proofOf(member)); }

    bool removeMember(const Member &member)
    {
        const ServerId id = m_terms.memberIds.value({member.role.id.value_or(0), member.name});
        return target(What::RemoveMembers, id == 0 ? std::nullopt : std::optional(id), proofOf(member));
    }

    /// Links can be added in bulk and not taken away (4.24 to 26.1 document externallink/add alone), and one that is there would be there twice.
    bool addLinks(const std::optional<CaseNow> &now)
    {
        const ListDelta<ExternalLink> delta = deltaOf(m_before.links, m_after.links);
        for (const ExternalLink &link : delta.added) {
            if (!now || now->links.contains(link))
                return false;
            add(What::AddLinks, linkJson(link));
        }
        return delta.removed.isEmpty();
    }

    const TestCase &m_before;
    const TestCase &m_after;
    const ProjectSchema &m_schema;
    const BulkTerms &m_terms;
    QList<BulkPart> m_parts;
};

/// What 4.24 to 26.1 document bulk operations for. Names, texts, relations, test keys and examples have none.
bool hasOperation(FacetId facet)
{
    return facet == FacetId::Tags || facet == FacetId::Status || facet == FacetId::Layer || facet == FacetId::Fields || facet == FacetId::Issues
        || facet == FacetId::Members || facet == FacetId::Owner || facet == FacetId::Links;
}

} // namespace

bool needsCaseNow(const Change &change)
{
    return change.after && (change.after->status.known() || change.after->links.known());
}

TagIds tagIdsOf(const ProjectSchema &schema)
{
    TagIds ids;
    for (const Ref &tag : schema.tags) {
        if (tag.id && !ids.contains(tag.name))
            ids.insert(tag.name, *tag.id);
    }
    return ids;
}

QSet<ServerId> rolesTakenAway(const Change &change, const ProjectSchema &schema)
{
    QSet<ServerId> roles;
    if (!change.before || !change.after)
        return roles;
    if (change.after->owner.known() && !change.before->owner.valueOr({}).name.isEmpty())
        roles.insert(ownerRole);
    if (change.after->members.known()) {
        for (const Member &member : ListDelta<Member>(change.before->members.valueOr({}), change.after->members.value()).removed) {
            const auto role = std::ranges::find(schema.roles, member.role);
            if (role != schema.roles.cend() && role->id)
                roles.insert(*role->id);
        }
    }
    return roles;
}

std::optional<QList<BulkPart>> bulkParts(const Change &change, const BulkTerms &terms, const std::optional<CaseNow> &now)
{
    if (!change.before || !change.after || !std::ranges::all_of(touchedFacets(change), &hasOperation))
        return std::nullopt;
    return Collector(change, terms).parts(now);
}

} // namespace casewright::api::testops
