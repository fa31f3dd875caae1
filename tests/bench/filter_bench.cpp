// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "tests/bench/measure.h"
#include "tests/bench/sample_rows.h"
#include "ui/browser/case_list_panel.h"
#include "ui/browser/filter/filter_field.h"

#include <QTest>
#include <QTreeView>

namespace casewright::bench {
namespace {

/// Types `text` key by key into the filter of a painted list; the milliseconds from key to painted result.
std::vector<double> typeFilter(CaseListPanel &panel, const QString &text)
{
    std::vector<double> times;
    for (const QChar letter : text) {
        times.push_back(millisecondsOf([&] {
            QTest::sendKeyEvent(QTest::Click, panel.filterField(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
            panel.view()->viewport()->repaint();
        }));
    }
    return times;
}

Line measure(int cases, const QString &goal)
{
    query::CaseIndex index;
    index.append(packedRows(cases));
    ProjectSchema schema;
    CaseListPanel panel;
    panel.resize(1000, 800);
    panel.openProject(&index, &schema);
    panel.setState(CaseListPanel::State::Ready);
    panel.show();
    (void)QTest::qWaitForWindowExposed(&panel);
    std::vector<double> times;
    std::vector<double> first;
    for (int i = 0; i < 5; ++i) {
        panel.filterField()->clear();
        QCoreApplication::sendPostedEvents();
        const std::vector<double> run = typeFilter(panel, QStringLiteral("login form verify"));
        first.push_back(run.front());
        times.insert(times.end(), run.begin(), run.end());
    }
    return {QStringLiteral("filter key to painted, %1 cases").arg(cases),
            {{QStringLiteral("p50Ms"), median(times)},
             {QStringLiteral("firstKeyMs"), median(first)},
             {QStringLiteral("maxMs"), quantile(times, 1.0)},
             {QStringLiteral("floorMs"), 16.7},
             {QStringLiteral("goal"), goal}}};
}

} // namespace

std::vector<Line> benchFilter()
{
    return {measure(100'000, QStringLiteral("max <= 8 ms")), measure(1'000'000, QStringLiteral("p50 <= 16 ms"))};
}

} // namespace casewright::bench
