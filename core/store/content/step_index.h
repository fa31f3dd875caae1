// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/content/stored.h"
#include "core/store/file/database.h"

namespace casewright::store {

/// Keeps the full-text index over the steps of cases that were read in step with them. Used within one transaction.
class StepIndex {
public:
    explicit StepIndex(Database &database);

    /// What is to be kept of `stored` to see next time whether its steps have changed; `before` is that of now, if any. A case whose
    /// steps are unknown is not in the index.
    [[nodiscard]] Result<std::optional<qint64>> update(const StoredCase &stored, const std::optional<qint64> &before);

private:
    Statement m_drop;
    Statement m_put;
};

/// Of the cases after `after` whose steps are known, by key; at most `count`.
[[nodiscard]] Result<QList<StepText>> readStepTexts(Database &database, CaseKey after, int count);

/// The cases in whose steps each of `words` begins a word.
[[nodiscard]] Result<StepHits> findInSteps(Database &database, const QString &words);

} // namespace casewright::store
