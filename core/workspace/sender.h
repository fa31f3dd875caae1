// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/turns.h"
#include "core/workspace/creator.h"
#include "core/workspace/send_journal.h"

namespace casewright::workspace {

/// Of a change set that is sent by itself: what it did to cases that the server has.
struct OnlyChanges {
    ChangeSetId set;
    QHash<CaseKey, Change> changes;
};

/// Sends what waits: per case the creation, the change or the deletion, each with its intent in the journal from before sending
/// until it is settled. One push (or adoption) after the other, in this process as among several: each finds what the one before has left.
class Sender {
public:
    explicit Sender(Context &context) : m_context(context), m_creator(context), m_journal(context) {}

    /// Sends diff(base, mine) of each case, or only what `only` tells of it where it does.
    [[nodiscard]] Task<PushReport> push(QList<CaseKey> keys, OnlyChanges only, Progress progress, CancelToken cancel);
    /// See Workspace.
    [[nodiscard]] Task<void> adopt(CaseKey key, ServerId candidate, CancelToken cancel);
    [[nodiscard]] Task<void> bringBack(CaseKey key, CancelToken cancel);
    [[nodiscard]] Result<void> createAnew(CaseKey key) { return m_creator.createAnew(key); }

private:
    struct PushJob;
    struct Together;
    [[nodiscard]] Task<void> enterTurn(CancelToken cancel);
    /// Everything is on disk before: who has the turn next begins with what this one has left.
    [[nodiscard]] QCoro::Task<void> leaveTurn();
    /// Takes over what others on this profile have done.
    [[nodiscard]] Task<void> catchUp();
    /// Ends when the store says that no other process sends.
    [[nodiscard]] Task<void> waitForOthers(CancelToken cancel);
    [[nodiscard]] Task<void> sendAll(std::shared_ptr<PushJob> job);
    [[nodiscard]] QCoro::Task<void> worker(std::shared_ptr<PushJob> job);
    /// Sends what the server changes in bulk, and has the workers do the rest.
    [[nodiscard]] QCoro::Task<void> sendTogether(std::shared_ptr<PushJob> job);
    [[nodiscard]] QCoro::Task<void> compareTogether(std::shared_ptr<Together> together, std::shared_ptr<PushJob> job);
    /// What is to be sent of a case that the server knows; nothing where nothing waits.
    [[nodiscard]] std::optional<Change> wantedOf(const PushJob &job, const CaseRecord &record) const;
    /// Notes in the journal what is sent of cases that the server has.
    [[nodiscard]] Task<void> note(std::shared_ptr<PushJob> job);
    void settle(PushJob &job, CaseKey key, const Result<bool> &sent, const QList<Clash> &clashes);
    [[nodiscard]] Task<bool> sendOne(std::shared_ptr<PushJob> job, CaseKey key, std::shared_ptr<QList<Clash>> clashes);
    /// False where there is nothing left to be made.
    [[nodiscard]] Task<bool> make(std::shared_ptr<PushJob> job, CaseKey key);
    [[nodiscard]] QList<CaseCandidate> candidatesOf(CaseKey key, const Error &error) const;
    [[nodiscard]] Task<bool> remove(CaseKey key, CancelToken cancel);
    /// Notes in the history what the server has of it now.
    void noteSent(const PushJob &job);
    /// `wanted` on top of what the server has by now; nothing where that is the same already. Conflict where both changed one thing.
    [[nodiscard]] Result<std::optional<Change>> rebased(const PushJob &job, CaseKey key, Change wanted, const api::FetchedCase &fresh,
                                                        QList<Clash> &clashes);
    [[nodiscard]] Task<bool> change(std::shared_ptr<PushJob> job, CaseKey key, Change wanted, std::shared_ptr<QList<Clash>> clashes);

    Context &m_context;
    Creator m_creator;
    SendJournal m_journal;
    api::Turns m_turns;
};

} // namespace casewright::workspace
