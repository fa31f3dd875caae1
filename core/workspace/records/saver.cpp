// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/saver.h"

#include <QCoro/QCoroSignal>
#include <QSet>

namespace casewright::workspace {
namespace {

const TestCase &currentOf(const store::StoredCase &stored)
{
    return stored.mine ? *stored.mine : *stored.base;
}

bool waits(const store::StoredCase &stored)
{
    return stored.mine || stored.deleted;
}

QSet<StepKey> keysOf(const QList<Step> &steps)
{
    QSet<StepKey> keys;
    for (const Step &step : steps) {
        keys.insert(step.key);
        keys.unite(keysOf(step.children));
    }
    return keys;
}

/// `other` with our keys for steps that both processes read from the server, each for itself.
store::StoredCase withOurKeys(store::StoredCase other, const store::StoredCase &ours)
{
    const Facet<Scenario> known = currentOf(ours).scenario;
    const Facet<Scenario> read = currentOf(other).scenario;
    if (!known.known() || !read.known() || keysOf(known.value().steps).intersects(keysOf(read.value().steps)))
        return other;
    for (std::optional<TestCase> *value : {&other.base, &other.mine, &other.theirs}) {
        if (*value && (*value)->scenario.known())
            (*value)->scenario = adoptKeys(known.value(), ours.stepIds, (*value)->scenario.value(), other.stepIds);
    }
    other.stepIds = ours.stepIds;
    return other;
}

/// What both processes made of a case. Where they changed the same thing, ours is the later one; the other stays in the history.
store::StoredCase mergedCase(const store::StoredCase &ours, store::StoredCase other)
{
    other = withOurKeys(std::move(other), ours);
    const TestCase ancestor = ours.base ? *ours.base : other.base.value_or(TestCase());
    const TestCase value = merge(ancestor, currentOf(ours), currentOf(other)).value;
    store::StoredCase both = other;
    if (!both.base)
        both.base = ours.base;
    if (!both.info.serverId)
        both.info = ours.info;
    both.mine = !both.base || diff(both.key, *both.base, value) ? std::optional(value) : std::nullopt;
    both.theirs = both.mine && both.base ? (ours.theirs ? ours.theirs : other.theirs) : std::nullopt;
    // An edit here of what was deleted there brings it back; looking at it does not.
    both.deleted = ours.mine ? ours.deleted : ours.deleted || other.deleted;
    return both;
}

} // namespace

void Saver::save(store::StoreBatch batch)
{
    ++m_open;
    m_scope.start(commit(std::move(batch)));
}

QCoro::Task<void> Saver::commit(store::StoreBatch batch)
{
    Result<QList<store::StoredCase>> others = co_await m_store.commit(batch);
    while (others && !others->isEmpty()) {
        batch = withOthers(std::move(batch), *others);
        others = co_await m_store.commit(batch);
    }
    --m_open;
    if (!others) {
        m_failure = others.error();
        Q_EMIT failed(others.error());
    }
    if (m_open == 0) {
        if (others)
            Q_EMIT savedAt(m_clock());
        Q_EMIT idle();
    }
}

store::StoreBatch Saver::withOthers(store::StoreBatch batch, const QList<store::StoredCase> &others)
{
    QSet<CaseKey> keys;
    for (const store::StoredCase &other : others) {
        keys.insert(other.key);
        const bool here = m_records.find(other.key) != nullptr;
        if (here || waits(other)) { // dropped here and changed there: it stays
            m_records.restore(here ? mergedCase(m_records.stored(other.key), other) : other);
            m_records.show(other.key);
        }
    }
    const auto isOther = [&keys](const auto &one) { return keys.contains(one.key); };
    batch.putCases.removeIf(isOther);
    batch.dropCases.removeIf(isOther);
    for (const store::StoredCase &other : others) {
        if (m_records.find(other.key))
            batch.putCases.append(m_records.stored(other.key));
        else
            batch.dropCases.append({other.key, other.revision});
    }
    Q_EMIT merged(keys.values());
    return batch;
}

Task<void> Saver::saved()
{
    while (m_open > 0)
        co_await qCoro(this, &Saver::idle);
    if (const auto error = std::exchange(m_failure, std::nullopt))
        co_return failure(*error);
    co_return Result<void>();
}

} // namespace casewright::workspace
