// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes/step_lines.h"

#include "core/domain/merge/step_table.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace casewright {

namespace {

struct StepText {
    Q_DECLARE_TR_FUNCTIONS(StepLines)
};

using Keys = StepTable::Keys;
using LineKind = ChangeLine::Kind;

QString wordsOf(const Step &step)
{
    switch (step.kind) {
    case StepKind::Expected:
        return StepText::tr("Expected: %1").arg(step.text);
    case StepKind::Attachment:
        return StepText::tr("File: %1").arg(step.text);
    case StepKind::Shared:
        return StepText::tr("Shared step: %1").arg(step.text);
    case StepKind::Body:
        break;
    }
    const QString text = step.text.isEmpty() ? StepText::tr("(empty step)") : step.text;
    return step.keyword.isEmpty() ? text : step.keyword + QLatin1Char(' ') + text;
}

bool isSameButForChildren(Step a, Step b)
{
    a.children.clear();
    b.children.clear();
    return a == b;
}

/// Of `order`, numbers without repetition, the longest run that rises: what did not have to move.
QSet<qsizetype> longestRise(const QList<qsizetype> &order)
{
    QList<qsizetype> ends;                      // positions, by length of the run that ends there
    QList<qsizetype> previous(order.size(), -1);
    for (qsizetype i = 0; i < order.size(); ++i) {
        const auto place = std::lower_bound(ends.begin(), ends.end(), order.at(i),
                                            [&order](qsizetype end, qsizetype value) { return order.at(end) < value; });
        if (place != ends.begin())
            previous[i] = *std::prev(place);
        if (place == ends.end())
            ends.append(i);
        else
            *place = i;
    }
    QSet<qsizetype> rise;
    for (qsizetype i = ends.isEmpty() ? -1 : ends.last(); i >= 0; i = previous.at(i))
        rise.insert(order.at(i));
    return rise;
}

class StepComparison {
public:
    StepComparison(const Scenario &before, const Scenario &after) : m_before(before), m_after(after) {}

    [[nodiscard]] QList<ChangeLine> lines()
    {
        addBelow({}, 0);
        return m_lines;
    }

private:
    void addBelow(StepKey parent, int depth)
    {
        const QSet<StepKey> moved = movedBelow(parent);
        for (const StepKey key : withDeleted(parent)) {
            if (!m_after.has(key)) {
                addDeleted(key, depth);
                continue;
            }
            addLine(key, depth, moved.contains(key));
            addBelow(key, depth + 1);
        }
    }

    void addLine(StepKey key, int depth, bool isMoved)
    {
        const Step &now = m_after.step(key);
        ChangeLine line{LineKind::Added, depth, wordsOf(now)};
        if (m_before.has(key)) {
            const Step &was = m_before.step(key);
            const bool isSame = isSameButForChildren(was, now);
            line.kind = isMoved ? LineKind::Moved : isSame ? LineKind::Kept : LineKind::Changed;
            if (!isSame)
                line.before = wordsOf(was);
        }
        m_lines.append(line);
    }

    void addDeleted(StepKey key, int depth)
    {
        m_lines.append({LineKind::Removed, depth, wordsOf(m_before.step(key))});
        for (const StepKey child : m_before.children(key)) {
            if (!m_after.has(child))
                addDeleted(child, depth + 1);
        }
    }

    /// What stands below `parent` now, and what was deleted there behind what it stood behind.
    [[nodiscard]] Keys withDeleted(StepKey parent) const
    {
        const Keys now = m_after.children(parent);
        QHash<StepKey, Keys> deletedBehind;
        StepKey last; // null: they stood first
        for (const StepKey key : m_before.children(parent)) {
            if (!m_after.has(key))
                deletedBehind[last].push_back(key);
            else if (m_after.parent(key) == parent)
                last = key;
        }
        Keys merged = deletedBehind.value({});
        for (const StepKey key : now) {
            merged.push_back(key);
            const Keys deleted = deletedBehind.value(key);
            merged.insert(merged.end(), deleted.begin(), deleted.end());
        }
        return merged;
    }

    [[nodiscard]] QSet<StepKey> movedBelow(StepKey parent) const
    {
        const Keys was = m_before.children(parent);
        QHash<StepKey, qsizetype> places;
        places.reserve(static_cast<qsizetype>(was.size()));
        for (const StepKey key : was)
            places.insert(key, places.size());
        QSet<StepKey> moved;
        QList<qsizetype> order;
        for (const StepKey key : m_after.children(parent)) {
            const qsizetype place = places.value(key, -1);
            if (place >= 0)
                order.append(place);
            else if (m_before.has(key))
                moved.insert(key); // from below another step
        }
        const QSet<qsizetype> stayed = longestRise(order);
        for (const qsizetype place : std::as_const(order)) {
            if (!stayed.contains(place))
                moved.insert(was.at(static_cast<size_t>(place)));
        }
        return moved;
    }

    StepTable m_before;
    StepTable m_after;
    QList<ChangeLine> m_lines;
};

/// The lines that changed and those that they stand below.
QList<bool> neededOf(const QList<ChangeLine> &lines)
{
    QList<bool> needed(lines.size(), false);
    int wanted = -1; // the depth at which the step above is still to be found
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        const ChangeLine &line = lines.at(i);
        needed[i] = line.kind != LineKind::Kept || line.depth == wanted;
        if (needed.at(i))
            wanted = line.depth - 1;
    }
    return needed;
}

} // namespace

QList<ChangeLine> stepLines(const Scenario &before, const Scenario &after)
{
    const QList<ChangeLine> all = StepComparison(before, after).lines();
    const QList<bool> needed = neededOf(all);
    QList<ChangeLine> lines;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (needed.at(i)) {
            lines.append(all.at(i));
            continue;
        }
        qsizetype end = i;
        while (end < all.size() && !needed.at(end))
            ++end;
        const qsizetype count = end - i;
        lines.append({LineKind::Kept, all.at(i).depth,
                      count == 1 ? StepText::tr("… one step as it was") : StepText::tr("… %1 steps as they were").arg(count)});
        i = end - 1;
    }
    return lines;
}

} // namespace casewright
