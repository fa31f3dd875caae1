// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/seed/codec/scenario_codec.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/api/seed/codec/dialect.h"

#include <algorithm>

namespace casewright::api::seed {

namespace {

bool isExpected(const Step &step)
{
    return step.kind == StepKind::Expected;
}

/// `expected` split into lines: the first keeps the key.
QList<Step> linesOf(const Step &expected)
{
    QList<Step> lines = rest::expectedLines(expected.text);
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

} // namespace

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
    return rest::keywordStepsJson(asStored(scenario).steps);
}

} // namespace casewright::api::seed
