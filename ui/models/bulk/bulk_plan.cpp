// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_plan.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright {

namespace {

struct BulkPlanText {
    Q_DECLARE_TR_FUNCTIONS(BulkPlan)
};

QList<Tag> retagged(QList<Tag> tags, const PendingChanges &pending, const ProjectSchema &schema)
{
    tags.removeIf([&pending](const Tag &tag) { return pending.removeTags.contains(tag.name); });
    for (const QString &name : pending.addTags) {
        const Tag fresh{{}, name};
        if (tags.contains(fresh))
            continue;
        const auto known = std::find_if(schema.tags.begin(), schema.tags.end(), [&name](const Ref &tag) { return tag.name == name; });
        tags << (known == schema.tags.end() ? fresh : Tag{known->id, name});
    }
    return tags;
}

/// The values that the touched custom fields are to have.
FieldValues wantedFields(const PendingChanges &pending, const ProjectSchema &schema)
{
    FieldValues wanted;
    if (pending.feature)
        wanted[schema.featureField] = pending.feature->isNull() ? QList<Ref>() : QList<Ref>{*pending.feature};
    if (!pending.suite)
        return wanted;
    const QList<ServerId> levels = schema.suiteFieldIds();
    const FieldValues suite = pending.suite->isEmpty() ? FieldValues() : fieldsForSuites({*pending.suite}, levels);
    for (const ServerId level : levels)
        wanted[level] = suite.value(level);
    return wanted;
}

/// Puts a facet into the change where it is to become another. False where it is not known what it is.
template <typename T>
bool setFacet(Change &change, Facet<T> TestCase::*member, const TestCase &now, const std::function<T(const T &)> &wanted)
{
    if (!(now.*member).known())
        return false;
    const T &before = (now.*member).value();
    T after = wanted(before);
    if (!sameContent(before, after)) {
        (*change.before).*member = before;
        (*change.after).*member = std::move(after);
    }
    return true;
}

bool setFields(Change &change, const TestCase &now, const FieldValues &wanted)
{
    for (auto field = wanted.begin(); field != wanted.end(); ++field) {
        const auto before = now.fields.constFind(field.key());
        if (before == now.fields.constEnd())
            return false;
        if (!sameContent(*before, *field)) {
            change.before->fields[field.key()] = *before;
            change.after->fields[field.key()] = *field;
        }
    }
    return true;
}

std::optional<Change> changeOf(CaseKey key, const TestCase &now, const PendingChanges &pending, const ProjectSchema &schema)
{
    Change change{key, TestCase(), TestCase()};
    bool isKnown = true;
    if (!pending.addTags.isEmpty() || !pending.removeTags.isEmpty()) {
        isKnown &= setFacet<QList<Tag>>(change, &TestCase::tags, now,
                                        [&](const QList<Tag> &tags) { return retagged(tags, pending, schema); });
    }
    pending.links.forEach([&]<typename T>(const ListDelta<T> &delta, FacetMember<QList<T>> facet) {
        if (!delta.isEmpty())
            isKnown &= setFacet<QList<T>>(change, facet.member, now, [&delta](const QList<T> &links) { return delta.appliedTo(links); });
    });
    if (pending.status)
        isKnown &= setFacet<Ref>(change, &TestCase::status, now, [&](const Ref &) { return *pending.status; });
    if (pending.layer)
        isKnown &= setFacet<Ref>(change, &TestCase::layer, now, [&](const Ref &) { return *pending.layer; });
    FieldValues wanted = wantedFields(pending, schema);
    const QList<Ref> features = now.fields.value(schema.featureField);
    if (pending.feature && !pending.feature->isNull() && features.size() > 1) // who has several, keeps them
        wanted[schema.featureField] = features.contains(*pending.feature) ? features : features + QList<Ref>{*pending.feature};
    isKnown &= setFields(change, now, wanted);
    return isKnown ? std::optional(change) : std::nullopt;
}

} // namespace

int PendingChanges::count() const
{
    return static_cast<int>(addTags.size() + removeTags.size()) + links.count() + (status ? 1 : 0) + (layer ? 1 : 0) + (feature ? 1 : 0) + (suite ? 1 : 0);
}

QList<FacetId> facetsNeeded(const PendingChanges &pending)
{
    QList<FacetId> facets;
    if (!pending.addTags.isEmpty() || !pending.removeTags.isEmpty())
        facets << FacetId::Tags;
    pending.links.forEach([&facets](const auto &delta, auto facet) {
        if (!delta.isEmpty())
            facets << facet.id;
    });
    if (pending.status)
        facets << FacetId::Status;
    if (pending.layer)
        facets << FacetId::Layer;
    if (pending.feature || pending.suite)
        facets << FacetId::Fields;
    return facets;
}

QString planName(const PendingChanges &pending, qsizetype cases)
{
    using T = BulkPlanText;
    const bool isOne = cases == 1;
    const auto said = [cases](const QString &text) { return text.arg(cases); };
    const int tags = static_cast<int>(pending.addTags.size() + pending.removeTags.size());
    const ListDelta<IssueLink> &issues = pending.links.of<IssueLink>();
    if (tags == pending.count())
        return isOne ? T::tr("Retag Case") : said(T::tr("Retag %1 Cases"));
    if (issues.count() == pending.count() && issues.remove.isEmpty())
        return isOne ? T::tr("Link Issue") : said(T::tr("Link Issue to %1 Cases"));
    if (issues.count() == pending.count() && issues.add.isEmpty())
        return isOne ? T::tr("Unlink Issue") : said(T::tr("Unlink Issue from %1 Cases"));
    if (pending.links.of<ExternalLink>().count() == pending.count())
        return isOne ? T::tr("Change Links") : said(T::tr("Change Links of %1 Cases"));
    if (pending.links.of<Relation>().count() == pending.count())
        return isOne ? T::tr("Change Relations") : said(T::tr("Change Relations of %1 Cases"));
    if (pending.links.of<TestKey>().count() == pending.count())
        return isOne ? T::tr("Change Test Keys") : said(T::tr("Change Test Keys of %1 Cases"));
    if (pending.count() > 1)
        return isOne ? T::tr("Edit Case") : said(T::tr("Edit %1 Cases"));
    if (pending.status)
        return isOne ? T::tr("Change Status") : said(T::tr("Change Status of %1 Cases"));
    if (pending.layer)
        return isOne ? T::tr("Change Layer") : said(T::tr("Change Layer of %1 Cases"));
    if (pending.feature)
        return isOne ? T::tr("Change Feature") : said(T::tr("Change Feature of %1 Cases"));
    return isOne ? T::tr("Move Case") : said(T::tr("Move %1 Cases"));
}

BulkPlan planChanges(const QList<CaseKey> &keys, const std::function<const TestCase *(CaseKey)> &current,
                     const PendingChanges &pending, const ProjectSchema &schema)
{
    BulkPlan plan;
    for (const CaseKey key : keys) {
        const TestCase *now = current(key);
        const std::optional<Change> change = now ? changeOf(key, *now, pending, schema) : std::nullopt;
        if (!change)
            plan.unread << key;
        else if (touchedFacets(*change).isEmpty())
            plan.unchanged << key;
        else
            plan.set.changes << *change;
    }
    plan.set.name = planName(pending, plan.set.changes.size());
    return plan;
}

} // namespace casewright
