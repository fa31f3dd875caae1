// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirror/schema_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace casewright::store {
namespace {

using namespace Qt::Literals::StringLiterals;

/// Every member of T under its name, by the same list for both directions. The structured bindings name all members: a new one does not
/// compile until it is kept too.
class Writer {
public:
    template <typename T>
    void operator()(QLatin1StringView name, const T &value)
    {
        json.insert(name, encoded(value));
    }

    QJsonObject json;

private:
    static QJsonValue encoded(bool value) { return value; }
    static QJsonValue encoded(const QString &value) { return value; }
    static QJsonValue encoded(qint64 value) { return value; }
    static QJsonValue encoded(const QUrl &value) { return value.toString(QUrl::FullyEncoded); }
    static QJsonValue encoded(const QStringList &value) { return QJsonArray::fromStringList(value); }
    static QJsonValue encoded(AutomationBinding value) { return static_cast<int>(value); }
    static QJsonValue encoded(FacetId value) { return facetName(value); }
    static QJsonValue encoded(const Ref &value)
    {
        QJsonObject ref{{u"name"_s, value.name}};
        if (value.id)
            ref.insert(u"id"_s, *value.id);
        return ref;
    }
    template <typename T>
    static QJsonValue encoded(const QList<T> &list)
    {
        QJsonArray array;
        for (const T &element : list)
            array.append(encoded(element));
        return array;
    }
    template <typename T>
    static QJsonValue encoded(const T &value);
};

class Reader {
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

    /// What is not there stays as it is by default.
    template <typename T>
    void operator()(QLatin1StringView name, T &value)
    {
        if (const auto it = m_object.constFind(name); it != m_object.constEnd())
            decode(*it, value);
    }

private:
    static void decode(const QJsonValue &json, bool &value) { value = json.toBool(); }
    static void decode(const QJsonValue &json, QString &value) { value = json.toString(); }
    static void decode(const QJsonValue &json, qint64 &value) { value = json.toInteger(); }
    static void decode(const QJsonValue &json, QUrl &value) { value = QUrl(json.toString()); }
    static void decode(const QJsonValue &json, AutomationBinding &value) { value = static_cast<AutomationBinding>(json.toInt()); }
    static void decode(const QJsonValue &json, FacetId &value)
    {
        for (int id = 0; id <= static_cast<int>(FacetId::Fields); ++id) {
            if (facetName(static_cast<FacetId>(id)) == json.toString())
                value = static_cast<FacetId>(id);
        }
    }
    static void decode(const QJsonValue &json, Ref &value)
    {
        value.name = json["name"_L1].toString();
        const QJsonValue id = json["id"_L1];
        value.id = id.isDouble() ? std::optional<ServerId>(id.toInteger()) : std::nullopt;
    }
    template <typename T>
    static void decode(const QJsonValue &json, QList<T> &list)
    {
        list.clear();
        const QJsonArray array = json.toArray();
        for (const QJsonValue &element : array) {
            T value{};
            decode(element, value);
            list.append(value);
        }
    }
    template <typename T>
    static void decode(const QJsonValue &json, T &value);

    QJsonObject m_object;
};

template <typename Visit>
void visitMembers(Visit &visit, auto &value, const Project *)
{
    auto &[id, name, abbreviation] = value;
    visit("id"_L1, id);
    visit("name"_L1, name);
    visit("abbreviation"_L1, abbreviation);
}

template <typename Visit>
void visitMembers(Visit &visit, auto &value, const Integration *)
{
    auto &[id, name, type] = value;
    visit("id"_L1, id);
    visit("name"_L1, name);
    visit("type"_L1, type);
}

template <typename Visit>
void visitMembers(Visit &visit, auto &value, const CustomField *)
{
    auto &[field, required, isSingle, isLocked] = value;
    visit("field"_L1, field);
    visit("required"_L1, required);
    visit("single"_L1, isSingle);
    visit("locked"_L1, isLocked);
}

template <typename Visit>
void visitMembers(Visit &visit, auto &value, const CaseTree *)
{
    auto &[id, name, levels] = value;
    visit("id"_L1, id);
    visit("name"_L1, name);
    visit("levels"_L1, levels);
}

template <typename Visit>
void visitMembers(Visit &visit, auto &value, const Capabilities *)
{
    auto &[dialect, caseExpectedResult, owner, externalLinks, sharedSteps, stepAttachments, restoreDeleted, members, relations, testKeys,
           examples, comments, aql, bulk, cloning, audit, stepKeywords, binding, nameLimit] = value;
    visit("dialect"_L1, dialect);
    visit("caseExpectedResult"_L1, caseExpectedResult);
    visit("owner"_L1, owner);
    visit("externalLinks"_L1, externalLinks);
    visit("sharedSteps"_L1, sharedSteps);
    visit("stepAttachments"_L1, stepAttachments);
    visit("restoreDeleted"_L1, restoreDeleted);
    visit("members"_L1, members);
    visit("relations"_L1, relations);
    visit("testKeys"_L1, testKeys);
    visit("examples"_L1, examples);
    visit("comments"_L1, comments);
    visit("aql"_L1, aql);
    visit("bulk"_L1, bulk);
    visit("cloning"_L1, cloning);
    visit("audit"_L1, audit);
    visit("stepKeywords"_L1, stepKeywords);
    visit("binding"_L1, binding);
    visit("nameLimit"_L1, nameLimit);
}

template <typename Visit>
void visitMembers(Visit &visit, auto &value, const ProjectSchema *)
{
    auto &[project, capabilities, layers, features, statuses, tags, integrations, trees, treeId, suiteLevels, roles, featureField,
           requiredToCreate, requiredFields, fields, mayWrite, mayComment, server] = value;
    visit("project"_L1, project);
    visit("capabilities"_L1, capabilities);
    visit("layers"_L1, layers);
    visit("features"_L1, features);
    visit("statuses"_L1, statuses);
    visit("tags"_L1, tags);
    visit("integrations"_L1, integrations);
    visit("trees"_L1, trees);
    visit("treeId"_L1, treeId);
    visit("suiteLevels"_L1, suiteLevels);
    visit("roles"_L1, roles);
    visit("featureField"_L1, featureField);
    visit("requiredToCreate"_L1, requiredToCreate);
    visit("requiredFields"_L1, requiredFields);
    visit("fields"_L1, fields);
    visit("mayWrite"_L1, mayWrite);
    visit("mayComment"_L1, mayComment);
    visit("server"_L1, server);
}

template <typename T>
QJsonValue Writer::encoded(const T &value)
{
    Writer writer;
    visitMembers(writer, value, static_cast<const T *>(nullptr));
    return writer.json;
}

template <typename T>
void Reader::decode(const QJsonValue &json, T &value)
{
    Reader reader(json.toObject());
    visitMembers(reader, value, static_cast<const T *>(nullptr));
}

} // namespace

QByteArray schemaJson(const ProjectSchema &schema)
{
    Writer writer;
    visitMembers(writer, schema, &schema);
    return QJsonDocument(writer.json).toJson(QJsonDocument::Compact);
}

std::optional<ProjectSchema> schemaFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    ProjectSchema schema;
    Reader reader(document.object());
    visitMembers(reader, schema, &schema);
    return schema;
}

} // namespace casewright::store
