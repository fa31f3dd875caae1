// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openapi/request_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace casewright::test::openapi {
namespace {

QString baseOf(const QJsonObject &document)
{
    QString base = QUrl(document[QLatin1StringView("servers")][0][QLatin1StringView("url")].toString()).path();
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    return base;
}

bool isParameter(const QString &segment)
{
    return segment.startsWith(QLatin1Char('{')) && segment.endsWith(QLatin1Char('}'));
}

/// The parameters in "path" or in "query", by name.
QJsonObject parametersIn(const char *where, const QJsonObject &operation)
{
    QJsonObject found;
    const QJsonArray parameters = operation[QLatin1StringView("parameters")].toArray();
    for (const QJsonValue &parameter : parameters) {
        if (parameter[QLatin1StringView("in")].toString() == QLatin1StringView(where))
            found.insert(parameter[QLatin1StringView("name")].toString(), parameter);
    }
    return found;
}

/// The text as the JSON value that a parameter of this type stands for; undefined where it is none.
QJsonValue valueOf(const QString &text, const QString &type)
{
    bool ok = true;
    if (type == QLatin1StringView("integer")) {
        const qint64 number = text.toLongLong(&ok);
        return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    if (type == QLatin1StringView("number")) {
        const double number = text.toDouble(&ok);
        return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    if (type == QLatin1StringView("boolean")) {
        const bool isTrue = text == QLatin1StringView("true");
        return isTrue || text == QLatin1StringView("false") ? QJsonValue(isTrue) : QJsonValue(QJsonValue::Undefined);
    }
    return text;
}

std::optional<QJsonValue> parsed(const QByteArray &json)
{
    // Wrapped, because a document is an object or an array only.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + json + ']', &error);
    return error.error == QJsonParseError::NoError && document.array().size() == 1 ? std::optional(document.array().at(0)) : std::nullopt;
}

} // namespace

RequestCheck::RequestCheck(const QJsonObject &document)
    : m_paths(document[QLatin1StringView("paths")].toObject()), m_base(baseOf(document)), m_schemas(document)
{}

std::optional<RequestCheck> RequestCheck::fromFile(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(in.readAll());
    return document.isObject() ? std::optional(RequestCheck(document.object())) : std::nullopt;
}

QList<RequestCheck::Match> RequestCheck::matches(const QString &path) const
{
    QList<Match> found;
    if (!path.startsWith(m_base + QLatin1Char('/')))
        return found;
    const QStringList wanted = path.mid(m_base.size()).split(QLatin1Char('/'));
    for (auto one = m_paths.begin(); one != m_paths.end(); ++one) {
        const QStringList segments = one.key().split(QLatin1Char('/'));
        Match match{one.key(), one.value().toObject(), 0};
        const auto fitsSegment = [&match](const QString &given, const QString &segment) {
            match.literals += isParameter(segment) ? 0 : 1;
            return isParameter(segment) ? !given.isEmpty() : given == segment;
        };
        if (std::ranges::equal(wanted, segments, fitsSegment))
            found.append(match);
    }
    return found;
}

QStringList RequestCheck::violations(const Request &request) const
{
    const QList<Match> known = matches(request.path);
    if (known.isEmpty())
        return {QStringLiteral("path: unknown")};
    // "/testcase/deleted" is not a case named "deleted".
    Match best;
    for (const Match &match : known) {
        if (match.operations.contains(request.method.toLower()) && match.literals > best.literals)
            best = match;
    }
    if (best.literals < 0)
        return {QStringLiteral("method: %1 is not among %2").arg(request.method, known.constFirst().operations.keys().join(QStringLiteral(", ")).toUpper())};
    const QJsonObject operation = best.operations[request.method.toLower()].toObject();
    return ofPath(request, best, operation) + ofQuery(request.query, operation) + ofBody(request, operation);
}

QStringList RequestCheck::ofPath(const Request &request, const Match &match, const QJsonObject &operation) const
{
    QStringList found;
    const QJsonObject parameters = parametersIn("path", operation);
    const QStringList given = request.path.mid(m_base.size()).split(QLatin1Char('/'));
    const QStringList segments = match.path.split(QLatin1Char('/'));
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (!isParameter(segments.at(i)))
            continue;
        const QString name = segments.at(i).mid(1).chopped(1);
        found += ofText(given.at(i), parameters[name][QLatin1StringView("schema")].toObject(), QStringLiteral("path ") + name);
    }
    return found;
}

QStringList RequestCheck::ofQuery(const QUrlQuery &query, const QJsonObject &operation) const
{
    QStringList found;
    const QJsonObject parameters = parametersIn("query", operation);
    QStringList names;
    for (const auto &[name, value] : query.queryItems(QUrl::FullyEncoded)) {
        names.append(name);
        if (value.contains(QLatin1Char('+'))) // as in forms
            found.append(QStringLiteral("query %1: a plus sign that stands for a space").arg(name));
    }
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter) {
        const QString place = QStringLiteral("query ") + parameter.key();
        if (parameter.value()[QLatin1StringView("required")].toBool() && !names.contains(parameter.key()))
            found.append(place + QStringLiteral(": missing"));
        QJsonObject schema = m_schemas.resolved(parameter.value()[QLatin1StringView("schema")].toObject()).value_or(QJsonObject());
        const bool isList = schema[QLatin1StringView("type")].toString() == QLatin1StringView("array");
        if (!isList && names.count(parameter.key()) > 1)
            found.append(place + QStringLiteral(": given more than once"));
        if (isList)
            schema = schema[QLatin1StringView("items")].toObject();
        const QStringList values = query.allQueryItemValues(parameter.key(), QUrl::FullyDecoded);
        for (const QString &value : values)
            found += ofText(value, schema, place);
    }
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        if (!parameters.contains(name))
            found.append(QStringLiteral("query %1: unknown").arg(name));
    }
    return found;
}

QStringList RequestCheck::ofText(const QString &text, const QJsonObject &schema, const QString &place) const
{
    const QJsonObject known = m_schemas.resolved(schema).value_or(QJsonObject());
    const QString type = known[QLatin1StringView("type")].toString();
    if (type == QLatin1StringView("object"))
        return {}; // how it is written as a parameter is up to the server
    const QJsonValue value = valueOf(text, type);
    if (value.isUndefined())
        return {place + QStringLiteral(": \"%1\" is no %2").arg(text, type)};
    return m_schemas.violations(value, schema, place);
}

QStringList RequestCheck::ofBody(const Request &request, const QJsonObject &operation) const
{
    const QJsonObject expected = operation[QLatin1StringView("requestBody")].toObject();
    if (!request.hasBody)
        return expected[QLatin1StringView("required")].toBool() ? QStringList{QStringLiteral("body: missing")} : QStringList();
    if (expected.isEmpty())
        return {QStringLiteral("body: none is expected")};
    const QJsonObject contents = expected[QLatin1StringView("content")].toObject();
    const QString type = request.contentType.section(QLatin1Char(';'), 0, 0).trimmed().toLower();
    if (!contents.contains(type))
        return {QStringLiteral("content type: \"%1\" is not among %2").arg(type, contents.keys().join(QStringLiteral(", ")))};
    const QJsonObject schema = contents[type][QLatin1StringView("schema")].toObject();
    if (type.startsWith(QLatin1StringView("multipart/")))
        return ofParts(request.parts, schema);
    const std::optional<QJsonValue> value = parsed(request.body);
    return value ? m_schemas.violations(*value, schema, QStringLiteral("body")) : QStringList{QStringLiteral("body: no JSON")};
}

QStringList RequestCheck::ofParts(const QStringList &parts, const QJsonObject &schema) const
{
    const SchemaCheck::Fields fields = m_schemas.fieldsOf(m_schemas.resolved(schema).value_or(QJsonObject()));
    QStringList found;
    QStringList needed = fields.required.values();
    needed.sort();
    for (const QString &name : std::as_const(needed)) {
        if (!parts.contains(name))
            found.append(QStringLiteral("body/%1: missing").arg(name));
    }
    for (const QString &name : parts) {
        if (!fields.properties.contains(name) && !fields.takesOthers())
            found.append(QStringLiteral("body/%1: unknown part").arg(name));
    }
    return found;
}

} // namespace casewright::test::openapi
