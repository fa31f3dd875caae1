// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/server/audit.h"

#include "app/demoserver/data/json_parts.h"

#include <QDateTime>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue idOrNull(qint64 id)
{
    return id == 0 ? QJsonValue() : QJsonValue(id);
}

QJsonObject change(const QJsonValue &before, const QJsonValue &after)
{
    return {{u"oldValue"_s, before}, {u"newValue"_s, after}};
}

QJsonObject scalars(const TestCase &before, const TestCase &after)
{
    QJsonObject diff;
    const auto put = [&diff](const QString &name, const QJsonValue &old, const QJsonValue &fresh) {
        if (old != fresh)
            diff[name] = change(old, fresh);
    };
    put(u"name"_s, textOrNull(before.name), textOrNull(after.name));
    put(u"fullName"_s, textOrNull(before.fullName), textOrNull(after.fullName));
    put(u"description"_s, textOrNull(before.description), textOrNull(after.description));
    put(u"precondition"_s, textOrNull(before.precondition), textOrNull(after.precondition));
    put(u"expectedResult"_s, textOrNull(before.expectedResult), textOrNull(after.expectedResult));
    put(u"statusId"_s, idOrNull(before.statusId), idOrNull(after.statusId));
    put(u"workflowId"_s, idOrNull(before.workflowId), idOrNull(after.workflowId));
    put(u"testLayerId"_s, idOrNull(before.layerId), idOrNull(after.layerId));
    put(u"projectId"_s, idOrNull(before.projectId), idOrNull(after.projectId));
    put(u"automated"_s, before.automated, after.automated);
    put(u"deleted"_s, before.deleted, after.deleted);
    return diff;
}

template <typename Records>
QList<qint64> idsOf(const Records &records)
{
    QList<qint64> ids;
    for (const auto &record : records)
        ids.append(record.id);
    return ids;
}

void putList(QJsonArray &data, const QString &type, const QList<qint64> &before, const QList<qint64> &after)
{
    if (before == after)
        return;
    data.append(QJsonObject{{u"type"_s, type}, {u"diff"_s, QJsonObject{{u"ids"_s, change(idsToJson(before), idsToJson(after))}}}});
}

} // namespace

QJsonArray differences(const TestCase &before, const TestCase &after)
{
    QJsonArray data;
    const QJsonObject diff = scalars(before, after);
    if (!diff.isEmpty())
        data.append(QJsonObject{{u"type"_s, u"test_case"_s}, {u"diff"_s, diff}});
    putList(data, u"test_case_test_tag"_s, before.tagIds, after.tagIds);
    putList(data, u"test_case_custom_field"_s, before.valueIds, after.valueIds);
    putList(data, u"test_case_members"_s, idsOf(before.members), idsOf(after.members));
    putList(data, u"test_case_issue"_s, idsOf(before.issues), idsOf(after.issues));
    return data;
}

void appendAudit(Store &store, qint64 caseId, const QString &action, const QJsonArray &data)
{
    store.extras.audit[caseId].append(QJsonObject{{u"id"_s, store.catalogue.takeId()},
                                                  {u"timestamp"_s, QDateTime::currentMSecsSinceEpoch()},
                                                  {u"username"_s, u"demo"_s},
                                                  {u"actionType"_s, action},
                                                  {u"data"_s, data}});
}

bool movesTheDate(const TestCase &before, const TestCase &after)
{
    const bool associationsOnly = before.valueIds != after.valueIds || idsOf(before.members) != idsOf(after.members);
    const bool others = !scalars(before, after).isEmpty() || before.tagIds != after.tagIds || idsOf(before.issues) != idsOf(after.issues);
    return others || !associationsOnly;
}

} // namespace casewright::demo
