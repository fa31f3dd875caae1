// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/context.h"

namespace casewright::workspace {

/// Sends what waits: per case the creation, the change or the deletion, each with its intent in the journal from before sending
/// until it is settled.
class Sender {
public:
    explicit Sender(Context &context) : m_context(context) {}

    /// Sends diff(base, mine) of each case, or only `only` where it is given for that case.
    [[nodiscard]] Task<PushReport> push(QList<CaseKey> keys, QHash<CaseKey, Change> only, Progress progress, CancelToken cancel);

private:
    struct PushJob;
    [[nodiscard]] QCoro::Task<void> worker(std::shared_ptr<PushJob> job);
    [[nodiscard]] Task<bool> sendOne(CaseKey key, std::optional<Change> only, CancelToken cancel, std::shared_ptr<QList<Clash>> clashes);
    [[nodiscard]] Task<void> create(CaseKey key, CancelToken cancel);
    [[nodiscard]] Task<bool> remove(CaseKey key, CancelToken cancel);
    [[nodiscard]] Task<bool> change(CaseKey key, Change wanted, CancelToken cancel, std::shared_ptr<QList<Clash>> clashes);
    [[nodiscard]] Task<void> waitForTurn(CancelToken cancel);

    Context &m_context;
};

} // namespace casewright::workspace
