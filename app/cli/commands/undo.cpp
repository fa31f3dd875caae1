// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/output/table.h"
#include "app/cli/project/changing.h"
#include "app/cli/project/connection.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;
using Entry = Workspace::HistoryEntry;

/// What can be taken back, newest first. The ids are text: they are too large for a JSON number of other readers.
CommandTask printHistory(Context *context, Workspace *workspace)
{
    QList<Entry> entries = workspace->history();
    std::reverse(entries.begin(), entries.end());
    entries.removeIf([](const Entry &entry) { return entry.undone; });
    QJsonArray items;
    Table table({u"TIME"_s, u"CASES"_s, u"NAME"_s});
    for (const Entry &entry : std::as_const(entries)) {
        items.append(QJsonObject{{u"id"_s, QString::number(entry.id.value)}, {u"name"_s, entry.name}});
        table.add({QDateTime::fromMSecsSinceEpoch(entry.time).toString(Qt::ISODate), QString::number(entry.keys.size()),
                   entry.name});
    }
    context->output->result({{u"items"_s, items}}, entries.isEmpty() ? u"Nothing to take back.\n"_s : table.text());
    co_return ExitCode::Done;
}

/// Reads what the server has now, because later edits of others are to stay. A case that is gone can still be made anew.
QCoro::Task<Outcome<bool>> readTouched(Context *context, Workspace *workspace, QList<CaseKey> keys)
{
    Selected touched;
    touched.keys = keys;
    const QList<FacetId> allFacets;
    const Outcome<Failures> failures = co_await readNow(context, workspace, touched, allFacets);
    if (!failures)
        co_return stop(failures.error());
    for (const Failed &failed : *failures) {
        const bool notKept = context->withoutServer && failed.error.kind == errorKindName(ErrorKind::Offline);
        if (!notKept && failed.error.kind != errorKindName(ErrorKind::NotFound))
            co_return stop(failed.error);
    }
    co_return true;
}

/// What was never sent is just gone; what was sent is a change that waits.
ChangeReport undoneHere(Context *context, const Workspace *workspace, const QList<CaseKey> &keys, const ShownIds &ids)
{
    ChangeReport report;
    QStringList waiting;
    for (const CaseKey key : keys) {
        const workspace::CaseRecord *record = workspace->record(key);
        (record && record->isWaiting() ? waiting : report.changed).append(ids.value(key));
    }
    addWaiting(report, context, waiting);
    if (!waiting.isEmpty())
        noteQueued(context);
    noteWaiting(context, workspace, report);
    return report;
}

CommandTask undo(Context *context, Workspace *workspace)
{
    const std::optional<Entry> newest = workspace->nextUndo();
    if (!newest)
        co_return printReport(context, {}, Run::Real);
    const Outcome<bool> read = co_await readTouched(context, workspace, newest->keys);
    if (!read)
        co_return stop(read.error());
    const ShownIds ids = shownIds(workspace, newest->keys);
    CLI_CO_TRY(workspace->undo());
    CLI_CO_TRY(co_await workspace->saved());
    context->output->note(u"Taking back: %1"_s.arg(newest->name));
    if (context->withoutServer)
        co_return printReport(context, undoneHere(context, workspace, newest->keys, ids), Run::Real);
    const Result<workspace::PushReport> pushed = co_await workspace->pushOnly(newest->id, nullptr, context->cancel);
    if (!pushed)
        co_return stop(pushed.error());
    ChangeReport report;
    addOutcomes(report, *pushed, workspace, ids);
    noteWaiting(context, workspace, report);
    co_return printReport(context, report, Run::Real);
}

} // namespace

CommandTask undoNewest(Context *context)
{
    const bool lists = context->arguments.has(u"list"_s);
    return withWorkspace(context, [context, lists](Workspace *workspace) {
        return lists ? printHistory(context, workspace) : undo(context, workspace);
    });
}

} // namespace casewright::cli
