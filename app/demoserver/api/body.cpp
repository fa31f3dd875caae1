// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"

#include "app/demoserver/api/api_request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace casewright::demo {

Body Body::of(const HttpRequest &request)
{
    const QByteArray type = request.headers.value("content-type").split(';').constFirst().trimmed().toLower();
    if (type != "application/json")
        throw ApiError{415, QStringLiteral("Content type '%1' not supported").arg(QString::fromLatin1(type))};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError)
        throw ApiError{400, QStringLiteral("The body is not JSON: %1 at byte %2").arg(error.errorString()).arg(error.offset)};
    return {document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), QString()};
}

void Body::refuse(const QString &what) const
{
    throw ApiError{400, (m_path.isEmpty() ? QStringLiteral("body") : m_path) + QLatin1String(": ") + what};
}

void Body::expectObject() const
{
    if (!m_value.isObject())
        refuse(QStringLiteral("must be an object"));
}

void Body::allowOnly(std::initializer_list<const char *> names) const
{
    expectObject();
    const QStringList keys = m_value.toObject().keys();
    for (const QString &key : keys) {
        const bool known = std::any_of(names.begin(), names.end(), [&](const char *name) { return key == QLatin1String(name); });
        if (!known)
            refuse(QStringLiteral("unknown field \"%1\"").arg(key));
    }
}

bool Body::has(const char *name) const
{
    return m_value.toObject().contains(QLatin1String(name));
}

Body Body::member(const char *name) const
{
    const QString path = m_path.isEmpty() ? QString(QLatin1String(name)) : m_path + u'.' + QLatin1String(name);
    return {m_value.toObject().value(QLatin1String(name)), path};
}

QList<Body> Body::items() const
{
    if (m_value.isNull() || m_value.isUndefined())
        return {};
    if (!m_value.isArray())
        refuse(QStringLiteral("must be an array"));
    QList<Body> list;
    const QJsonArray array = m_value.toArray();
    list.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i)
        list.append({array.at(i), m_path + u'[' + QString::number(i) + u']'});
    return list;
}

QList<Body> Body::requiredItems(const char *name) const
{
    const Body list = member(name);
    if (!list.m_value.isArray())
        list.refuse(QStringLiteral("must be an array"));
    return list.items();
}

std::optional<QString> Body::text(const char *name) const
{
    const Body part = member(name);
    if (part.m_value.isNull() || part.m_value.isUndefined())
        return std::nullopt;
    if (!part.m_value.isString())
        part.refuse(QStringLiteral("must be a string"));
    // An empty JSON string may arrive as a null QString, which means "unset" here.
    const QString text = part.m_value.toString();
    return text.isNull() ? QLatin1String("") : text;
}

std::optional<qint64> Body::id(const char *name) const
{
    const Body part = member(name);
    if (part.m_value.isNull() || part.m_value.isUndefined())
        return std::nullopt;
    const double number = part.m_value.toDouble();
    if (!part.m_value.isDouble() || std::floor(number) != number)
        part.refuse(QStringLiteral("must be a whole number"));
    return part.m_value.toInteger();
}

std::optional<bool> Body::flag(const char *name) const
{
    const Body part = member(name);
    if (part.m_value.isNull() || part.m_value.isUndefined())
        return std::nullopt;
    if (!part.m_value.isBool())
        part.refuse(QStringLiteral("must be true or false"));
    return part.m_value.toBool();
}

QList<qint64> Body::ids(const char *name) const
{
    QList<qint64> list;
    const QList<Body> parts = member(name).items();
    for (const Body &part : parts) {
        if (!part.m_value.isDouble())
            part.refuse(QStringLiteral("must be a whole number"));
        list.append(part.m_value.toInteger());
    }
    return list;
}

void Body::expectArray() const
{
    if (!m_value.isArray())
        refuse(QStringLiteral("must be an array"));
}

qint64 Body::requiredId(const char *name) const
{
    expectObject();
    const std::optional<qint64> value = id(name);
    if (!value)
        member(name).refuse(QStringLiteral("is required"));
    return *value;
}

QString Body::requiredName(const char *name) const
{
    expectObject();
    const std::optional<QString> value = text(name);
    if (!value || value->trimmed().isEmpty())
        member(name).refuse(QStringLiteral("must not be blank"));
    if (value->size() > maxName)
        member(name).refuse(QStringLiteral("must have at most %1 characters").arg(maxName));
    return *value;
}

} // namespace casewright::demo
