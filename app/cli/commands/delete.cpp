// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/changing.h"
#include "app/cli/project/connection.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;

/// Deletions of the cases that are there; a case that an earlier run deleted here only is sent once more.
struct Deletions {
    ChangeSet set;
    QList<CaseKey> again;
};

Deletions deletionsOf(const Workspace *workspace, const QList<CaseKey> &keys)
{
    Deletions deletions;
    deletions.set.origin = ChangeOrigin::Plan;
    for (const CaseKey key : keys) {
        const workspace::CaseRecord *record = workspace->record(key);
        if (record && record->deleted)
            deletions.again.append(key);
        else
            deletions.set.changes.append({key, currentValue(workspace, key), std::nullopt});
    }
    deletions.set.name = changeSetName(u"Delete"_s, deletions.set.changes.size());
    return deletions;
}

CommandTask deleteIn(Context *context, Workspace *workspace, Selection selection)
{
    const Outcome<Selected> selected = co_await select(context, workspace, selection);
    if (!selected)
        co_return stop(selected.error());
    // All of each case, so that an undo can make it anew.
    const QList<FacetId> allFacets;
    const Outcome<Failures> failures = co_await readNow(context, workspace, *selected, allFacets);
    if (!failures)
        co_return stop(failures.error());
    ChangeReport report;
    report.failed = *failures;
    const Deletions deletions = deletionsOf(workspace, readable(workspace, selected->keys, *failures));
    Outcome<ChangeReport> done = co_await applyAndSend(context, workspace, deletions.set, report);
    if (!done)
        co_return stop(done.error());
    Outcome<ChangeReport> all = co_await sendAgain(context, workspace, deletions.again, *done);
    if (!all)
        co_return stop(all.error());
    noteWaiting(context, workspace, *all);
    co_return printReport(context, *all, Run::Real);
}

} // namespace

CommandTask deleteCases(Context *context)
{
    CLI_CO_TRY_ASSIGN(const Selection selection, selectIds(context, context->arguments.positionals()));
    const WorkspaceCommand command = [context, selection](Workspace *workspace) {
        return deleteIn(context, workspace, selection);
    };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

} // namespace casewright::cli
