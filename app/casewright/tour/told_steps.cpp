// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/tour/told_steps.h"

#include <QStringList>

namespace casewright::app {
namespace {

/// The table of nodes; JSON has their ids as texts there and as numbers everywhere else.
struct Nodes {
    QJsonObject byId;

    [[nodiscard]] QJsonObject node(const QJsonValue &id) const { return byId.value(QString::number(id.toInteger())).toObject(); }
};

QJsonArray childrenOf(const QJsonObject &node)
{
    return node.value(QLatin1String("children")).toArray();
}

QString linesBelow(const Nodes &nodes, const QJsonObject &container)
{
    QStringList lines;
    for (const QJsonValue &id : childrenOf(container))
        lines.append(nodes.node(id).value(QLatin1String("body")).toString());
    return lines.join(QLatin1Char('\n'));
}

QJsonArray stepsBelow(const Nodes &nodes, const QJsonObject &parent)
{
    const QJsonValue container = parent.value(QLatin1String("expectedResultId"));
    QJsonArray steps;
    for (const QJsonValue &id : childrenOf(parent)) {
        if (id == container)
            continue;
        const QJsonObject node = nodes.node(id);
        const QString expected = linesBelow(nodes, nodes.node(node.value(QLatin1String("expectedResultId"))));
        steps.append(toldStep(node.value(QLatin1String("body")).toString(), expected, stepsBelow(nodes, node)));
    }
    return steps;
}

} // namespace

QJsonObject toldStep(const QString &text, const QString &expected, const QJsonArray &steps)
{
    QJsonObject step{{QStringLiteral("text"), text}};
    if (!expected.isEmpty())
        step.insert(QStringLiteral("expected"), expected);
    if (!steps.isEmpty())
        step.insert(QStringLiteral("steps"), steps);
    return step;
}

QJsonArray stepsOfKeywords(const QJsonObject &scenario)
{
    QJsonArray steps;
    const QJsonArray told = scenario.value(QLatin1String("steps")).toArray();
    for (const QJsonValue &value : told) {
        const QJsonObject step = value.toObject();
        const QString keyword = step.value(QLatin1String("keyword")).toString();
        const QString name = step.value(QLatin1String("name")).toString();
        steps.append(toldStep(keyword.isEmpty() ? name : keyword + QLatin1Char(' ') + name,
                              step.value(QLatin1String("expectedResult")).toString(), stepsOfKeywords(step)));
    }
    return steps;
}

QJsonArray stepsOfNodes(const QJsonObject &scenario)
{
    const Nodes nodes{scenario.value(QLatin1String("scenarioSteps")).toObject()};
    return stepsBelow(nodes, scenario.value(QLatin1String("root")).toObject());
}

} // namespace casewright::app
