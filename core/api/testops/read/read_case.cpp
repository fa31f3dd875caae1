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
    const StepOwner owner{StepOwner::Kind::Case, id};
    const Result<StepTree> tree = co_await readStepTree(session, owner, cancel);
    CO_TRY(tree);
    co_return *tree;
}

Task<std::optional<QList<Relation>>> readRelationsIf(bool wanted, TestOpsSession *session, ServerId id, CancelToken cancel)
{
    if (!wanted)
        co_return std::nullopt;
    const QString path = session->casePath(id, QLatin1StringView("relation"));
    const auto relations = co_await readListPart<Relation, readRelation>(session, path, cancel);
    CO_TRY(relations);
    co_return *relations;
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
    auto relationsTask = readRelationsIf(facets.contains(FacetId::Relations), session, id, cancel);
    Result<CaseAnswer> overview = co_await overviewTask;
    Result<std::optional<StepTree>> steps = co_await stepsTask;
    const Result<std::optional<QList<Relation>>> relations = co_await relationsTask;
    CO_TRY(overview);
    CO_TRY(steps);
    CO_TRY(relations);

    FetchedCase fetched = overview->fetched;
    fetched.info.serverId = id;
    TestCase &value = fetched.value;
    completeOverview(value);
    value.testKeys = withIntegrationNames(value.testKeys.value(), schema.integrations);
    if (relations->has_value())
        value.relations = **relations;
    value.issues = allNamed(value.issues.value(), schema.integrations);
    value.fields = fieldValues(overview->fields, fieldRules(session, schema.project.id));
    const auto original = std::make_shared<CaseOriginal>();
    original->overview = *overview;
    if (steps->has_value()) {
        // 25 and later keep the older form as it was before a case got its tree.
        const bool isOutOfDate = session->isModern() && !(*steps)->scenario.isEmpty();
        const StepTree tree = isOutOfDate ? **steps : withKeywords(**steps, overview->legacy);
        value.scenario = tree.scenario;
        fetched.stepIds = tree.ids;
        original->steps = tree;
    }
    fetched.original = original;
    value = onlyFacets(value, facets);
    co_return fetched;
}

} // namespace casewright::api::testops
