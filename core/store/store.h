// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/domain/adopt_keys.h"
#include "core/domain/change.h"

#include <QObject>

#include <memory>

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
};

/// One entry of the history. Ids grow with time and are unique among the processes that share a store.
struct StoredChangeSet {
    ChangeSetId id;
    ChangeSet set;
    qint64 time = 0;     ///< ms since 1970
    bool undone = false; ///< taken back and not redone
};

/// A request that was begun and of which it is not known how it ended.
struct JournalEntry {
    qint64 id = 0;
    CaseKey key;
    QString operation; ///< "create", "send", "delete"
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

struct StoreContent {
    QList<StoredCase> cases;
    QList<StoredChangeSet> history; ///< oldest first
    QList<JournalEntry> journal;
    QList<Draft> drafts;
};

/// What is written together: all of it or nothing.
struct StoreBatch {
    QList<StoredCase> putCases;
    QList<CaseKey> dropCases;
    QList<StoredChangeSet> putHistory; ///< replaces an entry of the same id
    QList<ChangeSetId> dropHistory;
    QList<JournalEntry> putJournal;
    QList<qint64> dropJournal;
    QList<Draft> putDrafts; ///< replaces the draft of the same case and place
    QList<std::pair<CaseKey, QString>> dropDrafts;
};

/// The file of one server, project and user: what waits to be sent, its history, drafts and the journal. SQLite in WAL
/// mode with FULL synchronous writes in a thread of its own; several processes may share it. Lives in the thread that
/// made it; tasks end there. Destruction waits until what was given to commit() is written; a task still awaited by
/// then never ends. The application ends only after open() has ended and stores are gone: Qt closes their connections.
class Store final : public QObject {
    Q_OBJECT
public:
    /// Opens or creates the file (0600, folders made). Storage error with a text that says what to do where the file is
    /// damaged, locked for long, not writable or of a newer Casewright; such a file is left untouched.
    [[nodiscard]] static Task<std::unique_ptr<Store>> open(QString path);
    ~Store() override;

    /// Cases come in the order in which they were first put.
    [[nodiscard]] Task<StoreContent> load();
    /// Ends when the batch is durable. Batches are written in the order given; within one, what is dropped goes first.
    /// One that fails leaves nothing behind and does not stop those after it.
    [[nodiscard]] Task<void> commit(StoreBatch batch);
    /// `count` fresh numbers for cases made here; no other process gets the same ones. The first of them.
    [[nodiscard]] Task<qint64> reserveLocalNumbers(int count);
    /// The content digest by which pull() tells changed rows, by server id, and its replacement.
    [[nodiscard]] Task<QHash<ServerId, quint64>> rowDigests();
    [[nodiscard]] Task<void> replaceRowDigests(QHash<ServerId, quint64> digests);

    /// One process sends at a time. False where another one is sending. Released by unlockSending() and on destruction.
    [[nodiscard]] bool tryLockSending();
    void unlockSending();

    [[nodiscard]] QString path() const;

Q_SIGNALS:
    /// Another process has written; load() again. Looked for twice a second while watchOthers() is on.
    void changedByOthers();

public:
    void watchOthers();

private:
    class Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace casewright::store
