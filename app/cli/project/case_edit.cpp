// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/case_edit.h"

#include "app/cli/input/steps_file.h"
#include "app/cli/project/vocabulary.h"
#include "core/domain/step_keywords.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Value, typename Edited>
void setFacet(Facet<Value> TestCase::*facet, const std::optional<Edited> &wanted, TestCase &value)
{
    if (wanted)
        value.*facet = *wanted;
}

QList<Tag> editedTags(QList<Tag> tags, const CaseEdit &edit)
{
    const auto holds = [&tags](const QString &name) {
        return std::any_of(tags.cbegin(), tags.cend(), [&name](const Tag &tag) { return tag.name == name; });
    };
    const auto add = [&](const QString &name) {
        if (!holds(name))
            tags.append({std::nullopt, name});
    };
    for (const CaseEdit::TagRename &rename : edit.renameTags) {
        if (rename.from != rename.to && tags.removeIf([&](const Tag &tag) { return tag.name == rename.from; }) > 0)
            add(rename.to);
    }
    tags.removeIf([&](const Tag &tag) { return edit.removeTags.contains(tag.name); });
    for (const QString &name : edit.addTags)
        add(name);
    return tags;
}

QList<IssueLink> editedIssues(QList<IssueLink> issues, const CaseEdit &edit)
{
    const auto isUnwanted = [&](const IssueLink &issue) {
        return std::any_of(edit.removeIssues.cbegin(), edit.removeIssues.cend(), [&](const IssueLink &unwanted) {
            return unwanted.key == issue.key &&
                   (unwanted.integration.isNull() || unwanted.integration == issue.integration);
        });
    };
    issues.removeIf(isUnwanted);
    for (const IssueLink &issue : edit.addIssues) {
        if (!issues.contains(issue))
            issues.append(issue);
    }
    return issues;
}

TestCase edited(TestCase value, const CaseEdit &edit, const ProjectSchema &schema)
{
    setFacet(&TestCase::name, edit.name, value);
    setFacet(&TestCase::description, edit.description, value);
    setFacet(&TestCase::precondition, edit.precondition, value);
    setFacet(&TestCase::status, edit.status, value);
    setFacet(&TestCase::layer, edit.layer, value);
    setFacet(&TestCase::scenario, edit.scenario, value);
    const QList<FacetId> facets = edit.facets();
    if (facets.contains(FacetId::Tags))
        value.tags = editedTags(value.tags.valueOr({}), edit);
    if (facets.contains(FacetId::Issues))
        value.issues = editedIssues(value.issues.valueOr({}), edit);
    if (edit.feature)
        value.fields.insert(schema.featureField, edit.feature->isNull() ? QList<Ref>() : QList<Ref>{*edit.feature});
    if (edit.suite) {
        const QList<SuitePath> paths = edit.suite->isEmpty() ? QList<SuitePath>() : QList<SuitePath>{*edit.suite};
        value.fields.insert(fieldsForSuites(paths, schema.suiteFieldIds()));
    }
    return value;
}

/// `value` reduced to what `edit` touches.
TestCase touchedPart(const TestCase &value, const CaseEdit &edit, const ProjectSchema &schema)
{
    const QList<FacetId> facets = edit.facets();
    TestCase part;
    forEachFacet([&](auto facet) {
        if (facets.contains(facet.id))
            part.*facet.member = value.*facet.member;
    });
    QList<ServerId> fields = edit.suite ? schema.suiteFieldIds() : QList<ServerId>();
    if (edit.feature)
        fields.append(schema.featureField);
    for (const ServerId field : std::as_const(fields))
        part.fields.insert(field, value.fields.value(field));
    return part;
}

std::optional<Problem> referenceComplaint(const Scenario &scenario, const Capabilities &capabilities)
{
    const bool shared = holds(scenario.steps, StepKind::Shared) && !capabilities.sharedSteps;
    if (!shared && (capabilities.stepAttachments || !holds(scenario.steps, StepKind::Attachment)))
        return std::nullopt;
    return Problem::of(ErrorKind::Invalid,
                       shared ? u"This server has no shared steps."_s : u"This server has no files among steps."_s,
                       QStringLiteral("Give the step a \"name\" in place of \"%1\".").arg(shared ? u"sharedStep"_s : u"attachment"_s));
}

} // namespace

QList<FacetId> CaseEdit::facets() const
{
    QList<FacetId> touched;
    const auto addIf = [&touched](bool touches, FacetId facet) {
        if (touches)
            touched.append(facet);
    };
    addIf(name.has_value(), FacetId::Name);
    addIf(description.has_value(), FacetId::Description);
    addIf(precondition.has_value(), FacetId::Precondition);
    addIf(status.has_value(), FacetId::Status);
    addIf(layer.has_value(), FacetId::Layer);
    addIf(!addTags.isEmpty() || !removeTags.isEmpty() || !renameTags.isEmpty(), FacetId::Tags);
    addIf(!addIssues.isEmpty() || !removeIssues.isEmpty(), FacetId::Issues);
    addIf(scenario.has_value(), FacetId::Scenario);
    addIf(feature.has_value() || suite.has_value(), FacetId::Fields);
    return touched;
}

Outcome<ResolvedEdit> resolve(CaseEdit edit, const ProjectSchema &schema)
{
    if (edit.status) {
        CLI_TRY_ASSIGN(edit.status, findRef(u"status"_s, edit.status->name, schema.statuses));
    }
    if (edit.layer && !edit.layer->isNull()) {
        CLI_TRY_ASSIGN(edit.layer, findRef(u"layer"_s, edit.layer->name, schema.layers));
    }
    if (edit.feature && !edit.feature->isNull()) {
        CLI_TRY_ASSIGN(edit.feature, findRef(u"feature"_s, edit.feature->name, schema.features));
    }
    for (QList<IssueLink> *links : {&edit.addIssues, &edit.removeIssues}) {
        for (IssueLink &link : *links) {
            if (!link.integration.isNull()) {
                CLI_TRY_ASSIGN(link.integration, findIntegration(link.integration.name, schema.integrations));
            }
        }
    }
    if (edit.suite) {
        if (const auto problem = suiteComplaint(*edit.suite, schema))
            return stop(*problem);
    }
    ResolvedEdit resolved;
    if (edit.scenario) {
        if (const auto problem = referenceComplaint(*edit.scenario, schema.capabilities))
            return stop(*problem);
        resolved.replacedKeywords = keywordsNotKept(*edit.scenario, schema.capabilities.stepKeywords);
        replaceKeywords(edit.scenario->steps, resolved.replacedKeywords);
    }
    resolved.edit = std::move(edit);
    return resolved;
}

Outcome<Change> changeFor(CaseKey key, const TestCase &current, const CaseEdit &edit, const ProjectSchema &schema)
{
    CaseEdit own = edit;
    if (edit.scenario) {
        CLI_TRY_ASSIGN(own.scenario, keepSteps(current.scenario.valueOr({}), *edit.scenario, edit.unnamed));
    }
    const TestCase before = touchedPart(current, edit, schema);
    return Change{key, before, edited(before, own, schema)};
}

Outcome<TestCase> newCase(const CaseEdit &edit, const ProjectSchema &schema)
{
    CaseEdit own = edit;
    if (edit.scenario) {
        CLI_TRY_ASSIGN(own.scenario, keepSteps({}, *edit.scenario, edit.unnamed));
    }
    return edited(TestCase(), own, schema);
}

} // namespace casewright::cli
