// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/changing.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/field_values.h"
#include "app/cli/project/lost_creation.h"

#include <QJsonArray>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;
using Failure = workspace::PushReport::Failure;

/// A creation that certainly did not happen is taken back, or running the command again would make two cases of it.
CommandTask giveUp(Context *context, Workspace *workspace, CaseKey key, TestCase value, Failure failure)
{
    const auto newest = workspace->nextUndo();
    const bool happenedPerhaps = failure.error.outcomeUnknown || !failure.candidates.isEmpty() ||
                                 failure.error.kind == ErrorKind::Cancelled;
    if (!happenedPerhaps && newest && newest->keys == QList<CaseKey>{key}) {
        CLI_CO_TRY(workspace->undo());
        CLI_CO_TRY(co_await workspace->saved());
    } else if (failure.candidates.isEmpty()) {
        context->output->warn(
            u"The case waits in this profile as %1: `push` looks for it on the server before sending it again, "
            "`undo` takes it back."_s.arg(workspace->displayId(key)));
    }
    Problem problem = problemOf(workspace, failure);
    if (const QString missing = missingFieldsHint(value, workspace->schema()); failure.error.kind == ErrorKind::Invalid && !missing.isEmpty())
        problem.hint = missing;
    co_return stop(problem);
}

void printCreated(Context *context, const Workspace *workspace, CaseKey key, const std::optional<Failure> &left)
{
    const QString id = workspace->displayId(key);
    const QString url = urlOf(workspace, key);
    QJsonObject json = {{u"id"_s, idJson(id)}, {u"url"_s, url}};
    QString text = id + u"  "_s + url + u'\n';
    if (left) {
        const Problem problem(left->error);
        json.insert(u"failed"_s, QJsonArray{QJsonObject{{u"id"_s, idJson(id)}, {u"error"_s, problemJson(problem)}}});
        context->output->warn(u"The case was made, but not all of it could be sent: "_s + problem.text);
        context->output->warn(u"  `push` sends the rest."_s);
    }
    context->output->result(json, text);
}

/// A case made here while the server is not asked.
void printWaiting(Context *context, const Workspace *workspace, CaseKey key)
{
    const QString id = workspace->displayId(key);
    QJsonObject json = {{u"id"_s, idJson(id)}, {u"url"_s, QString()}};
    ChangeReport report;
    addWaiting(report, context, {id});
    if (!report.failed.isEmpty())
        json.insert(u"failed"_s, report.json().value(u"failed"_s));
    context->output->result(json, id + u'\n');
    noteQueued(context);
    if (context->unreachable)
        context->output->warn(u"The case waits in this profile as %1: `push` sends it, `undo` takes it back. Running this command "
                              "again makes another one."_s.arg(id));
}

CommandTask create(Context *context, Workspace *workspace, CaseEdit wanted)
{
    CLI_CO_TRY_ASSIGN(const ResolvedEdit resolved, resolve(wanted, workspace->schema()));
    noteKeywords(context, resolved);
    const Outcome<CaseEdit> edit = co_await withFieldValues(context, workspace, resolved.edit);
    if (!edit)
        co_return stop(edit.error());
    CLI_CO_TRY_ASSIGN(const TestCase value, newCase(*edit, workspace->schema()));
    const CaseKey key = workspace->newCaseKey();
    const ChangeSet set{u"Create Case"_s, ChangeOrigin::Plan, {{key, std::nullopt, value}}};
    CLI_CO_TRY_ASSIGN(const ChangeSetId id, workspace->apply(set));
    CLI_CO_TRY(co_await workspace->saved());
    if (context->withoutServer) {
        printWaiting(context, workspace, key);
        co_return context->shown();
    }
    const Result<workspace::PushReport> pushed = co_await workspace->pushOnly(id, nullptr, context->cancel);
    std::optional<Failure> left;
    if (!pushed)
        left = Failure{key, pushed.error(), {}, {}};
    else if (!pushed->failed.isEmpty())
        left = pushed->failed.first();
    if (left && !workspace->serverIdOf(key)) {
        Outcome<ExitCode> given = co_await giveUp(context, workspace, key, value, *left);
        co_return given;
    }
    printCreated(context, workspace, key, left);
    co_return left ? ExitCode::Attention : ExitCode::Done;
}

} // namespace

CommandTask createCase(Context *context)
{
    CLI_CO_TRY_ASSIGN(CaseEdit edit, editFromOptions(context->arguments));
    edit.name = context->arguments.positionals().first().trimmed();
    if (edit.name->isEmpty())
        co_return stop(Problem::usage(u"A case needs a name."_s));
    const WorkspaceCommand command = [context, edit](Workspace *workspace) { return create(context, workspace, edit); };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

} // namespace casewright::cli
