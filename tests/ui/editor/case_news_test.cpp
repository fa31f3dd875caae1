// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/diff/diff_view.h"
#include "ui/common/inline_message.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/editor_tabs.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// What a colleague made of an open case is said above it, before one types.
class CaseNewsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseEditor *m_editor = nullptr;

    void open()
    {
        m_editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    [[nodiscard]] FakeServer::Stored &onServer() { return m->fixture.server().cases[1000]; }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    [[nodiscard]] InlineMessage *news() const { return m->child<InlineMessage>("caseNews"); }
    [[nodiscard]] QToolButton *showButton() const { return news()->findChild<QToolButton *>(u"inlineMessageButton"_s); }
    [[nodiscard]] QStringList lines() const
    {
        QStringList texts;
        const QList<ChangeLine> all = m->child<DiffView>("caseNewsDiff")->lines();
        for (const ChangeLine &line : all)
            texts.append(signedText(line));
        return texts;
    }
    void reread() { QVERIFY(await(m->workspace().reread(m->key, {}))); }
    void addStepOnServer(const QString &text)
    {
        Scenario scenario = onServer().value.scenario.value();
        scenario.steps.append(makeStep(text));
        onServer().value.scenario = scenario;
    }
    void tellOfAStep()
    {
        addStepOnServer(u"take the receipt"_s);
        m_editor->askServer();
        QTRY_VERIFY(news()->isVisible());
    }

private Q_SLOTS:
    void init() { m = std::make_unique<EditorBench>(); }
    void cleanup() { m.reset(); }

    void aCaseThatIsAsItWasSaysNothing()
    {
        open();
        reread();
        QVERIFY(!news()->isVisible());
    }

    void saysWhoChangedWhat()
    {
        open();
        onServer().info.lastModifiedBy = u"anna"_s;
        onServer().value.name = u"Pay by credit card"_s;
        tellOfAStep();
        QCOMPARE(news()->text(), u"Changed on the server by anna: name, one step."_s);
        QCOMPARE(tree()->model()->rowCount(), 3); // and is shown below
    }

    void whatWasReadAtAnotherTimeIsAskedForWhenTheCaseIsOpened()
    {
        m->fixture.read(m->key);
        m->fixture.reopen();
        m->fixture.pull();
        addStepOnServer(u"take the receipt"_s);
        open();
        QTRY_VERIFY(news()->isVisible());
        QCOMPARE(news()->text(), u"Changed on the server: one step."_s);
    }

    void theKeyboardShowsWhatLineByLine()
    {
        open();
        tellOfAStep();
        QVERIFY(!m->child<DiffView>("caseNewsDiff")->isVisible());
        m->focus(showButton());
        QCOMPARE(showButton()->text(), u"Show"_s);
        m->press(Qt::Key_Space);
        QVERIFY(m->child<DiffView>("caseNewsDiff")->isVisible());
        QCOMPARE(lines().last(), u"+ take the receipt"_s);
        m->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"caseNewsDismiss"_s);
        m->press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"caseNewsDiff"_s);
        m->press(Qt::Key_Escape);
        QVERIFY(!news()->isVisible());
        QVERIFY(tree()->hasFocus());
        reread();
        QVERIFY(!news()->isVisible());
    }

    void theButtonDismissesAndTheStepsHaveTheKeyboard()
    {
        open();
        tellOfAStep();
        m->focus(m->child<QToolButton>("caseNewsDismiss"));
        m->press(Qt::Key_Space);
        QVERIFY(!news()->isVisible());
        QVERIFY(tree()->hasFocus());
    }

    void escInTheNameDismissesToo()
    {
        open();
        tellOfAStep();
        m_editor->focusName();
        m->press(Qt::Key_Escape);
        QVERIFY(!news()->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"caseName"_s);
    }

    void moreNewsAreAddedUntilTheyAreDismissed()
    {
        open();
        tellOfAStep();
        addStepOnServer(u"leave"_s);
        reread();
        QCOMPARE(news()->text(), u"Changed on the server: 2 steps."_s);
        m_editor->focusName();
        m->press(Qt::Key_Escape);
        onServer().value.precondition = u"A card"_s;
        reread();
        QVERIFY(news()->isVisible());
        QCOMPARE(news()->text(), u"Changed on the server: precondition."_s);
    }

    void whatTheColleagueTakesBackIsNoNewsAnyMore()
    {
        open();
        onServer().value.precondition = u"A card"_s;
        reread();
        QVERIFY(news()->isVisible());
        onServer().value.precondition = QString();
        reread();
        QVERIFY(!news()->isVisible());
    }

    void whatTheAnalystDoesAndSendsIsNoNews()
    {
        open();
        m->fixture.rename(m->key, u"Mine"_s);
        QVERIFY(!news()->isVisible());
        QVERIFY(m->fixture.push({m->key}).failed.isEmpty());
        onServer().info.lastModifiedBy = u"me"_s;
        reread();
        QVERIFY(!news()->isVisible());
        // Nor is it told as theirs beside news.
        tellOfAStep();
        QCOMPARE(news()->text(), u"Changed on the server: one step."_s);
    }

    void whatClashesIsAQuestionAndNoNews()
    {
        open();
        m->fixture.rename(m->key, u"Mine"_s);
        onServer().value.name = u"Theirs"_s;
        reread();
        QVERIFY(m->child<InlineMessage>("caseConflict")->isVisible());
        QVERIFY(!news()->isVisible());
    }

    void aStepBeingTypedKeepsItsTextAndItsCaret()
    {
        open();
        m_editor->focusScenario();
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Home);
        m->type("with ");
        const StepField &field = tree()->editing().field();
        Scenario theirs = onServer().value.scenario.value();
        theirs.steps[1].text = u"pay now"_s;
        theirs.steps.prepend(makeStep(u"sign in"_s));
        onServer().value.scenario = theirs;
        m_editor->askServer();
        QTRY_VERIFY(news()->isVisible());
        QVERIFY(tree()->editing().isOpen());
        QVERIFY(field.hasFocus());
        QCOMPARE(field.toPlainText(), u"with a cart"_s);
        QCOMPARE(field.textCursor().position(), 5);
        m->type("us ");
        m->leave();
        QCOMPARE(m->fixture.stepsOf(m->key), QStringList({u"sign in"_s, u"with us a cart"_s, u"pay now"_s}));
    }

    void passingByDoesNotReadThemAndLeavingDoes()
    {
        auto *tabs = new EditorTabs(&m->prompts);
        tabs->openProject(&m->workspace());
        m->show(tabs);
        tabs->open(m->key);
        QTRY_VERIFY(tree()->isVisible());
        const InlineMessage *strip = news(); // of this one, before another case has one too
        addStepOnServer(u"take the receipt"_s);
        tabs->askServer();
        QTRY_VERIFY(strip->isVisible());
        tabs->open(keyOfServerId(1001));
        tabs->open(m->key);
        QVERIFY(strip->isVisible());
        QElapsedTimer read;
        read.start();
        QTRY_VERIFY(read.hasExpired(1100)); // as long as it takes a person to read it
        tabs->open(keyOfServerId(1001));
        tabs->open(m->key);
        QVERIFY(!strip->isVisible());
        tabs->closeProject();
    }
};

CASEWRIGHT_TEST(CaseNewsTest)
#include "case_news_test.moc"
