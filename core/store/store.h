// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/store/content/stored.h"
#include "core/store/mirror/mirror.h"

#include <QObject>

#include <memory>

namespace casewright::store {

/// The file of one server, project and user: what waits to be sent, its history, drafts and the journal. SQLite in WAL
/// mode with FULL synchronous writes in a thread of its own; several processes may share it. Lives in the thread that
/// made it; tasks end there. Destruction waits until what was given to commit() is written; a task still awaited by
/// then never ends. The application ends only after open() has ended and stores are gone: Qt closes their connections.
class Store final : public QObject {
    Q_OBJECT
public:
    /// Opens or creates the file (0600, folders made). A damaged file is set aside, see recovery(). Storage error with a text that says what
    /// to do where the file is locked for long, not writable, of another program or of a newer Casewright; such a file is left untouched.
    [[nodiscard]] static Task<std::unique_ptr<Store>> open(QString path);
    ~Store() override;

    /// What opening needs: of the cases those that wait to be sent or were made here, in the order in which they were first put, those
    /// whose values an undo may need, those of which the kept list is older, and `also`. The others stay where they are: see cases().
    [[nodiscard]] Task<StoreContent> load(QList<CaseKey> also = {});
    /// Those of `keys` that are kept.
    [[nodiscard]] Task<QList<StoredCase>> cases(QList<CaseKey> keys);
    /// Cases that are known to have issue links.
    [[nodiscard]] Task<QList<CaseKey>> linkedCases();
    /// Cases that were read and that keepRows() has told as changed since.
    [[nodiscard]] Task<QList<CaseKey>> staleCases();
    /// Of the cases after `after` whose steps are known, by key; at most `count`.
    [[nodiscard]] Task<QList<StepText>> stepTexts(CaseKey after, int count);
    /// Ends when the batch is durable. Batches are written in the order given; within one, what is dropped goes first.
    /// One that fails leaves nothing behind and does not stop those after it. Where another process has written a case of the batch since
    /// it was read, nothing is written either: the answer is these cases as they are now, to be merged and given again.
    [[nodiscard]] Task<QList<StoredCase>> commit(StoreBatch batch);
    /// Writes what it can of a batch that commit() has failed with, where the reason is something in it.
    [[nodiscard]] Task<PartialWrite> commitParts(StoreBatch batch);
    /// True where another process has written since load().
    [[nodiscard]] Task<bool> wasWrittenByOthers();
    /// `count` fresh numbers for cases made here; no other process gets the same ones. The first of them.
    [[nodiscard]] Task<qint64> reserveLocalNumbers(int count);
    /// What the server last told of the whole project.
    [[nodiscard]] Task<Mirror> mirror();
    /// Keeps the rows of a listing in place of those there; the cases that are new or look different now, sorted. `listedAt`: when it was
    /// asked for, ms since 1970.
    [[nodiscard]] Task<QList<ServerId>> keepRows(std::vector<CaseRows> listed, qint64 listedAt = 0);
    [[nodiscard]] Task<void> keepSuites(ProjectSchema schema, MirroredSuites suites);
    /// Words that begin with each of `words`, in the steps of cases that were read.
    [[nodiscard]] Task<StepHits> findInSteps(QString words);

    /// What was found damaged and what became of it, for a person; empty: nothing was.
    [[nodiscard]] QString recovery() const;

    /// One process sends at a time. False where another one is sending. Released by unlockSending() and on destruction.
    [[nodiscard]] Result<bool> tryLockSending();
    void unlockSending();

    [[nodiscard]] QString path() const;

Q_SIGNALS:
    /// Another process has written; load() again. Looked for twice a second while watchOthers() is on.
    void changedByOthers();
    /// The file was found damaged while it was in use; what could be read is in a new one.
    void recovered(const QString &text);

public:
    void watchOthers();

private:
    class Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace casewright::store
