// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connection_options.h"

#include <QJsonObject>

namespace casewright::api {

enum class Dialect {
    Seed,     ///< the commissioned one
    TestOps4, ///< 4.x: keyword scenarios, custom field values flat
    TestOps,  ///< 24 and newer: typed steps, `?v2=true`
};

/// What asking a server showed of it. Kept per server, so that it is asked once.
struct Detected {
    Dialect dialect = Dialect::Seed;
    SignInKind signIn = SignInKind::Bearer;
    QString prefix = QStringLiteral("/api/rs"); ///< of all paths but those of /api/uaa
    bool treesV2 = false;                       ///< /v2/tree and the v2 bulk calls are there
    bool isCertain = true; ///< false: nothing spoke against it; worth asking again another day
    friend bool operator==(const Detected &, const Detected &) = default;
};

/// "seed", "testops-4", "testops": as on the command line and in Capabilities.
[[nodiscard]] QString dialectName(Dialect dialect);
[[nodiscard]] std::optional<Dialect> dialectFromName(const QString &name);

/// In plain words: "TestOps 24 or newer, API at /api, tree v2, session token".
[[nodiscard]] QString describe(const Detected &detected);

[[nodiscard]] QJsonObject toJson(const Detected &detected);
/// Nothing where `json` is not what toJson() makes.
[[nodiscard]] std::optional<Detected> detectedFromJson(const QJsonObject &json);

} // namespace casewright::api
