// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/examples_page.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/models/examples_model.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// Parameters and examples, by keys.
class ExamplesPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    ExamplesPage *m_page = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void open(const QList<Example> &examples = {}, const ProjectSchema &schema = FakeServer::richSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->fixture.server().cases[1000].value.examples = examples;
        m->fixture.read(m->key);
        m_page = m->show(new ExamplesPage(&m->workspace(), m->key, &m->prompts));
        m_tester = std::make_unique<QAbstractItemModelTester>(table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    [[nodiscard]] static QList<Example> cards()
    {
        return {{{{u"card"_s, u"Visa"_s}, {u"amount"_s, u"10"_s}}}, {{{u"card"_s, u"Amex"_s}, {u"amount"_s, u"20"_s}}}};
    }
    [[nodiscard]] QTableView *table() const { return m->child<QTableView>("examplesTable"); }
    [[nodiscard]] QPushButton *button(const char *name) const { return m->child<QPushButton>(name); }
    /// Each letter to where the keyboard is by then: the first one opens the field of the cell.
    void typeInCell(const char *text)
    {
        for (const char *letter = text; *letter; ++letter)
            QTest::keyClick(QApplication::focusWidget(), *letter);
    }
    void goTo(int row, int column)
    {
        m->focus(table());
        table()->setCurrentIndex(table()->model()->index(row, column));
    }
    void pressButton(const char *name)
    {
        m->focus(button(name));
        m->press(Qt::Key_Space);
    }
    /// "card=Visa amount=10; card=Amex amount=20"
    [[nodiscard]] QString now() const
    {
        QStringList rows;
        const QList<Example> examples = m->now().examples.value();
        for (const Example &example : examples) {
            QStringList values;
            for (const ParameterValue &value : example.values)
                values.append(value.name + u'=' + value.value);
            rows.append(values.join(u' '));
        }
        return rows.join(u"; "_s);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_tester.reset();
        m.reset();
    }

    void aCaseWithoutParametersSaysSoAndGetsOne()
    {
        open();
        QVERIFY(!table()->isVisible());
        QVERIFY(!button("addExample")->isEnabled());
        m->prompts.willType(u"card"_s);
        pressButton("addParameter");
        QCOMPARE(now(), u"card="_s);
        QVERIFY(table()->isVisible());
        QVERIFY(table()->hasFocus());
        typeInCell("Visa");
        m->press(Qt::Key_Return);
        QTRY_COMPARE(now(), u"card=Visa"_s);
        QCOMPARE(m->changeSets(), QStringList({u"Add Parameter"_s, u"Edit Example"_s}));
    }

    void showsAColumnForEachParameter()
    {
        open(cards());
        QCOMPARE(table()->model()->headerData(0, Qt::Horizontal).toString(), u"card"_s);
        QCOMPARE(table()->model()->headerData(1, Qt::Horizontal).toString(), u"amount"_s);
        QCOMPARE(table()->model()->index(1, 0).data().toString(), u"Amex"_s);
    }

    void tabGoesOnTypingInTheNextValue()
    {
        open(cards());
        goTo(0, 0);
        typeInCell("Maestro");
        m->press(Qt::Key_Tab);
        m->press(Qt::Key_A, Qt::ControlModifier);
        typeInCell("30");
        m->press(Qt::Key_Return);
        QTRY_COMPARE(now(), u"card=Maestro amount=30; card=Amex amount=20"_s);
        QCOMPARE(m->changeSets().size(), 2);
    }

    void committingTakesTheCellBeingTyped()
    {
        open(cards());
        goTo(0, 0);
        typeInCell("Maestro");
        m_page->commitTyping();
        QCOMPARE(now(), u"card=Maestro amount=10; card=Amex amount=20"_s);
        QVERIFY(table()->hasFocus());
        m_page->commitTyping(); // nothing more
        QCOMPARE(m->changeSets(), QStringList{u"Edit Example"_s});
    }

    void tabLeavesTheTableWhileNothingIsTyped()
    {
        open(cards());
        goTo(0, 0);
        m->press(Qt::Key_Tab);
        QVERIFY(!table()->hasFocus());
        QCOMPARE(m->changeSets(), QStringList());
    }

    void insertAddsAnExampleBelowAndItIsTypedIn()
    {
        open(cards());
        goTo(0, 1);
        m->press(Qt::Key_Insert);
        typeInCell("Diners");
        m->press(Qt::Key_Return);
        QTRY_COMPARE(now(), u"card=Visa amount=10; card=Diners amount=; card=Amex amount=20"_s);
        QCOMPARE(m->changeSets(), QStringList({u"Add Example"_s, u"Edit Example"_s}));
    }

    void deleteEmptiesTheSelectedValuesInOneChangeSet()
    {
        open(cards());
        goTo(0, 0);
        m->press(Qt::Key_Down, Qt::ShiftModifier);
        m->press(Qt::Key_Delete);
        QCOMPARE(now(), u"card= amount=10; card= amount=20"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Empty 2 Values"_s});
    }

    void ctrlDeleteRemovesTheRow()
    {
        open(cards());
        goTo(0, 1);
        m->press(Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(now(), u"card=Amex amount=20"_s);
        QCOMPARE(m->changeSets(), QStringList{u"Remove Example"_s});
        QVERIFY(table()->currentIndex().isValid()); // to go on
    }

    void aParameterIsRenamedAndRemoved()
    {
        open(cards());
        goTo(0, 0);
        m->prompts.willType(u"method"_s);
        pressButton("renameParameter");
        QCOMPARE(now(), u"method=Visa amount=10; method=Amex amount=20"_s);
        goTo(0, 1);
        pressButton("removeParameter");
        QCOMPARE(now(), u"method=Visa; method=Amex"_s);
        QCOMPARE(m->changeSets(), QStringList({u"Rename Parameter"_s, u"Remove Parameter"_s}));
    }

    void aParameterNeedsANameOfItsOwn()
    {
        open(cards());
        m->prompts.willType(u" card "_s);
        pressButton("addParameter");
        m->prompts.willType(u"  "_s);
        pressButton("addParameter");
        QCOMPARE(m->changeSets(), QStringList());
        QCOMPARE(m->prompts.texts.first().problem(u"card"_s), u"There is a parameter of this name."_s);
    }

    void theLastParameterRemovedLeavesNothing()
    {
        open({{{{u"card"_s, u"Visa"_s}}}});
        goTo(0, 0);
        pressButton("removeParameter");
        QCOMPARE(m->now().examples.value(), QList<Example>());
        QVERIFY(!table()->isVisible());
    }

    void valuesThatTheFirstExampleDoesNotHaveAreKept()
    {
        QList<Example> examples = cards();
        examples[1].values.append({u"currency"_s, u"EUR"_s});
        open(examples);
        goTo(1, 1);
        typeInCell("21");
        m->press(Qt::Key_Return);
        QTRY_COMPARE(now(), u"card=Visa amount=10; card=Amex amount=21 currency=EUR"_s);
    }

    void newsFromElsewhereIsShownWhereOneIs()
    {
        open(cards());
        goTo(1, 1);
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
            before.examples = is.examples;
            QList<Example> next = is.examples.value();
            next[1].values[1].value = u"99"_s;
            after.examples = next;
        });
        m_page->refresh();
        QCOMPARE(table()->currentIndex().data().toString(), u"99"_s);
    }

    void aCaseThatWasNotSentGetsItsParametersLater()
    {
        open();
        m->clear();
        m->key = m->fixture.create(u"Made here"_s);
        m_page = m->show(new ExamplesPage(&m->workspace(), m->key, &m->prompts));
        QVERIFY(!button("addParameter")->isEnabled());
        QCOMPARE(m->child<QLabel>("emptyStateText")->text(), u"It can get some when it was sent to the server."_s);
    }

    void whoMayOnlyReadEditsNothing()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        open(cards(), schema);
        goTo(0, 0);
        typeInCell("x");
        m->press(Qt::Key_Insert);
        m->press(Qt::Key_Delete);
        QCOMPARE(m->changeSets(), QStringList());
        QVERIFY(!button("addParameter")->isEnabled());
    }
};

CASEWRIGHT_TEST(ExamplesPageTest)
#include "examples_page_test.moc"
