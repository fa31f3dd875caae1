// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QHash>

#include <vector>

namespace casewright {

/// A scenario as a table: who is whose child, in which order. The null key stands for the root. Points into the
/// scenario it was made of, which has to outlive it; keys have to be unique.
class StepTable {
public:
    using Keys = std::vector<StepKey>;

    explicit StepTable(const Scenario &scenario) { add(scenario.steps, {}); }

    [[nodiscard]] bool has(StepKey key) const { return m_rows.contains(key); }
    /// Of a key that is there.
    [[nodiscard]] const Step &step(StepKey key) const { return *m_rows.constFind(key)->step; }
    [[nodiscard]] StepKey parent(StepKey key) const { return m_rows.constFind(key)->parent; }
    [[nodiscard]] Keys children(StepKey parent) const { return m_children.value(parent); }
    /// All keys as they are seen from top to bottom.
    [[nodiscard]] const Keys &order() const { return m_order; }

private:
    struct Row {
        const Step *step = nullptr;
        StepKey parent;
    };

    void add(const QList<Step> &steps, StepKey parent);

    QHash<StepKey, Row> m_rows;
    QHash<StepKey, Keys> m_children;
    Keys m_order;
};

/// Mine, and theirs on lines of its own below.
[[nodiscard]] QString textOfBoth(const QString &mine, const QString &theirs);

/// What both sides added at the same place with the same content was added once: such steps of `theirs` get the keys of
/// `mine`. That is how an edit comes back that reached the server although its answer was lost.
[[nodiscard]] Scenario withSameAdditionsUnified(Scenario theirs, const StepTable &base, const StepTable &mine);

/// For a sending of `sent` that may have been cut off anywhere: a server that keeps steps one by one then has some of those that were added, and
/// some of what stands below them. Such steps of `theirs`, which has the keys of `base` wherever they are the same, get the keys of `sent`.
/// Only where it is known that something was under way: anybody else's step with fewer lines below it is another step.
[[nodiscard]] Scenario withArrivedPartsUnified(Scenario theirs, const Scenario &base, const Scenario &sent);

} // namespace casewright
