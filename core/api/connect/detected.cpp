// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/detected.h"

#include <QMap>

namespace casewright::api {
namespace {

const QMap<Dialect, QString> dialects = {{Dialect::Seed, QStringLiteral("seed")},
                                         {Dialect::TestOps4, QStringLiteral("testops-4")},
                                         {Dialect::TestOps, QStringLiteral("testops")}};
const QMap<SignInKind, QString> signIns = {{SignInKind::Bearer, QStringLiteral("bearer")},
                                           {SignInKind::Session, QStringLiteral("session")},
                                           {SignInKind::ApiToken, QStringLiteral("api-token")}};

} // namespace

QString dialectName(Dialect dialect)
{
    return dialects.value(dialect);
}

std::optional<Dialect> dialectFromName(const QString &name)
{
    const QList<Dialect> found = dialects.keys(name);
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

QJsonObject toJson(const Detected &detected)
{
    return {{QStringLiteral("dialect"), dialectName(detected.dialect)},
            {QStringLiteral("signIn"), signIns.value(detected.signIn)},
            {QStringLiteral("prefix"), detected.prefix},
            {QStringLiteral("treesV2"), detected.treesV2}};
}

std::optional<Detected> detectedFromJson(const QJsonObject &json)
{
    const auto dialect = dialectFromName(json.value(QLatin1StringView("dialect")).toString());
    const QList<SignInKind> signIn = signIns.keys(json.value(QLatin1StringView("signIn")).toString());
    Detected detected;
    detected.prefix = json.value(QLatin1StringView("prefix")).toString();
    detected.treesV2 = json.value(QLatin1StringView("treesV2")).toBool();
    if (!dialect || signIn.isEmpty() || !detected.prefix.startsWith(QLatin1Char('/')))
        return std::nullopt;
    detected.dialect = *dialect;
    detected.signIn = signIn.constFirst();
    return detected;
}

} // namespace casewright::api
