// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replace/match_context.h"

#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;

class MatchContextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsNear();
    void tearsNoLetterApart();
    void numbersSteps();
};

void MatchContextTest::showsWhatIsNear()
{
    const QString text = u"open the\ncart, then pay"_s;
    const MatchContext whole = contextOf(text, {9, 4, u"basket"_s}, 40);
    QCOMPARE(whole.before(), u"open the cart, then pay"_s);
    QCOMPARE(whole.after(), u"open the basket, then pay"_s);
    const MatchContext near = contextOf(text, {9, 4, u"two\nlines"_s}, 4);
    QCOMPARE(near, (MatchContext{u"…the "_s, u"cart"_s, u"two lines"_s, u", th…"_s}));
}

void MatchContextTest::tearsNoLetterApart()
{
    const QString text = u"🎉x🎉"_s;
    const MatchContext near = contextOf(text, {2, 1, u"y"_s}, 1);
    QCOMPARE(near.before(), u"…x…"_s);
    QCOMPARE(contextOf(text, {2, 1, u"y"_s}, 2).before(), text);
}

void MatchContextTest::numbersSteps()
{
    Step first = makeStep(u"open"_s);
    Step below = makeStep(u"look"_s);
    const Step result = makeExpected(u"seen"_s);
    below.children = {result};
    first.children = {makeExpected(u"opens"_s), makeStep(u"wait"_s), below};
    const Scenario scenario{{makeStep(u"go"_s), first}};
    QCOMPARE(stepNumber(scenario, first.key), u"2"_s);
    QCOMPARE(stepNumber(scenario, below.key), u"2.2"_s);
    QCOMPARE(stepNumber(scenario, result.key), u"2.2"_s);
    QCOMPARE(stepNumber(scenario, newStepKey()), QString());
}

CASEWRIGHT_TEST(MatchContextTest)
#include "match_context_test.moc"
