// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/task.h"
#include "core/domain/capabilities.h"
#include "core/query/case_index.h"
#include "core/workspace/records/case_record.h"

#include <QObject>

#include <memory>

namespace casewright::api {
class TestOpsServer;
}
namespace casewright::store {
class Store;
struct Mirror;
}

namespace casewright::workspace {

class CaseExtras;

/// The open project. apply() is the one door: nothing else alters a case. Lives in the window's thread (or the CLI's
/// main thread); memory and screen change at once, the store follows in its own thread, the server when asked. Before it is deleted: `co_await close()`.
class Workspace final : public QObject {
    Q_OBJECT
public:
    /// Reads the store and settles what the journal says was under way.
    [[nodiscard]] static Task<std::unique_ptr<Workspace>> open(std::shared_ptr<api::TestOpsServer> server,
                                                               std::unique_ptr<store::Store> store, ProjectSchema schema,
                                                               Clock clock);
    /// The project as the server told it at another time, without asking it: pull() brings it up to date. `mirror` has a schema.
    /// Without `server` nothing is ever asked.
    [[nodiscard]] static Task<std::unique_ptr<Workspace>> openMirrored(std::shared_ptr<api::TestOpsServer> server,
                                                                       std::unique_ptr<store::Store> store, store::Mirror mirror,
                                                                       Clock clock);
    ~Workspace() override;
    [[nodiscard]] QCoro::Task<void> close();

    // --- what is there
    [[nodiscard]] const ProjectSchema &schema() const;
    [[nodiscard]] const query::CaseIndex &index() const;
    /// The record of a case that was read, made or changed; null where only its row is known.
    [[nodiscard]] const CaseRecord *record(CaseKey key) const;
    [[nodiscard]] QList<CaseKey> waiting() const; ///< in the order in which they were first changed
    [[nodiscard]] bool isOnline() const;
    /// What of the files on this computer was found damaged, and what became of it; empty: nothing was.
    [[nodiscard]] QString recovery() const;
    /// "1234" or "local:7".
    [[nodiscard]] QString displayId(CaseKey key) const;
    [[nodiscard]] std::optional<CaseKey> keyFromText(const QString &text) const;
    [[nodiscard]] std::optional<ServerId> serverIdOf(CaseKey key) const;

    // --- reading
    /// Lists the project's rows and suites. Cases read before are not read again; rows that others changed are told.
    [[nodiscard]] Task<PullReport> pull(CancelToken cancel);
    /// Reads what is still unknown among `facets` of each case; empty: all facets. What the analyst changed stays theirs.
    [[nodiscard]] Task<void> read(QList<CaseKey> keys, QList<FacetId> facets, Progress progress, CancelToken cancel);
    /// Brings in what is kept on this computer of cases that were read before; nobody is asked. read() begins with it.
    [[nodiscard]] Task<void> recall(QList<CaseKey> keys);
    /// Ends when index() searches the steps of every case that was read, also where they stay in the store. openMirrored() has begun with
    /// it, the first pull() of another workspace ends with it.
    [[nodiscard]] Task<void> stepsSearchable();
    /// Has all that is listed and was never read, or changed since, read in the background after every pull; it yields to everything else.
    void setSweeping(bool on);
    /// Reads again what the server now has; `mine` is kept as the difference.
    [[nodiscard]] Task<void> reread(CaseKey key, CancelToken cancel);

    // --- editing
    /// A key for a case to be made here; used as the key of a creation.
    [[nodiscard]] CaseKey newCaseKey();
    /// Carries out `set` in memory, tells the views, and saves it. Invalid (and nothing is changed) where a change touches an unknown
    /// facet or does not start from what the case is now. Changes without effect are left out; nothing is recorded when none is left.
    Result<ChangeSetId> apply(ChangeSet set);
    /// Ends when everything applied so far is on disk.
    [[nodiscard]] Task<void> saved();

    struct HistoryEntry {
        ChangeSetId id;
        QString name;
        ChangeOrigin origin = ChangeOrigin::Edit;
        qint64 time = 0;
        QList<CaseKey> keys;
        bool undone = false;
    };
    /// Oldest first.
    [[nodiscard]] QList<HistoryEntry> history() const;
    /// The entry that undo() (redo()) would take; nothing where there is none.
    [[nodiscard]] std::optional<HistoryEntry> nextUndo() const;
    [[nodiscard]] std::optional<HistoryEntry> nextRedo() const;
    /// Takes the newest change set back by merging, so that later edits of others stay. The cases it altered.
    Result<QList<CaseKey>> undo();
    Result<QList<CaseKey>> redo();

    /// Keeps text being typed; an empty text removes the draft.
    void keepDraft(CaseKey key, const QString &place, const QString &text);
    [[nodiscard]] QString draft(CaseKey key, const QString &place) const;

    /// Decides the clashes of a case, `sides` in the order of CaseRecord::clashes: one change set, so that one undo brings mine back.
    /// What is not mine any more is sent no more. Invalid where the case has other clashes by now.
    /// `name` is that of the change set; no set is made where all stays mine.
    Result<ChangeSetId> resolve(const QString &name, CaseKey key, const QList<Clash> &clashes, const QList<Side> &sides);
    /// Gives up what waits of these cases, as one change set that can be undone. Cases made here go, deleted ones come back.
    Result<ChangeSetId> dropWaiting(const QString &name, const QList<CaseKey> &keys);

    /// One change of a case, as the history keeps it.
    struct HistoryPoint {
        HistoryEntry entry;
        Change change;
        qint64 sentAt = 0; ///< ms since 1970; 0: it was not noted, though it may have been sent
    };
    /// What was done to a case on this computer, oldest first.
    [[nodiscard]] QList<HistoryPoint> historyOf(CaseKey key) const;
    /// The case as it was right after `point` (as it is now, with every later change in force taken off); nothing where it was not there.
    [[nodiscard]] std::optional<TestCase> valueAt(CaseKey key, ChangeSetId point) const;

    // --- sending
    /// Sends what waits of `keys`: diff(base, mine) each, six at a time; a failing case does not hold up the others.
    [[nodiscard]] Task<PushReport> push(QList<CaseKey> keys, Progress progress, CancelToken cancel);
    /// Sends only what `set` changed (a script's own changes); other edits of the same cases keep waiting.
    [[nodiscard]] Task<PushReport> pushOnly(ChangeSetId set, Progress progress, CancelToken cancel);

    /// A case that somebody deleted on the server while changes of it wait here: with the next push it comes out of the server's bin with them, or
    /// is made anew with all that is known of it where there is no bin. Conflict where the server has it after all, Invalid where
    /// nothing of it waits.
    [[nodiscard]] Task<void> bringBack(CaseKey key, CancelToken cancel);

    // --- a creation whose answer was lost and that several cases could have come of
    /// Takes `candidate` for the case made here as `key`: what the server has is its base, what the analyst has stays theirs on top of it, and
    /// waits to be sent. Invalid where it is none of the record's candidates, or has changes of its own that wait.
    [[nodiscard]] Task<void> adopt(CaseKey key, ServerId candidate, CancelToken cancel);
    /// None of the candidates is it: the next push creates the case. Invalid where it is not a new case that waits.
    Result<void> createAnew(CaseKey key);

    /// Comments, files, shared steps, searches: what servers have beside the values of cases.
    [[nodiscard]] CaseExtras &extras();

    /// Groups the cases by another tree of the project (see ProjectSchema::trees); suites are read anew.
    [[nodiscard]] Task<void> groupBy(ServerId tree, CancelToken cancel);

    // --- suites, at once on the server
    [[nodiscard]] Task<void> createSuite(SuitePath path, CancelToken cancel);
    [[nodiscard]] Task<void> renameSuite(SuitePath path, QString name, CancelToken cancel);

Q_SIGNALS:
    /// Values of these cases changed (edit, undo, or news from the server).
    void casesChanged(const QList<casewright::CaseKey> &keys);
    /// Many rows changed: a pull or a page of it.
    void rowsReset();
    void suitesChanged();
    /// The cases are grouped by another tree: suites, levels and fields of the schema are others now.
    void schemaChanged();
    void waitingChanged(int count);
    void historyChanged();
    /// Everything applied so far is on disk; time in ms since 1970.
    void savedAt(qint64 time);
    void saveFailed(const casewright::Error &error);
    void onlineChanged(bool online);
    /// Damage was found and repaired while the project was open; the text is for the person.
    void recovered(const QString &text);

private:
    class Private;
    explicit Workspace(std::unique_ptr<Private> d);
    [[nodiscard]] QCoro::Task<void> reload();
    [[nodiscard]] QCoro::Task<void> reserveMore();
    [[nodiscard]] QCoro::Task<void> recallSearched();
    std::unique_ptr<Private> d;
};

} // namespace casewright::workspace
