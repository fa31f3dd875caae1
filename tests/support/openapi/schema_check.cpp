// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openapi/schema_check.h"

#include <cmath>
#include <limits>

namespace casewright::test::openapi {
namespace {

/// "$ref": "#/components/schemas/TagDto"
const QLatin1StringView schemasPointer("#/components/schemas/");

QStringList wrong(const QString &place, const QString &what)
{
    return {place + QStringLiteral(": ") + what};
}

QString kindOf(const QJsonObject &schema)
{
    return schema[QLatin1StringView("type")].toString();
}

QString shown(const QJsonValue &value)
{
    return value.isString() ? QLatin1Char('"') + value.toString() + QLatin1Char('"') : value.toVariant().toString();
}

bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && std::trunc(value.toDouble()) == value.toDouble();
}

/// Whether a whole number is one of 32 or 64 bits. Doubles have no integer next to the largest one of 64 bits.
bool fits(const QJsonValue &value, const QString &format)
{
    const double number = value.toDouble();
    if (format == QLatin1StringView("int32"))
        return number >= std::numeric_limits<qint32>::min() && number <= std::numeric_limits<qint32>::max();
    return number >= -0x1p63 && number < 0x1p63;
}

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1StringView("integer"))
        return isWhole(value);
    if (type == QLatin1StringView("number"))
        return value.isDouble();
    if (type == QLatin1StringView("string"))
        return value.isString();
    if (type == QLatin1StringView("boolean"))
        return value.isBool();
    if (type == QLatin1StringView("array"))
        return value.isArray();
    return type != QLatin1StringView("object") || value.isObject();
}

/// `size` against the keywords "<least>" and "<most>" of the schema.
QStringList outOfBounds(double size, const QJsonObject &schema, const char *least, const char *most, const QString &place)
{
    const QJsonValue low = schema[QLatin1StringView(least)];
    const QJsonValue high = schema[QLatin1StringView(most)];
    if (low.isDouble() && size < low.toDouble())
        return wrong(place, QStringLiteral("%1 is %2").arg(QLatin1StringView(least), shown(low)));
    if (high.isDouble() && size > high.toDouble())
        return wrong(place, QStringLiteral("%1 is %2").arg(QLatin1StringView(most), shown(high)));
    return {};
}

} // namespace

bool SchemaCheck::Fields::takesOthers() const
{
    return additional.isObject() || additional.toBool() || (additional.isUndefined() && properties.isEmpty());
}

std::optional<QJsonObject> SchemaCheck::resolved(QJsonObject schema) const
{
    for (int depth = 0; schema.contains(QLatin1StringView("$ref")); ++depth) {
        const QString pointer = schema[QLatin1StringView("$ref")].toString();
        const QJsonValue target = m_document[QLatin1StringView("components")][QLatin1StringView("schemas")][pointer.mid(schemasPointer.size())];
        if (!pointer.startsWith(schemasPointer) || !target.isObject() || depth > 10)
            return std::nullopt;
        schema = target.toObject();
    }
    return schema;
}

SchemaCheck::Fields SchemaCheck::fieldsOf(const QJsonObject &schema) const
{
    Fields fields;
    const QJsonArray parts = schema[QLatin1StringView("allOf")].toArray();
    for (const QJsonValue &part : parts) {
        const Fields more = fieldsOf(resolved(part.toObject()).value_or(QJsonObject()));
        for (auto field = more.properties.begin(); field != more.properties.end(); ++field)
            fields.properties.insert(field.key(), field.value());
        fields.required += more.required;
        if (!more.additional.isUndefined())
            fields.additional = more.additional;
    }
    const QJsonObject own = schema[QLatin1StringView("properties")].toObject();
    for (auto field = own.begin(); field != own.end(); ++field)
        fields.properties.insert(field.key(), field.value());
    const QJsonArray required = schema[QLatin1StringView("required")].toArray();
    for (const QJsonValue &name : required)
        fields.required.insert(name.toString());
    if (schema.contains(QLatin1StringView("additionalProperties")))
        fields.additional = schema[QLatin1StringView("additionalProperties")];
    return fields;
}

QStringList SchemaCheck::violations(const QJsonValue &value, const QJsonObject &schema, const QString &place) const
{
    const std::optional<QJsonObject> known = resolved(schema);
    if (!known)
        return wrong(place, QStringLiteral("the spec lacks %1").arg(schema[QLatin1StringView("$ref")].toString()));
    const bool isFree = !known->contains(QLatin1StringView("type")) && !known->contains(QLatin1StringView("properties"))
        && !known->contains(QLatin1StringView("allOf")) && !known->contains(QLatin1StringView("oneOf"));
    if (value.isNull())
        return isFree || (*known)[QLatin1StringView("nullable")].toBool() ? QStringList() : wrong(place, QStringLiteral("null"));
    return ofOne(value, *known, place);
}

QStringList SchemaCheck::ofOne(const QJsonValue &value, const QJsonObject &schema, const QString &place) const
{
    if (schema.contains(QLatin1StringView("oneOf")))
        return ofAlternatives(value, schema, place);
    const Fields fields = fieldsOf(schema);
    if (fields.properties.isEmpty() && schema.contains(QLatin1StringView("allOf"))) {
        QStringList found;
        const QJsonArray parts = schema[QLatin1StringView("allOf")].toArray();
        for (const QJsonValue &part : parts)
            found += violations(value, part.toObject(), place);
        return found;
    }
    const QString type = kindOf(schema).isEmpty() && !fields.properties.isEmpty() ? QStringLiteral("object") : kindOf(schema);
    if (!hasType(value, type))
        return wrong(place, (type == QLatin1StringView("array") || type == QLatin1StringView("integer") || type == QLatin1StringView("object")
                                 ? QStringLiteral("an ") : QStringLiteral("a ")) + type + QStringLiteral(" is expected"));
    const QJsonArray allowed = schema[QLatin1StringView("enum")].toArray();
    if (!allowed.isEmpty() && !allowed.contains(value))
        return wrong(place, QStringLiteral("%1 is none of the values").arg(shown(value)));
    if (value.isDouble() && type == QLatin1StringView("integer") && !fits(value, schema[QLatin1StringView("format")].toString()))
        return wrong(place, QStringLiteral("%1 is too large").arg(shown(value)));
    if (value.isDouble())
        return outOfBounds(value.toDouble(), schema, "minimum", "maximum", place);
    if (value.isString())
        return outOfBounds(static_cast<double>(value.toString().size()), schema, "minLength", "maxLength", place);
    if (value.isArray())
        return ofArray(value.toArray(), schema, place);
    return value.isObject() ? ofObject(value.toObject(), schema, place) : QStringList();
}

QStringList SchemaCheck::ofArray(const QJsonArray &array, const QJsonObject &schema, const QString &place) const
{
    QStringList found = outOfBounds(static_cast<double>(array.size()), schema, "minItems", "maxItems", place);
    const QJsonObject items = schema[QLatin1StringView("items")].toObject();
    for (qsizetype i = 0; i < array.size(); ++i)
        found += violations(array.at(i), items, place + QLatin1Char('/') + QString::number(i));
    return found;
}

QStringList SchemaCheck::ofObject(const QJsonObject &object, const QJsonObject &schema, const QString &place) const
{
    const Fields fields = fieldsOf(schema);
    QStringList found;
    QStringList missing = fields.required.values();
    missing.sort();
    for (const QString &name : std::as_const(missing)) {
        if (!object.contains(name))
            found += wrong(place + QLatin1Char('/') + name, QStringLiteral("missing"));
    }
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QString below = place + QLatin1Char('/') + field.key();
        if (fields.properties.contains(field.key()))
            found += violations(field.value(), fields.properties[field.key()].toObject(), below);
        else if (!fields.takesOthers())
            found += wrong(below, QStringLiteral("unknown field"));
        else if (fields.additional.isObject())
            found += violations(field.value(), fields.additional.toObject(), below);
    }
    return found;
}

/// The schema that a discriminator with a mapping names for this value; an empty one where it names none. Nothing where there is no
/// mapping: the documents of the vendor do without, and name types that are no schemas.
std::optional<QString> SchemaCheck::chosenBranch(const QJsonValue &value, const QJsonObject &discriminator) const
{
    const QJsonObject mapping = discriminator[QLatin1StringView("mapping")].toObject();
    if (mapping.isEmpty())
        return std::nullopt;
    return mapping[value[discriminator[QLatin1StringView("propertyName")].toString()].toString()].toString();
}

/// One of them at least has to fit; where none does, the one with the fewest violations tells them.
QStringList SchemaCheck::ofAlternatives(const QJsonValue &value, const QJsonObject &schema, const QString &place) const
{
    const QJsonObject discriminator = schema[QLatin1StringView("discriminator")].toObject();
    if (const std::optional<QString> chosen = chosenBranch(value, discriminator)) {
        const QString by = discriminator[QLatin1StringView("propertyName")].toString();
        if (chosen->isEmpty())
            return wrong(place + QLatin1Char('/') + by, QStringLiteral("%1 names no alternative").arg(shown(value[by])));
        return violations(value, {{QStringLiteral("$ref"), *chosen}}, place);
    }
    std::optional<QStringList> least;
    const QJsonArray branches = schema[QLatin1StringView("oneOf")].toArray();
    for (const QJsonValue &branch : branches) {
        const QStringList found = violations(value, branch.toObject(), place);
        if (!least || found.size() < least->size())
            least = found;
    }
    return least.value_or(QStringList());
}

} // namespace casewright::test::openapi
