// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/lost_creation.h"

#include <QSet>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;

Outcome<Choice> adoptionFrom(const QString &text)
{
    const auto candidate = caseIdFromText(text.section(u'=', 1));
    const QString id = text.section(u'=', 0, 0).trimmed();
    if (!candidate || !id.startsWith(u"local:"_s))
        return stop(Problem::usage(u"--adopt needs a case not yet on the server and one that is there, as in "
                                   "--adopt local:7=1234."_s,
                                   u"`casewright-cli status` lists both."_s));
    return Choice{id, candidate};
}

QCoro::Task<Outcome<bool>> carryOutOne(Context *context, Workspace *workspace, Choice choice)
{
    const auto key = workspace->keyFromText(choice.id);
    if (!key)
        co_return stop(Problem::of(ErrorKind::NotFound, u"There is no case %1 in this profile."_s.arg(choice.id),
                                   u"`status` lists what waits."_s));
    if (!choice.candidate) {
        CLI_CO_TRY(workspace->createAnew(*key));
        co_return true;
    }
    const Result<void> adopted = co_await workspace->adopt(*key, *choice.candidate, context->cancel);
    if (!adopted)
        co_return stop(adopted.error());
    co_return true;
}

} // namespace

QList<Candidate> shownCandidates(const ProjectSchema &schema, const QList<workspace::CaseCandidate> &candidates)
{
    QList<Candidate> shown;
    for (const workspace::CaseCandidate &one : candidates) {
        shown.append({QString::number(one.id), one.name, schema.permalink(one.id).toString(QUrl::FullyEncoded),
                      one.createdBy});
    }
    return shown;
}

QString howToChoose(const QString &id)
{
    return u"`push --adopt %1=ID` takes one of them for it, `push --create-anew %1` makes another one, "
           "`undo` gives it up."_s.arg(id);
}

Problem problemOf(const Workspace *workspace, const workspace::PushReport::Failure &failure)
{
    Problem problem(failure.error);
    problem.clashes = failure.clashes;
    if (failure.candidates.isEmpty())
        return problem;
    const QString id = workspace->displayId(failure.key);
    problem.candidates = shownCandidates(workspace->schema(), failure.candidates);
    problem.text =
        u"The answer to the creation was lost, and any of these cases could be the one (%1); it waits as %2"_s.arg(
            QString::number(problem.candidates.size()), id);
    problem.hint = howToChoose(id);
    return problem;
}

Outcome<QList<Choice>> choicesFrom(const Arguments &arguments)
{
    QList<Choice> choices;
    const QStringList adoptions = arguments.values(u"adopt"_s);
    for (const QString &text : adoptions) {
        CLI_TRY_ASSIGN(const Choice choice, adoptionFrom(text));
        choices.append(choice);
    }
    const QStringList anew = arguments.values(u"create-anew"_s);
    for (const QString &text : anew)
        choices.append({text.trimmed(), std::nullopt});
    QSet<QString> named;
    for (const Choice &choice : std::as_const(choices)) {
        if (named.contains(choice.id))
            return stop(Problem::usage(u"%1 is named twice; it can be one case only."_s.arg(choice.id)));
        named.insert(choice.id);
    }
    return choices;
}

QCoro::Task<Outcome<Chosen>> carryOut(Context *context, Workspace *workspace, QList<Choice> choices)
{
    Chosen chosen;
    for (const Choice &choice : std::as_const(choices)) {
        const Outcome<bool> done = co_await carryOutOne(context, workspace, choice);
        const auto key = workspace->keyFromText(choice.id);
        if (!done) {
            chosen.report.failed.append({choice.id, done.error()});
            if (key)
                chosen.failed.append(*key);
        } else if (!workspace->record(*key)->isWaiting()) {
            chosen.report.changed.append(workspace->displayId(*key)); // and nothing of it is left to be sent
        }
    }
    CLI_CO_TRY(co_await workspace->saved());
    co_return chosen;
}

} // namespace casewright::cli
