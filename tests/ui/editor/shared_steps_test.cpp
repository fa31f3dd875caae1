// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/inline_message.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/editor_tabs.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_menu.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// Shared steps edited and made from within a case, by keys on the whole editor.
class SharedStepsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;

    void make(const ProjectSchema &schema = FakeServer::richSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->beside().shared = {{70, u"Sign in"_s}, {71, u"Sign out"_s}};
        m->beside().sharedContent[70] = Scenario{parseSteps(u"- Open the page\n  - Accept the cookies\n- Enter the password\n"_s)->steps};
        m->beside().sharedUsedBy[70] = 14;
        m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    void putSharedStep() { m->putStep(1, StepKind::Shared, u"Sign in"_s, 70); }
    /// The shared step of the case is open to be edited, its first row selected.
    void edit()
    {
        make();
        putSharedStep();
        goTo(1);
        m->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(content() && content()->hasFocus() && nameField()->isVisible());
    }
    void addRow(const char *text)
    {
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->press(Qt::Key_Return);
        m->type(text);
    }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    [[nodiscard]] StepTreeView *content() const { return m->child<StepTreeView>("sharedStepContent"); }
    [[nodiscard]] QWidget *view() const { return m->child<QWidget>("sharedStepView"); }
    [[nodiscard]] QLineEdit *nameField() const { return m->child<QLineEdit>("sharedStepNameField"); }
    [[nodiscard]] QString note() const { return m->child<QLabel>("sharedStepNote")->text(); }
    [[nodiscard]] InlineMessage *message() const { return m->child<InlineMessage>("sharedStepMessage"); }
    [[nodiscard]] QStringList onServer(ServerId id = 70) const { return plainText(m->beside().sharedContent.value(id)).split(u'\n', Qt::SkipEmptyParts); }
    [[nodiscard]] QStringList calls(const QString &what) const { return m->beside().log.filter(what); }
    [[nodiscard]] QStringList steps() const { return m->fixture.stepsOf(m->key); }
    void goTo(int row)
    {
        m->focus(tree());
        tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(row, 0)));
    }
    void select(int first, int last)
    {
        QList<StepKey> keys;
        for (int row = first; row <= last; ++row)
            keys.append(tree()->editor().model().keyOf(tree()->model()->index(row, 0)));
        m->focus(tree());
        tree()->selectSteps(keys);
    }

private Q_SLOTS:
    void cleanup()
    {
        QGuiApplication::clipboard()->clear();
        m.reset();
    }

    void isEditedInTheOutlinerAndSentByCtrlS()
    {
        edit();
        QCOMPARE(note(), u"Used in 14 cases: all of them change."_s);
        addRow("Choose a language");
        m->press(Qt::Key_Tab); // the outliner's own keys
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!view()->isVisible());
        QCOMPARE(onServer(), QStringList({u"Open the page"_s, u"Accept the cookies"_s, u"Choose a language"_s, u"Enter the password"_s}));
        QCOMPARE(m->beside().sharedContent[70].steps.first().children.size(), 2);
        QVERIFY(tree()->hasFocus());
        QCOMPARE(m->changeSets(), QStringList{u"Elsewhere"_s}); // no change of the case
    }

    void isEditedFromTheLookIntoIt()
    {
        make();
        putSharedStep();
        goTo(1);
        m->press(Qt::Key_F2);
        QTRY_COMPARE(note(), u"Used in 14 cases."_s);
        auto *button = m->child<QPushButton>("editSharedStep");
        QVERIFY(button->isVisible());
        m->press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!button->isVisible());
        addRow("x");
        m->press(Qt::Key_Escape);
        QCOMPARE(content()->model()->rowCount(), 3);
        QVERIFY(m->child<QPushButton>("saveSharedStep")->isVisible());
    }

    void undoInItIsItsOwn()
    {
        edit();
        m->press(Qt::Key_Delete);
        QCOMPARE(content()->model()->rowCount(), 1);
        m->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(content()->model()->rowCount(), 2);
        m->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(content()->model()->rowCount(), 1);
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"Sign in"_s, u"pay"_s}));
    }

    void escapeClosesItWithoutAQuestionWhereNothingWasTyped()
    {
        edit();
        m->press(Qt::Key_Escape);
        m->press(Qt::Key_Escape);
        QTRY_VERIFY(!view()->isVisible());
        QCOMPARE(m->prompts.confirmed.size(), 0);
        QCOMPARE(calls(u"editSharedStep"_s), QStringList());
    }

    void escapeAsksWhereSomethingWasTyped()
    {
        edit();
        addRow("new");
        for (int i = 0; i < 3; ++i)
            m->press(Qt::Key_Escape);
        QCOMPARE(m->prompts.confirmed.size(), 1); // cancelled
        QVERIFY(view()->isVisible());
        QVERIFY(plainText(content()->editor().doc().scenario()).contains(u"new"_s));
        m->prompts.willConfirm();
        QTest::mouseClick(m->child<QPushButton>("cancelSharedStep"), Qt::LeftButton);
        QVERIFY(!view()->isVisible());
        QCOMPARE(calls(u"editSharedStep"_s), QStringList());
    }

    void staysOpenWhileTheKeyboardIsElsewhere()
    {
        edit();
        m->leave();
        QVERIFY(view()->isVisible());
    }

    void aLostConnectionKeepsWhatWasTyped()
    {
        edit();
        addRow("new");
        m->beside().failNext = {makeError(ErrorKind::Offline)};
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(message()->kind(), MessageKind::Error);
        QVERIFY(message()->isVisible());
        QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_VERIFY(!view()->isVisible());
        QVERIFY(onServer().contains(u"new"_s));
        QCOMPARE(calls(u"editSharedStep"_s).size(), 2);
    }

    void aRefusalKeepsWhatWasTyped()
    {
        edit();
        addRow("new");
        m->beside().failNext = {makeError(ErrorKind::Forbidden)};
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(message()->isVisible() && message()->text().contains(u"administrator"_s));
        QVERIFY(plainText(content()->editor().doc().scenario()).contains(u"new"_s));
        QVERIFY(content()->hasFocus());
    }

    void whatAColleagueMadeOfItMeanwhileIsTakenInAndSaved()
    {
        edit();
        addRow("mine");
        m->beside().sharedContent[70] = Scenario{parseSteps(u"- Open the page\n  - Accept the cookies\n- Enter the password\n- theirs\n"_s)->steps};
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(message()->kind(), MessageKind::Warning);
        QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(message()->kind(), MessageKind::Info);
        QCOMPARE(content()->model()->rowCount(), 4);
        QVERIFY(!onServer().contains(u"mine"_s));
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!view()->isVisible());
        QCOMPARE(onServer(), QStringList({u"Open the page"_s, u"Accept the cookies"_s, u"mine"_s, u"Enter the password"_s, u"theirs"_s}));
    }

    void isRenamedAndTheCaseReadAgain()
    {
        edit();
        const qsizetype reads = m->fixture.server().log.filter(u"read 1000"_s).size();
        nameField()->setFocus();
        nameField()->selectAll();
        m->type("Log in");
        m->press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!view()->isVisible());
        QCOMPARE(m->beside().shared.first().name, u"Log in"_s);
        QCOMPARE(calls(u"editSharedStep"_s), QStringList()); // its steps are as they were
        QTRY_COMPARE(m->fixture.server().log.filter(u"read 1000"_s).size(), reads + 1);
    }

    void withoutANameItIsNotSaved()
    {
        edit();
        nameField()->setFocus();
        nameField()->clear();
        m->press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(message()->isVisible());
        QCOMPARE(calls(u"renameSharedStep"_s), QStringList());
    }

    void anotherOneIsNotOpenedOverUnsavedEdits()
    {
        edit();
        addRow("new");
        m->leave();
        Q_EMIT tree()->stepOpened(tree()->editor().model().keyOf(tree()->model()->index(1, 0)));
        QVERIFY(message()->isVisible());
        QVERIFY(plainText(content()->editor().doc().scenario()).contains(u"new"_s));
    }

    void aTabWithUnsavedEditsStaysOpen()
    {
        make();
        putSharedStep();
        m->clear();
        auto *tabs = m->show(new EditorTabs(&m->prompts));
        tabs->openProject(&m->workspace());
        tabs->open(m->key);
        QTRY_VERIFY(tree()->isVisible());
        goTo(1);
        m->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(content() && content()->hasFocus() && nameField()->isVisible());
        addRow("new");
        tabs->closeCurrent();
        QCOMPARE(tabs->currentKey(), m->key);
        QVERIFY(tabs->holdsEdits());
        m->prompts.willConfirm();
        QTest::mouseClick(m->child<QPushButton>("cancelSharedStep"), Qt::LeftButton);
        tabs->closeCurrent();
        QVERIFY(tabs->currentKey().isNull());
        tabs->closeProject();
    }

    void readersOnlyLook()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        m = std::make_unique<EditorBench>(schema);
        m->beside().shared = {{70, u"Sign in"_s}};
        m->beside().sharedContent[70] = Scenario{parseSteps(u"- Open the page\n"_s)->steps};
        TestCase &stored = m->fixture.server().cases[1000].value;
        Step step = makeStep(u"Sign in"_s);
        step.kind = StepKind::Shared;
        step.target = 70;
        stored.scenario = Scenario{{step}};
        m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
        goTo(0);
        m->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(content() && content()->isVisible());
        QVERIFY(!m->child<QPushButton>("editSharedStep")->isVisible());
        m->press(Qt::Key_E, Qt::ControlModifier);
        m->press(Qt::Key_Delete);
        QCOMPARE(content()->model()->rowCount(), 1);
        QVERIFY(!nameField()->isVisible());
    }

    void selectedStepsBecomeAReferenceInOneChange()
    {
        make();
        m->setScenario(u"- a cart\n  - with a book\n- pay\n- look\n"_s);
        select(0, 1);
        m->prompts.willType(u"Buy a book"_s);
        m->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(steps(), QStringList({u"Buy a book"_s, u"look"_s}));
        const Step put = m->now().scenario.value().steps.first();
        QCOMPARE(put.kind, StepKind::Shared);
        QCOMPARE(put.target, m->beside().shared.last().id);
        QCOMPARE(onServer(*put.target), QStringList({u"a cart"_s, u"with a book"_s, u"pay"_s}));
        QCOMPARE(m->prompts.texts.first().initial, u"a cart"_s);
        QCOMPARE(m->changeSets().last(), u"Make Shared Step"_s);
        QVERIFY(m->workspace().undo());
        QCOMPARE(steps().size(), 3);
    }

    void aSharedStepThatCannotBeMadeLeavesTheCase()
    {
        make();
        select(0, 1);
        m->prompts.willType(u"Buy"_s);
        m->beside().failNext = {makeError(ErrorKind::Forbidden)};
        m->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m->child<InlineMessage>("caseMessage")->kind(), MessageKind::Error);
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"pay"_s}));
        QCOMPARE(m->changeSets(), QStringList());
    }

    void oneThatCannotBeFilledIsFilledAgainAndNotMadeTwice()
    {
        make();
        select(0, 1);
        m->prompts.willType(u"Buy"_s);
        m->beside().failNext = {makeError(ErrorKind::Timeout)};
        m->beside().failOf = u"editSharedStep"_s;
        m->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto *said = m->child<InlineMessage>("caseMessage");
        QTRY_COMPARE(said->kind(), MessageKind::Warning);
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"pay"_s}));
        QTest::mouseClick(said->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(steps(), QStringList{u"Buy"_s});
        QCOMPARE(calls(u"createSharedStep"_s).size(), 1);
    }

    void stepsThatChangedMeanwhileStay()
    {
        make();
        select(0, 1);
        m->prompts.willType(u"Buy"_s);
        const QSignalSpy told(m->window.findChild<CaseEditor *>(), &CaseEditor::told);
        m->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
            before.scenario = is.scenario;
            Scenario next = is.scenario.value();
            next.steps[1].text = u"pay later"_s;
            after.scenario = next;
        });
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(steps(), QStringList({u"a cart"_s, u"pay later"_s}));
    }

    void aSharedStepIsNotMadeOfOne()
    {
        make();
        putSharedStep();
        select(0, 1);
        m->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m->prompts.texts.size(), 0);
        QCOMPARE(calls(u"createSharedStep"_s), QStringList());
    }

    void theMenuHasBothWhereTheyCanBeDone()
    {
        make();
        putSharedStep();
        const auto enabled = [this](const QString &text) {
            const std::unique_ptr<QMenu> menu(makeStepMenu(*tree()));
            for (const QAction *action : menu->actions()) {
                if (action->text() == text)
                    return action->isEnabled();
            }
            return false;
        };
        goTo(1);
        QVERIFY(enabled(u"Edit Shared Ste&p…"_s));
        goTo(0);
        QVERIFY(!enabled(u"Edit Shared Ste&p…"_s));
        QVERIFY(enabled(u"&Make Shared Step…"_s));
    }

    void aPictureOfAnotherCaseIsPastedAsItsName()
    {
        make();
        m->beside().files = {{7, {{7, u"screen.png"_s, u"image/png"_s, 4, false}, "text", 1000}}};
        m->putStep(2, StepKind::Attachment, u"screen.png"_s, 7);
        goTo(2);
        m->press(Qt::Key_C, Qt::ControlModifier);
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m->now().scenario.value().steps.last().target, std::optional<ServerId>(7)); // the same case
        m->clear();
        m->key = keyOfServerId(1001);
        auto *editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
        const QSignalSpy told(editor, &CaseEditor::told);
        m->focus(tree());
        m->press(Qt::Key_V, Qt::ControlModifier);
        const Step pasted = m->now().scenario.value().steps.last();
        QCOMPARE(pasted.kind, StepKind::Body);
        QCOMPARE(pasted.text, u"[picture screen.png]"_s);
        QVERIFY(!pasted.target);
        QCOMPARE(told.size(), 1);
    }
};

CASEWRIGHT_TEST(SharedStepsTest)
#include "shared_steps_test.moc"
