// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/change.h"

#include <functional>
#include <optional>

namespace casewright::workspace {

/// A case of the server that may be the one made here: the answer to its creation was lost, and others fit as well.
struct CaseCandidate {
    ServerId id = 0;
    QString name;
    QString createdBy;
    qint64 createdDate = 0; ///< ms since 1970; 0 where the server does not tell

    friend bool operator==(const CaseCandidate &, const CaseCandidate &) = default;
};

/// A case as the workspace holds it: what the server last said and, where it differs, what the analyst made of it.
struct CaseRecord {
    CaseKey key;
    CaseInfo info;
    std::optional<TestCase> base;
    std::optional<TestCase> mine;
    bool deleted = false;
    bool isAhead = false; ///< `base` is newer than what the list last told of the case
    std::optional<Error> lastFailure; ///< of the last attempt to send it
    /// What the server now has of the facets in which it and the analyst changed the same thing; `base` still is what both began
    /// with. These facets are not sent until resolve().
    std::optional<TestCase> theirs;
    QList<Clash> clashes;             ///< there where `theirs` is
    QList<CaseCandidate> candidates;  ///< waits for an answer: adopt() one of them, or createAnew()

    /// What is shown and edited.
    [[nodiscard]] const TestCase &current() const { return mine ? *mine : *base; }
    [[nodiscard]] bool isWaiting() const { return mine.has_value() || deleted; }
};

/// What became of each case of a push or a deletion.
struct PushReport {
    QList<CaseKey> changed;
    QList<CaseKey> unchanged;
    struct Failure {
        CaseKey key;
        Error error;
        QList<Clash> clashes;
        QList<CaseCandidate> candidates; ///< of a creation that could be any of them; the error is a Conflict
    };
    QList<Failure> failed;
};

struct PullReport {
    qint64 rows = 0;   ///< cases listed
    qint64 read = 0;   ///< cases, those made here as well, whose steps are known on this computer
    QList<CaseKey> changed;
};

using Progress = std::function<void(qsizetype done, qsizetype total)>;

} // namespace casewright::workspace
