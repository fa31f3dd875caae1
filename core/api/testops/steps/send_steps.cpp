// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/send_steps.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/testops/steps/keywords.h"
#include "core/api/testops/steps/step_calls.h"
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

/// Sets the scenario in the older form, which has keywords. Whether the server shows it is for the next round to find out.
Task<void> postLegacy(StepSending sending, Scenario wanted)
{
    const QByteArray body = toJson(QJsonObject{{QStringLiteral("steps"), rest::keywordStepsJson(wanted.steps)}});
    const QString path = sending.session->casePath(sending.owner.id, QLatin1StringView("scenario"));
    const Result<Reply> reply = co_await sending.session->client.write(writeRequest(Method::Post, path, body, sending.cancel));
    CO_TRY(reply);
    co_return {};
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
    ExpectedStyle style = sending.style;
    Scenario wanted = asStored(sending.after);
    StepTree known;
    known.scenario = sending.before;
    known.ids = sending.beforeIds;
    Scenario last = sending.before;
    std::optional<StepTree> earlier;
    std::optional<Error> failed;
    for (int round = 0; round < mostRounds; ++round) {
        const Result<StepTree> fresh = co_await readRound(sending, style, std::exchange(given, std::nullopt), earlier);
        if (!fresh)
            co_return rest::failed(failed ? unverified(*failed) : fresh.error());
        const StepTree there = keyed(known.scenario, known.ids, *fresh);
        // What we wrote is in both; what is in theirs alone came from somebody else meanwhile, but for the older form, which comes
        // to light when the last step of the tree is deleted.
        const bool isUncovered = round > 0 && isOldToGo(there, wanted);
        const Result<Scenario> merged = isUncovered ? wanted : withTheirs(last, wanted, there.scenario);
        if (!merged)
            co_return rest::failed(merged.error());
        wanted = *merged;
        last = there.scenario;
        if (!there.containers.isEmpty())
            style = ExpectedStyle::Nodes; // whatever the server was taken for
        const QList<StepOp> ops = planSteps(there, wanted, style);
        const bool isOld = isOldToGo(there, wanted);
        if (ops.isEmpty() && !isOld)
            co_return settledAs(there.scenario, std::nullopt);
        if (failed && !failed->outcomeUnknown && !RetryPolicy::isPassing(*failed))
            co_return settledAs(there.scenario, failed);
        const bool asAWhole = sending.owner.isCase() && style == ExpectedStyle::Text && round == 0 && changesKeywords(there, wanted)
            && fitsLegacy(wanted) && fitsLegacy(there.scenario);
        StepCalls calls(sending.session, sending.owner, style, there, sending.cancel);
        auto writing = isOld ? deleteLegacy(sending) : asAWhole ? postLegacy(sending, wanted) : calls.run(ops);
        const Result<void> done = co_await writing;
        failed = done ? std::nullopt : std::optional(done.error());
        // What was made in this round is recognised by its place in what was wanted.
        known = there;
        known.scenario = wanted;
        earlier = isOld || asAWhole ? std::nullopt : std::optional(there);
    }
    co_return rest::failed(failed.value_or(makeError(ErrorKind::Protocol, QStringLiteral("The server kept other steps than were sent"))));
}

} // namespace casewright::api::testops
