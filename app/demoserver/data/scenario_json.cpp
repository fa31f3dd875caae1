// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/scenario_json.h"

#include "app/demoserver/data/json_parts.h"

#include <QJsonObject>

namespace casewright::demo {

QJsonArray stepsToJson(const QList<Step> &steps)
{
    QJsonArray array;
    for (const Step &step : steps) {
        QJsonObject object;
        if (!step.keyword.isNull())
            object[QLatin1String("keyword")] = step.keyword;
        object[QLatin1String("name")] = step.name;
        if (!step.expectedResult.isNull())
            object[QLatin1String("expectedResult")] = step.expectedResult;
        if (!step.steps.isEmpty())
            object[QLatin1String("steps")] = stepsToJson(step.steps);
        if (!step.attachmentIds.isEmpty())
            object[QLatin1String("attachmentIds")] = idsToJson(step.attachmentIds);
        array.append(object);
    }
    return array;
}

QList<Step> stepsFromJson(const QJsonArray &steps)
{
    QList<Step> list;
    list.reserve(steps.size());
    for (const QJsonValue &value : steps) {
        const QJsonObject object = value.toObject();
        // toString() of an absent member is a null string, which is what "unset" is here.
        list.append({object[QLatin1String("keyword")].toString(), object[QLatin1String("name")].toString(),
                     object[QLatin1String("expectedResult")].toString(), stepsFromJson(object[QLatin1String("steps")].toArray()),
                     idsFromJson(object[QLatin1String("attachmentIds")].toArray())});
    }
    return list;
}

} // namespace casewright::demo
