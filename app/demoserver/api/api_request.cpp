// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/api_request.h"

namespace casewright::demo {

namespace {

qint64 toNumber(const char *name, const QString &text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok)
        throw ApiError{400, QStringLiteral("Parameter %1 must be a whole number, not \"%2\"").arg(QLatin1String(name), text)};
    return value;
}

} // namespace

std::optional<qint64> ApiRequest::optionalNumber(const char *name) const
{
    const QString key = QLatin1String(name);
    if (!http.query.hasQueryItem(key))
        return std::nullopt;
    return toNumber(name, http.query.queryItemValue(key, QUrl::FullyDecoded));
}

qint64 ApiRequest::number(const char *name) const
{
    const std::optional<qint64> value = optionalNumber(name);
    if (!value)
        throw ApiError{400, QStringLiteral("Parameter %1 is required").arg(QLatin1String(name))};
    return *value;
}

QList<qint64> ApiRequest::numbers(const char *name) const
{
    QList<qint64> values;
    const QStringList texts = http.query.allQueryItemValues(QLatin1String(name), QUrl::FullyDecoded);
    for (const QString &text : texts)
        values.append(toNumber(name, text));
    return values;
}

} // namespace casewright::demo
