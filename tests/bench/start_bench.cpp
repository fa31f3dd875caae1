// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/measure.h"

#include <QProcess>

namespace casewright::bench {
namespace {

double start(const QString &program)
{
    return millisecondsOf([&program] { QProcess::execute(program, {}); });
}

} // namespace

std::vector<Line> benchStart(const QString &programs)
{
    std::vector<double> bare;
    std::vector<double> ours;
    for (int i = 0; i < 16; ++i) { // in turn, so that a slow moment of the machine meets both
        const double floor = start(programs + QStringLiteral("/bench-bare-window"));
        const double main = start(programs + QStringLiteral("/bench-main-window"));
        if (i == 0)
            continue; // warms the caches
        bare.push_back(floor);
        ours.push_back(main);
    }
    return {{QStringLiteral("start-up to first paint"),
             {{QStringLiteral("floorMs"), median(bare)},
              {QStringLiteral("oursMs"), median(ours)},
              {QStringLiteral("ratio"), median(ours) / median(bare)},
              {QStringLiteral("goal"), QStringLiteral("ratio <= 2.0")}}}};
}

} // namespace casewright::bench
