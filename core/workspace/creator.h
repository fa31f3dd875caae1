// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/context.h"
#include "core/workspace/records/creation_intent.h"

namespace casewright::workspace {

/// Makes the cases on the server that were made here, each once: what was begun stands in the journal until it is known what came of it,
/// and is looked for before it is sent again. Used while this process has the turn to send.
class Creator {
public:
    explicit Creator(Context &context) : m_context(context) {}

    /// Before a push of `keys`: the largest id on the server, above which whatever these creations make will be (0 where none of them is a
    /// creation). Cases that another process has made meanwhile are taken over.
    [[nodiscard]] Task<ServerId> prepare(QList<CaseKey> keys, CancelToken cancel);
    [[nodiscard]] Task<void> create(CaseKey key, ServerId watermark, CancelToken cancel);
    /// Takes a case whose deletion was taken back out of the server's bin; false where there is nothing to be taken out.
    [[nodiscard]] Task<bool> restore(CaseKey key, CancelToken cancel);
    /// See Workspace.
    [[nodiscard]] Task<void> adopt(CaseKey key, ServerId candidate, CancelToken cancel);
    [[nodiscard]] Result<void> createAnew(CaseKey key);

private:
    [[nodiscard]] bool isNew(CaseKey key) const;
    [[nodiscard]] bool isEditedUnderItsOwnKey(ServerId id) const;
    [[nodiscard]] Result<void> mayRestore(CaseKey key, ServerId id) const;
    [[nodiscard]] Result<void> mayAdopt(CaseKey key, ServerId candidate) const;
    [[nodiscard]] Task<api::CreateGuard> begin(CaseKey key, ServerId watermark);
    void forgetDeletion(CaseKey key);
    void end(CaseKey key, const Error &error, const QList<CaseCandidate> &candidates);
    void writeDown(CaseKey key, const CreationIntent &intent);
    /// The case, which was `made` here, is that of `info`; what has to be saved together with it.
    [[nodiscard]] store::StoreBatch settle(CaseKey key, const TestCase &made, const CaseInfo &info, const TestCase &base);
    /// Saves the case, and that it has no row of its own as the server's `id`.
    void save(CaseKey key, ServerId id, const store::StoreBatch &settled);

    Context &m_context;
};

} // namespace casewright::workspace
