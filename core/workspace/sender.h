// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/creator.h"

namespace casewright::workspace {

/// Sends what waits: per case the creation, the change or the deletion, each with its intent in the journal from before sending
/// until it is settled.
class Sender {
public:
    explicit Sender(Context &context) : m_context(context), m_creator(context) {}

    /// Sends diff(base, mine) of each case, or only `only` where it is given for that case.
    [[nodiscard]] Task<PushReport> push(QList<CaseKey> keys, QHash<CaseKey, Change> only, Progress progress, CancelToken cancel);
    /// See Workspace.
    [[nodiscard]] Task<void> adopt(CaseKey key, ServerId candidate, CancelToken cancel);
    [[nodiscard]] Result<void> createAnew(CaseKey key) { return m_creator.createAnew(key); }

private:
    struct PushJob;
    [[nodiscard]] QCoro::Task<void> worker(std::shared_ptr<PushJob> job);
    [[nodiscard]] Task<bool> sendOne(std::shared_ptr<PushJob> job, CaseKey key, std::shared_ptr<QList<Clash>> clashes);
    [[nodiscard]] QList<CaseCandidate> candidatesOf(CaseKey key, const Error &error) const;
    [[nodiscard]] Task<bool> remove(CaseKey key, CancelToken cancel);
    [[nodiscard]] Task<bool> change(CaseKey key, Change wanted, CancelToken cancel, std::shared_ptr<QList<Clash>> clashes);
    [[nodiscard]] Task<void> waitForTurn(CancelToken cancel);

    Context &m_context;
    Creator m_creator;
};

} // namespace casewright::workspace
