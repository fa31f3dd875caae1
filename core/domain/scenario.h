// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace casewright {

/// What a node of a scenario is. Servers of 25 and newer have all four; the seed dialect has Body and Expected only.
enum class StepKind {
    Body,       ///< an action with text, which may hold sub-steps
    Expected,   ///< one expected result of the step above it; never has children
    Attachment, ///< a file shown among the steps; `target` is the attachment's id
    Shared,     ///< a reference to a shared step; `target` is its id, `text` its name as last read
};

/// A node of the scenario tree. Expected results are children of their step and stand before its sub-steps
/// (normalised() and every function of scenario_edit.h keep that order). Equality compares content, never keys.
struct Step {
    StepKey key;
    StepKind kind = StepKind::Body;
    QString keyword; ///< "Given", "When", "Then", "And", "But", "*" or empty
    QString text;
    std::optional<ServerId> target;
    QByteArray rest; ///< what the server sent of this node and Casewright does not understand, as JSON; sent back as it was
    QList<Step> children;

    friend bool operator==(const Step &a, const Step &b);
};

} // namespace casewright
Q_DECLARE_TYPEINFO(casewright::Step, Q_RELOCATABLE_TYPE); // lists of thousands are shifted as bytes
namespace casewright {

/// The steps of one case, in order. Implicitly shared: a copy costs nothing until it is changed.
struct Scenario {
    QList<Step> steps;

    [[nodiscard]] bool isEmpty() const { return steps.isEmpty(); }
    friend bool operator==(const Scenario &a, const Scenario &b);
};

/// A new key, unique within this process and in practice among all that share a store.
[[nodiscard]] StepKey newStepKey();

/// A step with a new key. `Step` made by hand has a null key, which only codecs may leave for adoptKeys().
[[nodiscard]] Step makeStep(const QString &text, const QString &keyword = {});
[[nodiscard]] Step makeExpected(const QString &text);

/// The texts of the expected results of `step`, in order.
[[nodiscard]] QStringList expectedResults(const Step &step);
/// The sub-steps of `step`: its children that are not expected results.
[[nodiscard]] QList<Step> subSteps(const Step &step);

/// Number of nodes of any kind, and of steps (expected results left out), in the whole tree.
[[nodiscard]] int nodeCount(const Scenario &scenario);
[[nodiscard]] int stepCount(const Scenario &scenario);

/// The same scenario with every null or repeated key replaced by a new one and expected results before sub-steps.
[[nodiscard]] Scenario normalised(Scenario scenario);

/// All texts of a scenario, a line each, for searching.
[[nodiscard]] QString plainText(const Scenario &scenario);

} // namespace casewright
