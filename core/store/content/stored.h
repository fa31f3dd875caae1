// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/adopt_keys.h"
#include "core/domain/change.h"

#include <QHash>

#include <optional>

namespace casewright::store {

/// A case that was read for editing or changed here. `mine` is there only where it differs from `base`; a case made
/// here has no `base` until it is on the server; `deleted`: the analyst deleted it and the server has not been told.
struct StoredCase {
    CaseKey key;
    CaseInfo info;
    std::optional<TestCase> base;
    std::optional<TestCase> mine;
    StepIds stepIds;
    bool deleted = false;
    std::optional<TestCase> theirs = {}; ///< see workspace::CaseRecord
    qint64 revision = 0; ///< of the row as it was read, 0 where there was none: tells whether others have written since
    bool isAhead = false; ///< `base` is newer than what the kept list tells of the case
};

/// A case to be taken out of the store, and the revision it was read with.
struct DroppedCase {
    CaseKey key;
    qint64 revision = 0;
};

/// One entry of the history. Ids grow with time and are unique among the processes that share a store.
struct StoredChangeSet {
    ChangeSetId id;
    ChangeSet set;
    qint64 time = 0;     ///< ms since 1970
    bool undone = false; ///< taken back and not redone
    QHash<CaseKey, qint64> sent = {}; ///< the cases of which the server has it, and when it was sent, ms since 1970; not known of old ones
};

/// What a change set did to a case was sent.
struct SentChange {
    ChangeSetId id;
    CaseKey key;
    qint64 time = 0; ///< ms since 1970
};

/// A request that was begun and of which it is not known how it ended.
struct JournalEntry {
    qint64 id = 0;
    CaseKey key;
    QString operation; ///< "create"
    QByteArray intent; ///< JSON of what is needed to find out and go on
    qint64 time = 0;
};

/// Text being typed, overwritten at least every second.
struct Draft {
    CaseKey key;
    QString place; ///< "name", "description", "precondition", "step:<path of rows>"
    QString text;
    qint64 time = 0;
};

/// A case that was deleted on the server, so that undo can bring it back.
struct SentDeletion {
    CaseKey key; ///< that it had here
    ServerId serverId = 0;
    TestCase base; ///< what the server had last said of it
    qint64 time = 0;
};

/// What is searched of a case whose steps were read: without the values themselves.
struct StepText {
    CaseKey key;
    QString text; ///< plainText() of its scenario
    int steps = 0;
};

struct StoreContent {
    QList<StoredCase> cases; ///< not all where that is said
    QList<StoredChangeSet> history; ///< oldest first
    QList<JournalEntry> journal;
    QList<Draft> drafts;
    QList<SentDeletion> deletions;
};

/// What is written together: all of it or nothing.
struct StoreBatch {
    QList<StoredCase> putCases;
    QList<DroppedCase> dropCases;
    QList<StoredChangeSet> putHistory; ///< replaces an entry of the same id
    QList<ChangeSetId> dropHistory;
    QList<SentChange> putSent; ///< of entries that are there
    QList<JournalEntry> putJournal;
    QList<qint64> dropJournal;
    QList<Draft> putDrafts; ///< replaces the draft of the same case and place
    QList<std::pair<CaseKey, QString>> dropDrafts;
    QList<SentDeletion> putDeletions;
    QList<CaseKey> dropDeletions;
};

/// What became of a batch that could not be written as a whole.
struct PartialWrite {
    QList<StoredCase> others; ///< as by Store::commit(); then all of the batch is to be given again
    StoreBatch refused;       ///< what SQLite does not take, however much room there is; all else is written
    std::optional<Error> why; ///< there where `refused` has anything
};

/// What a search over steps has found among the cases whose steps are known here.
struct StepHits {
    QList<CaseKey> keys;
    qint64 indexed = 0; ///< cases that were searched
};

} // namespace casewright::store
