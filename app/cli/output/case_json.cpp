// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/case_view.h"

#include "core/domain/step_outline.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonArray suitesJson(const QList<SuitePath> &suites)
{
    QJsonArray paths;
    for (const SuitePath &suite : suites) {
        QJsonArray levels;
        for (const Ref &level : suite)
            levels.append(level.name);
        paths.append(levels);
    }
    return paths;
}

} // namespace

QJsonValue idJson(const QString &displayId)
{
    bool isNumber = false;
    const qint64 number = displayId.toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(displayId);
}

QJsonObject rowJson(const CaseRow &row)
{
    return {
        {u"id"_s, idJson(row.id)},
        {u"name"_s, row.name},
        {u"status"_s, textOrNull(row.status)},
        {u"layer"_s, textOrNull(row.layer)},
        {u"feature"_s, textOrNull(row.feature)},
        {u"suite"_s, row.suites.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(suiteText(row.suites.first()))},
        {u"suites"_s, suitesJson(row.suites)},
        {u"tags"_s, QJsonArray::fromStringList(row.tags)},
        {u"automated"_s, row.automated},
        {u"url"_s, textOrNull(row.url)},
    };
}

QJsonObject caseJson(const CaseView &view)
{
    QJsonObject json = rowJson(view.row);
    json.insert(u"description"_s, view.description);
    json.insert(u"precondition"_s, view.precondition);
    QJsonArray issues;
    for (const IssueLink &issue : view.issues) {
        issues.append(QJsonObject{
            {u"integration"_s, issue.integration.name}, {u"key"_s, issue.key}, {u"url"_s, textOrNull(issue.url)}});
    }
    json.insert(u"issues"_s, issues);
    json.insert(u"steps"_s, QJsonDocument::fromJson(toStepsJson(view.scenario.steps)).array());
    return json;
}

} // namespace casewright::cli
