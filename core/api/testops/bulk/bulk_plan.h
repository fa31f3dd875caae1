// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/testops/bulk/bulk_parts.h"

#include <QJsonArray>

namespace casewright::api::testops {

/// One bulk operation of the server: the same for all of its cases.
struct BulkCall {
    BulkWhat what = BulkWhat::AddTags;
    QJsonArray added;          ///< see BulkPart
    QList<ServerId> targetIds;
    QList<ServerId> cases;     ///< in rising order
};

/// Something that a search does not tell of a case, but finds cases by.
struct BulkProof {
    QString query;
    QList<ServerId> gained; ///< cases that are to be found afterwards
    QList<ServerId> lost;   ///< cases that are found before, and not afterwards
};

/// How many changes become few requests.
struct BulkPlan {
    QList<BulkCall> calls;
    QList<BulkProof> proofs;
    QList<CaseChange> together; ///< what the calls do
    QList<CaseChange> singly;   ///< what there is no bulk operation for, or too few of a kind to gain by it
};

/// Ids in one search: its address stays below 8 KB, which is what web servers take.
inline constexpr qsizetype idsInSearch = 400;

/// Equal parts of the changes go into one call each; `now` tells of the cases that need it.
[[nodiscard]] BulkPlan planOf(const QList<CaseChange> &changes, const BulkTerms &terms, const QHash<ServerId, CaseNow> &now);

/// The calls without these cases, and without those that have none left.
[[nodiscard]] QList<BulkCall> withoutCases(QList<BulkCall> calls, const QSet<ServerId> &cases);

} // namespace casewright::api::testops
