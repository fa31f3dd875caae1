// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/catalogue.h"

#include <algorithm>

namespace casewright::demo {

namespace {

template <typename Record>
const Record *byId(const QList<Record> &records, qint64 id)
{
    const auto found = std::find_if(records.cbegin(), records.cend(), [id](const Record &record) { return record.id == id; });
    return found == records.cend() ? nullptr : &*found;
}

} // namespace

const QStringList &Catalogue::suiteFieldNames()
{
    static const QStringList names{QStringLiteral("Suite"), QStringLiteral("Sub-suite"), QStringLiteral("Sub-sub-suite")};
    return names;
}

const QStringList &Catalogue::statuses()
{
    static const QStringList names{QStringLiteral("Active"), QStringLiteral("Outdated"), QStringLiteral("Archived")};
    return names;
}

const Project *Catalogue::project(qint64 id) const { return byId(m_projects, id); }
const Named *Catalogue::layer(qint64 id) const { return byId(m_layers, id); }
const Feature *Catalogue::feature(qint64 id) const { return byId(m_features, id); }
const Integration *Catalogue::integration(qint64 id) const { return byId(m_integrations, id); }
const CustomField *Catalogue::field(qint64 id) const { return byId(m_fields, id); }

const Project *Catalogue::projectNamed(const QString &name) const
{
    const auto found = std::find_if(m_projects.cbegin(), m_projects.cend(), [&](const Project &p) { return p.name == name; });
    return found == m_projects.cend() ? nullptr : &*found;
}

qint64 Catalogue::addProject(const QString &name, const QString &description, qint64 createdDate)
{
    const qint64 id = m_projects.isEmpty() ? 1 : m_projects.constLast().id + 1;
    m_projects.append({id, name, description, createdDate});
    int level = 0;
    for (const QString &field : suiteFieldNames())
        addField(id, field, level++);
    return id;
}

qint64 Catalogue::addFeature(qint64 projectId, const QString &name)
{
    m_features.append({takeId(), projectId, name});
    return m_features.constLast().id;
}

QString Catalogue::tagName(qint64 id) const
{
    return m_tagNames.value(id);
}

qint64 Catalogue::ensureTag(const QString &name)
{
    const auto found = m_tagIds.constFind(name);
    if (found != m_tagIds.cend())
        return *found;
    const qint64 id = takeId();
    m_tags.append({id, name});
    m_tagIds.insert(name, id);
    m_tagNames.insert(id, name);
    return id;
}

void Catalogue::renameTag(qint64 id, const QString &name)
{
    for (Named &tag : m_tags) {
        if (tag.id == id)
            tag.name = name;
    }
    m_tagIds.remove(m_tagNames.value(id));
    m_tagIds.insert(name, id);
    m_tagNames.insert(id, name);
}

void Catalogue::removeTag(qint64 id)
{
    m_tags.removeIf([id](const Named &tag) { return tag.id == id; });
    m_tagIds.remove(m_tagNames.take(id));
}

const CustomField *Catalogue::suiteField(qint64 projectId, int level) const
{
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(), [&](const CustomField &field) {
        return field.projectId == projectId && field.level == level;
    });
    return found == m_fields.cend() ? nullptr : &*found;
}

qint64 Catalogue::addField(qint64 projectId, const QString &name, int level)
{
    m_fields.append({takeId(), projectId, name, level});
    return m_fields.constLast().id;
}

QList<FieldValue> Catalogue::valuesOf(qint64 fieldId) const
{
    QList<FieldValue> values;
    for (const FieldValue &value : m_values) {
        if (value.fieldId == fieldId)
            values.append(value);
    }
    std::sort(values.begin(), values.end(), [](const FieldValue &a, const FieldValue &b) { return a.id < b.id; });
    return values;
}

const FieldValue *Catalogue::value(qint64 id) const
{
    const auto found = m_values.constFind(id);
    return found == m_values.cend() ? nullptr : &*found;
}

const FieldValue *Catalogue::valueNamed(qint64 fieldId, const QString &name, qint64 projectId) const
{
    return value(m_valueIds.value(keyOf({0, fieldId, name, projectId})));
}

qint64 Catalogue::ensureValue(qint64 fieldId, const QString &name, qint64 projectId)
{
    if (const FieldValue *known = valueNamed(fieldId, name, projectId))
        return known->id;
    const qint64 id = takeId();
    addValue({id, fieldId, name, projectId});
    return id;
}

void Catalogue::addValue(const FieldValue &value)
{
    m_values.insert(value.id, value);
    m_valueIds.insert(keyOf(value), value.id);
}

void Catalogue::renameValue(qint64 id, const QString &name)
{
    FieldValue &value = m_values[id];
    m_valueIds.remove(keyOf(value));
    value.name = name;
    m_valueIds.insert(keyOf(value), id);
}

void Catalogue::removeValue(qint64 id)
{
    m_valueIds.remove(keyOf(m_values.take(id)));
}

} // namespace casewright::demo
