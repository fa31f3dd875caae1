// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/output/table.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/vocabulary.h"

#include <QJsonArray>

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString idText(const Ref &item)
{
    return item.id ? QString::number(*item.id) : u"-"_s;
}

QJsonValue idOrNull(const Ref &item)
{
    return item.id ? QJsonValue(*item.id) : QJsonValue(QJsonValue::Null);
}

/// {"items": [{"id", "name"}]}, or two columns.
ExitCode printList(Context *context, const QList<Ref> &items)
{
    QJsonArray array;
    Table table({u"ID"_s, u"NAME"_s});
    for (const Ref &item : items) {
        array.append(QJsonObject{{u"id"_s, idOrNull(item)}, {u"name"_s, item.name}});
        table.add({idText(item), item.name});
    }
    context->output->result({{u"items"_s, array}}, items.isEmpty() ? u"None.\n"_s : table.text());
    return context->shown();
}

ExitCode printMade(Context *context, const Ref &made)
{
    context->output->result({{u"id"_s, idOrNull(made)}, {u"name"_s, made.name}}, idText(made) + u"  "_s + made.name);
    return ExitCode::Done;
}

Outcome<QString> nameFrom(const Context *context)
{
    const QString name = context->arguments.positionals().first().trimmed();
    if (name.isEmpty())
        return stop(Problem::usage(u"The name is empty."_s));
    return name;
}

CommandTask printProjects(Context *context, ServerPtr server)
{
    const Result<QList<Project>> projects = co_await server->projects(context->cancel);
    if (!projects)
        co_return stop(projects.error());
    QList<Ref> items;
    for (const Project &project : *projects)
        items.append({project.id, project.name});
    co_return printList(context, items);
}

CommandTask makeProject(Context *context, ServerPtr server, QString name)
{
    const Result<Project> made = co_await server->createProject(name, context->cancel);
    if (!made)
        co_return stop(made.error());
    co_return printMade(context, {made->id, made->name});
}

/// The suites as they were last listed on this computer.
CommandTask printKeptSuites(Context *context)
{
    const Result<store::Mirror> mirror = co_await mirrorOf(context);
    if (!mirror)
        co_return stop(mirror.error());
    QList<Ref> items;
    for (const SuitePath &path : mirror->suites.all)
        items.append({path.last().id, suiteText(path)});
    std::sort(items.begin(), items.end(), [](const Ref &a, const Ref &b) { return a.name < b.name; });
    co_return printList(context, items);
}

CommandTask printSuites(Context *context, ServerPtr server, ProjectSchema schema)
{
    const auto suites = std::make_shared<QList<api::SuiteNode>>();
    const auto sink = [suites](const api::SuiteNode &node) { suites->append(node); };
    const Result<void> walked = co_await server->walkSuites(schema, sink, context->cancel);
    if (!walked)
        co_return stop(walked.error());
    const auto byPath = [](const api::SuiteNode &a, const api::SuiteNode &b) {
        return std::lexicographical_compare(a.path.cbegin(), a.path.cend(), b.path.cbegin(), b.path.cend(),
                                            [](const Ref &x, const Ref &y) { return x.name < y.name; });
    };
    std::sort(suites->begin(), suites->end(), byPath);
    QList<Ref> items;
    for (const api::SuiteNode &suite : std::as_const(*suites))
        items.append({suite.path.last().id, suiteText(suite.path)});
    co_return printList(context, items);
}

CommandTask makeSuite(Context *context, ServerPtr server, ProjectSchema schema, SuitePath path)
{
    if (const auto problem = suiteComplaint(path, schema))
        co_return stop(*problem);
    if (path.size() > 1)
        co_return stop(Problem::of(
            ErrorKind::Invalid, u"A suite below another one cannot be empty on the server."_s,
            u"It comes into being with its first case: create NAME --suite \"%1\"."_s.arg(suiteText(path))));
    const Result<Ref> made = co_await server->createSuite(schema, path.first().name, context->cancel);
    if (!made)
        co_return stop(made.error());
    co_return printMade(context, *made);
}

CommandTask printVocabulary(Context *context, ProjectSchema schema)
{
    const QString what = context->arguments.command()->name;
    if (what == u"layers"_s)
        co_return printList(context, schema.layers);
    if (what == u"features"_s)
        co_return printList(context, schema.features);
    if (what == u"statuses"_s)
        co_return printList(context, schema.statuses);
    if (what == u"tags"_s)
        co_return printList(context, schema.tags);
    QList<Ref> integrations;
    for (const Integration &integration : std::as_const(schema.integrations))
        integrations.append({integration.id, integration.name});
    co_return printList(context, integrations);
}

} // namespace

CommandTask listProjects(Context *context)
{
    return withServer(context, [context](const ServerPtr &server) { return printProjects(context, server); });
}

CommandTask createProject(Context *context)
{
    CLI_CO_TRY_ASSIGN(const QString name, nameFrom(context));
    const ServerCommand command = [context, name](const ServerPtr &server) {
        return makeProject(context, server, name);
    };
    Outcome<ExitCode> outcome = co_await withServer(context, command);
    co_return outcome;
}

CommandTask listSuites(Context *context)
{
    return withSchema(context, [context](const ServerPtr &server, const ProjectSchema &schema) {
        return context->withoutServer ? printKeptSuites(context) : printSuites(context, server, schema);
    });
}

CommandTask createSuite(Context *context)
{
    CLI_CO_TRY_ASSIGN(const QString text, nameFrom(context));
    const SuitePath path = suiteFromText(text);
    if (path.isEmpty() ||
        std::any_of(path.cbegin(), path.cend(), [](const Ref &level) { return level.name.isEmpty(); }))
        co_return stop(Problem::usage(u"The suite has a level without a name."_s,
                                      u"A suite is written \"Checkout > Payment\"."_s));
    const SchemaCommand command = [context, path](const ServerPtr &server, const ProjectSchema &schema) {
        return makeSuite(context, server, schema, path);
    };
    Outcome<ExitCode> outcome = co_await withSchema(context, command, Unreachable::Stop);
    co_return outcome;
}

CommandTask listVocabulary(Context *context)
{
    return withSchema(context, [context](const ServerPtr &, const ProjectSchema &schema) {
        return printVocabulary(context, schema);
    });
}

} // namespace casewright::cli
