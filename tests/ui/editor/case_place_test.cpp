// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/editor/editor_tabs.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QPlainTextEdit>
#include <QTabWidget>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// A case is found again as it was left: when its tab was closed, and when the program was.
class CasePlaceTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    EditorTabs *m_tabs = nullptr;
    const CaseKey m_invoice = keyOfServerId(1001);

    template <typename Widget>
    [[nodiscard]] Widget *shown(const char *name) const
    {
        return m->child<QTabWidget>("openCases")->currentWidget()->findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] StepTreeView *tree() const { return shown<StepTreeView>("stepTree"); }
    [[nodiscard]] QTabWidget *pages() const { return shown<QTabWidget>("caseTabs"); }
    [[nodiscard]] static QString focused()
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus ? focus->objectName() : QString();
    }

    void makeTabs()
    {
        m_tabs = m->show(new EditorTabs(&m->prompts));
        m_tabs->openProject(&m->workspace());
    }
    void open(CaseKey key)
    {
        m_tabs->open(key);
        QTRY_VERIFY(tree()->isVisible());
    }
    /// "open" with its three steps, "pay"; the keyboard is in the steps.
    void openWithBranches()
    {
        open(m->key);
        m->setScenario(u"- open\n  - find\n  - choose\n    - look\n- pay\n"_s);
        m_tabs->focusEditor();
    }
    void restart()
    {
        const QByteArray state = m_tabs->saveState();
        m_tabs->closeProject();
        m->clear();
        m->fixture.reopen();
        m->fixture.pull();
        makeTabs();
        m->leave();
        m_tabs->restoreState(state);
        QTRY_VERIFY(pages()->isVisible());
    }
    void select(const QList<int> &path)
    {
        QModelIndex index;
        for (const int row : path)
            index = tree()->model()->index(row, 0, index);
        tree()->selectOnly(tree()->editor().model().keyOf(index));
    }
    [[nodiscard]] QString currentText() const { return tree()->currentIndex().data().toString(); }
    void showDetails()
    {
        pages()->setCurrentIndex(1);
        QTRY_VERIFY(shown<QPlainTextEdit>("detailsDescription")->isVisible());
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<EditorBench>();
        makeTabs();
    }
    void cleanup()
    {
        m_tabs->closeProject();
        m.reset();
    }

    void theStepTheBranchesAndTheCaretAreThereAfterARestart()
    {
        openWithBranches();
        select({0, 1});
        m->press(Qt::Key_Up, Qt::ControlModifier); // closes "choose"
        select({0, 0});
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Home);
        m->press(Qt::Key_Right);
        QVERIFY(tree()->editing().isOpen());
        restart();
        QTRY_VERIFY(tree()->editing().isOpen());
        QCOMPARE(currentText(), u"find"_s);
        QCOMPARE(focused(), u"stepField"_s);
        QCOMPARE(tree()->editing().field().textCursor().position(), 1);
        const QModelIndex first = tree()->model()->index(0, 0);
        QVERIFY(tree()->isExpanded(first));
        QVERIFY(!tree()->isExpanded(tree()->model()->index(1, 0, first)));
        m->type("!");
        m->leave();
        QCOMPARE(m->now().scenario.value().steps.at(0).children.at(0).text, u"f!ind"_s);
    }

    void aSelectedRowIsSelectedAndNotTypedIn()
    {
        openWithBranches();
        select({1});
        restart();
        QTRY_COMPARE(currentText(), u"pay"_s);
        QCOMPARE(tree()->selectedSteps().size(), 1);
        QVERIFY(tree()->hasFocus());
        QVERIFY(!tree()->editing().isOpen());
    }

    void whatWasZoomedIntoStillIs()
    {
        openWithBranches();
        select({0, 1});
        m->press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(!tree()->zoomedStep().isNull());
        restart();
        QTRY_VERIFY(!tree()->zoomedStep().isNull());
        QCOMPARE(tree()->editor().model().indexOf(tree()->zoomedStep()).data().toString(), u"choose"_s);
    }

    void thePageAndTheCaretInItsFieldAreThere()
    {
        open(m->key);
        showDetails();
        m->focus(shown<QPlainTextEdit>("detailsDescription"));
        m->type("The customer pays");
        for (int i = 0; i < 5; ++i)
            m->press(Qt::Key_Left);
        restart();
        QTRY_COMPARE(focused(), u"detailsDescription"_s);
        QCOMPARE(pages()->currentIndex(), 1);
        QCOMPARE(shown<QPlainTextEdit>("detailsDescription")->textCursor().position(), 12);
    }

    void theCaretInTheNameIsThere()
    {
        open(m->key);
        m->focus(shown<QLineEdit>("caseName"));
        m->press(Qt::Key_Home);
        m->press(Qt::Key_Right);
        restart();
        QTRY_COMPARE(focused(), u"caseName"_s);
        QCOMPARE(shown<QLineEdit>("caseName")->cursorPosition(), 1);
    }

    void theKeyboardIsNotTakenFromElsewhere()
    {
        openWithBranches();
        select({1});
        m->leave();
        restart();
        QTRY_COMPARE(currentText(), u"pay"_s);
        QVERIFY(m->elsewhere->hasFocus());
    }

    void theKeyboardIsNotTakenFromWhereTheAnalystWentMeanwhile()
    {
        openWithBranches();
        select({1});
        const QByteArray state = m_tabs->saveState();
        m_tabs->closeProject();
        m_tabs->openProject(&m->workspace());
        auto *other = new QLineEdit(&m->window);
        m->window.layout()->addWidget(other);
        other->show();
        m->leave();
        m_tabs->restoreState(state);
        m->focus(other);
        QTRY_VERIFY(tree()->isVisible());
        QTRY_COMPARE(currentText(), u"pay"_s);
        QVERIFY(other->hasFocus());
    }

    void aStepThatIsGoneIsLeftOut()
    {
        openWithBranches();
        select({0, 0});
        const QByteArray state = m_tabs->saveState();
        m->setScenario(u"- sign in\n- pay\n"_s);
        m_tabs->closeProject();
        m_tabs->openProject(&m->workspace());
        m_tabs->restoreState(state);
        QTRY_VERIFY(tree()->isVisible());
        QVERIFY(tree()->selectedSteps().isEmpty());
        QVERIFY(!tree()->editing().isOpen());
    }

    void aTabThatWasNotLookedAtKeepsItsPlaceOverTwoRestarts()
    {
        openWithBranches();
        select({0, 1});
        open(m_invoice);
        restart();
        restart();
        m_tabs->showPrevious();
        QTRY_COMPARE(currentText(), u"choose"_s);
    }

    void aClosedCaseIsOpenedWhereItWasLeft()
    {
        openWithBranches();
        select({0, 1});
        m->press(Qt::Key_Up, Qt::ControlModifier);
        select({1});
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Home);
        m_tabs->closeCurrent();
        m->leave();
        m_tabs->open(m->key);
        m_tabs->focusEditor(); // as the window does
        QTRY_VERIFY(tree()->editing().isOpen());
        QCOMPARE(tree()->editing().field().textCursor().position(), 0);
        QCOMPARE(currentText(), u"pay"_s);
        QVERIFY(!tree()->isExpanded(tree()->model()->index(1, 0, tree()->model()->index(0, 0))));
    }

    void whatIsSearchedForIsGoneToFirst()
    {
        openWithBranches();
        select({1});
        m_tabs->closeCurrent();
        m_tabs->open(m->key);
        m_tabs->focusEditor();
        m_tabs->findInSteps({u"look"_s});
        QTRY_COMPARE(currentText(), u"look"_s);
    }
};

CASEWRIGHT_TEST(CasePlaceTest)
#include "case_place_test.moc"
