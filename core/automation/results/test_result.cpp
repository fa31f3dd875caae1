// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/test_result.h"

#include <QHash>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

QString statusName(TestStatus status)
{
    switch (status) {
    case TestStatus::Passed:
        return u"passed"_s;
    case TestStatus::Skipped:
        return u"skipped"_s;
    case TestStatus::Broken:
        return u"broken"_s;
    case TestStatus::Failed:
        return u"failed"_s;
    case TestStatus::Unknown:
        break;
    }
    return u"unknown"_s;
}

TestStatus statusFromName(const QString &name)
{
    // The last is of Allure 1, and Allure 2 reads it so.
    static const QHash<QString, TestStatus> statuses = {
        {u"passed"_s, TestStatus::Passed},   {u"failed"_s, TestStatus::Failed},
        {u"broken"_s, TestStatus::Broken},   {u"skipped"_s, TestStatus::Skipped},
        {u"canceled"_s, TestStatus::Skipped},
    };
    return statuses.value(name.toLower(), TestStatus::Unknown);
}

QString TestResult::label(QLatin1StringView labelName) const
{
    return labelValues(labelName).value(0);
}

QStringList TestResult::labelValues(QLatin1StringView labelName) const
{
    QStringList values;
    for (const Label &one : labels) {
        if (one.name.compare(labelName, Qt::CaseInsensitive) == 0 && !one.value.isEmpty())
            values.append(one.value);
    }
    return values;
}

} // namespace casewright::automation
