// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/content/value_json.h"

#include "core/domain/case_json.h"

#include <QJsonDocument>

namespace casewright::store {
namespace {

constexpr QLatin1StringView automatedKey("automated");
constexpr QLatin1StringView createdByKey("createdBy");
constexpr QLatin1StringView modifiedByKey("lastModifiedBy");
constexpr QLatin1StringView createdKey("createdDate");
constexpr QLatin1StringView modifiedKey("lastModifiedDate");
constexpr QLatin1StringView readKey("readAt");

QByteArray bytesOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<QJsonObject> objectIn(const QByteArray &column)
{
    const QJsonDocument document = QJsonDocument::fromJson(column);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

template <typename T>
std::optional<T> valueIn(const QByteArray &column, Result<T> (*decode)(const QJsonObject &))
{
    const std::optional<QJsonObject> json = objectIn(column);
    if (!json)
        return std::nullopt;
    Result<T> value = decode(*json);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

} // namespace

QByteArray toColumn(const TestCase &value)
{
    return bytesOf(toJson(value));
}

QByteArray toColumn(const ChangeSet &set)
{
    return bytesOf(toJson(set));
}

QByteArray toColumn(const CaseInfo &info)
{
    return bytesOf({{automatedKey, info.automated},
                    {createdByKey, info.createdBy},
                    {modifiedByKey, info.lastModifiedBy},
                    {createdKey, info.createdDate},
                    {modifiedKey, info.lastModifiedDate},
                    {readKey, info.readAt}});
}

QByteArray toColumn(const StepIds &ids)
{
    QJsonObject json;
    for (auto it = ids.cbegin(); it != ids.cend(); ++it)
        json.insert(QString::number(it.key().value), it.value());
    return bytesOf(json);
}

std::optional<TestCase> testCaseFromColumn(const QByteArray &column)
{
    return valueIn<TestCase>(column, testCaseFromJson);
}

std::optional<ChangeSet> changeSetFromColumn(const QByteArray &column)
{
    return valueIn<ChangeSet>(column, changeSetFromJson);
}

std::optional<CaseInfo> caseInfoFromColumn(const QByteArray &column)
{
    const std::optional<QJsonObject> json = objectIn(column);
    if (!json)
        return std::nullopt;
    CaseInfo info;
    info.automated = json->value(automatedKey).toBool();
    info.createdBy = json->value(createdByKey).toString();
    info.lastModifiedBy = json->value(modifiedByKey).toString();
    info.createdDate = json->value(createdKey).toInteger();
    info.lastModifiedDate = json->value(modifiedKey).toInteger();
    info.readAt = json->value(readKey).toInteger();
    return info;
}

std::optional<StepIds> stepIdsFromColumn(const QByteArray &column)
{
    const std::optional<QJsonObject> json = objectIn(column);
    if (!json)
        return std::nullopt;
    StepIds ids;
    for (auto it = json->begin(); it != json->end(); ++it)
        ids.insert(StepKey{it.key().toLongLong()}, it.value().toInteger());
    return ids;
}

} // namespace casewright::store
