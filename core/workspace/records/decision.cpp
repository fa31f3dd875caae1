// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/records/decision.h"

#include "core/domain/case_json.h"
#include "core/workspace/records/case_records.h"

#include <QJsonDocument>

namespace casewright::workspace {
namespace {

constexpr QLatin1StringView baseKey("base");
constexpr QLatin1StringView theirsKey("theirs");

} // namespace

QString decisionPlace(ChangeSetId decided)
{
    return QStringLiteral("decided:%1").arg(decided.value);
}

QString toText(const Decision &decision)
{
    const QJsonObject json{{baseKey, toJson(decision.base)}, {theirsKey, toJson(decision.theirs)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<Decision> decisionFromText(const QString &text)
{
    if (text.isEmpty()) // asked for every case of a change of thousands
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const Result<TestCase> base = testCaseFromJson(json.value(baseKey).toObject());
    const Result<TestCase> theirs = testCaseFromJson(json.value(theirsKey).toObject());
    if (json.isEmpty() || !base || !theirs)
        return std::nullopt;
    return Decision{*base, *theirs};
}

void CaseRecords::askAgain(CaseKey key, const TestCase &base)
{
    const auto it = m_cases.find(key);
    if (it == m_cases.end() || !it->base || !it->mine)
        return;
    const TestCase latest = workspace::latestOf(*it->base, it->theirs);
    it->base = overlaid(*it->base, restricted(base, *it->base));
    rebase(*it, latest);
    show(key);
}

void CaseRecords::leaveDecided(CaseKey key, const TestCase &theirs)
{
    const auto it = m_cases.find(key);
    if (it == m_cases.end() || !it->theirs || !sameKnown(restricted(theirs, *it->theirs), *it->theirs))
        return;
    it->base = workspace::latestOf(*it->base, it->theirs);
    it->theirs.reset();
    it->clashes.clear();
    setMine(*it, it->current());
    show(key);
}

} // namespace casewright::workspace
