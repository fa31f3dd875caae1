// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/changing.h"
#include "app/cli/project/connection.h"
#include "core/domain/replace/match_context.h"
#include "core/workspace/bulk/replace_rule.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::TextReplacement;
using workspace::Workspace;

/// So much of a text is shown on either side of a match.
constexpr qsizetype shownAround = 40;

struct ReplaceCommand {
    Selection selection;
    SuitePath suite; ///< empty: wherever they lie
    TextReplacement replacement;
    QString verb; ///< names the change set: "Replace "cart" in"
    Run run = Run::Real;
};

struct FoundMatch {
    QString id;
    QString where;
    MatchContext context;
};

Outcome<CaseTexts> textsFrom(const QString &list)
{
    static const QHash<QString, CaseText> known = {{u"names"_s, CaseText::Names},
                                                   {u"descriptions"_s, CaseText::Descriptions},
                                                   {u"preconditions"_s, CaseText::Preconditions},
                                                   {u"steps"_s, CaseText::Steps}};
    CaseTexts texts;
    const QStringList words = list.split(u',');
    for (const QString &word : words) {
        const auto found = known.constFind(word.trimmed());
        if (found == known.cend())
            return stop(Problem::usage(u"--in does not know \"%1\"."_s.arg(word.trimmed()),
                                       u"It takes names, descriptions, preconditions and steps, with commas between."_s));
        texts |= *found;
    }
    return texts;
}

Outcome<ReplaceCommand> commandFrom(const Context *context)
{
    const Arguments &arguments = context->arguments;
    if (!arguments.has(u"filter"_s) && !arguments.has(u"suite"_s))
        return stop(Problem::usage(u"`replace` needs --filter or --suite, which say in which cases."_s,
                                   u"`casewright-cli cases --help` explains filters, `casewright-cli suites` lists suites."_s));
    const SuitePath suite = suiteFromText(context->option(u"suite"_s).value_or(QString()));
    if (arguments.has(u"suite"_s) && suite.isEmpty())
        return stop(Problem::usage(u"--suite needs the path of a suite."_s, u"`casewright-cli suites` lists them."_s));
    CaseTexts texts = everyCaseText;
    if (const auto list = context->option(u"in"_s)) {
        CLI_TRY_ASSIGN(texts, textsFrom(*list));
    }
    const TextSearch search{arguments.positionals().value(0), arguments.has(u"regex"_s), arguments.has(u"word"_s), arguments.has(u"case"_s)};
    Result<TextPattern> pattern = TextPattern::make(search, arguments.positionals().value(1));
    if (!pattern)
        return stop(Problem::usage(pattern.error().serverText));
    CLI_TRY_ASSIGN(Selection selection, selectFilterOrAll(context));
    return ReplaceCommand{selection, suite, TextReplacement{*pattern, texts, {}}, u"Replace \"%1\" in"_s.arg(search.pattern),
                          arguments.has(u"dry-run"_s) ? Run::Dry : Run::Real};
}

/// Those of `keys` that lie in `suite` or below it. NotFound where the project has no such suite.
Outcome<QList<CaseKey>> casesIn(const Workspace *workspace, const SuitePath &suite, const QList<CaseKey> &keys)
{
    if (suite.isEmpty())
        return keys;
    const query::CaseIndex &index = workspace->index();
    const auto suites = index.suiteCounts();
    if (std::ranges::none_of(suites, [&suite](const auto &known) { return known.path == suite; }))
        return stop(Problem::of(ErrorKind::NotFound, u"There is no suite \"%1\"."_s.arg(suiteText(suite)), u"`casewright-cli suites` lists them."_s));
    QSet<CaseKey> inside;
    for (const auto row : index.find({}, query::CaseIndex::Scope::Suite, suite))
        inside.insert(index.key(row));
    QList<CaseKey> narrowed = keys;
    narrowed.removeIf([&inside](CaseKey key) { return !inside.contains(key); });
    return narrowed;
}

QString whereOf(const TextPlace &place, const TestCase &value)
{
    if (place.facet != FacetId::Scenario)
        return facetName(place.facet);
    const QString number = stepNumber(value.scenario.value(), place.step);
    return place.kind == StepKind::Expected ? u"expected result of step %1"_s.arg(number) : u"step %1"_s.arg(number);
}

/// What `plan` would replace, match by match.
QList<FoundMatch> matchesIn(const Workspace *workspace, const workspace::Plan &plan, const TextReplacement &replacement)
{
    QList<FoundMatch> matches;
    for (const Change &change : plan.set.changes) {
        const TestCase value = currentValue(workspace, change.key);
        const auto found = workspace::matchesOf(replacement, change.key, value);
        for (const TextMatches &text : found.value_or(QList<TextMatches>())) {
            for (const TextMatch &match : text.matches)
                matches.append({workspace->displayId(change.key), whereOf(text.place, value), contextOf(text.text, match, shownAround)});
        }
    }
    return matches;
}

QJsonArray matchesJson(const QList<FoundMatch> &matches)
{
    QJsonArray array;
    for (const FoundMatch &match : matches)
        array.append(QJsonObject{{u"id"_s, idJson(match.id)},
                                 {u"where"_s, match.where},
                                 {u"before"_s, match.context.before()},
                                 {u"after"_s, match.context.after()}});
    return array;
}

QString matchesText(const QList<FoundMatch> &matches)
{
    QString text;
    for (const FoundMatch &match : matches)
        text += u"%1  %2\n  - %3\n  + %4\n"_s.arg(match.id, match.where, match.context.before(), match.context.after());
    return text;
}

/// The change set, and in `report` the cases that are not in it.
workspace::Plan planOf(const Workspace *workspace, const QList<CaseKey> &keys, const ReplaceCommand &command, ChangeReport &report)
{
    const auto current = [workspace](CaseKey key) -> const TestCase * {
        const workspace::CaseRecord *record = workspace->record(key);
        return record && !record->deleted ? &record->current() : nullptr;
    };
    const QString verb = command.verb;
    const auto nameOf = [verb](qsizetype cases) { return changeSetName(verb, cases); };
    workspace::Plan plan = workspace::planFor(keys, current, workspace::ruleFor(command.replacement, nameOf));
    for (const workspace::Plan::Refusal &refusal : plan.refused)
        report.failed.append({workspace->displayId(refusal.key), Problem::of(refusal.error.kind, refusal.error.serverText)});
    const Problem unknown = Problem::of(ErrorKind::NotFound, u"Its texts are not known: it is deleted here, or the server was silent."_s);
    for (const CaseKey key : plan.unread)
        report.failed.append({workspace->displayId(key), unknown});
    for (const CaseKey key : plan.unchanged)
        report.unchanged.append(workspace->displayId(key));
    return plan;
}

ExitCode printNothingFound(Context *context, const ChangeReport &report, QJsonObject json)
{
    context->output->result(json, report.failed.isEmpty() ? u"Nothing found.\n"_s : report.text(Run::Dry));
    return report.failed.isEmpty() ? ExitCode::Attention : report.exitCode();
}

CommandTask replaceIn(Context *context, Workspace *workspace, ReplaceCommand command)
{
    Outcome<Selected> selected = co_await select(context, workspace, command.selection);
    if (!selected)
        co_return stop(selected.error());
    CLI_CO_TRY_ASSIGN(selected->keys, casesIn(workspace, command.suite, selected->keys));
    const Capabilities &has = workspace->schema().capabilities;
    QList<FacetId> facets = facetsOf(command.replacement.texts);
    if (has.caseExpectedResult && command.replacement.texts.testFlag(CaseText::Steps))
        facets.append(FacetId::ExpectedResult);
    command.replacement.nameLimit = has.nameLimit;
    const Outcome<Failures> failures = co_await readNow(context, workspace, *selected, facets);
    if (!failures)
        co_return stop(failures.error());
    ChangeReport report;
    report.failed = *failures;
    const workspace::Plan plan = planOf(workspace, readable(workspace, selected->keys, *failures), command, report);
    if (command.run == Run::Dry || plan.set.changes.isEmpty()) {
        for (const Change &change : plan.set.changes)
            report.changed.append(workspace->displayId(change.key));
        const QList<FoundMatch> matches = matchesIn(workspace, plan, command.replacement);
        QJsonObject json = report.json();
        if (command.run == Run::Dry)
            json.insert(u"matches"_s, matchesJson(matches));
        if (plan.set.changes.isEmpty())
            co_return printNothingFound(context, report, json);
        context->output->result(json, matchesText(matches) + report.text(Run::Dry));
        const ExitCode code = report.exitCode();
        co_return code == ExitCode::Done ? context->shown() : code;
    }
    const Outcome<ChangeReport> done = co_await applyAndSend(context, workspace, plan.set, report);
    if (!done)
        co_return stop(done.error());
    noteWaiting(context, workspace, *done);
    co_return printReport(context, *done, Run::Real);
}

} // namespace

CommandTask replaceTexts(Context *context)
{
    CLI_CO_TRY_ASSIGN(const ReplaceCommand command, commandFrom(context));
    const WorkspaceCommand run = [context, command](Workspace *workspace) { return replaceIn(context, workspace, command); };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, run);
    co_return outcome;
}

} // namespace casewright::cli
