// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lint/support/budgets.h"

#include "tests/lint/support/functions.h"

#include <QMap>

namespace casewright::lint {

namespace {

constexpr int functionLines = 60;
constexpr int nestingLevels = 4;
constexpr int parameters = 5;
constexpr int filesInFolder = 25;

int lineBudget(const SourceFile &file)
{
    if (file.isHeader())
        return 200;
    if (file.path == QLatin1String("ui/shell/main_window.cpp"))
        return 300;
    if (file.path.endsWith(QLatin1String("_test.cpp")))
        return 700;
    return file.isBelow(QLatin1String("ui/")) ? 450 : 400;
}

void checkFunctions(const SourceFile &file, QList<Finding> *findings)
{
    for (const FunctionShape &function : functionsOf(file)) {
        const auto check = [&](int value, int most, QLatin1String what, QLatin1String hint) {
            if (value > most) {
                findings->append({file.path, function.line,
                                  QStringLiteral("%1() has %2 %3, at most %4")
                                      .arg(function.name, QString::number(value), what, QString::number(most)),
                                  hint});
            }
        };
        check(function.bodyLines, functionLines, QLatin1String("lines"),
              QLatin1String("it does several things: give each a function with a name"));
        check(function.nesting, nestingLevels, QLatin1String("levels of nesting"),
              QLatin1String("return early, or make the inner loop a function"));
        check(function.parameters, parameters, QLatin1String("parameters"),
              QLatin1String("make a value struct of those that travel together"));
    }
}

} // namespace

QList<Finding> budgetFindings(const QList<SourceFile> &files)
{
    QList<Finding> findings;
    QMap<QString, int> perFolder;
    for (const SourceFile &file : files) {
        if (!file.isCpp())
            continue;
        ++perFolder[file.folder()];
        const int budget = lineBudget(file);
        if (file.lineCount() > budget) {
            findings.append({file.path, file.lineCount(),
                             QStringLiteral("%1 lines, at most %2").arg(file.lineCount()).arg(budget),
                             QStringLiteral("it holds two things: find the second one's name and move it out")});
        }
        checkFunctions(file, &findings);
    }
    for (auto it = perFolder.cbegin(); it != perFolder.cend(); ++it) {
        if (it.value() > filesInFolder) {
            findings.append({it.key(), 1,
                             QStringLiteral("%1 sources in one folder, at most %2").arg(it.value()).arg(filesInFolder),
                             QStringLiteral("group what changes together in a folder of its own")});
        }
    }
    return findings;
}

} // namespace casewright::lint
