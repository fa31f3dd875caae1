// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/transfer/transfer.h"

#include "core/workspace/case_extras.h"

#include <QPointer>

#include <algorithm>

namespace casewright::workspace {
namespace {

using Failure = PushReport::Failure;
using Fate = TransferNote::Fate;

/// The project that is open serves, where it is the one that is meant.
struct Opened {
    Workspace *project = nullptr;
    std::unique_ptr<Workspace> own;
};

Task<Opened> opened(Workspace *here, ProjectOpener open, ServerId project, CancelToken cancel)
{
    if (project == here->schema().project.id)
        co_return Opened{here, nullptr};
    Result<std::unique_ptr<Workspace>> there = co_await open(project, cancel);
    if (!there)
        co_return failure(there.error());
    Workspace *space = there->get();
    co_return Opened{space, std::move(*there)};
}

/// The project may have been closed while something was awaited.
std::optional<Error> closedMeanwhile(const QPointer<Workspace> &project)
{
    return project ? std::nullopt : std::optional(makeError(ErrorKind::Cancelled, QStringLiteral("The project was closed meanwhile.")));
}

QCoro::Task<void> closeOwn(std::unique_ptr<Workspace> own)
{
    if (!own)
        co_return;
    (void)co_await own->saved(); // what cannot be kept was told by saveFailed()
    co_await own->close();
}

QList<Failure> failuresOf(const QList<CaseKey> &keys, const Error &error)
{
    QList<Failure> failures;
    for (const CaseKey key : keys)
        failures.append({key, error, {}, {}});
    return failures;
}

/// Values of locked fields there that are spelled like those of the cases.
Task<QMap<ServerId, QStringList>> lookUpValues(Workspace *there, QMap<ServerId, QStringList> wanted, CancelToken cancel)
{
    QMap<ServerId, QStringList> found;
    for (auto field = wanted.cbegin(); field != wanted.cend(); ++field) {
        for (const QString &value : *field) {
            const Result<QList<Ref>> values = co_await there->extras().fieldValues(field.key(), value, cancel);
            CO_TRY(values);
            for (const Ref &known : *values)
                found[field.key()].append(known.name);
        }
    }
    co_return found;
}

Task<QHash<ServerId, Scenario>> readSharedSteps(Workspace *here, QList<TestCase> originals, CancelToken cancel)
{
    const QPointer<Workspace> stillOpen(here);
    QHash<ServerId, Scenario> read;
    for (const ServerId id : sharedStepsOf(originals)) {
        const Result<SharedStepContent> content = co_await here->extras().sharedStepContent(id, cancel);
        if (const auto closed = closedMeanwhile(stillOpen))
            co_return failure(*closed);
        if (content)
            read.insert(id, content->scenario);
        else if (content.error().kind != ErrorKind::NotFound)
            co_return failure(content.error());
    }
    co_return read;
}

void takeValues(const Workspace &here, const QList<CaseKey> &keys, const Result<void> &outcome, TransferGround &ground)
{
    const Error silent = outcome ? makeError(ErrorKind::NotFound, QStringLiteral("The server did not tell all of the case.")) : outcome.error();
    for (const CaseKey key : keys) {
        const CaseRecord *record = here.record(key);
        const bool isWhole = record && (record->base || record->mine) && !record->deleted && record->current().scenario.known()
            && record->current().name.known() && record->current().description.known();
        if (isWhole) {
            ground.keys.append(key);
            ground.originals.append(record->current());
        } else {
            ground.unread.append({key, silent, {}, {}});
        }
    }
}

ChangeSet creations(Workspace *there, const TransferPlan &plan, const QString &name)
{
    ChangeSet set{name, ChangeOrigin::Plan, {}};
    for (const TransferPlan::Item &item : plan.items)
        set.changes.append({there->newCaseKey(), std::nullopt, item.made.value});
    return set;
}

/// What became of each copy. Those that are certainly not on the server do not stay behind, to be sent by and by without being asked for.
void sortOut(Workspace *there, const TransferPlan &plan, const ChangeSet &set, const Result<PushReport> &sent, TransferReport &report)
{
    QHash<CaseKey, Error> failed;
    for (const Failure &failure : sent ? sent->failed : QList<Failure>())
        failed.insert(failure.key, failure.error);
    QList<CaseKey> gone;
    for (qsizetype i = 0; i < set.changes.size(); ++i) {
        const CaseKey copy = set.changes.at(i).key;
        const bool isThere = there->serverIdOf(copy).has_value();
        if (sent && isThere && !failed.contains(copy)) {
            report.done.append(plan.items.at(i).original);
            report.made.append(copy);
            continue;
        }
        const Error error = sent ? failed.value(copy, makeError(ErrorKind::Cancelled)) : sent.error();
        report.failed.append({plan.items.at(i).original, error, {}, {}});
        if (sent && !isThere && !error.outcomeUnknown && error.kind != ErrorKind::Conflict)
            gone.append(copy);
    }
    if (!gone.isEmpty())
        (void)there->dropWaiting(set.name, gone);
}

Task<ChangeSetId> deleteOriginals(Workspace *here, QList<CaseKey> keys, QString name, Progress progress, CancelToken cancel)
{
    ChangeSet set{name, ChangeOrigin::Plan, {}};
    for (const CaseKey key : keys) {
        const CaseRecord *record = here->record(key);
        if (record && !record->deleted)
            set.changes.append({key, record->current(), std::nullopt});
    }
    const Result<ChangeSetId> applied = here->apply(set);
    CO_TRY(applied);
    (void)co_await here->push(keys, progress, cancel); // what cannot be deleted now waits, as any deletion does
    co_return *applied;
}

/// Only copies that are as they were made.
Task<PushReport> deleteCopies(Workspace *there, QList<CaseKey> keys, QString name, CancelToken cancel)
{
    PushReport report;
    ChangeSet set{name, ChangeOrigin::Plan, {}};
    (void)co_await there->recall(keys);
    for (const CaseKey key : keys) {
        const CaseRecord *record = there->record(key);
        const TestCase asMade = record && record->base ? *record->base : TestCase();
        const Result<void> read = co_await there->reread(key, cancel);
        record = there->record(key);
        if (!read || !record || !record->base) {
            report.failed.append({key, read ? makeError(ErrorKind::NotFound) : read.error(), {}, {}});
        } else if (record->mine || !sameKnown(asMade, *record->base)) {
            const QString why = QStringLiteral("The copy was changed meanwhile and is kept.");
            report.failed.append({key, makeError(ErrorKind::Conflict, why), {}, {}});
        } else {
            set.changes.append({key, record->current(), std::nullopt});
        }
    }
    QList<CaseKey> leaving;
    for (const Change &change : set.changes)
        leaving.append(change.key);
    const Result<ChangeSetId> applied = there->apply(set);
    CO_TRY(applied);
    const Result<PushReport> sent = co_await there->push(leaving, Progress(), cancel);
    CO_TRY(sent);
    report.changed = sent->changed;
    report.failed += sent->failed;
    co_return report;
}

Task<void> bringBack(Workspace *here, ChangeSetId deletion, CancelToken cancel)
{
    const auto next = here->nextUndo();
    if (!next || next->id != deletion)
        co_return failure(ErrorKind::Invalid, QStringLiteral("Something else was done since the cases were moved. Take that back first."));
    const Result<QList<CaseKey>> back = here->undo();
    CO_TRY(back);
    const Result<PushReport> sent = co_await here->push(*back, Progress(), cancel);
    CO_TRY(sent);
    if (!sent->failed.isEmpty())
        co_return failure(sent->failed.first().error);
    co_return Result<void>();
}

} // namespace

Task<TransferGround> surveyTransfer(TransferRoad road, QList<CaseKey> keys, ServerId project)
{
    Workspace *here = road.here;
    const CancelToken cancel = road.cancel;
    const QPointer<Workspace> stillOpen(here);
    TransferGround ground;
    ground.here = here->schema();
    ground.there = ground.here;
    const Result<void> read = co_await here->read(keys, QList<FacetId>(), road.progress, cancel);
    if (const auto closed = closedMeanwhile(stillOpen))
        co_return failure(*closed);
    if (!read && read.error().kind == ErrorKind::Cancelled)
        co_return failure(read.error());
    takeValues(*here, keys, read, ground);
    if (project == ground.here.project.id)
        co_return ground;
    const Result<QHash<ServerId, Scenario>> shared = co_await readSharedSteps(here, ground.originals, cancel);
    CO_TRY(shared);
    ground.sharedSteps = *shared;
    if (const auto closed = closedMeanwhile(stillOpen))
        co_return failure(*closed);
    Result<Opened> there = co_await opened(here, road.open, project, cancel);
    if (!there)
        co_return failure(there.error());
    ground.there = there->project->schema();
    const QMap<ServerId, QStringList> wanted = lockedValuesWanted(ground.originals, ground.here, ground.there);
    const Result<QMap<ServerId, QStringList>> values = co_await lookUpValues(there->project, wanted, cancel);
    co_await closeOwn(std::move(there->own));
    CO_TRY(values);
    ground.lockedValues = *values;
    co_return ground;
}

TransferPlan planTransfer(const TransferGround &ground, TransferOptions options)
{
    options.sharedSteps = ground.sharedSteps;
    options.lockedValues = ground.lockedValues;
    TransferPlan plan;
    plan.project = ground.there.project.id;
    for (qsizetype i = 0; i < ground.keys.size(); ++i) {
        const TransferredCase made = transferred(ground.originals.at(i), ground.here, ground.there, options);
        for (TransferNote note : made.notes) {
            if (note.part == TransferNote::Part::Name && note.fate == Fate::Changed)
                continue; // each case has its own
            const auto known = std::ranges::find(plan.rows, note, &TransferPlan::Row::note);
            if (known == plan.rows.end())
                plan.rows.append({note, 1});
            else
                ++known->cases;
        }
        if (made.isPossible())
            plan.items.append({ground.keys.at(i), made});
        else
            plan.refused.append(ground.keys.at(i));
    }
    std::ranges::stable_sort(plan.rows, {}, [](const TransferPlan::Row &row) { return std::pair(row.note.fate, row.note.part); });
    return plan;
}

Task<TransferReport> carryOutTransfer(TransferRoad road, TransferPlan plan, TransferKind kind, TransferNames names)
{
    Workspace *here = road.here;
    const QPointer<Workspace> stillOpen(here);
    TransferReport report;
    report.project = plan.project;
    Result<Opened> there = co_await opened(here, road.open, plan.project, road.cancel);
    if (!there)
        co_return failure(there.error());
    const ChangeSet set = creations(there->project, plan, names.copies);
    const Result<ChangeSetId> applied = there->project->apply(set);
    if (applied) {
        const Result<PushReport> sent = co_await there->project->pushOnly(*applied, road.progress, road.cancel);
        if (const auto closed = closedMeanwhile(stillOpen); closed && !there->own)
            co_return failure(*closed);
        sortOut(there->project, plan, set, sent, report);
    }
    co_await closeOwn(std::move(there->own));
    CO_TRY(applied);
    if (kind == TransferKind::Move && !report.done.isEmpty() && !stillOpen) {
        report.failed += failuresOf(report.done, *closedMeanwhile(stillOpen)); // copied, and the originals are there, too
    } else if (kind == TransferKind::Move && !report.done.isEmpty()) {
        const Result<ChangeSetId> deletion = co_await deleteOriginals(here, report.done, names.deletion, Progress(), CancelToken());
        if (deletion)
            report.deletion = *deletion;
        else
            report.failed += failuresOf(report.done, deletion.error());
    }
    co_return report;
}

Task<PushReport> takeTransferBack(TransferRoad road, TransferReport done, QString name)
{
    Workspace *here = road.here;
    const CancelToken cancel = road.cancel;
    const QPointer<Workspace> stillOpen(here);
    if (done.deletion) {
        const Result<void> back = co_await bringBack(here, *done.deletion, cancel);
        CO_TRY(back);
        if (const auto closed = closedMeanwhile(stillOpen))
            co_return failure(*closed);
    }
    Result<Opened> there = co_await opened(here, road.open, done.project, cancel);
    if (!there)
        co_return failure(there.error());
    const Result<PushReport> report = co_await deleteCopies(there->project, done.made, name, cancel);
    co_await closeOwn(std::move(there->own));
    co_return report;
}

} // namespace casewright::workspace
