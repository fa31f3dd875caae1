// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/case_extras.h"
#include "core/workspace/reader.h"
#include "core/workspace/sender.h"
#include "core/workspace/sweep.h"
#include "core/workspace/workspace.h"

namespace casewright::workspace {

/// The workspace's state, and what editing does to it. Reading and sending have classes of their own.
class Workspace::Private {
public:
    Private(std::shared_ptr<api::TestOpsServer> server, std::unique_ptr<store::Store> store, ProjectSchema schema, Clock clock)
        : context(std::move(server), std::move(store), std::move(schema), std::move(clock)), reader(context), sender(context),
          sweep(context, reader), extras(context)
    {
    }

    /// Takes over what the store holds, in place of what was known.
    void restore(const store::StoreContent &content);
    /// The same after another process has written; tells what is different.
    void takeOver(const store::StoreContent &content);
    /// Carries out all changes or none of them.
    [[nodiscard]] Result<void> applyAll(const QList<Change> &changes);
    /// What there was before changes that make or delete a case, by their index. The others are undone by their inverse: copies of thousands of
    /// whole cases are what such a change would mostly wait for.
    using Existence = QHash<qsizetype, store::StoredCase>;
    void takeBack(const QList<Change> &changes, const Existence &before);
    /// An undo or redo under way.
    struct Turn {
        Direction direction = Direction::Back;
        store::StoreBatch batch;         ///< what has to be saved beside the cases
        QHash<CaseKey, CaseKey> moved;   ///< cases that come back under a key of their own
    };
    /// What undo (redo) of `set` changes now; a creation or deletion is turned into what is left of it.
    [[nodiscard]] QList<Change> turnedOverChanges(const ChangeSet &set, Turn &turn);
    [[nodiscard]] std::optional<Change> turnedOverExistence(const Change &change, Turn &turn);
    void turnDecisions(const QList<Change> &changes, ChangeSetId id, Direction direction);
    [[nodiscard]] Result<QList<CaseKey>> turnOver(const store::StoredChangeSet *entry, Direction direction);
    /// Notes `set`, which was carried out, in the history, saves its cases and tells of them.
    ChangeSetId keep(const ChangeSet &set);
    void tell(const QList<CaseKey> &keys);
    void noteLookedAt(const QList<CaseKey> &keys) { context.lookedAt.unite(QSet<CaseKey>(keys.cbegin(), keys.cend())); }

    using DraftPlace = std::pair<CaseKey, QString>;

    Workspace *q = nullptr;
    Context context;
    Reader reader;
    Sender sender;
    Sweep sweep;
    CaseExtras extras;
    QHash<DraftPlace, QString> drafts;
    qint64 nextLocal = 0; ///< numbers reserved for cases made here
    qint64 endLocal = 0;
    bool isReserving = false;
    bool sweeps = false;
    bool isRecallingSearched = false;
    bool isReloading = false;
    bool wantsReload = false;
};

} // namespace casewright::workspace
