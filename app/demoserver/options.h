// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/fault.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace casewright::demo {

enum class LastsUntil { Terminated, StdinCloses };

struct Options {
    quint16 port = 0;
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
