// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/cases/case_input.h"

#include "app/demoserver/data/associations.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"

#include <QRegularExpression>
#include <QSet>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const FieldBinding &bindingOf(const Context &context, qint64 projectId, const Body &item)
{
    // Real servers fail here without saying why.
    if (!item.member("customField").json().isObject())
        throw ApiError{500, u"Internal Server Error"_s};
    const qint64 fieldId = item.member("customField").requiredId("id");
    const FieldBinding *binding = context.store.extras.binding(projectId, fieldId);
    if (!binding)
        item.member("customField").refuse(u"custom field %1 is not used in project %2"_s.arg(fieldId).arg(projectId));
    return *binding;
}

void checkValue(const Context &context, qint64 projectId, const Body &item)
{
    const FieldBinding &binding = bindingOf(context, projectId, item);
    if (const std::optional<qint64> id = item.id("id")) {
        const FieldValue *value = context.store.catalogue.value(*id);
        if (!value || value->fieldId != binding.fieldId)
            item.member("id").refuse(u"the field has no value %1"_s.arg(*id));
        return;
    }
    const QString name = item.requiredName("name");
    const qint64 owner = valueProject(context, projectId, binding.fieldId);
    if (binding.locked && !context.store.catalogue.valueNamed(binding.fieldId, name, owner))
        item.member("name").refuse(u"custom field is locked, there is no value \"%1\""_s.arg(name));
}

bool fits(const Integration &integration, const QString &key)
{
    static const QRegularExpression jira(u"^[A-Z][A-Z0-9_]+-[1-9][0-9]*$"_s);
    static const QRegularExpression gitHub(u"^(?:(?:[\\w.-]+/[\\w.-]+)?#)?[1-9][0-9]*$"_s);
    return (integration.tracker == Tracker::Jira ? jira : gitHub).match(key).hasMatch();
}

} // namespace

QList<qint64> readTags(Context &context, const QList<Body> &items)
{
    for (const Body &item : items) {
        const std::optional<qint64> id = item.id("id");
        if (!id || item.has("name"))
            (void)item.requiredName("name");
        else if (context.store.catalogue.tagName(*id).isNull())
            item.refuse(u"there is no tag %1"_s.arg(*id));
    }
    QList<qint64> ids;
    for (const Body &item : items) {
        const qint64 id = item.has("name") ? context.store.catalogue.ensureTag(item.requiredName("name")) : item.requiredId("id");
        if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

QList<qint64> readValues(Context &context, qint64 projectId, const QList<Body> &items)
{
    for (const Body &item : items)
        checkValue(context, projectId, item);
    QList<qint64> ids;
    for (const Body &item : items) {
        const qint64 fieldId = item.member("customField").requiredId("id");
        const std::optional<qint64> known = item.id("id");
        const qint64 id = known ? *known
                                : context.store.catalogue.ensureValue(fieldId, item.requiredName("name"), valueProject(context, projectId, fieldId));
        if (!ids.contains(id))
            ids.append(id);
    }
    return ids;
}

void checkFieldRules(const Context &context, qint64 projectId, const QList<qint64> &valueIds)
{
    QHash<qint64, int> counts;
    for (const qint64 id : valueIds)
        ++counts[context.store.catalogue.value(id)->fieldId];
    for (const FieldBinding &binding : context.store.extras.bindings) {
        if (binding.projectId != projectId)
            continue;
        const QString name = fieldOf(context, binding.fieldId).name;
        if (binding.required && counts.value(binding.fieldId) == 0)
            throw ApiError{400, u"custom field \"%1\" is required"_s.arg(name)};
        if (binding.singleSelect && counts.value(binding.fieldId) > 1)
            throw ApiError{400, u"custom field \"%1\" takes a single value"_s.arg(name)};
    }
}

QList<qint64> withDefaults(const Context &context, qint64 projectId, QList<qint64> valueIds)
{
    QSet<qint64> fields;
    for (const qint64 id : std::as_const(valueIds))
        fields.insert(context.store.catalogue.value(id)->fieldId);
    for (const FieldBinding &binding : context.store.extras.bindings) {
        if (binding.projectId == projectId && binding.defaultValueId != 0 && !fields.contains(binding.fieldId))
            valueIds.append(binding.defaultValueId);
    }
    return valueIds;
}

QList<Link> readLinks(const QList<Body> &items)
{
    QList<Link> links;
    for (const Body &item : items) {
        item.expectObject();
        const std::optional<QString> url = item.text("url");
        if (!url)
            item.member("url").refuse(u"must not be null"_s);
        links.append({item.text("name").value_or(QString()), *url, item.text("type").value_or(QString())});
    }
    return links;
}

QList<Member> readMembers(const Context &context, const QList<Body> &items)
{
    QList<Member> members;
    for (const Body &item : items) {
        const QString username = item.requiredName("name");
        const qint64 roleId = item.member("role").requiredId("id");
        const QList<User> &users = context.store.extras.users;
        const auto user = std::find_if(users.cbegin(), users.cend(), [&](const User &each) { return each.username == username; });
        if (user == users.cend())
            item.member("name").refuse(u"there is no user %1"_s.arg(username));
        if (!recordById(std::as_const(context.store.extras.roles), roleId))
            item.member("role").refuse(u"there is no role %1"_s.arg(roleId));
        const Member member = memberOf(*user, roleId);
        if (!recordById(std::as_const(members), member.id))
            members.append(member);
    }
    return members;
}

QList<IssueLink> readIssues(Context &context, const QList<Body> &items, const QList<IssueLink> &current)
{
    QList<IssueLink> links;
    for (const Body &item : items) {
        item.expectObject();
        if (const std::optional<qint64> id = item.id("id")) {
            if (const IssueLink *known = recordById(current, *id)) {
                links.append(*known);
                continue;
            }
        }
        const std::optional<qint64> integrationId = item.id("integrationId");
        if (!integrationId)
            continue;
        const Integration *integration = context.store.catalogue.integration(*integrationId);
        if (!integration)
            item.member("integrationId").refuse(u"there is no integration %1"_s.arg(*integrationId));
        const QString key = item.requiredName("name");
        if (!fits(*integration, key))
            item.member("name").refuse(u"\"%1\" is not a key of %2"_s.arg(key, integration->name));
        const IssueLink link{issueId(context.store, *integrationId, key), *integrationId, key};
        if (!recordById(std::as_const(links), link.id))
            links.append(link);
    }
    return links;
}

} // namespace casewright::demo
