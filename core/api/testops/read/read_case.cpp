// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/read_case.h"

#include "core/api/testops/read/schema.h"
#include "core/api/testops/steps/keywords.h"
#include "core/api/testops/steps/step_calls.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

Task<std::optional<StepTree>> readStepsIf(bool wanted, TestOpsSession *session, ServerId id, CancelToken cancel)
{
    if (!wanted)
        co_return std::nullopt;
    const Result<StepTree> tree = co_await readStepTree(session, id, cancel);
    CO_TRY(tree);
    co_return *tree;
}

template <typename T>
void setIfUnknown(Facet<T> &facet, T value)
{
    if (!facet.known())
        facet = std::move(value);
}

/// What the answer leaves out is not set: servers send no empty texts and no nulls.
void complete(TestCase &value)
{
    setIfUnknown(value.name, QString());
    setIfUnknown(value.description, QString());
    setIfUnknown(value.precondition, QString());
    setIfUnknown(value.expectedResult, QString());
    setIfUnknown(value.status, Ref());
    setIfUnknown(value.layer, Ref());
    setIfUnknown(value.owner, Ref());
    setIfUnknown(value.tags, QList<Tag>());
    setIfUnknown(value.issues, QList<IssueLink>());
    setIfUnknown(value.links, QList<ExternalLink>());
}

} // namespace

FieldRules fieldRules(TestOpsSession *session, ServerId project)
{
    FieldRules rules;
    rules.known = session->fields.value(project);
    return rules;
}

Task<CaseAnswer> readOverview(TestOpsSession *session, ServerId id, CancelToken cancel)
{
    const Request request = getRequest(session->casePath(id, QLatin1StringView("overview")), {}, cancel);
    Result<CaseAnswer> answer = co_await session->client.read(request, &decodeCase);
    if (answer && answer->isDeleted) // it can still be read, but it is no case of the project any more
        co_return failure(ErrorKind::NotFound, QStringLiteral("The case lies in the server's bin"));
    co_return answer;
}

Task<FetchedCase> readWholeCase(TestOpsSession *session, ProjectSchema schema, ServerId id, QList<FacetId> facets,
                                CancelToken cancel)
{
    const Result<void> known = co_await knowProject(session, schema.project.id, cancel);
    CO_TRY(known);
    const bool wantsSteps = facets.contains(FacetId::Scenario);
    auto overviewTask = readOverview(session, id, cancel);
    auto stepsTask = readStepsIf(wantsSteps, session, id, cancel);
    Result<CaseAnswer> overview = co_await overviewTask;
    Result<std::optional<StepTree>> steps = co_await stepsTask;
    CO_TRY(overview);
    CO_TRY(steps);

    FetchedCase fetched = overview->fetched;
    fetched.info.serverId = id;
    TestCase &value = fetched.value;
    complete(value);
    value.issues = allNamed(value.issues.value(), schema.integrations);
    value.fields = fieldValues(overview->fields, fieldRules(session, schema.project.id));
    if (steps->has_value()) {
        // 25 and later keep the older form as it was before a case got its tree.
        const bool isOutOfDate = session->isModern() && !(*steps)->scenario.isEmpty();
        const StepTree tree = isOutOfDate ? **steps : withKeywords(**steps, overview->legacy);
        value.scenario = tree.scenario;
        fetched.stepIds = tree.ids;
    }
    value = onlyFacets(value, facets);
    co_return fetched;
}

} // namespace casewright::api::testops
