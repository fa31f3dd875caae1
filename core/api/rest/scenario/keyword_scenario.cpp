// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/scenario/keyword_scenario.h"

#include <QJsonObject>

namespace casewright::api::rest {
namespace {

/// {id, name, ...} each: files of the case, shown at a step.
QList<Step> readFiles(JsonReader &in)
{
    QList<Step> files;
    in.array([&] {
        Step file = makeStep({});
        file.kind = StepKind::Attachment;
        in.object([&](JsonReader::Key key) {
            if (key == "id")
                file.target = in.integer();
            else if (key == "name")
                file.text = in.text();
        });
        if (file.target)
            files.append(file);
    });
    return files;
}

QJsonArray filesJson(const QList<Step> &steps)
{
    QJsonArray files;
    for (const Step &step : steps) {
        if (step.kind == StepKind::Attachment && step.target)
            files.append(QJsonObject{{QStringLiteral("id"), *step.target}, {QStringLiteral("name"), step.text}});
    }
    return files;
}

QList<Step> readKeywordSteps(JsonReader &in)
{
    QList<Step> steps;
    in.array([&] {
        Step step = makeStep({});
        QString expected;
        QList<Step> files;
        QList<Step> nested;
        in.object([&](JsonReader::Key key) {
            if (key == "keyword")
                step.keyword = in.text();
            else if (key == "name")
                step.text = in.text();
            else if (key == "expectedResult")
                expected = in.text();
            else if (key == "steps")
                nested = readKeywordSteps(in);
            else if (key == "attachments")
                files = readFiles(in);
        });
        step.children = expectedLines(expected) + files + nested;
        steps.append(step);
    });
    return steps;
}

} // namespace

QList<Step> expectedLines(const QString &text)
{
    QList<Step> rows;
    for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        rows.append(makeExpected(line.endsWith(QLatin1Char('\r')) ? line.chopped(1) : line));
    return rows;
}

Scenario readKeywordScenario(JsonReader &in)
{
    Scenario scenario;
    if (in.type() == JsonReader::Type::Array) {
        scenario.steps = readKeywordSteps(in);
        return scenario;
    }
    QList<Step> files; // of no step
    in.object([&](JsonReader::Key key) {
        if (key == "steps")
            scenario.steps = readKeywordSteps(in);
        else if (key == "attachments")
            files = readFiles(in);
    });
    scenario.steps += files;
    return scenario;
}

Result<Scenario> decodeKeywordScenario(const QByteArray &json)
{
    JsonReader in(json);
    Scenario scenario = readKeywordScenario(in);
    TRY(in.finish());
    return scenario;
}

QJsonArray keywordStepsJson(const QList<Step> &steps)
{
    QJsonArray array;
    for (const Step &step : steps) {
        if (step.kind == StepKind::Expected || step.kind == StepKind::Attachment)
            continue;
        QJsonObject json{{QStringLiteral("name"), step.text.isNull() ? QStringLiteral("") : step.text}};
        if (!step.keyword.isEmpty())
            json.insert(QLatin1StringView("keyword"), step.keyword);
        if (const QStringList expected = expectedResults(step); !expected.isEmpty())
            json.insert(QLatin1StringView("expectedResult"), expected.join(QLatin1Char('\n')));
        if (const QJsonArray files = filesJson(step.children); !files.isEmpty())
            json.insert(QLatin1StringView("attachments"), files);
        if (const QJsonArray nested = keywordStepsJson(step.children); !nested.isEmpty())
            json.insert(QLatin1StringView("steps"), nested);
        array.append(json);
    }
    return array;
}

} // namespace casewright::api::rest
