// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/transfer/transfer_map.h"
#include "core/workspace/workspace.h"

namespace casewright::workspace {

/// Opens another project of the same server, beside the one that is open. Who asked closes it.
using ProjectOpener = std::function<Task<std::unique_ptr<Workspace>>(ServerId project, CancelToken cancel)>;

/// Between what a transfer goes, and how it is followed and stopped.
struct TransferRoad {
    Workspace *here = nullptr; ///< where the cases are; a transfer ends with Cancelled where it is closed meanwhile
    ProjectOpener open;
    Progress progress;
    CancelToken cancel;
};

/// What was read of cases and of the project that they are to go to, before anything is done.
struct TransferGround {
    ProjectSchema here;
    ProjectSchema there;
    QList<CaseKey> keys;
    QList<TestCase> originals; ///< of `keys`, as they are on this computer
    QList<PushReport::Failure> unread;
    QHash<ServerId, Scenario> sharedSteps;
    QMap<ServerId, QStringList> lockedValues;
};

/// Copies before they are made. Values only.
struct TransferPlan {
    /// The same thing of so many cases.
    struct Row {
        TransferNote note;
        qsizetype cases = 0;
    };
    struct Item {
        CaseKey original;
        TransferredCase made;
    };
    ServerId project = 0;
    QList<Row> rows;         ///< what needs attention first, then in the order of the parts
    QList<Item> items;       ///< those that can be made
    QList<CaseKey> refused;  ///< the project asks for something that they have not
};

enum class TransferKind {
    Copy,
    Move, ///< a copy, and once the server has it the original is deleted: it gets another id
};

struct TransferReport {
    ServerId project = 0;
    QList<CaseKey> done;  ///< originals whose copies are on the server, with all they have
    QList<CaseKey> made;  ///< these copies, by their keys there
    QList<PushReport::Failure> failed; ///< originals. A copy of which the server has a part, or may have, waits in its project; others are not there
    std::optional<ChangeSetId> deletion; ///< of the originals that were moved
};

/// The names of the change sets that a transfer makes.
struct TransferNames {
    QString copies;   ///< where they are made
    QString deletion; ///< where the originals are
};

/// Reads the cases in full, the vocabulary of `project`, and what the rules of the transfer ask about. Errors are those of opening and reading;
/// cases that could not be read are told in the result.
[[nodiscard]] Task<TransferGround> surveyTransfer(TransferRoad road, QList<CaseKey> keys, ServerId project);

/// `options` without what the ground has: name, suite, files. The cases that are already on their way are told by `rows`.
[[nodiscard]] TransferPlan planTransfer(const TransferGround &ground, TransferOptions options);

/// Makes the copies in their project as one change set, sends it, and for a move deletes the originals of those that arrived, as one change set of
/// `here` that is sent at once. What certainly did not arrive is taken back there. An error only where nothing was done.
[[nodiscard]] Task<TransferReport> carryOutTransfer(TransferRoad road, TransferPlan plan, TransferKind kind, TransferNames names);

/// Takes back what carryOutTransfer() did: moved originals come back, then the copies are deleted; those that somebody changed meanwhile stay and
/// are told as failed by their keys there. Invalid where something else was done after a move: that is to be taken back before.
[[nodiscard]] Task<PushReport> takeTransferBack(TransferRoad road, TransferReport done, QString name);

} // namespace casewright::workspace
