// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/send_steps.h"

#include "core/api/testops/steps/keywords.h"
#include "core/api/testops/steps/step_calls.h"
#include "core/api/testops/steps/whole_scenario.h"
#include "core/domain/change.h"
#include "core/domain/outline/step_marks.h"
#include "core/domain/scenario_edit.h"

#include <QSet>

#include <algorithm>

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

/// As a whole once only, in the form of the servers that this one is taken for: where that does not lead there, the steps are written one by one.
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

/// What the rounds know of each other.
struct Course {
    Scenario wanted;
    StepTree known; ///< whose keys the next reading takes
    /// What was read before the last writing. The older form has one of its own: the first step of the tree puts it out of sight, which is
    /// nobody's deletion.
    Scenario lastTree;
    Scenario lastOlder;
    std::optional<Way> before;
    bool isWholeTaken = false; ///< sent as a whole, and answered well
    QSet<StepKey> toldInText; ///< steps that were sent with their expected results as a text, and taken
};

/// Where the stores are two, the tree knows nothing of a scenario that was sent in the older form; and where expected results are nodes, their
/// text at a step is dropped or never shown (part 6 of testops.md). Both tell whom we speak with, whatever it was taken for.
bool hasNodes(const Course &course, const StepTree &there)
{
    if (there.isModern || (course.isWholeTaken && there.ids.isEmpty()))
        return true;
    return std::ranges::any_of(course.toldInText, [&there](StepKey key) {
        const Step *step = there.ids.contains(key) ? findStep(there.scenario, key) : nullptr;
        return step && expectedResults(*step).isEmpty();
    });
}

QSet<StepKey> stepsToldInText(const QList<StepOp> &ops)
{
    QSet<StepKey> steps;
    for (const StepOp &op : ops) {
        const bool isSent = op.what == StepOp::What::Create || op.what == StepOp::What::Patch;
        if (isSent && !expectedResults(op.step).isEmpty())
            steps.insert(op.step.key);
    }
    return steps;
}

/// What is to be there in the end, after the round before. What we wrote is in both; what is in theirs alone came from somebody
/// else meanwhile. Not so what a server made of a whole scenario, and the older form, which comes to light when the last step of the
/// tree is deleted.
Result<Scenario> aimed(const Course &course, const StepTree &there)
{
    const bool isOlder = there.ids.isEmpty();
    const bool isUncovered = course.before && isOldToGo(there, course.wanted);
    const bool wasWhole = course.before == Way::Whole;
    if (isUncovered || (wasWhole && isOlder))
        return course.wanted;
    Result<Scenario> merged = withTheirs(isOlder ? course.lastOlder : course.lastTree, course.wanted, there.scenario);
    return merged || !wasWhole ? merged : course.wanted;
}

void note(Course &course, const StepTree &there)
{
    if (there.ids.isEmpty())
        course.lastOlder = there.scenario;
    course.lastTree = there.ids.isEmpty() ? Scenario() : there.scenario;
    // What is made in this round is recognised by its place in what was wanted.
    course.known = there;
    course.known.scenario = course.wanted;
}

/// What the answer to the last call shows is as good as a reading where all that was wanted is in it. Nothing where it is not, or something
/// is missing that the answer may just not tell.
std::optional<Scenario> proven(const Course &course, const std::optional<StepTree> &shown, ExpectedStyle style)
{
    if (!shown || shown->ids.isEmpty() || (style == ExpectedStyle::Text && shown->isModern))
        return std::nullopt;
    const StepTree there = keyed(course.known.scenario, course.known.ids, *shown);
    return planSteps(there, course.wanted, style).isEmpty() ? std::optional(there.scenario) : std::nullopt;
}

/// Carries out one round: the steps as the answers show them then, where they do.
Task<std::optional<StepTree>> write(StepSending sending, Way way, StepTree there, Scenario wanted, QList<StepOp> ops)
{
    std::optional<StepTree> shown;
    if (way == Way::DeleteOlder) {
        const Result<void> done = co_await deleteLegacy(sending);
        CO_TRY(done);
    } else if (way == Way::Whole) {
        const auto kept = co_await postWhole(sending, wanted, sending.style);
        CO_TRY(kept);
        if (kept->has_value()) { // the tree has to be read; its keywords are known now
            const Result<StepTree> tree = co_await readStepTree(sending.session, sending.owner, sending.cancel);
            if (tree)
                shown = withKeywords(*tree, **kept);
        }
    } else {
        StepCalls calls(sending.session, sending.owner, sending.style, there, sending.cancel);
        const Result<void> done = co_await calls.run(ops);
        CO_TRY(done);
        if (const std::optional<StepTree> told = calls.shown())
            shown = withKeywordsOf(*told, there);
    }
    co_return shown;
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
    Course course;
    course.wanted = asStored(sending.after);
    course.known.scenario = sending.before;
    course.known.ids = sending.beforeIds;
    course.lastTree = sending.before;
    course.lastOlder = sending.before;
    std::optional<StepTree> earlier;
    std::optional<Error> failed;
    for (int round = 0; round < mostRounds; ++round) {
        const Result<StepTree> fresh = co_await readRound(sending, sending.style, std::exchange(given, std::nullopt), earlier);
        if (!fresh)
            co_return rest::failed(failed ? unverified(*failed) : fresh.error());
        const StepTree there = keyed(course.known.scenario, course.known.ids, *fresh);
        const Result<Scenario> merged = aimed(course, there);
        if (!merged)
            co_return rest::failed(merged.error());
        course.wanted = *merged;
        const bool isOtherThanTaken = sending.style == ExpectedStyle::Text && hasNodes(course, there);
        if (isOtherThanTaken)
            sending.style = ExpectedStyle::Nodes;
        note(course, there);
        const QList<StepOp> ops = planSteps(there, course.wanted, sending.style);
        if (ops.isEmpty() && !isOldToGo(there, course.wanted))
            co_return settledAs(there.scenario, std::nullopt);
        if (failed && !failed->outcomeUnknown && !RetryPolicy::isPassing(*failed))
            co_return settledAs(there.scenario, failed);
        const Round now = roundFor(sending, there, course.wanted, ops.size(), course.before && !isOtherThanTaken ? Turn::Later : Turn::First);
        const Result<std::optional<StepTree>> done = co_await write(sending, now.way, there, course.wanted, ops);
        if (done) {
            if (const std::optional<Scenario> all = proven(course, *done, sending.style))
                co_return settledAs(*all, std::nullopt);
        }
        failed = done || (now.hasAnotherWay && isRefused(done.error())) ? std::nullopt : std::optional(done.error());
        course.before = now.way;
        course.isWholeTaken = done && now.way == Way::Whole && !course.wanted.isEmpty();
        const bool isText = done && now.way == Way::StepByStep && sending.style == ExpectedStyle::Text;
        course.toldInText = isText ? stepsToldInText(ops) : QSet<StepKey>();
        earlier = now.way == Way::StepByStep ? std::optional(there) : std::nullopt;
    }
    co_return rest::failed(failed.value_or(makeError(ErrorKind::Protocol, QStringLiteral("The server kept other steps than were sent"))));
}

} // namespace casewright::api::testops
