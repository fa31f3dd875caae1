// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/read/case_parts.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/seed/codec/case_codec.h"
#include "core/api/seed/codec/dialect.h"

namespace casewright::api::seed {

using namespace rest;

namespace {

template <typename T>
Task<std::optional<T>> nothing()
{
    co_return std::nullopt;
}

Task<std::optional<FetchedCase>> readItselfIf(bool wanted, Session *session, ServerId project, ServerId id,
                                              CancelToken cancel)
{
    if (!wanted)
        co_return std::nullopt;
    Result<FetchedCase> fetched = co_await readCaseItself(session, project, id, cancel);
    if (!fetched)
        co_return failure(fetched.error());
    co_return *std::move(fetched);
}

/// What is asked for, by endpoint.
struct Wanted {
    explicit Wanted(const QList<FacetId> &facets)
    {
        for (const FacetId facet : facets) {
            scenario |= facet == FacetId::Scenario;
            issues |= facet == FacetId::Issues;
            fields |= facet == FacetId::Fields;
            tags |= facet == FacetId::Tags;
            itself |= facet != FacetId::Scenario && facet != FacetId::Issues;
        }
    }
    bool scenario = false;
    bool issues = false;
    bool fields = false;
    bool tags = false;
    bool itself = false;
};

} // namespace

Task<FetchedCase> readCaseItself(Session *session, ServerId project, ServerId id, CancelToken cancel)
{
    const Result<FetchedCase> fetched =
        co_await session->client.read(getRequest(session->casePath(id), {}, cancel), &decodeCase);
    if (!fetched)
        co_return failure(fetched.error());
    const Session::Vocabulary known = session->vocabulary.value(project);
    co_return completed(*fetched, known.layers, known.features);
}

Task<std::optional<Scenario>> readScenarioPart(Session *session, ServerId id, CancelToken cancel)
{
    return readPart<Scenario>(session, session->casePath(id, QLatin1StringView("scenario")), &rest::decodeKeywordScenario, cancel);
}

Task<std::optional<QList<Tag>>> readFreshTags(Session *session, ServerId project, ServerId id, CancelToken cancel)
{
    const Result<FetchedCase> fetched = co_await readCaseItself(session, project, id, cancel);
    if (!fetched)
        co_return failure(fetched.error());
    if (fetched->value.tags.known())
        co_return fetched->value.tags.value();
    Result<std::optional<QList<Tag>>> tags = co_await readTagsPart(session, id, cancel);
    co_return tags;
}

FieldRules fieldRules(const ProjectSchema &schema)
{
    FieldRules rules;
    rules.known = schema.suiteFieldIds();
    rules.except = featureField;
    return rules;
}

Task<FetchedCase> readWholeCase(Session *session, ProjectSchema schema, ServerId id, QList<FacetId> facets,
                                CancelToken cancel)
{
    const Wanted wanted(facets);
    const ServerId project = schema.project.id;
    auto itselfTask = readItselfIf(wanted.itself, session, project, id, cancel);
    auto scenarioTask = wanted.scenario ? readScenarioPart(session, id, cancel) : nothing<Scenario>();
    auto issuesTask = wanted.issues ? readIssuesPart(session, id, cancel) : nothing<QList<IssueLink>>();
    auto fieldsTask = wanted.fields ? readFieldsPart(session, id, cancel) : nothing<QList<FieldEntry>>();
    Result<std::optional<FetchedCase>> itself = co_await itselfTask;
    const Result<std::optional<Scenario>> scenario = co_await scenarioTask;
    const Result<std::optional<QList<IssueLink>>> issues = co_await issuesTask;
    const Result<std::optional<QList<FieldEntry>>> fields = co_await fieldsTask;
    CO_TRY(itself);
    CO_TRY(scenario);
    CO_TRY(issues);
    CO_TRY(fields);

    FetchedCase fetched;
    const bool somethingAbsent = (wanted.scenario && !scenario->has_value()) || (wanted.issues && !issues->has_value());
    if (!itself->has_value() && somethingAbsent) {
        // Either the case is gone, or the server has it all in one answer.
        itself = co_await readItselfIf(true, session, project, id, cancel);
        CO_TRY(itself);
    }
    if (itself->has_value())
        fetched = **itself;
    fetched.info.serverId = id;
    TestCase &value = fetched.value;
    if (wanted.scenario)
        value.scenario = scenario->has_value() ? **scenario : value.scenario.valueOr({});
    if (wanted.issues)
        value.issues = allNamed(issues->has_value() ? **issues : value.issues.valueOr({}), schema.integrations);
    if (wanted.fields) {
        const QList<Ref> feature = value.fields.value(featureField);
        value.fields = fieldValues(fields->value_or(QList<FieldEntry>()), fieldRules(schema));
        value.fields.insert(featureField, feature);
    }
    if (wanted.tags && !value.tags.known()) {
        const Result<std::optional<QList<Tag>>> tags = co_await readTagsPart(session, id, cancel);
        CO_TRY(tags);
        value.tags = tags->value_or(QList<Tag>());
    }
    fetched.value = onlyFacets(value, facets);
    co_return fetched;
}

} // namespace casewright::api::seed
