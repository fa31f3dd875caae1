// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/bulk/bulk_plan.h"

#include <QJsonDocument>
#include <QMap>

#include <algorithm>

namespace casewright::api::testops {
namespace {

/// Below this, sending each case by itself costs no more and tells more.
constexpr qsizetype fewestTogether = 3;

/// What is done to each case, and to which.
using CasesOf = QMap<std::pair<BulkWhat, QString>, BulkCall>;
using Proofs = QMap<QString, BulkProof>;

bool isRemoval(BulkWhat what)
{
    return what == BulkWhat::RemoveTags || what == BulkWhat::RemoveValues || what == BulkWhat::RemoveIssues || what == BulkWhat::RemoveMembers;
}

void note(CasesOf &calls, const BulkPart &part, ServerId id)
{
    QString text = QString::fromUtf8(QJsonDocument(part.added).toJson(QJsonDocument::Compact));
    for (const ServerId target : part.targetIds)
        text += QLatin1Char('\n') + QString::number(target);
    BulkCall &call = calls[{part.what, text}];
    call.what = part.what;
    if (!part.added.isEmpty())
        call.added = {part.added};
    call.targetIds = part.targetIds;
    call.cases.append(id);
}

void note(Proofs &proofs, const QString &query, QList<ServerId> BulkProof::*list, ServerId id)
{
    if (query.isEmpty())
        return;
    BulkProof &proof = proofs[query];
    proof.query = query;
    (proof.*list).append(id);
}

/// What is added to (taken from) the same cases shares a call.
QList<BulkCall> merged(const CasesOf &calls)
{
    QList<BulkCall> result;
    QMap<std::pair<BulkWhat, QList<ServerId>>, qsizetype> shared; // where the call for these cases is
    for (const BulkCall &call : calls) {
        const bool isOfList = call.what != BulkWhat::SetStatus && call.what != BulkWhat::SetLayer;
        const qsizetype place = isOfList ? shared.value({call.what, call.cases}, result.size()) : result.size();
        if (place == result.size()) {
            result.append(call);
            if (isOfList)
                shared.insert({call.what, call.cases}, place);
            continue;
        }
        BulkCall &same = result[place];
        for (const QJsonValue &element : call.added)
            same.added.append(element);
        same.targetIds += call.targetIds;
    }
    return result;
}

qsizetype searchesFor(const QList<ServerId> &cases)
{
    return (cases.size() + idsInSearch - 1) / idsInSearch;
}

/// Calls count twice: without them a case costs a reading and a write.
bool isWorthIt(const BulkPlan &plan)
{
    qsizetype cost = plan.calls.size() * 2;
    for (const BulkProof &proof : plan.proofs)
        cost += searchesFor(proof.lost) + searchesFor(proof.gained + proof.lost);
    return plan.together.size() >= fewestTogether && cost <= plan.together.size();
}

} // namespace

BulkPlan planOf(const QList<CaseChange> &changes, const BulkTerms &terms, const QHash<ServerId, CaseNow> &now)
{
    BulkPlan plan;
    CasesOf calls;
    Proofs proofs;
    QList<CaseChange> sorted = changes;
    std::ranges::sort(sorted, {}, &CaseChange::id);
    for (const CaseChange &one : std::as_const(sorted)) {
        const std::optional<CaseNow> caseNow = now.contains(one.id) ? std::optional(now.value(one.id)) : std::nullopt;
        const std::optional<QList<BulkPart>> parts = bulkParts(one.change, terms, caseNow);
        for (const BulkPart &part : parts.value_or(QList<BulkPart>())) {
            note(calls, part, one.id);
            note(proofs, part.proof, isRemoval(part.what) ? &BulkProof::lost : &BulkProof::gained, one.id);
            note(proofs, part.unlike, &BulkProof::lost, one.id);
        }
        (parts ? plan.together : plan.singly).append(one);
    }
    plan.calls = merged(calls);
    plan.proofs = proofs.values();
    if (!isWorthIt(plan)) {
        plan.singly += plan.together;
        plan.together.clear();
        plan.calls.clear();
        plan.proofs.clear();
    }
    return plan;
}

QList<BulkCall> withoutCases(QList<BulkCall> calls, const QSet<ServerId> &cases)
{
    for (BulkCall &call : calls)
        call.cases.removeIf([&cases](ServerId id) { return cases.contains(id); });
    calls.removeIf([](const BulkCall &call) { return call.cases.isEmpty(); });
    return calls;
}

} // namespace casewright::api::testops
