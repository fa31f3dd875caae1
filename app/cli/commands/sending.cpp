// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/changing.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/lost_creation.h"

#include <QJsonArray>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;

CommandTask pull(Context *context, Workspace *workspace)
{
    const Result<workspace::PullReport> pulled = co_await workspace->pull(context->cancel);
    if (!pulled)
        co_return stop(pulled.error());
    QJsonArray changed;
    for (const CaseKey key : pulled->changed)
        changed.append(idJson(workspace->displayId(key)));
    const QString text = u"%1 cases, %2 of them new or changed.\n"_s.arg(pulled->rows).arg(pulled->changed.size());
    context->output->result({{u"rows"_s, pulled->rows}, {u"read"_s, pulled->read}, {u"changed"_s, changed}}, text);
    co_return ExitCode::Done;
}

CommandTask push(Context *context, Workspace *workspace, QList<Choice> choices)
{
    if (context->arguments.has(u"dry-run"_s)) {
        ChangeReport report;
        const QList<CaseKey> waiting = workspace->waiting();
        for (const CaseKey key : waiting)
            report.changed.append(workspace->displayId(key));
        co_return printReport(context, report, Run::Dry);
    }
    const Outcome<Chosen> chosen = co_await carryOut(context, workspace, choices);
    if (!chosen)
        co_return stop(chosen.error());
    QList<CaseKey> waiting = workspace->waiting();
    waiting.removeIf([&chosen](CaseKey key) { return chosen->failed.contains(key); });
    Outcome<ChangeReport> sent = co_await sendAgain(context, workspace, waiting, chosen->report);
    if (!sent)
        co_return stop(sent.error());
    noteWaiting(context, workspace, *sent);
    co_return printReport(context, *sent, Run::Real);
}

} // namespace

CommandTask pullProject(Context *context)
{
    const WorkspaceCommand command = [context](Workspace *workspace) { return pull(context, workspace); };
    return withWorkspace(context, command, Unreachable::Stop);
}

CommandTask pushWaiting(Context *context)
{
    CLI_CO_TRY_ASSIGN(const QList<Choice> choices, choicesFrom(context->arguments));
    const WorkspaceCommand command = [context, choices](Workspace *workspace) {
        return push(context, workspace, choices);
    };
    const bool dry = context->arguments.has(u"dry-run"_s); // needs no server
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command, dry ? Unreachable::UseMirror : Unreachable::Stop);
    co_return outcome;
}

} // namespace casewright::cli
