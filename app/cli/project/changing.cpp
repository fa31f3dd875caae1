// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/changing.h"

#include "app/cli/project/connection.h"
#include "app/cli/project/field_values.h"
#include "core/workspace/bulk/automated.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;

/// What `plan` comes to in the cases as they are now.
struct Worked {
    ChangeSet set;
    QList<CaseKey> again; ///< an earlier run made this very change, but could not send it
    ChangeReport report;
};

bool touchesOnly(const Change &change, const QList<FacetId> &facets)
{
    const QList<FacetId> touched = touchedFacets(change);
    return std::all_of(touched.cbegin(), touched.cend(), [&facets](FacetId facet) { return facets.contains(facet); });
}

/// For a case that already is as wanted here: whether the server knows.
void workOutUnchanged(Worked &worked, const Workspace *workspace, CaseKey key, const QList<FacetId> &facets)
{
    const workspace::CaseRecord *record = workspace->record(key);
    const bool waits = record && record->base && record->mine;
    const auto waiting = waits ? diff(key, *record->base, *record->mine) : std::nullopt;
    const QString id = workspace->displayId(key);
    if (!waiting ||
        !std::any_of(facets.cbegin(), facets.cend(), [&](FacetId f) { return touchedFacets(*waiting).contains(f); }))
        worked.report.unchanged.append(id);
    else if (touchesOnly(*waiting, facets))
        worked.again.append(key);
    else
        worked.report.failed.append(
            {id, Problem::of(ErrorKind::Conflict, u"The same change already waits, together with others."_s,
                             u"`status` lists them, `push` sends them."_s)});
}

Failed failedAt(const Workspace *workspace, CaseKey key, const Problem &problem)
{
    return {workspace->displayId(key), problem};
}

Worked workOut(const Workspace *workspace, QList<CaseKey> keys, const EditPlan &plan, ChangeReport report)
{
    Worked worked{{}, {}, std::move(report)};
    keys.removeIf([&](CaseKey key) {
        const workspace::CaseRecord *record = workspace->record(key);
        const bool isDeleted = record && record->deleted;
        if (isDeleted)
            worked.report.failed.append(failedAt(workspace, key, Problem::of(ErrorKind::NotFound, u"The case is deleted here."_s,
                                                                             u"`push` deletes it on the server, too."_s)));
        return isDeleted;
    });
    TestCase now; // one at a time: of a case that is only listed there is no record to point to
    const QList<ServerId> touched = plan.edit.touchedFields(workspace->schema());
    const auto current = [workspace, &now, &touched](CaseKey key) {
        now = currentValue(workspace, key);
        if (!workspace->serverIdOf(key)) { // made here: a field of which nobody said anything is empty
            for (const ServerId field : touched)
                now.fields.insert(field, now.fields.value(field));
        }
        return &now;
    };
    const auto problems = std::make_shared<QHash<CaseKey, Problem>>();
    const workspace::Plan planned = workspace::planFor(keys, current, ruleOf(plan.edit, workspace->schema(), plan.verb, problems));
    for (const workspace::Plan::Refusal &refusal : planned.refused)
        worked.report.failed.append(failedAt(workspace, refusal.key, problems->value(refusal.key, Problem(refusal.error))));
    for (const CaseKey key : planned.unread)
        worked.report.failed.append(failedAt(workspace, key, Problem::of(ErrorKind::NotFound, u"The server did not tell what the case has of this."_s,
                                                                         u"`show` tells what it has."_s)));
    for (const CaseKey key : planned.unchanged)
        workOutUnchanged(worked, workspace, key, plan.edit.facets());
    worked.set = planned.set;
    return worked;
}

void noteAutomated(Context *context, const Workspace *workspace, const Worked &worked)
{
    QList<CaseKey> keys = worked.again;
    for (const Change &change : worked.set.changes)
        keys.append(change.key);
    const qsizetype automated = workspace::overwrittenByResults(workspace->index(), workspace->schema(), keys);
    if (automated == 1)
        context->output->note(u"1 of these cases is automated: the next upload of results may overwrite its scenario and metadata."_s);
    else if (automated > 1)
        context->output->note(u"%1 of these cases are automated: the next upload of results may overwrite their scenarios and metadata."_s.arg(automated));
}

ExitCode printDryRun(Context *context, const Workspace *workspace, Worked worked)
{
    for (const Change &change : std::as_const(worked.set.changes))
        worked.report.changed.append(workspace->displayId(change.key));
    for (const CaseKey key : std::as_const(worked.again))
        worked.report.changed.append(workspace->displayId(key));
    const ExitCode code = printReport(context, worked.report, Run::Dry);
    return code == ExitCode::Done ? context->shown() : code;
}

CommandTask carryOutIn(Context *context, Workspace *workspace, EditPlan plan)
{
    CLI_CO_TRY_ASSIGN(ResolvedEdit resolved, resolve(plan.edit, workspace->schema()));
    noteKeywords(context, resolved);
    const Outcome<CaseEdit> edit = co_await withFieldValues(context, workspace, resolved.edit);
    if (!edit)
        co_return stop(edit.error());
    plan.edit = *edit;
    const Outcome<Selected> selected = co_await select(context, workspace, plan.selection);
    if (!selected)
        co_return stop(selected.error());
    const Outcome<Failures> failures = co_await readNow(context, workspace, *selected, plan.edit.facets());
    if (!failures)
        co_return stop(failures.error());
    ChangeReport report;
    report.failed = *failures;
    Worked worked = workOut(workspace, readable(workspace, selected->keys, *failures), plan, report);
    if (plan.policy)
        warnOfTags(context->output, worked.set, *plan.policy);
    noteAutomated(context, workspace, worked);
    if (plan.run == Run::Dry)
        co_return printDryRun(context, workspace, worked);
    Outcome<ChangeReport> done = co_await applyAndSend(context, workspace, worked.set, worked.report);
    if (!done)
        co_return stop(done.error());
    done = co_await sendAgain(context, workspace, worked.again, *done);
    if (!done)
        co_return stop(done.error());
    noteWaiting(context, workspace, *done);
    co_return printReport(context, *done, Run::Real);
}

} // namespace

QList<CaseKey> readable(const Workspace *workspace, const QList<CaseKey> &keys, const Failures &failures)
{
    QSet<QString> failed;
    for (const Failed &one : failures)
        failed.insert(one.id);
    QList<CaseKey> rest = keys;
    rest.removeIf([&](CaseKey key) { return failed.contains(workspace->displayId(key)); });
    return rest;
}

void noteKeywords(Context *context, const ResolvedEdit &resolved)
{
    if (!resolved.replacedKeywords.isEmpty())
        context->output->note(
            u"The server does not know the keyword of some steps (%1); they are sent as \"And\"."_s.arg(
                resolved.replacedKeywords.join(u", "_s)));
}

void noteQueued(Context *context)
{
    if (!context->unreachable)
        context->output->note(u"This profile works without a server: the change waits in it, and `push` sends it later."_s);
}

void noteWaiting(Context *context, const Workspace *workspace, const ChangeReport &report)
{
    if (!report.failed.isEmpty() && !workspace->waiting().isEmpty())
        context->output->note(
            u"What could not be sent waits in this profile: `push` sends it, `undo` takes it back."_s);
}

QCoro::Task<Outcome<ChangeReport>> applyAndSend(Context *context, Workspace *workspace, ChangeSet set,
                                                ChangeReport report)
{
    if (set.changes.isEmpty())
        co_return report;
    QList<CaseKey> keys;
    for (const Change &change : std::as_const(set.changes))
        keys.append(change.key);
    const ShownIds ids = shownIds(workspace, keys);
    CLI_CO_TRY_ASSIGN(const ChangeSetId id, workspace->apply(set));
    CLI_CO_TRY(co_await workspace->saved());
    Output *output = context->output;
    if (context->withoutServer) {
        QStringList waiting;
        for (const CaseKey key : std::as_const(keys))
            waiting.append(workspace->displayId(key));
        addWaiting(report, context, waiting);
        noteQueued(context);
        co_return report;
    }
    const auto progress = [output](qsizetype done, qsizetype total) { output->progress(u"Sending"_s, done, total); };
    const Result<workspace::PushReport> pushed = co_await workspace->pushOnly(id, progress, context->cancel);
    if (!pushed) {
        output->warn(u"The change waits in this profile: `push` sends it, `undo` takes it back."_s);
        co_return stop(pushed.error());
    }
    addOutcomes(report, *pushed, workspace, ids);
    co_return report;
}

QCoro::Task<Outcome<ChangeReport>> sendAgain(Context *context, Workspace *workspace, QList<CaseKey> keys,
                                             ChangeReport report)
{
    if (keys.isEmpty())
        co_return report;
    const ShownIds ids = shownIds(workspace, keys);
    if (context->withoutServer) { // it waits already
        QStringList waiting;
        for (const CaseKey key : std::as_const(keys))
            waiting.append(workspace->displayId(key));
        if (context->unreachable)
            addWaiting(report, context, waiting);
        else
            report.unchanged += waiting;
        co_return report;
    }
    const Result<workspace::PushReport> pushed = co_await workspace->push(keys, nullptr, context->cancel);
    if (!pushed)
        co_return stop(pushed.error());
    addOutcomes(report, *pushed, workspace, ids);
    co_return report;
}

CommandTask carryOut(Context *context, EditPlan plan)
{
    const WorkspaceCommand command = [context, plan](Workspace *workspace) {
        return carryOutIn(context, workspace, plan);
    };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

} // namespace casewright::cli
