// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <optional>

namespace casewright::demo {

enum class FaultKind { Status, Drop, Stall, Cut, Html, Slow, Empty };
enum class FaultMoment { BeforeActing, AfterActing };

/// One way to misbehave, and to which requests.
struct Fault {
    FaultKind kind = FaultKind::Status;
    int value = 0;      ///< the status code, or the milliseconds of a slow body
    int retryAfter = -1;
    QRegularExpression path; ///< searched for in the path and in path?query
    QByteArray method;       ///< empty: any
    int every = 1;
    int times = -1; ///< -1: without end
    FaultMoment moment = FaultMoment::BeforeActing;
};

/// Reads `KIND[=VALUE][,OPTION]...`; what is wrong with it goes to `error`.
[[nodiscard]] std::optional<Fault> parseFault(const QString &spec, QString &error);

/// The grammar, for --help.
[[nodiscard]] QString faultHelp();

} // namespace casewright::demo
