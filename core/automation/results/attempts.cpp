// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/attempts.h"

#include <QHash>

#include <algorithm>

namespace casewright::automation {

QString identityOf(const TestResult &result)
{
    const QString &test = result.testCaseId.isEmpty() ? result.fullName : result.testCaseId;
    if (test.isEmpty())
        return {};
    // Lengths keep apart what a separator could not: values may hold any character.
    QStringList parameters;
    for (const Parameter &parameter : result.parameters) {
        if (!parameter.isExcluded)
            parameters.append(QString::number(parameter.name.size()) + u':' + parameter.name + u'=' + parameter.value);
    }
    parameters.sort();
    QString identity = test;
    for (const QString &parameter : parameters)
        identity += u'\n' + QString::number(parameter.size()) + u' ' + parameter;
    return identity;
}

QList<Test> testsOf(const QList<TestResult> &results)
{
    QList<Test> tests;
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < results.size(); ++i) {
        const QString identity = identityOf(results.at(i));
        const qsizetype place = identity.isEmpty() ? tests.size() : known.value(identity, tests.size());
        if (place == tests.size())
            tests.append(Test());
        if (!identity.isEmpty())
            known.insert(identity, place);
        tests[place].attempts.append(i);
    }
    const auto isOlder = [&](qsizetype a, qsizetype b) {
        const TestResult &left = results.at(a);
        const TestResult &right = results.at(b);
        return std::tie(left.start, left.stop) < std::tie(right.start, right.stop);
    };
    for (Test &test : tests)
        std::stable_sort(test.attempts.begin(), test.attempts.end(), isOlder);
    return tests;
}

} // namespace casewright::automation
