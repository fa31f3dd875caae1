// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/output/table.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/reading.h"

#include <QJsonDocument>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;

Outcome<qsizetype> limitFrom(const Context *context)
{
    const auto text = context->option(u"limit"_s);
    if (!text)
        return std::numeric_limits<qsizetype>::max();
    bool isNumber = false;
    const qlonglong limit = text->toLongLong(&isNumber);
    if (!isNumber || limit < 0)
        return stop(Problem::usage(u"--limit takes a number."_s));
    return static_cast<qsizetype>(limit);
}

/// Row by row: one document of 100,000 cases would take ten times the memory.
void printRowsJson(Output *output, const Workspace *workspace, const QList<CaseKey> &keys, qsizetype total)
{
    output->append(u"{\"total\":%1,\"cases\":["_s.arg(total).toUtf8());
    bool first = true;
    for (const CaseKey key : keys) {
        const auto row = workspace->index().rowOf(key);
        if (!row)
            continue;
        output->append(first ? "\n" : ",\n");
        output->append(QJsonDocument(rowJson(rowOf(workspace, *row))).toJson(QJsonDocument::Compact));
        first = false;
    }
    output->append("]}\n");
}

void printRowsText(Output *output, const Workspace *workspace, const QList<CaseKey> &keys, qsizetype total)
{
    Table table({u"ID"_s, u"STATUS"_s, u"LAYER"_s, u"SUITE"_s, u"NAME"_s, u"TAGS"_s});
    for (const CaseKey key : keys) {
        const auto number = workspace->index().rowOf(key);
        if (!number)
            continue;
        const CaseRow row = rowOf(workspace, *number);
        table.add({row.id, row.status.isEmpty() ? u"-"_s : row.status, row.layer.isEmpty() ? u"-"_s : row.layer,
                   row.suites.isEmpty() ? u"-"_s : suiteText(row.suites.first()), row.name, row.tags.join(u", "_s)});
    }
    if (!keys.isEmpty())
        output->append(table.text().toUtf8());
    output->note(keys.size() == total ? u"%1 cases."_s.arg(total) : u"%1 of %2 cases."_s.arg(keys.size()).arg(total));
}

CommandTask printCases(Context *context, Workspace *workspace, Selection selection, qsizetype limit)
{
    const Outcome<Selected> selected = co_await select(context, workspace, selection);
    if (!selected)
        co_return stop(selected.error());
    const qsizetype total = selected->keys.size();
    const QList<CaseKey> keys = selected->keys.first(std::min(limit, total));
    if (context->output->isJson())
        printRowsJson(context->output, workspace, keys, total);
    else
        printRowsText(context->output, workspace, keys, total);
    co_return context->shown();
}

Outcome<QString> formatFrom(const Context *context)
{
    const bool json = context->output->isJson();
    const QString format = context->option(u"format"_s).value_or(json ? u"json"_s : u"md"_s);
    if (format != u"md"_s && format != u"json"_s && format != u"gherkin"_s)
        return stop(
            Problem::usage(u"There is no format \"%1\"."_s.arg(format), u"--format takes md, json or gherkin."_s));
    if (json && format != u"json"_s)
        return stop(Problem::usage(u"--json and --format %1 contradict each other."_s.arg(format)));
    return format;
}

CommandTask printCase(Context *context, Workspace *workspace, Selection selection, QString format)
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
    const CaseKey key = selected->keys.first();
    const workspace::CaseRecord *record = workspace->record(key);
    if (record && record->isWaiting())
        context->output->note(u"Changes of this case wait to be sent; it is shown with them."_s);
    const CaseView view = viewOf(workspace, key);
    if (format == u"json"_s)
        context->output->append(
            QJsonDocument(caseJson(view))
                .toJson(context->output->isJson() ? QJsonDocument::Compact : QJsonDocument::Indented)
                .trimmed() +
            '\n');
    else
        context->output->result({}, format == u"md"_s ? caseMarkdown(view) : caseGherkin(view));
    co_return context->shown();
}

} // namespace

CommandTask listCases(Context *context)
{
    CLI_CO_TRY_ASSIGN(const qsizetype limit, limitFrom(context));
    CLI_CO_TRY_ASSIGN(const Selection selection, selectFilterOrAll(context));
    const WorkspaceCommand command = [context, selection, limit](Workspace *workspace) {
        return printCases(context, workspace, selection, limit);
    };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

CommandTask showCase(Context *context)
{
    CLI_CO_TRY_ASSIGN(const QString format, formatFrom(context));
    CLI_CO_TRY_ASSIGN(const Selection selection, selectIds(context, context->arguments.positionals()));
    const WorkspaceCommand command = [context, selection, format](Workspace *workspace) {
        return printCase(context, workspace, selection, format);
    };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

} // namespace casewright::cli
