// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/read/schema.h"

#include "core/api/rest/projects.h"
#include "core/api/rest/suites.h"
#include "core/api/testops/read/field_values.h"
#include "core/api/testops/read/links_codec.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

using namespace rest;

/// A custom field as a project has it.
struct ProjectField : CustomField {
    bool hasDefault = false; ///< a new case gets a value by itself
};

/// 25 and newer list bindings, in which the field is told inside; 4.x tells no rules.
ProjectField readField(JsonReader &in)
{
    ProjectField field;
    Ref inner;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            field.field.id = in.integer();
        else if (key == "name")
            field.field.name = in.text();
        else if (key == "required")
            field.required = in.boolean();
        else if (key == "singleSelect")
            field.isSingle = in.boolean();
        else if (key == "locked")
            field.isLocked = in.boolean();
        else if (key == "defaultCustomFieldValueId")
            field.hasDefault = in.integer().value_or(0) != 0;
        else if (key == "customField")
            inner = readRef(in);
    });
    if (inner.id)
        field.field = inner; // the outer id is that of the binding
    if (!field.field.id)
        in.missing("id", "a number");
    return field;
}

Workflow readWorkflow(JsonReader &in)
{
    Workflow workflow;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            workflow.id = in.integer().value_or(0);
        else if (key == "name")
            workflow.name = in.text();
        else if (key == "statuses")
            in.array([&] { workflow.statuses.append(readItem(in)); });
    });
    return workflow;
}

/// Which workflow a new case of a kind gets.
struct WorkflowRule {
    QString type; ///< "manual", "automated"
    Workflow workflow;
};

WorkflowRule readRule(JsonReader &in)
{
    WorkflowRule rule;
    in.object([&](JsonReader::Key key) {
        if (key == "type")
            rule.type = in.text();
        else if (key == "workflow")
            rule.workflow = readWorkflow(in);
    });
    return rule;
}

QUrlQuery wholePage(QUrlQuery query = {})
{
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1000"));
    return query;
}

/// Where newer servers list the custom fields of a project.
QString fieldsPath(const TestOpsSession &session, ServerId project)
{
    return session.path(QLatin1StringView("project/")) + QString::number(project) + QStringLiteral("/cf");
}

Task<QList<ProjectField>> readFields(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    if (session->isModern()) {
        const QString path = fieldsPath(*session, project);
        Result<QList<ProjectField>> bindings = co_await listIfThere<ProjectField, readField>(session, path, wholePage(), cancel);
        if (!bindings || !bindings->isEmpty())
            co_return bindings;
    }
    // A plain list on 4.x, which takes no size.
    const QUrlQuery query = session->isModern() ? wholePage(ofProject(project)) : ofProject(project);
    Result<QList<ProjectField>> fields
        = co_await listIfThere<ProjectField, readField>(session, session->path(QLatin1StringView("cf")), query, cancel);
    co_return fields;
}

Task<Workflows> readWorkflows(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    auto allTask = listIfThere<Workflow, readWorkflow>(session, session->path(QLatin1StringView("workflow")), wholePage(), cancel);
    auto rulesTask = listIfThere<WorkflowRule, readRule>(session, session->path(QLatin1StringView("workflowschema")),
                                                         wholePage(ofProject(project)), cancel);
    const Result<QList<Workflow>> all = co_await allTask;
    const Result<QList<WorkflowRule>> rules = co_await rulesTask;
    CO_TRY(all);
    CO_TRY(rules);
    Workflows workflows;
    workflows.all = *all;
    for (const WorkflowRule &rule : *rules) {
        if (rule.type == QLatin1StringView("manual"))
            workflows.ofManual = rule.workflow.id;
        if (std::ranges::find(workflows.all, rule.workflow.id, &Workflow::id) == workflows.all.end())
            workflows.all.append(rule.workflow);
    }
    co_return workflows;
}

std::optional<ServerId> featureAmong(const QList<ProjectField> &fields)
{
    for (const ProjectField &field : fields) {
        if (field.field.name.compare(QLatin1StringView("Feature"), Qt::CaseInsensitive) == 0)
            return field.field.id;
    }
    return std::nullopt;
}

/// The session knows the levels of all trees among the fields, listed or not.
void takeFields(ProjectSchema &schema, TestOpsSession *session, const QList<ProjectField> &fields, const QList<Tree> &trees)
{
    schema.featureField = featureAmong(fields).value_or(0);
    takeTrees(schema, trees, {fields.cbegin(), fields.cend()});
    QList<ServerId> ids;
    for (const ProjectField &field : fields) {
        ids.append(*field.field.id);
        if (field.required && !field.hasDefault)
            schema.requiredFields.append(*field.field.id);
    }
    for (const Tree &tree : trees) {
        for (const Ref &level : tree.levels) {
            if (level.id && !ids.contains(*level.id))
                ids.append(*level.id);
        }
    }
    session->fields.insert(schema.project.id, ids);
}

void takeRoles(ProjectSchema &schema, TestOpsSession *session, const Result<QList<Ref>> &roles)
{
    if (!roles)
        return; // they serve to edit members; nothing else depends on them
    session->roles = *roles;
    schema.roles = *roles;
    schema.roles.removeIf([](const Ref &role) { return role.id == ownerRole; });
}

QString readPermission(JsonReader &in)
{
    return in.text();
}

/// What who signed in may do; nothing where the server does not tell, which then says so when something is written.
QCoro::Task<std::optional<QStringList>> readPermissions(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    Request request = getRequest(session->path(QLatin1StringView("permission")), ofProject(project), cancel);
    request.repeat = Repeat::Never;
    const auto told = co_await session->client.read(request, &decodePage<QString, readPermission>);
    co_return told ? std::optional<QStringList>(told->items) : std::nullopt;
}

void takePermissions(ProjectSchema &schema, const std::optional<QStringList> &permissions)
{
    if (!permissions)
        return;
    const auto may = [&permissions](const char *what) { return permissions->contains(QLatin1StringView(what)); };
    schema.mayWrite = may("project:write") || may("project:configure");
    schema.mayComment = may("project:comment") || schema.mayWrite;
}

/// True where there is a page of a list at `path`.
QCoro::Task<bool> hasPage(TestOpsSession *session, QString path, CancelToken cancel)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("page"), QStringLiteral("0"));
    query.addQueryItem(QStringLiteral("size"), QStringLiteral("1"));
    Request request = getRequest(path, query, cancel);
    request.repeat = Repeat::Never;
    const Result<Page<Ref>> page = co_await session->client.read(request, &decodePage<Ref, readItem>);
    co_return page && page->info.index.has_value();
}

/// 4.x has nothing below /api but /api/rs and /api/uaa, and of the custom fields of a project no list of its own.
QCoro::Task<bool> isUpgraded(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    auto elsewhereTask = hasPage(session, QStringLiteral("/api/project"), cancel);
    auto fieldsTask = hasPage(session, fieldsPath(*session, project), cancel);
    const bool isElsewhere = co_await elsewhereTask;
    const bool hasFields = co_await fieldsTask;
    co_return isElsewhere || hasFields;
}

} // namespace

Task<ProjectSchema> readSchema(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    // All begun before the first is waited for.
    auto layersTask = listIfThere<Ref, readItem>(session, session->path(QLatin1StringView("testlayer")), wholePage(), cancel);
    auto workflowsTask = readWorkflows(session, project, cancel);
    auto fieldsTask = readFields(session, project, cancel);
    auto tagsTask = listIfThere<Ref, readItem>(session, session->path(QLatin1StringView("tag")), {}, cancel);
    const QString integrationsPath = session->path(QLatin1StringView("integration/project/")) + QString::number(project);
    auto integrationsTask = listIfThere<ListedIntegration, readIntegration>(session, integrationsPath, wholePage(), cancel);
    auto treesTask = readTrees(session, project, cancel);
    auto rolesTask = listIfThere<Ref, readItem>(session, session->path(QLatin1StringView("role")), {}, cancel);
    auto permissionsTask = readPermissions(session, project, cancel);
    auto projectTask = readOneProject(session, project, cancel);

    const Result<QList<Ref>> layers = co_await layersTask;
    const Result<Workflows> workflows = co_await workflowsTask;
    const Result<QList<ProjectField>> fields = co_await fieldsTask;
    const Result<QList<Ref>> tags = co_await tagsTask;
    const Result<QList<ListedIntegration>> integrations = co_await integrationsTask;
    const Result<QList<Tree>> trees = co_await treesTask;
    const Result<QList<Ref>> roles = co_await rolesTask;
    const std::optional<QStringList> permissions = co_await permissionsTask;
    const Result<Project> known = co_await projectTask;
    // The project comes first: that it does not exist says more than that it has no layers.
    CO_TRY(known);
    CO_TRY(layers);
    CO_TRY(workflows);
    CO_TRY(fields);
    CO_TRY(tags);
    CO_TRY(integrations);
    CO_TRY(trees);

    ProjectSchema schema;
    schema.project = *known;
    schema.capabilities = capabilitiesOf(session->generation);
    schema.layers = *layers;
    schema.statuses = workflows->statuses();
    schema.tags = *tags;
    schema.integrations = enabled(*integrations);
    schema.server = session->options.base;
    session->workflows.insert(project, *workflows);
    takePermissions(schema, permissions);
    takeFields(schema, session, *fields, *trees);
    takeRoles(schema, session, roles);
    if (const ServerId feature = schema.featureField) {
        const FieldValuesList values(*session, project, feature);
        const Result<QList<Ref>> features = co_await listIfThere<Ref, readItem>(session, values.path, wholePage(values.query), cancel);
        CO_TRY(features);
        schema.features = *features;
    }
    co_return schema;
}

Task<ProjectSchema> readSchemaIfStillOld(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    auto upgradedTask = isUpgraded(session, project, cancel);
    auto schemaTask = readSchema(session, project, cancel);
    const bool upgraded = co_await upgradedTask;
    Result<ProjectSchema> schema = co_await schemaTask;
    if (upgraded)
        co_return failure(ErrorKind::Protocol, QStringLiteral("The server was upgraded: it has what 4.x has not"));
    co_return schema;
}

Task<void> knowProject(TestOpsSession *session, ServerId project, CancelToken cancel)
{
    if (session->workflows.contains(project))
        co_return {};
    const Result<ProjectSchema> schema = co_await readSchema(session, project, cancel);
    CO_TRY(schema);
    co_return {};
}

} // namespace casewright::api::testops
