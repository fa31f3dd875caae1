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

/// Gives `copy` the keys of `original`, whose content is the same.
void takeKeys(Step &copy, const Step &original)
{
    copy.key = original.key;
    for (qsizetype i = 0; i < copy.children.size(); ++i)
        takeKeys(copy.children[i], original.children.at(i));
}

class Unifier {
public:
    Unifier(const StepTable &base, const StepTable &mine) : m_base(base), m_mine(mine) {}

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

private:
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
            if (!m_used.contains(*it) && step == wanted && isNew(step, m_base))
                return &step;
        }
        return nullptr;
    }

    const StepTable &m_base;
    const StepTable &m_mine;
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
    Unifier(base, mine).unify(theirs.steps, {});
    return theirs;
}

} // namespace casewright
