// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared/shared_step_draft.h"

#include "core/domain/case_json.h"

#include <QJsonDocument>

namespace casewright {
namespace {

constexpr QLatin1StringView beforeKey("before");
constexpr QLatin1StringView stepIdsKey("stepIds");
constexpr QLatin1StringView afterKey("after");
constexpr QLatin1StringView nameBeforeKey("nameBefore");
constexpr QLatin1StringView nameKey("name");
constexpr QLatin1StringView typedKey("typed");
constexpr QLatin1StringView timeKey("time");

QJsonObject asJson(const Scenario &scenario)
{
    TestCase value;
    value.scenario = scenario;
    return toJson(value);
}

std::optional<Scenario> scenarioIn(const QJsonValue &json)
{
    const Result<TestCase> value = testCaseFromJson(json.toObject());
    return value && value->scenario.known() ? std::optional(value->scenario.value()) : std::nullopt;
}

} // namespace

QString toText(const SharedStepDraft &draft)
{
    QJsonObject ids;
    for (auto id = draft.before.stepIds.cbegin(); id != draft.before.stepIds.cend(); ++id)
        ids.insert(QString::number(id.key().value), *id);
    const QJsonObject json{{beforeKey, asJson(draft.before.scenario)}, {stepIdsKey, ids}, {afterKey, asJson(draft.after)},
                           {nameBeforeKey, draft.nameBefore},          {nameKey, draft.name}, {typedKey, draft.typed},
                           {timeKey, draft.time}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::optional<SharedStepDraft> sharedStepDraftFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const std::optional<Scenario> before = scenarioIn(json.value(beforeKey));
    const std::optional<Scenario> after = scenarioIn(json.value(afterKey));
    if (!before || !after)
        return std::nullopt;
    SharedStepDraft draft;
    draft.before.scenario = *before;
    const QJsonObject ids = json.value(stepIdsKey).toObject();
    for (auto id = ids.constBegin(); id != ids.constEnd(); ++id)
        draft.before.stepIds.insert(StepKey{id.key().toLongLong()}, id.value().toInteger());
    draft.after = *after;
    draft.nameBefore = json.value(nameBeforeKey).toString();
    draft.name = json.value(nameKey).toString();
    draft.typed = json.value(typedKey).toString();
    draft.time = json.value(timeKey).toInteger();
    return draft;
}

} // namespace casewright
