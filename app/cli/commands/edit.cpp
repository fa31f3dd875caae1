// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/input/steps_file.h"
#include "app/cli/project/changing.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

Run runFrom(const Context *context)
{
    return context->arguments.has(u"dry-run"_s) ? Run::Dry : Run::Real;
}

/// The first argument as the case, the others as they are.
Outcome<Selection> selectFirst(const Context *context)
{
    return selectIds(context, context->arguments.positionals().first(1));
}

/// "KEY", or "INTEGRATION:KEY" where one key exists in two of them.
Outcome<IssueLink> unwantedIssue(const QString &text)
{
    if (text.contains(u':'))
        return issueFromText(text);
    IssueLink link;
    link.key = text.trimmed();
    if (link.key.isEmpty())
        return stop(Problem::usage(u"The key of an issue is empty."_s));
    return link;
}

} // namespace

CommandTask editCases(Context *context)
{
    EditPlan plan;
    plan.verb = u"Edit"_s;
    plan.run = runFrom(context);
    CLI_CO_TRY_ASSIGN(plan.selection, selectIdsOrFilter(context));
    CLI_CO_TRY_ASSIGN(plan.edit, editFromOptions(context->arguments));
    CLI_CO_TRY_ASSIGN(plan.policy, tagPolicyFrom(context->arguments));
    if (const auto name = context->option(u"name"_s)) {
        plan.edit.name = name->trimmed();
        if (plan.edit.name->isEmpty())
            co_return stop(Problem::usage(u"A case needs a name."_s));
    }
    if (plan.edit.facets().isEmpty())
        co_return stop(Problem::usage(u"`edit` needs an option that says what to change."_s,
                                      u"`casewright-cli edit --help` lists them."_s));
    Outcome<ExitCode> outcome = co_await carryOut(context, plan);
    co_return outcome;
}

CommandTask replaceSteps(Context *context)
{
    EditPlan plan;
    plan.verb = u"Replace Steps of"_s;
    CLI_CO_TRY_ASSIGN(plan.selection, selectFirst(context));
    const auto path = context->option(u"set"_s);
    if (!path)
        co_return stop(Problem::usage(u"`steps` needs --set FILE."_s, u"`casewright-cli steps --help` explains it."_s));
    CLI_CO_TRY_ASSIGN(plan.edit.scenario, readSteps(*path));
    if (context->arguments.has(u"drop-unnamed"_s))
        plan.edit.unnamed = Unnamed::Drop;
    Outcome<ExitCode> outcome = co_await carryOut(context, plan);
    co_return outcome;
}

CommandTask tagCases(Context *context)
{
    EditPlan plan;
    plan.verb = u"Retag"_s;
    plan.run = runFrom(context);
    CLI_CO_TRY_ASSIGN(plan.selection, selectIdsOrFilter(context));
    CLI_CO_TRY_ASSIGN(plan.edit, editFromTagOptions(context->arguments));
    CLI_CO_TRY_ASSIGN(plan.policy, tagPolicyFrom(context->arguments));
    Outcome<ExitCode> outcome = co_await carryOut(context, plan);
    co_return outcome;
}

CommandTask linkIssues(Context *context)
{
    EditPlan plan;
    plan.verb = u"Link Issues to"_s;
    CLI_CO_TRY_ASSIGN(plan.selection, selectFirst(context));
    const QStringList texts = context->arguments.positionals().mid(1);
    for (const QString &text : texts) {
        CLI_CO_TRY_ASSIGN(const IssueLink link, issueFromText(text));
        plan.edit.links.of<IssueLink>().add.append(link);
    }
    Outcome<ExitCode> outcome = co_await carryOut(context, plan);
    co_return outcome;
}

CommandTask unlinkIssues(Context *context)
{
    EditPlan plan;
    plan.verb = u"Unlink Issues from"_s;
    CLI_CO_TRY_ASSIGN(plan.selection, selectFirst(context));
    const QStringList texts = context->arguments.positionals().mid(1);
    for (const QString &text : texts) {
        CLI_CO_TRY_ASSIGN(const IssueLink link, unwantedIssue(text));
        plan.edit.links.of<IssueLink>().remove.append(link);
    }
    Outcome<ExitCode> outcome = co_await carryOut(context, plan);
    co_return outcome;
}

} // namespace casewright::cli
