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
    QList<FacetId> touched = CaseEdits::facets();
    if (scenario)
        touched.append(FacetId::Scenario);
    if (!namedFields.isEmpty() && !touched.contains(FacetId::Fields))
        touched.append(FacetId::Fields);
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
    auto &issues = edit.links.of<IssueLink>();
    for (QList<IssueLink> *links : {&issues.add, &issues.remove}) {
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

QString changeSetName(const QString &verb, qsizetype cases)
{
    return cases == 1 ? verb + u" Case"_s : u"%1 %2 Cases"_s.arg(verb).arg(cases);
}

workspace::PlanRule ruleOf(const CaseEdit &edit, const ProjectSchema &schema, const QString &verb, StepProblems problems)
{
    workspace::PlanRule rule = workspace::ruleFor(edit, schema, [verb](qsizetype cases) { return changeSetName(verb, cases); });
    if (!edit.scenario)
        return rule;
    rule.facets.append(FacetId::Scenario);
    rule.changeOf = [edit, schema, problems](CaseKey key, const TestCase &now) -> Result<std::optional<Change>> {
        TestCase before = touchedPart(now, edit, schema);
        TestCase after = carriedOut(before, edit, schema);
        const Outcome<Scenario> kept = keepSteps(now.scenario.value(), *edit.scenario, edit.unnamed);
        if (!kept) {
            problems->insert(key, kept.error());
            return failure(ErrorKind::Invalid, kept.error().text);
        }
        before.scenario = now.scenario;
        after.scenario = *kept;
        return diff(key, before, after);
    };
    return rule;
}

Outcome<TestCase> newCase(const CaseEdit &edit, const ProjectSchema &schema)
{
    TestCase value = carriedOut(TestCase(), edit, schema);
    if (edit.scenario) {
        CLI_TRY_ASSIGN(value.scenario, keepSteps({}, *edit.scenario, edit.unnamed));
    }
    return value;
}

} // namespace casewright::cli
