// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_keywords.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::StringLiterals;

class StepKeywordsTest : public QObject {
    Q_OBJECT

private:
    const QStringList m_stored = {u"Given"_s, u"When"_s, u"Then"_s, u"And"_s};

private Q_SLOTS:
    void namesEachLostKeywordOnceAndInOrder()
    {
        Step given = makeStep(u"a cart"_s, u"Given"_s);
        given.children = {makeStep(u"it is empty"_s, u"*"_s), makeStep(u"it is open"_s, u"But"_s)};
        const Scenario scenario{{given, makeStep(u"no coupon"_s, u"But"_s), makeStep(u"pay"_s, u"When"_s)}};
        QCOMPARE(keywordsNotKept(scenario, m_stored), QStringList({u"*"_s, u"But"_s}));
    }

    void namesNoneWhereAllAreKept()
    {
        const Scenario scenario{{makeStep(u"a cart"_s, u"Given"_s), makeStep(u"pay"_s)}};
        QCOMPARE(keywordsNotKept(scenario, m_stored), QStringList());
    }

    void namesNoneWhereTheServerNamesNone()
    {
        QCOMPARE(keywordsNotKept({{makeStep(u"no coupon"_s, u"But"_s)}}, {}), QStringList());
    }
};

CASEWRIGHT_TEST(StepKeywordsTest)
#include "step_keywords_test.moc"
