// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/replace_rule.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QtTest>

using namespace casewright;
using workspace::TextReplacement;

namespace {

using namespace Qt::Literals::StringLiterals;

TextReplacement cartReplacement(const QString &by, CaseTexts texts = everyCaseText)
{
    return {*TextPattern::make({u"cart"_s, false, true, false}, by), texts, {}, 255};
}

QString replaceName(qsizetype cases)
{
    return u"Replace in %1"_s.arg(cases);
}

TestCase shopCase(const QString &name, const QString &step)
{
    TestCase value = test::richCase(name);
    value.name = name;
    value.scenario = Scenario{{makeStep(step), makeStep(u"pay"_s)}};
    return value;
}

/// Two cases with a cart in name and steps, and one without.
class ShopProject {
public:
    ShopProject()
    {
        m_fixture.schema = test::FakeServer::richSchema();
        for (const TestCase &value : {shopCase(u"Fill the cart"_s, u"open the cart, then the cart"_s), shopCase(u"Cart"_s, u"look"_s),
                                      shopCase(u"Search"_s, u"carts"_s)})
            keys << CaseKey{m_fixture.server().add(value)};
        m_fixture.open();
        m_fixture.pull();
        for (const CaseKey key : keys)
            m_fixture.read(key);
    }

    [[nodiscard]] workspace::Workspace &space() { return m_fixture.workspace(); }
    [[nodiscard]] const TestCase &now(qsizetype index) { return space().record(keys[index])->current(); }
    [[nodiscard]] workspace::Plan planOf(const TextReplacement &replacement)
    {
        return workspace::planFor(keys, [this](CaseKey key) { return &space().record(key)->current(); },
                                  workspace::ruleFor(replacement, replaceName));
    }
    [[nodiscard]] QString stepText(qsizetype index) { return now(index).scenario.value().steps.first().text; }

    QList<CaseKey> keys;

private:
    test::WorkspaceFixture m_fixture;
};

} // namespace

class ReplaceRuleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesInAllCasesAndUndoTakesItBack();
    void whatIsLeftOutStays();
    void aCaseKeepsAName();
    void aNameNeverBecomesTooLong();
    void readsOnlyWhatIsSearched();
};

void ReplaceRuleTest::replacesInAllCasesAndUndoTakesItBack()
{
    ShopProject project;
    const QList<TestCase> before = {project.now(0), project.now(1), project.now(2)};
    const workspace::Plan plan = project.planOf(cartReplacement(u"basket"_s));
    QCOMPARE(plan.keys(), project.keys.first(2));
    QCOMPARE(plan.unchanged, project.keys.mid(2));
    QCOMPARE(plan.set.name, u"Replace in 2"_s);
    QCOMPARE(touchedFacets(plan.set.changes.first()), (QList<FacetId>{FacetId::Name, FacetId::Scenario}));
    QVERIFY(project.space().apply(plan.set));
    QCOMPARE(project.stepText(0), u"open the basket, then the basket"_s);
    QCOMPARE(project.now(1).name.value(), u"basket"_s);
    QVERIFY(project.space().undo());
    for (qsizetype i = 0; i < before.size(); ++i)
        QVERIFY(sameKnown(project.now(i), before[i]));
    QVERIFY(project.space().waiting().isEmpty());
}

void ReplaceRuleTest::whatIsLeftOutStays()
{
    ShopProject project;
    TextReplacement replacement = cartReplacement(u"basket"_s, CaseText::Steps);
    const auto found = workspace::matchesOf(replacement, project.keys[0], project.now(0));
    QVERIFY(found && found->size() == 1 && found->first().matches.size() == 2);
    replacement.leftOut.insert(project.keys[0], {{found->first().place, found->first().matches.first().start}});
    QVERIFY(project.space().apply(project.planOf(replacement).set));
    QCOMPARE(project.stepText(0), u"open the cart, then the basket"_s);
    replacement = cartReplacement(u"box"_s, CaseText::Steps);
    replacement.leftOut.insert(project.keys[0], {{found->first().place, found->first().matches.first().start}});
    QVERIFY(project.planOf(replacement).set.changes.isEmpty());
}

void ReplaceRuleTest::aCaseKeepsAName()
{
    ShopProject project;
    const workspace::Plan plan = project.planOf(cartReplacement(u""_s));
    QCOMPARE(plan.keys(), project.keys.first(1));
    QCOMPARE(plan.refused.size(), 1);
    QCOMPARE(plan.refused.first().key, project.keys[1]);
    QVERIFY(plan.refused.first().error.serverText.contains(u"no name"_s));
}

void ReplaceRuleTest::aNameNeverBecomesTooLong()
{
    ShopProject project;
    const workspace::Plan plan = project.planOf(cartReplacement(QString(252, u'x')));
    QCOMPARE(plan.keys(), project.keys.mid(1, 1)); // 252 letters are fine, 9 more are not
    QCOMPARE(plan.refused.size(), 1);
    QCOMPARE(plan.refused.first().key, project.keys[0]);
    QVERIFY(plan.refused.first().error.serverText.contains(u"261"_s));
    QVERIFY(project.planOf(cartReplacement(QString(300, u'x'), CaseText::Steps)).refused.isEmpty());
}

void ReplaceRuleTest::readsOnlyWhatIsSearched()
{
    TestCase row;
    row.name = u"Cart"_s;
    const auto current = [&row](CaseKey) { return &row; };
    const QList<CaseKey> keys = {CaseKey{1}};
    const auto toRead = [&](CaseTexts texts) {
        return workspace::casesToRead(keys, current, workspace::ruleFor(cartReplacement(u"x"_s, texts), replaceName));
    };
    QVERIFY(toRead(CaseText::Names).isEmpty());
    QCOMPARE(toRead(CaseText::Steps), keys);
}

CASEWRIGHT_TEST(ReplaceRuleTest)
#include "replace_rule_test.moc"
