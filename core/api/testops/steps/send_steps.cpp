// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/send_steps.h"

#include "core/api/testops/steps/keywords.h"
#include "core/api/testops/steps/step_calls.h"
#include "core/api/testops/steps/whole_scenario.h"
#include "core/domain/change.h"
#include "core/domain/outline/step_marks.h"

namespace casewright::api::testops {
namespace {

using namespace rest;

/// Of reading, planning and writing; more are only needed when answers are lost.
constexpr int mostRounds = 4;

void store(QList<Step> &steps)
{
    for (Step &step : steps) {
        store(step.children);
        if (step.kind != StepKind::Body)
            continue;
        if (step.keyword == QLatin1StringView("*"))
            step.keyword = QStringLiteral("And");
        const QString keyword = step.keyword.isEmpty() ? keywordOf(step.text) : QString();
        if (!keyword.isEmpty() && keyword != QLatin1StringView("*")) {
            step.keyword = keyword;
            step.text = step.text.sliced(keyword.size()).trimmed();
        }
    }
}

/// Mine with what colleagues did since, or Conflict.
Result<Scenario> withTheirs(const Scenario &before, const Scenario &mine, const Scenario &theirs)
{
    if (theirs == before)
        return mine;
    const ScenarioMerge merged = mergeScenarios(before, mine, theirs);
    if (!merged.clashes.isEmpty())
        return failure(ErrorKind::Conflict, QStringLiteral("Somebody else edited the same steps: ") + merged.clashes.constFirst().where);
    return merged.value;
}

/// The older form is all that is there, and of that nothing is to stay.
bool isOldToGo(const StepTree &there, const Scenario &wanted)
{
    return wanted.isEmpty() && !there.scenario.isEmpty() && there.ids.isEmpty();
}

Task<void> deleteLegacy(StepSending sending)
{
    const QString path = sending.session->casePath(sending.owner.id, QLatin1StringView("scenario"));
    const Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Delete, path, {}, sending.cancel));
    CO_TRY(reply);
    co_return {};
}

/// What there is: `given`, else read. With a tree of the round before, in which no keyword was changed, the older store need not be asked.
Task<StepTree> readRound(StepSending sending, ExpectedStyle style, std::optional<StepTree> given, std::optional<StepTree> earlier)
{
    if (given)
        co_return *given;
    if (earlier) {
        const Result<StepTree> tree = co_await readStepTree(sending.session, sending.owner, sending.cancel);
        CO_TRY(tree);
        if (!tree->scenario.isEmpty())
            co_return withKeywordsOf(*tree, *earlier);
    }
    Result<StepTree> both = co_await readBothStores(sending.session, sending.owner, style, sending.cancel);
    co_return both;
}

enum class Way { StepByStep, Whole, DeleteOlder };

/// How one round writes.
struct Round {
    Way way = Way::StepByStep;
    bool hasAnotherWay = false; ///< should the server refuse this one
};

enum class Turn { First, Later };

/// As a whole once only: where that does not lead there, the steps are written one by one.
Round roundFor(const StepSending &sending, const StepTree &there, const Scenario &wanted, qsizetype calls, Turn turn)
{
    if (isOldToGo(there, wanted))
        return {Way::DeleteOlder, false};
    const bool needsOlderForm = sending.style == ExpectedStyle::Text && changesKeywords(there, wanted);
    const bool isWorthIt = needsOlderForm || calls >= manyCalls;
    if (turn == Turn::Later || !sending.owner.isCase() || !isWorthIt || !canBeWhole(there, wanted))
        return {};
    return {Way::Whole, !needsOlderForm};
}

/// The server does not know this way, or not with these contents; it has done nothing.
bool isRefused(const Error &error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound;
}

/// What is to be there in the end, after a round that wrote `way`. What we wrote is in both; what is in theirs alone came from somebody
/// else meanwhile. Not so what a server made of a whole scenario, and the older form, which comes to light when the last step of the
/// tree is deleted.
Result<Scenario> aimed(const Scenario &last, const Scenario &wanted, const StepTree &there, std::optional<Way> before)
{
    const bool isUncovered = before && isOldToGo(there, wanted);
    const bool wasWhole = before == Way::Whole;
    if (isUncovered || (wasWhole && there.ids.isEmpty()))
        return wanted;
    Result<Scenario> merged = withTheirs(last, wanted, there.scenario);
    return merged || !wasWhole ? merged : wanted;
}

Sent settledAs(const Scenario &scenario, const std::optional<Error> &failure)
{
    Sent sent;
    sent.settled.scenario = scenario;
    sent.failure = failure;
    return sent;
}

} // namespace

Scenario asStored(const Scenario &scenario)
{
    Scenario stored = normalised(scenario);
    store(stored.steps);
    return stored;
}

StepSending stepsOfCase(const Sending &sending, ExpectedStyle style)
{
    return {sending.session,  {StepOwner::Kind::Case, sending.id}, sending.change.before->scenario.valueOr({}), sending.change.after->scenario.value(), style,
            sending.cancel};
}

QCoro::Task<Sent> sendSteps(StepSending sending, std::optional<StepTree> given)
{
    Scenario wanted = asStored(sending.after);
    StepTree known;
    known.scenario = sending.before;
    known.ids = sending.beforeIds;
    Scenario last = sending.before;
    std::optional<StepTree> earlier;
    std::optional<Error> failed;
    std::optional<Way> before;
    for (int round = 0; round < mostRounds; ++round) {
        const Result<StepTree> fresh = co_await readRound(sending, sending.style, std::exchange(given, std::nullopt), earlier);
        if (!fresh)
            co_return rest::failed(failed ? unverified(*failed) : fresh.error());
        const StepTree there = keyed(known.scenario, known.ids, *fresh);
        const Result<Scenario> merged = aimed(last, wanted, there, before);
        if (!merged)
            co_return rest::failed(merged.error());
        wanted = *merged;
        last = there.scenario;
        if (!there.containers.isEmpty())
            sending.style = ExpectedStyle::Nodes; // whatever the server was taken for
        const QList<StepOp> ops = planSteps(there, wanted, sending.style);
        if (ops.isEmpty() && !isOldToGo(there, wanted))
            co_return settledAs(there.scenario, std::nullopt);
        if (failed && !failed->outcomeUnknown && !RetryPolicy::isPassing(*failed))
            co_return settledAs(there.scenario, failed);
        const Round now = roundFor(sending, there, wanted, ops.size(), before ? Turn::Later : Turn::First);
        before = now.way;
        StepCalls calls(sending.session, sending.owner, sending.style, there, sending.cancel);
        auto writing = now.way == Way::DeleteOlder ? deleteLegacy(sending)
            : now.way == Way::Whole                ? postWhole(sending, wanted, sending.style)
                                                   : calls.run(ops);
        const Result<void> done = co_await writing;
        failed = done || (now.hasAnotherWay && isRefused(done.error())) ? std::nullopt : std::optional(done.error());
        // What was made in this round is recognised by its place in what was wanted.
        known = there;
        known.scenario = wanted;
        earlier = now.way == Way::StepByStep ? std::optional(there) : std::nullopt;
    }
    co_return rest::failed(failed.value_or(makeError(ErrorKind::Protocol, QStringLiteral("The server kept other steps than were sent"))));
}

} // namespace casewright::api::testops
