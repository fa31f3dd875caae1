// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <functional>
#include <vector>

namespace casewright::bench {

/// Milliseconds of one run of `work`.
template <typename Work>
double millisecondsOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

inline double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(q * static_cast<double>(values.size())))];
}

inline double median(const std::vector<double> &values)
{
    return quantile(values, 0.5);
}

/// One line of the report: what was measured beside its floor or peer, and the goal for their ratio.
struct Line {
    QString work;
    QJsonObject figures;
};

/// Each takes the folder of the programs and yields its lines.
std::vector<Line> benchListing(const QString &programs);
std::vector<Line> benchDecoding();
std::vector<Line> benchFilter();
std::vector<Line> benchOutliner();
std::vector<Line> benchStore();
std::vector<Line> benchResults();
std::vector<Line> benchWorkspace();
std::vector<Line> benchStart(const QString &programs);

} // namespace casewright::bench
