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

QString describe(const Detected &detected)
{
    QString text;
    switch (detected.dialect) {
    case Dialect::Seed:
        text = QStringLiteral("TestOps of the kind that Casewright was first made for, API at %1");
        break;
    case Dialect::TestOps4:
        text = QStringLiteral("TestOps 4, API at %1");
        break;
    case Dialect::TestOps:
        text = QStringLiteral("TestOps 24 or newer, API at %1") + QLatin1StringView(detected.treesV2 ? ", tree v2" : ", tree v1");
        break;
    }
    switch (detected.signIn) {
    case SignInKind::Session:
        text += QStringLiteral(", session token");
        break;
    case SignInKind::ApiToken:
        text += QStringLiteral(", API token in each request");
        break;
    case SignInKind::Bearer:
        text += QStringLiteral(", plain bearer token");
        break;
    }
    if (!detected.isCertain)
        text += QStringLiteral(" (not certain yet, asked again later)");
    return text.arg(detected.prefix);
}

} // namespace casewright::api
