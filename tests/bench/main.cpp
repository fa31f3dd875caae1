// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The speed goals of the design, measured: prints JSON, each figure beside a floor or peer of the same run.
#include "tests/bench/measure.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

using namespace casewright;
using namespace casewright::bench;

int main(int argc, char *argv[])
{
    // Figures of a screen and of none are not comparable: everybody measures without one.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyTheme(application, ColorScheme::Light);
    const QString programs = QCoreApplication::applicationDirPath();
    const QStringList wanted = QCoreApplication::arguments().mid(1);
    const std::vector<std::pair<QString, std::function<std::vector<Line>()>>> all = {
        {QStringLiteral("start"), [&] { return benchStart(programs); }},
        {QStringLiteral("decode"), benchDecoding},
        {QStringLiteral("filter"), benchFilter},
        {QStringLiteral("outliner"), benchOutliner},
        {QStringLiteral("store"), benchStore},
        {QStringLiteral("workspace"), benchWorkspace},
        {QStringLiteral("results"), benchResults},
        {QStringLiteral("list"), [&] { return benchListing(programs); }},
    };
    QJsonArray report;
    for (const auto &[name, run] : all) {
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        for (const Line &line : run()) {
            QJsonObject figures = line.figures;
            figures.insert(QStringLiteral("work"), line.work);
            report.append(figures);
            QTextStream(stderr) << line.work << Qt::endl;
        }
    }
    QTextStream(stdout) << QJsonDocument(report).toJson();
    return 0;
}
