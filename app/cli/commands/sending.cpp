// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/changing.h"
#include "app/cli/project/connection.h"

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

CommandTask push(Context *context, Workspace *workspace)
{
    const QList<CaseKey> waiting = workspace->waiting();
    ChangeReport report;
    if (context->arguments.has(u"dry-run"_s)) {
        for (const CaseKey key : waiting)
            report.changed.append(workspace->displayId(key));
        co_return printReport(context, report, Run::Dry);
    }
    Outcome<ChangeReport> sent = co_await sendAgain(context, workspace, waiting, report);
    if (!sent)
        co_return stop(sent.error());
    noteWaiting(context, workspace, *sent);
    co_return printReport(context, *sent, Run::Real);
}

} // namespace

CommandTask pullProject(Context *context)
{
    return withWorkspace(context, [context](Workspace *workspace) { return pull(context, workspace); });
}

CommandTask pushWaiting(Context *context)
{
    return withWorkspace(context, [context](Workspace *workspace) { return push(context, workspace); });
}

} // namespace casewright::cli
