// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rest/values_codec.h"

namespace casewright::api::rest {
namespace {

/// An id that must be there.
ServerId required(JsonReader &in, const std::optional<qint64> &id)
{
    if (!id)
        in.missing("id", "a number");
    return id.value_or(0);
}

} // namespace

Ref readRef(JsonReader &in)
{
    Ref ref;
    switch (in.type()) {
    case JsonReader::Type::Text:
        ref.name = in.text();
        break;
    case JsonReader::Type::Number:
        ref.id = in.integer();
        break;
    default:
        in.object([&](JsonReader::Key key) {
            if (key == "id")
                ref.id = in.integer();
            else if (key == "name")
                ref.name = in.text();
        });
    }
    return ref;
}

Ref readItem(JsonReader &in)
{
    Ref ref = readRef(in);
    required(in, ref.id);
    return ref;
}

Tag readTag(JsonReader &in)
{
    const Ref ref = readRef(in);
    if (ref.name.isEmpty())
        in.missing("name", "a text");
    return {ref.id, ref.name};
}

IssueLink readIssue(JsonReader &in)
{
    IssueLink link;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            link.linkId = in.integer();
        else if (key == "name" || (key == "key" && link.key.isEmpty()))
            link.key = in.text();
        else if (key == "url")
            link.url = in.text();
        else if (key == "integrationId")
            link.integration.id = in.integer();
        else if (key == "closed")
            link.closed = in.boolean();
    });
    if (link.key.isEmpty())
        in.missing("name", "a text");
    return link;
}

Project readProject(JsonReader &in)
{
    Project project;
    std::optional<qint64> id;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            id = in.integer();
        else if (key == "name")
            project.name = in.text();
        else if (key == "abbr")
            project.abbreviation = in.text();
    });
    project.id = required(in, id);
    return project;
}

ListedIntegration readIntegration(JsonReader &in)
{
    ListedIntegration integration;
    std::optional<qint64> id;
    in.object([&](JsonReader::Key key) {
        if (key == "id") {
            id = in.integer();
        } else if (key == "name") {
            integration.value.name = in.text();
        } else if (key == "type") {
            integration.value.type = in.text();
        } else if (key == "disabled") {
            integration.disabled = in.boolean();
        } else if (key == "info") {
            in.object([&](JsonReader::Key inner) {
                if (inner == "type")
                    integration.value.type = in.text();
            });
        }
    });
    integration.value.id = required(in, id);
    return integration;
}

Tree readTree(JsonReader &in)
{
    Tree tree;
    std::optional<qint64> id;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            id = in.integer();
        else if (key == "name")
            tree.name = in.text();
        else if (key == "fields")
            in.array([&] { tree.levels.append(readItem(in)); });
    });
    tree.id = required(in, id);
    return tree;
}

FieldEntry readFieldEntry(JsonReader &in)
{
    FieldEntry entry;
    entry.json = in.raw();
    if (in.failed())
        return entry;
    // Read a second time from its own text, as a reader goes forward only.
    JsonReader own(entry.json);
    Ref field;
    own.object([&](JsonReader::Key key) {
        if (key == "id")
            entry.value.id = own.integer();
        else if (key == "name")
            entry.value.name = own.text();
        else if (key == "customField")
            field = readRef(own);
    });
    if (own.failed())
        in.unexpected("a value {id, name, customField}");
    else if (!field.id)
        in.missing("customField", "a field with an id");
    entry.field = field.id.value_or(0);
    return entry;
}

QJsonObject fieldValueJson(ServerId field, const Ref &value)
{
    QJsonObject json{{QStringLiteral("customField"), QJsonObject{{QStringLiteral("id"), field}}}};
    if (value.id)
        json.insert(QLatin1StringView("id"), *value.id);
    else
        json.insert(QLatin1StringView("name"), value.name);
    return json;
}

Group readGroup(JsonReader &in)
{
    Group group;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            group.value.id = in.integer();
        else if (key == "name")
            group.value.name = in.text();
        else if (key == "count")
            group.count = in.integer().value_or(0);
    });
    required(in, group.value.id);
    return group;
}

ServerId readLeaf(JsonReader &in)
{
    return readItem(in).id.value_or(0);
}

IssueLink named(IssueLink link, const QList<Integration> &integrations)
{
    for (const Integration &integration : integrations) {
        if (integration.id == link.integration.id)
            link.integration.name = integration.name;
    }
    return link;
}

Result<Ref> resolved(const Ref &ref, const QList<Ref> &known, const QString &what)
{
    if (ref.isNull() || ref.id)
        return ref;
    for (const Qt::CaseSensitivity sensitivity : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        for (const Ref &candidate : known) {
            if (candidate.name.compare(ref.name, sensitivity) == 0)
                return candidate;
        }
    }
    return failure(ErrorKind::Invalid, QStringLiteral("There is no %1 named \"%2\"").arg(what, ref.name));
}

} // namespace casewright::api::rest
