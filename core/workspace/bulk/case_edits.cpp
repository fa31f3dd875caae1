// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/case_edits.h"

namespace casewright::workspace {
namespace {

template <typename T>
void set(Facet<T> &facet, const std::optional<T> &wanted)
{
    if (wanted)
        facet = *wanted;
}

void setFeature(FieldValues &fields, const CaseEdits &edits, ServerId featureField)
{
    if (!edits.feature)
        return;
    const QList<Ref> before = fields.value(featureField);
    const bool keepsOthers = edits.ofSeveral == CaseEdits::OfSeveral::Add && before.size() > 1 && !edits.feature->isNull();
    QList<Ref> after = keepsOthers ? before : QList<Ref>();
    if (!edits.feature->isNull() && !after.contains(*edits.feature))
        after.append(*edits.feature);
    fields.insert(featureField, after);
}

void setSuite(FieldValues &fields, const CaseEdits &edits, const QList<ServerId> &levels)
{
    if (!edits.suite)
        return;
    const FieldValues wanted = edits.suite->isEmpty() ? FieldValues() : fieldsForSuites({*edits.suite}, levels);
    for (const ServerId level : levels)
        fields.insert(level, wanted.value(level));
}

} // namespace

int CaseEdits::count() const
{
    const auto one = [](const auto &wanted) { return wanted ? 1 : 0; };
    return tags.count() + links.count() + static_cast<int>(fields.size()) + one(name) + one(description) + one(precondition) +
           one(status) + one(layer) + one(owner) + one(feature) + one(suite);
}

QList<FacetId> CaseEdits::facets() const
{
    QList<FacetId> touched;
    const auto addIf = [&touched](bool touches, FacetId facet) {
        if (touches)
            touched.append(facet);
    };
    addIf(name.has_value(), FacetId::Name);
    addIf(description.has_value(), FacetId::Description);
    addIf(precondition.has_value(), FacetId::Precondition);
    addIf(!tags.isEmpty(), FacetId::Tags);
    links.forEach([&](const auto &delta, auto facet) { addIf(!delta.isEmpty(), facet.id); });
    addIf(status.has_value(), FacetId::Status);
    addIf(layer.has_value(), FacetId::Layer);
    addIf(owner.has_value(), FacetId::Owner);
    addIf(feature || suite || !fields.isEmpty(), FacetId::Fields);
    return touched;
}

QList<ServerId> CaseEdits::touchedFields(const ProjectSchema &schema) const
{
    QList<ServerId> touched = fields.keys();
    if (suite)
        touched += schema.suiteFieldIds();
    if (feature)
        touched.append(schema.featureField);
    return touched;
}

TestCase carriedOut(TestCase value, const CaseEdits &edits, const ProjectSchema &schema)
{
    set(value.name, edits.name);
    set(value.description, edits.description);
    set(value.precondition, edits.precondition);
    set(value.status, edits.status);
    set(value.layer, edits.layer);
    set(value.owner, edits.owner);
    if (!edits.tags.isEmpty())
        value.tags = retagged(value.tags.valueOr({}), edits.tags, schema.tags);
    edits.links.forEach([&value](const auto &delta, auto facet) {
        if (!delta.isEmpty())
            value.*facet.member = delta.appliedTo((value.*facet.member).valueOr({}));
    });
    setFeature(value.fields, edits, schema.featureField);
    setSuite(value.fields, edits, schema.suiteFieldIds());
    for (auto field = edits.fields.cbegin(); field != edits.fields.cend(); ++field)
        value.fields.insert(field.key(), *field);
    return value;
}

TestCase touchedPart(const TestCase &value, const CaseEdits &edits, const ProjectSchema &schema)
{
    const QList<FacetId> facets = edits.facets();
    TestCase part;
    forEachFacet([&](auto facet) {
        if (facets.contains(facet.id))
            part.*facet.member = value.*facet.member;
    });
    for (const ServerId field : edits.touchedFields(schema))
        part.fields.insert(field, value.fields.value(field));
    return part;
}

PlanRule ruleFor(const CaseEdits &edits, const ProjectSchema &schema, std::function<QString(qsizetype)> nameOf)
{
    PlanRule rule;
    rule.facets = edits.facets();
    rule.fields = edits.touchedFields(schema);
    rule.nameOf = std::move(nameOf);
    rule.changeOf = [edits, schema](CaseKey key, const TestCase &now) -> Result<std::optional<Change>> {
        const TestCase before = touchedPart(now, edits, schema);
        return diff(key, before, carriedOut(before, edits, schema));
    };
    return rule;
}

} // namespace casewright::workspace
