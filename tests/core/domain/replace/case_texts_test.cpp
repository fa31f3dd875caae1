// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replace/case_texts.h"

#include "core/domain/case_json.h"
#include "tests/core/domain/random_case.h"
#include "tests/support/runner/test_case.h"

#include <QJsonDocument>
#include <QtTest>

using namespace casewright;

namespace {

using namespace Qt::Literals::StringLiterals;

TextPattern cartPattern()
{
    return *TextPattern::make({u"cart"_s, false, false, false}, u"basket"_s);
}

/// "cart" in every text, the ones that are not a case's own among them.
TestCase cartCase()
{
    Step step = makeStep(u"open the cart"_s, u"Given"_s);
    step.rest = "{\"rich\":true}";
    step.children = {makeExpected(u"a cart and a cart"_s), makeStep(u"nothing"_s)};
    Step shared = makeStep(u"shared cart"_s);
    shared.kind = StepKind::Shared;
    shared.target = 7;
    Step file = makeStep(u"cart.png"_s);
    file.kind = StepKind::Attachment;
    file.target = 8;
    TestCase value;
    value.name = u"Cart"_s;
    value.description = u"a cart"_s;
    value.precondition = u"no cart"_s;
    value.expectedResult = u"cart"_s;
    value.tags = QList<Tag>{{std::nullopt, u"cart"_s}};
    value.scenario = Scenario{{step, shared, file}};
    return value;
}

int countOf(const QList<TextMatches> &found)
{
    qsizetype count = 0;
    for (const TextMatches &one : found)
        count += one.matches.size();
    return static_cast<int>(count);
}

} // namespace

class CaseTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsInReadingOrder();
    void looksOnlyWhereItIsAskedTo();
    void replacesAndLeavesEverythingElse();
    void whatIsUnknownIsPassedOver();
    void anythingElseStaysBitForBit();
};

void CaseTextsTest::findsInReadingOrder()
{
    const TestCase value = cartCase();
    const auto found = findInTexts(value, everyCaseText, cartPattern());
    QVERIFY(found);
    QStringList texts;
    for (const TextMatches &one : *found)
        texts << one.text;
    QCOMPARE(texts, (QStringList{u"Cart"_s, u"a cart"_s, u"no cart"_s, u"open the cart"_s, u"a cart and a cart"_s, u"cart"_s}));
    QCOMPARE(countOf(*found), 7);
    QCOMPARE((*found)[4].place.kind, StepKind::Expected);
    QCOMPARE((*found)[4].matches[1].start, 13);
}

void CaseTextsTest::looksOnlyWhereItIsAskedTo()
{
    const TestCase value = cartCase();
    QCOMPARE(countOf(*findInTexts(value, CaseText::Names, cartPattern())), 1);
    QCOMPARE(countOf(*findInTexts(value, CaseText::Descriptions, cartPattern())), 1);
    QCOMPARE(countOf(*findInTexts(value, CaseText::Preconditions, cartPattern())), 1);
    QCOMPARE(countOf(*findInTexts(value, CaseText::Steps, cartPattern())), 4);
    QCOMPARE(facetsOf(CaseText::Names), QList<FacetId>{FacetId::Name});
    QCOMPARE(facetsOf(CaseTexts(CaseText::Names) | CaseText::Steps), (QList<FacetId>{FacetId::Name, FacetId::Scenario}));
}

void CaseTextsTest::replacesAndLeavesEverythingElse()
{
    const TestCase value = cartCase();
    const TestCase after = withReplaced(value, *findInTexts(value, everyCaseText, cartPattern()));
    QCOMPARE(after.name.value(), u"basket"_s);
    QCOMPARE(after.expectedResult.value(), u"basket"_s);
    QCOMPARE(after.tags.value(), value.tags.value());
    const QList<Step> &steps = after.scenario.value().steps;
    QCOMPARE(steps[0].text, u"open the basket"_s);
    QCOMPARE(steps[0].key, value.scenario.value().steps[0].key);
    QCOMPARE(steps[0].keyword, u"Given"_s);
    QCOMPARE(steps[0].rest, value.scenario.value().steps[0].rest);
    QCOMPARE(steps[0].children[0].text, u"a basket and a basket"_s);
    QCOMPARE(steps[0].children[1], value.scenario.value().steps[0].children[1]);
    QCOMPARE(steps[1].text, u"shared cart"_s);
    QCOMPARE(steps[2].text, u"cart.png"_s);
}

void CaseTextsTest::whatIsUnknownIsPassedOver()
{
    TestCase row;
    row.name = u"Cart"_s;
    const auto found = findInTexts(row, everyCaseText, cartPattern());
    QVERIFY(found);
    QCOMPARE(countOf(*found), 1);
    const TestCase after = withReplaced(row, *found);
    QCOMPARE(after.name.value(), u"basket"_s);
    QVERIFY(!after.scenario.known() && !after.description.known());
}

void CaseTextsTest::anythingElseStaysBitForBit()
{
    const auto pattern = TextPattern::make({u"[aeiouа-я]"_s, true, false, false}, u"<$0>"_s);
    const auto back = TextPattern::make({u"<([aeiouа-я])>"_s, true, false, false}, u"$1"_s);
    QVERIFY(pattern && back);
    int changed = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        test::Dice dice(seed);
        const TestCase value = test::randomCase(dice);
        if (countOf(*findInTexts(value, everyCaseText, *back)) > 0)
            continue; // it would not be the way back
        const TestCase after = withReplaced(value, *findInTexts(value, everyCaseText, *pattern));
        const TestCase again = withReplaced(after, *findInTexts(after, everyCaseText, *back));
        QCOMPARE(QJsonDocument(toJson(again)).toJson(), QJsonDocument(toJson(value)).toJson());
        changed += sameKnown(after, value) ? 0 : 1;
    }
    QVERIFY(changed > 100);
}

CASEWRIGHT_TEST(CaseTextsTest)
#include "case_texts_test.moc"
