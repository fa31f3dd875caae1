// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/output_file.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/reading.h"
#include "core/automation/match/result_ids.h"
#include "core/automation/stub/test_stub.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StubOptions {
    automation::StubFramework framework = automation::StubFramework::Pytest;
    QString file; ///< empty: standard output
    automation::IdPattern pattern;
};

Outcome<StubOptions> stubOptions(const Context *context)
{
    const auto framework = automation::stubFrameworkFromName(context->option(u"framework"_s).value_or(QString()));
    if (!framework)
        return stop(Problem::usage(u"--framework says for what the test is written."_s,
                                   u"It takes %1."_s.arg(automation::stubFrameworkNames().join(u", "_s))));
    StubOptions options;
    options.framework = *framework;
    options.file = context->option(u"output"_s).value_or(QString());
    options.pattern = automation::IdPattern(context->option(u"id-pattern"_s).value_or(u"ATO-{id}"_s));
    return options;
}

QString stubText(const workspace::Workspace *workspace, const CaseView &view, const StubOptions &options)
{
    automation::StubCase stub;
    stub.id = *view.row.serverId;
    stub.linkText = options.pattern.textOf(stub.id);
    stub.binding = workspace->schema().capabilities.binding;
    stub.name = view.row.name;
    stub.layer = view.row.layer;
    stub.feature = view.row.feature;
    stub.tags = view.row.tags;
    stub.scenario = view.scenario;
    return automation::testStub(stub, options.framework);
}

CommandTask printStub(Context *context, workspace::Workspace *workspace, Selection selection, StubOptions options)
{
    const Outcome<Selected> selected = co_await select(context, workspace, selection);
    if (!selected)
        co_return stop(selected.error());
    const QList<FacetId> allFacets;
    const Outcome<Failures> failures = co_await readNow(context, workspace, *selected, allFacets);
    if (!failures)
        co_return stop(failures.error());
    if (!failures->isEmpty())
        co_return stop(failures->constFirst().error);
    const CaseView view = viewOf(workspace, selected->keys.first());
    if (!view.row.serverId)
        co_return stop(Problem::usage(u"The case is not on the server yet, so that there is no id a test could name."_s,
                                      u"`push` sends it."_s));
    const QString text = stubText(workspace, view, options);
    if (options.file.isEmpty()) {
        context->output->result({{u"text"_s, text}}, text);
        co_return context->shown();
    }
    CLI_CO_TRY(writeOutputFile(options.file, text.toUtf8()));
    context->output->result({{u"file"_s, options.file}}, {});
    context->output->note(u"Written to %1."_s.arg(options.file));
    co_return context->shown();
}

} // namespace

CommandTask writeStub(Context *context)
{
    CLI_CO_TRY_ASSIGN(const StubOptions options, stubOptions(context));
    CLI_CO_TRY_ASSIGN(const Selection selection, selectIds(context, context->arguments.positionals()));
    const WorkspaceCommand command = [context, selection, options](workspace::Workspace *workspace) {
        return printStub(context, workspace, selection, options);
    };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

} // namespace casewright::cli
