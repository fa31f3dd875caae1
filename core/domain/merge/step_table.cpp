// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/merge/step_table.h"

#include <QSet>

#include <algorithm>

namespace casewright {
namespace {

bool isNew(const Step &step, const StepTable &base)
{
    return !base.has(step.key)
        && std::all_of(step.children.cbegin(), step.children.cend(),
                       [&base](const Step &child) { return isNew(child, base); });
}

bool sameAlone(const Step &a, const Step &b)
{
    return a.kind == b.kind && a.keyword == b.keyword && a.text == b.text && a.target == b.target && a.rest == b.rest;
}

/// `whole` with some of the steps below it, in their order.
bool isPartOf(const Step &part, const Step &whole)
{
    if (!sameAlone(part, whole))
        return false;
    auto next = whole.children.cbegin();
    for (const Step &child : part.children) {
        next = std::find_if(next, whole.children.cend(), [&child](const Step &one) { return isPartOf(child, one); });
        if (next == whole.children.cend())
            return false;
        ++next;
    }
    return true;
}

/// Gives `part` the keys of `whole`, of which it is a part.
void takeKeys(Step &part, const Step &whole)
{
    part.key = whole.key;
    auto next = whole.children.cbegin();
    for (Step &child : part.children) {
        next = std::find_if(next, whole.children.cend(), [&child](const Step &one) { return isPartOf(child, one); });
        takeKeys(child, *next++);
    }
}

enum class Alike { Whole, InPart };

class Unifier {
public:
    Unifier(const StepTable &base, const StepTable &mine, Alike alike) : m_base(base), m_mine(mine), m_alike(alike) {}

    void unify(Scenario &theirs)
    {
        noteKeys(theirs.steps);
        unify(theirs.steps, {});
    }

private:
    /// No key is given twice.
    void noteKeys(const QList<Step> &steps)
    {
        for (const Step &step : steps) {
            m_used.insert(step.key);
            noteKeys(step.children);
        }
    }

    void unify(QList<Step> &theirs, StepKey parent)
    {
        StepKey anchor; // the last sibling that was there before
        for (Step &step : theirs) {
            if (m_base.has(step.key) || m_mine.has(step.key)) {
                anchor = step.key;
                unify(step.children, step.key);
            } else if (isNew(step, m_base)) {
                if (const Step *same = additionLike(step, parent, anchor)) {
                    m_used.insert(same->key);
                    takeKeys(step, *same);
                }
            }
        }
    }

    const Step *additionLike(const Step &wanted, StepKey parent, StepKey anchor) const
    {
        const StepTable::Keys siblings = m_mine.children(parent);
        auto it = siblings.cbegin();
        if (!anchor.isNull()) {
            it = std::find(it, siblings.cend(), anchor);
            if (it == siblings.cend())
                return nullptr;
            ++it;
        }
        for (; it != siblings.cend() && !m_base.has(*it); ++it) {
            const Step &step = m_mine.step(*it);
            if (!m_used.contains(*it) && isAlike(wanted, step) && isNew(step, m_base))
                return &step;
        }
        return nullptr;
    }

    bool isAlike(const Step &theirs, const Step &mine) const { return m_alike == Alike::Whole ? theirs == mine : isPartOf(theirs, mine); }

    const StepTable &m_base;
    const StepTable &m_mine;
    Alike m_alike;
    QSet<StepKey> m_used;
};

} // namespace

void StepTable::add(const QList<Step> &steps, StepKey parent)
{
    Keys siblings;
    siblings.reserve(static_cast<size_t>(steps.size()));
    for (const Step &step : steps) {
        m_rows.insert(step.key, {&step, parent});
        siblings.push_back(step.key);
        m_order.push_back(step.key);
        add(step.children, step.key);
    }
    if (!siblings.empty())
        m_children.insert(parent, std::move(siblings));
}

Scenario withSameAdditionsUnified(Scenario theirs, const StepTable &base, const StepTable &mine)
{
    Unifier(base, mine, Alike::Whole).unify(theirs);
    return theirs;
}

Scenario withArrivedPartsUnified(Scenario theirs, const Scenario &base, const Scenario &sent)
{
    Unifier(StepTable(base), StepTable(sent), Alike::InPart).unify(theirs);
    return theirs;
}

} // namespace casewright
