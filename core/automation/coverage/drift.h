// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/domain/test_case.h"

namespace casewright::automation {

/// One line of the two scenarios side by side, top to bottom, sub-steps under their step.
struct DriftLine {
    enum class Kind { Same, Differs, OnlyWritten, OnlyAutomated };
    Kind kind = Kind::Same;
    int level = 0;       ///< 0: a step of the case itself
    StepKey written;     ///< null where only the run has it
    QString writtenText; ///< with its keyword
    QString automatedText;
    TestStatus status = TestStatus::Unknown; ///< of the automated step
};

/// Lines of a scenario and a run, aligned so that as much as possible is the same, then alike. Expected results and attachments of
/// the scenario are no steps of a run and are left out, as are steps of a run that only carry an attachment. Of each side
/// at most mostDriftLines are compared; what follows is Only... of its side.
[[nodiscard]] QList<DriftLine> driftOf(const Scenario &scenario, const QList<RunStep> &steps);

inline constexpr qsizetype mostDriftLines = 400;

/// A field of a case that the next upload would replace, and by what.
struct Overwritten {
    QString field; ///< "name", "layer", "description", "tags", "issues", "links", "testKeys"
    QString inCase;
    QString inResult;
};

/// What closing a launch with `result` would overwrite in an automated case on a real server, whose default is to replace these
/// fields by what results say (allure-results.md part 5). Fields that the result does not speak of, that agree, or that
/// are not known of the case are left out; custom fields are not looked at, as which label fills which is the server's setting.
[[nodiscard]] QList<Overwritten> overwrittenBy(const ResultDetails &result, const TestCase &value);

} // namespace casewright::automation
