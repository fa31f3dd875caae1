// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/codec/scenario_codec.h"

#include "core/api/seed/codec/dialect.h"

#include <QJsonObject>

#include <algorithm>

namespace casewright::api::seed {

namespace {

bool isExpected(const Step &step)
{
    return step.kind == StepKind::Expected;
}

void appendExpected(QList<Step> &children, const QString &text)
{
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        children.append(makeExpected(line.endsWith(QLatin1Char('\r')) ? line.chopped(1) : line));
}

Step readStep(JsonReader &in)
{
    Step step = makeStep({});
    QString expected;
    QList<Step> nested;
    in.object([&](JsonReader::Key key) {
        if (key == "keyword")
            step.keyword = in.text();
        else if (key == "name")
            step.text = in.text();
        else if (key == "expectedResult")
            expected = in.text();
        else if (key == "steps")
            nested = readSteps(in);
    });
    appendExpected(step.children, expected);
    step.children.append(nested);
    return step;
}

/// `expected` split into lines: the first keeps the key.
QList<Step> linesOf(const Step &expected)
{
    QList<Step> lines;
    appendExpected(lines, expected.text);
    if (!lines.isEmpty())
        lines.first().key = expected.key;
    return lines;
}

void store(QList<Step> &steps)
{
    QList<Step> stored;
    for (Step &step : steps) {
        if (isExpected(step)) {
            stored.append(linesOf(step));
            continue;
        }
        step.keyword = storedKeyword(step.keyword);
        store(step.children);
        stored.append(step);
    }
    std::stable_partition(stored.begin(), stored.end(), isExpected);
    steps = stored;
}

QJsonArray arrayOf(const QList<Step> &steps)
{
    QJsonArray array;
    for (const Step &step : steps) {
        if (isExpected(step))
            continue;
        QJsonObject object;
        if (!step.keyword.isEmpty())
            object.insert(QLatin1StringView("keyword"), step.keyword);
        object.insert(QLatin1StringView("name"), step.text.isNull() ? QLatin1StringView("") : step.text);
        const QStringList expected = expectedResults(step);
        if (!expected.isEmpty())
            object.insert(QLatin1StringView("expectedResult"), expected.join(QLatin1Char('\n')));
        const QJsonArray nested = arrayOf(step.children);
        if (!nested.isEmpty())
            object.insert(QLatin1StringView("steps"), nested);
        array.append(object);
    }
    return array;
}

} // namespace

QList<Step> readSteps(JsonReader &in)
{
    QList<Step> steps;
    in.array([&] { steps.append(readStep(in)); });
    return steps;
}

Scenario readScenario(JsonReader &in)
{
    Scenario scenario;
    if (in.type() == JsonReader::Type::Array) {
        scenario.steps = readSteps(in);
        return scenario;
    }
    in.object([&](JsonReader::Key key) {
        if (key == "steps")
            scenario.steps = readSteps(in);
    });
    return scenario;
}

Result<Scenario> decodeScenario(const QByteArray &json)
{
    JsonReader in(json);
    Scenario scenario = readScenario(in);
    TRY(in.finish());
    return scenario;
}

QString storedKeyword(const QString &keyword)
{
    static const QStringList known = seedCapabilities().stepKeywords;
    return keyword.isEmpty() || known.contains(keyword) ? keyword : QStringLiteral("And");
}

Scenario asStored(Scenario scenario)
{
    store(scenario.steps);
    return scenario;
}

QJsonArray stepsJson(const Scenario &scenario)
{
    return arrayOf(asStored(scenario).steps);
}

} // namespace casewright::api::seed
