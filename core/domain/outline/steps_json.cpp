// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/steps_json.h"

#include "core/domain/outline/step_marks.h"
#include "core/domain/step_outline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace casewright {
namespace {

constexpr QLatin1StringView keywordKey("keyword");
constexpr QLatin1StringView nameKey("name");
constexpr QLatin1StringView expectedKey("expectedResult");
constexpr QLatin1StringView stepsKey("steps");
constexpr QLatin1StringView attachmentKey("attachment");
constexpr QLatin1StringView sharedKey("sharedStep");

QLatin1StringView targetKeyOf(StepKind kind)
{
    return kind == StepKind::Shared ? sharedKey : attachmentKey;
}

QJsonArray encoded(const QList<Step> &steps)
{
    QJsonArray json;
    for (const Step &step : steps) {
        QJsonObject one{{keywordKey, step.keyword},
                        {nameKey, step.text},
                        {expectedKey, expectedResults(step).join(u'\n')},
                        {stepsKey, encoded(subSteps(step))}};
        if (step.target)
            one.insert(targetKeyOf(step.kind), *step.target);
        json.append(one);
    }
    return json;
}

tl::unexpected<Error> wrong(const QString &where, const QString &what)
{
    return failure(ErrorKind::Invalid, QStringLiteral("%1 %2").arg(where, what));
}

/// A text that may be missing or null.
Result<QString> optionalText(const QJsonObject &json, QLatin1StringView key, const QString &where)
{
    const QJsonValue value = json.value(key);
    if (!value.isString() && !value.isNull() && !value.isUndefined())
        return wrong(where + u'.' + key, QStringLiteral("is not a text"));
    return value.toString();
}

/// Makes `step` what its "attachment" or "sharedStep" says, where it has one of them.
Result<void> takeTarget(Step &step, const QJsonObject &json, const QString &where)
{
    for (const StepKind kind : {StepKind::Attachment, StepKind::Shared}) {
        const QJsonValue value = json.value(targetKeyOf(kind));
        if (value.isUndefined() || value.isNull())
            continue;
        const qint64 id = value.toInteger(0);
        if (id == 0 || step.target)
            return wrong(where + u'.' + targetKeyOf(kind), id == 0 ? QStringLiteral("is not an id") : QStringLiteral("is one too many"));
        step.kind = kind;
        step.target = id;
    }
    return {};
}

Result<QList<Step>> decoded(const QJsonValue &json, const QString &where);

Result<Step> decodedStep(const QJsonValue &json, const QString &where)
{
    if (json.isString())
        return stepFromText(json.toString());
    if (!json.isObject())
        return wrong(where, QStringLiteral("is not a step"));
    const QJsonObject object = json.toObject();
    Step step = makeStep(object.value(nameKey).toString());
    TRY(takeTarget(step, object, where));
    if (!object.value(nameKey).isString() && !step.target)
        return wrong(where + u'.' + nameKey, QStringLiteral("is missing"));
    TRY_ASSIGN(const QString keyword, optionalText(object, keywordKey, where));
    TRY_ASSIGN(const QString expected, optionalText(object, expectedKey, where));
    if (keywordOf(keyword) == keyword)
        step.keyword = keyword;
    else
        step.text.prepend(keyword + u' '); // a word that is none of ours stays readable
    addExpectedLines(step.children, expected);
    const QJsonValue steps = object.value(stepsKey);
    if (!steps.isNull() && !steps.isUndefined()) {
        TRY_ASSIGN(const QList<Step> children, decoded(steps, where + u'.' + stepsKey));
        step.children += children;
    }
    return step;
}

Result<QList<Step>> decoded(const QJsonValue &json, const QString &where)
{
    if (!json.isArray())
        return wrong(where, QStringLiteral("is not a list of steps"));
    QList<Step> steps;
    const QJsonArray array = json.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        TRY_ASSIGN(const Step step, decodedStep(array.at(i), QStringLiteral("%1[%2]").arg(where).arg(i)));
        steps.append(step);
    }
    return steps;
}

} // namespace

QByteArray toStepsJson(const QList<Step> &steps)
{
    return QJsonDocument(encoded(steps)).toJson(QJsonDocument::Compact);
}

bool looksLikeStepsJson(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*(?:\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]])"));
    return pattern.match(text).hasMatch();
}

Result<QList<Step>> readStepsJson(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = std::count(bytes.cbegin(), bytes.cbegin() + std::min<qsizetype>(error.offset, bytes.size()), '\n') + 1;
        return failure(ErrorKind::Invalid, QStringLiteral("line %1: %2").arg(line).arg(error.errorString()));
    }
    const QJsonValue steps = document.isArray() ? QJsonValue(document.array()) : document.object().value(stepsKey);
    return decoded(steps, stepsKey);
}

} // namespace casewright
