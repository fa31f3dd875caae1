// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/match/result_ids.h"
#include "core/automation/results/attempts.h"
#include "core/domain/capabilities.h"

namespace casewright::automation {

/// What matching and coverage have to know of a case.
struct CaseFacts {
    CaseKey key;
    std::optional<ServerId> id; ///< nothing for a case that is not on the server yet
    QString name;
    QString fullName; ///< of the test that automates it, where the server tells
    QString layer;
    QString feature;
    QStringList suites; ///< as text, levels joined by " > "
    QStringList tags;
    bool isAutomated = false;
    QString url; ///< where people see it; may be empty
};

struct MatchOptions {
    IdPattern pattern = IdPattern();
    bool readTags = false;
    AutomationBinding binding = AutomationBinding::TestCaseLink; ///< of the server
};

/// That a test automates a case. `test` is an index of Matches::tests, `caseIndex` one of the cases given.
struct Binding {
    qsizetype test = 0;
    qsizetype caseIndex = 0;
    BoundBy by = BoundBy::Id;
    friend bool operator==(const Binding &, const Binding &) = default;
};

/// An id that results name and no case has.
struct UnknownId {
    QString text;
    QList<qsizetype> tests;
};

/// A binding that the server itself will not see, and the line of code that mends it.
struct Mend {
    Binding binding;
    QString line;
};

struct Matches {
    QList<Test> tests;
    QList<Binding> bindings; ///< by test, then surest first; a test and a case come once
    QList<UnknownId> unknownIds; ///< in the order they were met; equal but for letter case is one
    QList<qsizetype> unlinked;   ///< tests that name no id and are not bound by name
    QList<Mend> mends;           ///< where the server binds by Allure ID alone
};

/// Binds the tests of `results` to `cases`: by every id of a test (one test may name several cases, and several tests one case),
/// and where it names none, by its full name. The ids are those of the newest attempt that has any: an attempt that was
/// skipped may have lost them.
[[nodiscard]] Matches match(const QList<TestResult> &results, const QList<CaseFacts> &cases, const MatchOptions &options);

} // namespace casewright::automation
