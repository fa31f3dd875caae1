// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops_server.h"
#include "core/workspace/records/case_records.h"
#include "core/workspace/records/history.h"
#include "core/workspace/records/saver.h"

namespace casewright::workspace {

/// What the parts of a workspace share. Owned by the Workspace, whose task scope ends before it does.
struct Context final : public QObject {
    Q_OBJECT
public:
    Context(std::shared_ptr<api::TestOpsServer> server_, std::unique_ptr<store::Store> store_, ProjectSchema schema_, Clock clock_)
        : server(std::move(server_)), store(std::move(store_)), schema(std::move(schema_)), clock(std::move(clock_)),
          records(index, schema, clock), saver(*store, records, scope, clock)
    {
        connect(&saver, &Saver::merged, this, &Context::casesChanged);
    }

    std::shared_ptr<api::TestOpsServer> server;
    std::unique_ptr<store::Store> store;
    ProjectSchema schema;
    Clock clock;
    query::CaseIndex index;
    CaseRecords records;
    History history;
    TaskScope scope;
    Saver saver;
    /// Creations that were begun and of which the outcome is not known, by case.
    QHash<CaseKey, store::JournalEntry> unsettled;
    /// Entries of the journal for changes that were sent and of which the outcome is not known, by case; see SendJournal.
    QHash<CaseKey, qint64> sendEntries;
    /// Cases that were deleted on the server, by the key they had or have got by an undo. A new case with such an entry is restored
    /// from the server's bin, where it has one, before it is made anew.
    QHash<CaseKey, store::SentDeletion> deletions;
    /// Ids of the cases that were made or restored on the server since the project was opened, in their order.
    QList<ServerId> bound;
    /// Cases of which the store was asked what it keeps of them, and the answer taken in.
    QSet<CaseKey> recalled;
    /// Cases that somebody asked for by now: what the sweep reads of others does not stay in memory.
    QSet<CaseKey> lookedAt;
    bool online = true;
    /// Takes what the store holds in place of what is known here; set by the workspace.
    std::function<void(const store::StoreContent &)> takeOver;

    /// Learns from the outcome of a request whether the server can be reached and lets us in.
    void noteOutcome(const std::optional<Error> &error)
    {
        const bool reached = !error
            || (error->kind != ErrorKind::Offline && error->kind != ErrorKind::Timeout && error->kind != ErrorKind::Tls
                && error->kind != ErrorKind::Unauthorized);
        const bool stopped = error && error->kind == ErrorKind::Cancelled;
        if (stopped || reached == online)
            return;
        online = reached;
        Q_EMIT onlineChanged(online);
    }
    template <typename T>
    void noteOutcome(const Result<T> &answer)
    {
        noteOutcome(answer ? std::nullopt : std::optional(answer.error()));
    }

    /// Saves the present state of these cases, with what else belongs to the same step.
    void saveCases(const QList<CaseKey> &keys, store::StoreBatch batch = {})
    {
        batch.putCases.reserve(batch.putCases.size() + keys.size());
        for (const CaseKey key : keys) {
            if (records.find(key))
                batch.putCases.append(records.stored(key));
            else
                batch.dropCases.append({key, records.revisionOf(key)});
        }
        saver.save(std::move(batch));
    }

Q_SIGNALS:
    void casesChanged(const QList<casewright::CaseKey> &keys);
    void rowsReset();
    void suitesChanged();
    void schemaChanged();
    void onlineChanged(bool online);
};

} // namespace casewright::workspace
