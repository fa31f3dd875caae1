// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QList>
#include <QString>

namespace casewright::demo {

[[nodiscard]] inline QJsonArray idsToJson(const QList<qint64> &ids)
{
    QJsonArray array;
    for (const qint64 id : ids)
        array.append(id);
    return array;
}

[[nodiscard]] inline QList<qint64> idsFromJson(const QJsonArray &array)
{
    QList<qint64> ids;
    for (const QJsonValue &id : array)
        ids.append(id.toInteger());
    return ids;
}

/// A null text as `null`, which toString() reads back as a null text.
[[nodiscard]] inline QJsonValue textOrNull(const QString &text)
{
    return text.isNull() ? QJsonValue() : QJsonValue(text);
}

} // namespace casewright::demo
