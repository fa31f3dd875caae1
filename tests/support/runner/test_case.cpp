// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"

#include <QFileInfo>
#include <QTest>
#include <QTextStream>

#include <map>

namespace casewright::test {
namespace {

struct Registered {
    std::map<QString, MakeTest> tests;
    ActAs secondProcess = nullptr;
};

/// Filled before main(), from the static initialisers of the test files.
Registered &registered()
{
    static Registered all;
    return all;
}

int run(const QString &subject, QStringList arguments)
{
    const std::unique_ptr<QObject> test = registered().tests.at(subject)();
    arguments.prepend(subject);
    return QTest::qExec(test.get(), arguments);
}

} // namespace

bool registerTest(const char *file, MakeTest make)
{
    const QString subject = QFileInfo(QString::fromLocal8Bit(file)).baseName().chopped(int(qstrlen("_test")));
    return registered().tests.emplace(subject, make).second;
}

bool registerSecondProcess(ActAs act)
{
    registered().secondProcess = act;
    return true;
}

int runTests(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    if (first == QLatin1StringView("--actAs"))
        return registered().secondProcess ? registered().secondProcess(arguments.mid(1)) : 1;
    if (registered().tests.contains(first))
        return run(first, arguments.mid(2));
    if (!first.isEmpty() && !first.startsWith(QLatin1Char('-'))) {
        QTextStream complaint(stderr);
        complaint << "no test " << first << " here; there are:";
        for (const auto &[subject, make] : registered().tests)
            complaint << ' ' << subject;
        complaint << Qt::endl;
        return 1;
    }
    int failed = 0;
    for (const auto &[subject, make] : registered().tests)
        failed += run(subject, arguments.mid(1));
    return failed;
}

} // namespace casewright::test
