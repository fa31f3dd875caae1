// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/adopt_keys.h"

#include <QSet>

namespace casewright::api::testops {

/// The steps of a case or of a shared step as a server that keeps them one by one has them.
struct StepTree {
    Scenario scenario; ///< with provisional keys, until keyed()
    StepIds ids;       ///< of every node of its own
    /// Below these the expected results of a step lie, where the server has a node for that. By the step's key.
    StepIds containers;
    QSet<StepKey> fullContainers; ///< steps among whose expected results are files, which are not shown and stay where they are
    bool isModern = false; ///< a node has members that 4.x does not know: expected results are nodes here
    QSet<StepKey> keywordsApart; ///< steps whose keyword is not the first word of their body
};

/// {root: {children}, scenarioSteps: {id: {...}}, attachments, sharedSteps}: the answer of `GET /testcase/{id}/step`. A step that
/// has its expected result as a text has it as rows without ids. The first word of a body is its keyword where it is Given,
/// When, Then, And or But. Rich bodies are kept in Step::rest.
[[nodiscard]] Result<StepTree> decodeStepTree(const QByteArray &json);

/// The same of a shared step, which has tables of its own in the answer of `GET /sharedstep/{id}/step`.
[[nodiscard]] Result<StepTree> decodeSharedStepTree(const QByteArray &json);

/// `fresh` with the keys of `known` wherever a step is recognisably the same.
[[nodiscard]] StepTree keyed(const Scenario &known, const StepIds &knownIds, const StepTree &fresh);

/// The body of a step on servers without keywords: keyword and text.
[[nodiscard]] QString bodyOf(const Step &step);

} // namespace casewright::api::testops
