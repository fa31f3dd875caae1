// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drag.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/inline_message.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/editor_tabs.h"
#include "ui/editor/shared/shared_step_view.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/step_mime.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// What becomes of an edit of a shared step that is not saved: it outlives the program, a save that hangs, a colleague's edit and the case
/// below it. And what cannot be put into a shared step.
class SharedStepEditsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;

    void make()
    {
        m = std::make_unique<EditorBench>(FakeServer::richSchema());
        m->beside().shared = {{70, u"Sign in"_s}, {71, u"Sign out"_s}};
        setContent(u"- Open the page\n- Enter the password\n"_s);
        m->beside().sharedContent[71] = Scenario{parseSteps(u"- Leave\n"_s)->steps};
        open();
        m->putStep(1, StepKind::Shared, u"Sign in"_s, 70);
        m->putStep(2, StepKind::Shared, u"Sign out"_s, 71);
    }
    void open()
    {
        m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    void setContent(const QString &outline) { m->beside().sharedContent[70] = Scenario{parseSteps(outline)->steps}; }
    void look(int row = 1)
    {
        goTo(row);
        m->press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(content() && content()->isVisible());
    }
    void edit(int row = 1)
    {
        look(row);
        QTRY_VERIFY(content()->hasFocus() && nameField()->isVisible());
    }
    /// Below the current one, still open to be typed in.
    void addRow(const char *text)
    {
        m->press(Qt::Key_Return);
        m->press(Qt::Key_End);
        m->press(Qt::Key_Return);
        m->type(text);
    }
    void editText(int row, const char *text)
    {
        content()->selectOnly(content()->editor().model().keyOf(content()->model()->index(row, 0)));
        m->press(Qt::Key_Return);
        m->press(Qt::Key_A, Qt::ControlModifier);
        m->type(text);
        m->press(Qt::Key_Escape);
    }
    void save() { m->press(Qt::Key_S, Qt::ControlModifier); }
    void click(const char *button) { QTest::mouseClick(m->child<QPushButton>(button), Qt::LeftButton); }
    void restart()
    {
        m->clear();
        m->fixture.reopen();
        open();
    }
    void goTo(int row)
    {
        m->focus(tree());
        tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(row, 0)));
    }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    [[nodiscard]] StepTreeView *content() const { return m->child<StepTreeView>("sharedStepContent"); }
    [[nodiscard]] SharedStepView *view() const { return m->child<SharedStepView>("sharedStepView"); }
    [[nodiscard]] QLineEdit *nameField() const { return m->child<QLineEdit>("sharedStepNameField"); }
    [[nodiscard]] QPushButton *restore() const { return m->child<QPushButton>("restoreSharedStep"); }
    [[nodiscard]] InlineMessage *message() const { return m->child<InlineMessage>("sharedStepMessage"); }
    [[nodiscard]] QString draft() const { return m->workspace().draft(CaseKey(), u"sharedStep:70"_s); }
    [[nodiscard]] QStringList shown() const { return plainText(content()->editor().doc().scenario()).split(u'\n', Qt::SkipEmptyParts); }
    [[nodiscard]] QStringList onServer() const { return plainText(m->beside().sharedContent.value(70)).split(u'\n', Qt::SkipEmptyParts); }
    [[nodiscard]] qsizetype calls(const QString &what) const { return m->beside().log.filter(what).size(); }
    [[nodiscard]] QString hint() const { return content()->findChild<QLabel *>(u"stepHint"_s)->text(); }

private Q_SLOTS:
    void cleanup()
    {
        QGuiApplication::clipboard()->clear();
        m.reset();
    }

    void outlivesTheProgramAndIsOffered()
    {
        make();
        edit();
        nameField()->setFocus();
        m->press(Qt::Key_End);
        m->type(" again");
        content()->setFocus();
        editText(1, "Enter it");
        addRow("mine"); // and not left
        QTRY_VERIFY_WITH_TIMEOUT(draft().contains(u"mine"_s), 2500);
        restart();
        look();
        QTRY_VERIFY(restore()->hasFocus());
        QVERIFY(message()->isVisible());
        QVERIFY(!nameField()->isVisible());
        m->press(Qt::Key_Return);
        QCOMPARE(nameField()->text(), u"Sign in again"_s);
        QCOMPARE(shown(), QStringList({u"Open the page"_s, u"Enter it"_s, u"mine"_s}));
        QVERIFY(!message()->isVisible());
        save();
        QTRY_VERIFY(!view()->isVisible());
        QCOMPARE(onServer(), QStringList({u"Open the page"_s, u"Enter it"_s, u"mine"_s}));
        QCOMPARE(m->beside().shared.first().name, u"Sign in again"_s);
        QCOMPARE(draft(), QString());
    }

    void isOfferedFromEachCaseUntilItIsDiscarded()
    {
        make();
        edit();
        editText(0, "mine");
        QTRY_VERIFY_WITH_TIMEOUT(!draft().isEmpty(), 2500);
        m->key = keyOfServerId(1001);
        restart();
        m->putStep(0, StepKind::Shared, u"Sign in"_s, 70);
        look(0);
        QTRY_VERIFY(restore()->hasFocus());
        m->press(Qt::Key_E, Qt::ControlModifier); // not past it
        QVERIFY(!nameField()->isVisible());
        m->press(Qt::Key_Escape);
        QVERIFY(!draft().isEmpty());
        look(0);
        QTRY_VERIFY(restore()->hasFocus());
        click("discardSharedStep");
        QVERIFY(nameField()->isVisible()); // as was wanted
        QCOMPARE(shown(), QStringList({u"Open the page"_s, u"Enter the password"_s}));
        QCOMPARE(draft(), QString());
    }

    void whatIsRestoredTakesInWhatOthersDidSince()
    {
        make();
        edit();
        editText(0, "mine");
        QTRY_VERIFY_WITH_TIMEOUT(!draft().isEmpty(), 2500);
        setContent(u"- theirs\n- Enter the password\n- Press Enter\n"_s);
        restart();
        look();
        QTRY_VERIFY(restore()->hasFocus());
        click("restoreSharedStep");
        QCOMPARE(shown(), QStringList({u"mine"_s, u"Enter the password"_s, u"Press Enter"_s}));
        QVERIFY(message()->isVisible());
        QVERIFY(message()->text().contains(u"In one place you both changed"_s));
        save();
        QTRY_VERIFY(!view()->isVisible());
        QVERIFY(onServer().contains(u"Press Enter"_s));
    }

    void closingTheProjectKeepsItAtOnce()
    {
        make();
        m->clear();
        auto *tabs = m->show(new EditorTabs(&m->prompts));
        tabs->openProject(&m->workspace());
        tabs->open(m->key);
        QTRY_VERIFY(tree()->isVisible());
        edit();
        addRow("mine");
        tabs->closeProject();
        QVERIFY(draft().contains(u"mine"_s));
    }

    void nothingIsKeptOfWhatWasCancelled()
    {
        make();
        edit();
        editText(0, "mine");
        QTRY_VERIFY_WITH_TIMEOUT(!draft().isEmpty(), 2500);
        m->prompts.willConfirm();
        click("cancelSharedStep");
        QCOMPARE(draft(), QString());
    }

    void aNonsenseDraftIsNotOffered()
    {
        make();
        m->workspace().keepDraft(CaseKey(), u"sharedStep:70"_s, u"{\"before\": 3}"_s);
        edit();
        QVERIFY(!restore()->isVisible());
    }

    void aDraftKnowsTheServersIdsAndKeys()
    {
        SharedStepDraft draft;
        draft.before.scenario = Scenario{{makeStep(u"a"_s)}};
        const StepKey key = draft.before.scenario.steps.first().key;
        draft.before.stepIds.insert(key, 7'000'000'000'000'007);
        draft.after = draft.before.scenario;
        draft.time = 5;
        const auto read = sharedStepDraftFromText(toText(draft));
        QVERIFY(read);
        QCOMPARE(read->before.stepIds, draft.before.stepIds);
        QCOMPARE(read->after.steps.first().key, key);
        QCOMPARE(read->time, 5);
    }

    void escStopsASaveAndKeepsWhatWasTyped()
    {
        make();
        edit();
        editText(0, "mine");
        nameField()->setText(u"Log in"_s);
        save();
        m->press(Qt::Key_Escape); // before the server answers
        QVERIFY(view()->isVisible());
        QTRY_COMPARE(message()->kind(), MessageKind::Warning);
        QVERIFY(message()->isVisible());
        QCOMPARE(calls(u"editSharedStep"_s), 0);
        QCOMPARE(m->prompts.confirmed.size(), 0);
        QVERIFY(nameField()->isEnabled());
        QCOMPARE(shown().first(), u"mine"_s);
        save();
        QTRY_VERIFY(!view()->isVisible());
        QCOMPARE(onServer().first(), u"mine"_s);
    }

    void theCaseShowsANewNameThoughTheStepsWait()
    {
        make();
        edit();
        editText(0, "mine");
        nameField()->setText(u"Log in"_s);
        setContent(u"- Open the page\n- theirs\n"_s);
        const qsizetype reads = m->fixture.server().log.filter(u"read 1000"_s).size();
        save();
        QTRY_COMPARE(message()->kind(), MessageKind::Warning);
        QTRY_COMPARE(m->fixture.server().log.filter(u"read 1000"_s).size(), reads + 1);
    }

    void spacesAroundANameAreNoNewName()
    {
        SharedStepEdit edit;
        edit.nameBefore = u"Sign in "_s;
        edit.name = u"Sign in"_s;
        QVERIFY(!edit.hasName());
    }

    void undoNeverTakesAColleaguesStepsAlong()
    {
        make();
        edit();
        editText(0, "mine");
        setContent(u"- Open the page\n- Enter the password\n- theirs\n"_s);
        save();
        QTRY_COMPARE(message()->kind(), MessageKind::Warning);
        QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(shown(), QStringList({u"mine"_s, u"Enter the password"_s, u"theirs"_s}));
        content()->setFocus();
        m->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(shown(), QStringList({u"Open the page"_s, u"Enter the password"_s, u"theirs"_s}));
        m->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shown(), QStringList({u"mine"_s, u"Enter the password"_s, u"theirs"_s}));
    }

    void aSecondAnswerOfTheServerDoesNotTakeWhatIsTyped()
    {
        make();
        edit();
        editText(0, "mine");
        SharedStepContent content;
        content.scenario = Scenario{parseSteps(u"- Open the page\n"_s)->steps};
        view()->showContent(content);
        QCOMPARE(shown().first(), u"mine"_s);
        QVERIFY(nameField()->isVisible());
    }

    void aCaseThatGoesKeepsItsTabWhileOneIsEditedInIt()
    {
        make();
        m->clear();
        auto *tabs = m->show(new EditorTabs(&m->prompts));
        tabs->openProject(&m->workspace());
        tabs->open(m->key);
        QTRY_VERIFY(tree()->isVisible());
        edit();
        editText(0, "mine");
        m->fixture.remove(m->key);
        QCOMPARE(tabs->currentKey(), m->key);
        QCOMPARE(shown().first(), u"mine"_s);
        tabs->closeProject();
    }

    void whoTypesElsewhereGoesOnThereWhenItIsSaved()
    {
        make();
        edit();
        editText(0, "mine");
        save();
        m->leave();
        QTRY_VERIFY(!view()->isVisible());
        QVERIFY(m->elsewhere->hasFocus());
    }

    void aSharedStepIsNotPastedIntoOne()
    {
        make();
        goTo(1);
        m->press(Qt::Key_C, Qt::ControlModifier);
        edit(2);
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shown(), QStringList{u"Leave"_s});
        QVERIFY(hint().startsWith(u"A shared step cannot hold another one."_s));
    }

    void norDroppedOntoOne()
    {
        make();
        edit(2);
        Step shared = makeStep(u"Sign in"_s);
        shared.kind = StepKind::Shared;
        shared.target = 70;
        Step around = makeStep(u"around"_s);
        around.children = {shared};
        const auto mime = mimeOfSteps({around});
        const QPoint at = content()->rowRect(content()->model()->index(0, 0)).center();
        QVERIFY(!dropOnto(content()->viewport(), *mime, at));
        QCOMPARE(shown(), QStringList{u"Leave"_s});
        QVERIFY(hint().startsWith(u"A shared step cannot hold another one."_s));
        QVERIFY(dropOnto(content()->viewport(), *mimeOfSteps({makeStep(u"text"_s)}), at));
    }

    void aFileOfACaseOrOfAnotherSharedStepIsPastedAsItsName()
    {
        make();
        Step file = makeStep(u"screen.png"_s);
        file.kind = StepKind::Attachment;
        file.target = 7;
        m->beside().sharedContent[70].steps.append(file);
        edit();
        content()->selectOnly(content()->editor().model().keyOf(content()->model()->index(2, 0)));
        m->press(Qt::Key_C, Qt::ControlModifier);
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(content()->editor().doc().scenario().steps.last().target, std::optional<ServerId>(7)); // the same shared step
        m->prompts.willConfirm();
        click("cancelSharedStep");
        const QSignalSpy told(m->window.findChild<CaseEditor *>(), &CaseEditor::told);
        edit(2);
        m->press(Qt::Key_V, Qt::ControlModifier);
        const Step pasted = content()->editor().doc().scenario().steps.last();
        QCOMPARE(pasted.text, u"[picture screen.png]"_s);
        QVERIFY(!pasted.target);
        QCOMPARE(told.size(), 1);
    }
};

CASEWRIGHT_TEST(SharedStepEditsTest)
#include "shared_step_edits_test.moc"
