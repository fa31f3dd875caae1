// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/cases/case_dto.h"

#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/steps/scenario_dto.h"

#include <QCryptographicHash>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

void putMarkdown(QJsonObject &json, const QString &name, const QString &text)
{
    if (text.isNull())
        return;
    json[name] = text;
    json[name + "Html"_L1] = htmlOf(text);
}

// What the TestCaseDto and the overview have in common.
QJsonObject commonJson(const Context &context, const TestCase &record)
{
    const Extras &extras = context.store.extras;
    QJsonObject json = reference(record.id, record.name);
    json["projectId"_L1] = record.projectId;
    putMarkdown(json, u"description"_s, record.description);
    putMarkdown(json, u"precondition"_s, record.precondition);
    putMarkdown(json, u"expectedResult"_s, record.expectedResult);
    if (!record.fullName.isNull()) {
        json["fullName"_L1] = record.fullName;
        json["hash"_L1] = QString::fromLatin1(QCryptographicHash::hash(record.fullName.toUtf8(), QCryptographicHash::Md5).toHex());
    }
    json["automated"_L1] = record.automated;
    json["external"_L1] = record.external;
    json["deleted"_L1] = record.deleted;
    json["editable"_L1] = context.settings.access == Access::Writer;
    if (const Status *status = recordById(extras.statuses, record.statusId))
        json["status"_L1] = statusJson(*status);
    json["tags"_L1] = tagsJson(context, record);
    QJsonArray links;
    for (const Link &link : record.links) {
        QJsonObject item{{u"url"_s, link.url}};
        putText(item, "name"_L1, link.name);
        putText(item, "type"_L1, link.type);
        links.append(item);
    }
    json["links"_L1] = links;
    json["createdDate"_L1] = record.createdDate;
    json["createdBy"_L1] = record.createdBy;
    json["lastModifiedDate"_L1] = record.lastModifiedDate;
    json["lastModifiedBy"_L1] = record.lastModifiedBy;
    return json;
}

void putLayer(QJsonObject &json, QLatin1String name, const Store &store, const TestCase &record)
{
    if (const Named *layer = layerOf(store, record.layerId))
        json[name] = reference(layer->id, layer->name);
}

QJsonArray parameterNames(const TestCase &record)
{
    QJsonArray names;
    if (record.examples.isEmpty())
        return names;
    for (const Parameter &parameter : record.examples.constFirst().parameters)
        names.append(QJsonObject{{u"name"_s, parameter.name}});
    return names;
}

} // namespace

void putText(QJsonObject &json, QLatin1String name, const QString &text)
{
    if (!text.isNull())
        json[name] = text;
}

QString htmlOf(const QString &markdown)
{
    return u"<p>%1</p>"_s.arg(markdown.toHtmlEscaped().replace(u'\n', "<br>"_L1));
}

QJsonObject caseJson(const Context &context, const TestCase &record)
{
    QJsonObject json = commonJson(context, record);
    if (const Workflow *workflow = recordById(context.store.extras.workflows, record.workflowId))
        json["workflow"_L1] = reference(workflow->id, workflow->name);
    putLayer(json, "testLayer"_L1, context.store, record);
    return json;
}

QJsonObject overviewJson(const Context &context, const TestCase &record)
{
    QJsonObject json = commonJson(context, record);
    if (const Workflow *workflow = recordById(context.store.extras.workflows, record.workflowId))
        json["workflow"_L1] = workflowJson(context, *workflow);
    putLayer(json, "layer"_L1, context.store, record);
    json["customFields"_L1] = valuesJson(context, record);
    json["issues"_L1] = issuesJson(context, record);
    json["members"_L1] = membersJson(context, record);
    json["testKeys"_L1] = testKeysJson(record);
    json["examples"_L1] = examplesJson(record);
    json["parameters"_L1] = parameterNames(record);
    json["scenario"_L1] = keywordScenario(context, record);
    json["style"_L1] = u"regular"_s;
    json["hasManualScenario"_L1] = !treeOf(record, context.stepStyle()).roots().isEmpty();
    return json;
}

QJsonArray tagsJson(const Context &context, const TestCase &record)
{
    QJsonArray all;
    for (const qint64 id : record.tagIds)
        all.append(reference(id, context.store.catalogue.tagName(id)));
    return all;
}

QJsonArray valuesJson(const Context &context, const TestCase &record)
{
    QJsonArray all;
    for (const qint64 id : record.valueIds)
        all.append(valueJson(context, *context.store.catalogue.value(id)));
    return all;
}

QJsonArray issuesJson(const Context &context, const TestCase &record)
{
    QJsonArray all;
    for (const IssueLink &link : record.issues)
        all.append(issueJson(context, link));
    return all;
}

QJsonArray membersJson(const Context &context, const TestCase &record)
{
    QJsonArray all;
    for (const Member &member : record.members) {
        QJsonObject json = reference(member.id, member.username);
        json["role"_L1] = reference(member.roleId, recordById(context.store.extras.roles, member.roleId)->name);
        all.append(json);
    }
    return all;
}

QJsonArray testKeysJson(const TestCase &record)
{
    QJsonArray all;
    for (const TestKey &key : record.testKeys) {
        QJsonObject json = reference(key.id, key.name);
        json["integrationId"_L1] = key.integrationId;
        putText(json, "url"_L1, key.url);
        all.append(json);
    }
    return all;
}

QJsonArray examplesJson(const TestCase &record)
{
    QJsonArray all;
    for (const Example &example : record.examples) {
        QJsonArray parameters;
        for (const Parameter &parameter : example.parameters)
            parameters.append(QJsonObject{{u"name"_s, parameter.name}, {u"value"_s, parameter.value}});
        all.append(QJsonObject{{u"id"_s, example.id}, {u"parameters"_s, parameters}});
    }
    return all;
}

} // namespace casewright::demo
