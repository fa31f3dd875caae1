// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/whole_scenario.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/testops/steps/keywords.h"

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::api::testops {
namespace {

QJsonObject typed(const QString &type, const QString &body)
{
    return {{QStringLiteral("type"), type}, {QStringLiteral("body"), body}};
}

QJsonArray typedSteps(const QList<Step> &steps)
{
    QJsonArray all;
    for (const Step &step : steps) {
        if (step.kind != StepKind::Body)
            continue;
        QJsonObject json = typed(QStringLiteral("body"), bodyOf(step));
        QJsonArray expected;
        for (const Step &child : step.children) {
            if (child.kind == StepKind::Expected)
                expected.append(typed(QStringLiteral("expected_body"), child.text));
        }
        if (!expected.isEmpty())
            json.insert(QLatin1StringView("expectedResultSteps"), expected);
        if (const QJsonArray below = typedSteps(step.children); !below.isEmpty())
            json.insert(QLatin1StringView("steps"), below);
        all.append(json);
    }
    return all;
}

} // namespace

bool canBeWhole(const StepTree &there, const Scenario &wanted)
{
    return there.fullContainers.isEmpty() && fitsLegacy(there.scenario) && fitsLegacy(wanted);
}

Task<std::optional<Scenario>> postWhole(StepSending sending, Scenario wanted, ExpectedStyle style)
{
    const bool isTyped = style == ExpectedStyle::Nodes;
    const QJsonArray steps = isTyped ? typedSteps(wanted.steps) : rest::keywordStepsJson(wanted.steps);
    const QString path = sending.session->casePath(sending.owner.id, QLatin1StringView("scenario"));
    Request request = writeRequest(Method::Post, path, toJson(QJsonObject{{QStringLiteral("steps"), steps}}), sending.cancel);
    if (isTyped)
        request.query.addQueryItem(QStringLiteral("v2"), QStringLiteral("true"));
    const Result<Reply> reply = co_await sending.session->client.write(request);
    CO_TRY(reply);
    if (isTyped)
        co_return std::nullopt;
    const Result<Scenario> kept = rest::decodeKeywordScenario(reply->body);
    co_return kept ? std::optional(*kept) : std::nullopt;
}

} // namespace casewright::api::testops
