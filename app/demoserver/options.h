// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/fault.h"
#include "app/demoserver/testops/server/settings.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace casewright::demo {

enum class Spoken { Seed, TestOps4, TestOps };
enum class LastsUntil { Terminated, StdinCloses };

struct Options {
    quint16 port = 0;
    Spoken dialect = Spoken::Seed;
    QString dialectName = QStringLiteral("seed");
    TestOpsSettings testOps; ///< without the token
    int cases = 250;
    QString stateFile;
    std::chrono::milliseconds latency{0};
    QList<Fault> faults;
    LastsUntil lastsUntil = LastsUntil::Terminated;
};

struct ParsedOptions {
    enum class Outcome { Run, Help, Wrong };

    Outcome outcome = Outcome::Run;
    Options options;
    QString text; ///< the help, or what is wrong
};

[[nodiscard]] ParsedOptions parseOptions(const QStringList &arguments);

} // namespace casewright::demo
