// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_editor.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// One open case, by real keys on the whole editor.
class CaseEditorTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseEditor *m_editor = nullptr;

    /// Made, but not read yet.
    void make() { m_editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts)); }
    void open()
    {
        make();
        QTRY_VERIFY(tree()->isVisible());
    }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    [[nodiscard]] QLineEdit *name() const { return m->child<QLineEdit>("caseName"); }
    [[nodiscard]] InlineMessage *message() const { return m->child<InlineMessage>("caseMessage"); }
    [[nodiscard]] InlineMessage *keywords() const { return m->child<InlineMessage>("keywordMessage"); }
    [[nodiscard]] QString badges() const { return m->child<QLabel>("caseBadges")->text(); }
    [[nodiscard]] QString nameDraft() { return m->workspace().draft(m->key, facetName(FacetId::Name)); }
    [[nodiscard]] QWidget *unread() const { return m->child<QWidget>("caseUnread"); }
    void clickButtonOfMessage() { QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton); }
    void showDetails()
    {
        m->focus(m->child<QTabWidget>("caseTabs")->tabBar());
        m->press(Qt::Key_Right);
    }

private Q_SLOTS:
    void init() { m = std::make_unique<EditorBench>(); }
    void cleanup() { m.reset(); }

    void saysThatItReadsAndThenShowsTheSteps();
    void tellsWhyACaseCannotBeReadAndTriesAgain();
    void leavesAnErrorOfTheConnectionToTheWindow();
    void whatSomebodyElseReadsIsShownToo();
    void aTypedNameIsADraftAndLeavingItOneChangeSet();
    void enterMakesTheNameAChangeToo();
    void aNameBeingTypedIsNotDisturbed();
    void aNameFromElsewhereIsShown();
    void aBlankNameIsTheOldOneAgain();
    void aNameTypedBeforeACrashIsMadeAChange();
    void ctrlZInTheNameTakesBackTypingOnly();
    void ctrlZInTheStepsIsTheWindows();
    void badgesSayWhatIsMissingAndWhatWaits();
    void detailsAreMadeWhenLookedAtAndFollowTheCase();
    void committingTakesEveryField();
    void closingKeepsTheStepBeingTyped();
    void aStepTypedBeforeACrashIsMadeAChange();
    void deletedStepsAreTold();
    void keywordsTheServerKeepsAreNotMentioned();
    void tellsOfAKeywordTheServerDoesNotKnowWhileAStepHasIt();
    void tellsOfSeveralKeywordsInOneSentence();
};

void CaseEditorTest::saysThatItReadsAndThenShowsTheSteps()
{
    make();
    QVERIFY(unread()->isVisible());
    QCOMPARE(m->child<QLabel>("emptyStateTitle")->text(), u"Reading the case…"_s);
    QVERIFY(!tree()->isVisible());
    QCOMPARE(name()->text(), u"Pay by card"_s); // the row knows it
    QTRY_VERIFY(tree()->isVisible());
    QVERIFY(!unread()->isVisible());
    QCOMPARE(tree()->model()->rowCount(), 2);
}

void CaseEditorTest::tellsWhyACaseCannotBeReadAndTriesAgain()
{
    m->fixture.server().failNextRead = {makeError(ErrorKind::Offline)};
    make();
    QTRY_VERIFY(message()->isVisible());
    QCOMPARE(message()->kind(), MessageKind::Error);
    QVERIFY(message()->text().startsWith(errorText(makeError(ErrorKind::Offline)).text));
    QVERIFY(unread()->isVisible());
    clickButtonOfMessage();
    QTRY_VERIFY(tree()->isVisible());
    QVERIFY(!message()->isVisible());
}

void CaseEditorTest::leavesAnErrorOfTheConnectionToTheWindow()
{
    m->fixture.server().failNextRead = {makeError(ErrorKind::Unauthorized)};
    make();
    QSignalSpy chosen(m_editor, &CaseEditor::remedyChosen);
    QTRY_VERIFY(message()->isVisible());
    clickButtonOfMessage();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<Remedy>(), Remedy::EditConnection);
    QVERIFY(message()->isVisible());
}

void CaseEditorTest::whatSomebodyElseReadsIsShownToo()
{
    m->fixture.server().failNextRead = {makeError(ErrorKind::Offline)};
    make();
    QTRY_VERIFY(message()->isVisible());
    m->fixture.read(m->key);
    QVERIFY(tree()->isVisible());
    QVERIFY(!message()->isVisible());
}

void CaseEditorTest::aTypedNameIsADraftAndLeavingItOneChangeSet()
{
    open();
    m_editor->focusName();
    m->type("Pay twice");
    QTRY_COMPARE(nameDraft(), u"Pay twice"_s);
    QCOMPARE(m->changeSets(), QStringList());
    m->leave();
    QCOMPARE(m->changeSets(), QStringList{u"Rename Case"_s});
    QCOMPARE(m->fixture.nameOf(m->key), u"Pay twice"_s);
    QCOMPARE(nameDraft(), QString());
    QCOMPARE(m_editor->title(), u"Pay twice"_s);
}

void CaseEditorTest::enterMakesTheNameAChangeToo()
{
    open();
    m_editor->focusName();
    m->type("Pay twice");
    m->press(Qt::Key_Return);
    m->leave();
    QCOMPARE(m->changeSets(), QStringList{u"Rename Case"_s});
}

void CaseEditorTest::aNameBeingTypedIsNotDisturbed()
{
    open();
    m->focus(name());
    m->press(Qt::Key_Home);
    m->type("Always ");
    m->fixture.rename(m->key, u"Theirs"_s);
    QCOMPARE(name()->text(), u"Always Pay by card"_s);
    QCOMPARE(name()->cursorPosition(), 7);
    m->leave();
    QCOMPARE(m->fixture.nameOf(m->key), u"Always Pay by card"_s);
}

void CaseEditorTest::aNameFromElsewhereIsShown()
{
    open();
    QSignalSpy titled(m_editor, &CaseEditor::titleChanged);
    m->fixture.rename(m->key, u"Theirs"_s);
    QCOMPARE(name()->text(), u"Theirs"_s);
    QVERIFY(titled.size() > 0);
}

void CaseEditorTest::aBlankNameIsTheOldOneAgain()
{
    open();
    m_editor->focusName();
    m->press(Qt::Key_Delete);
    QCOMPARE(name()->text(), QString());
    m->leave();
    QCOMPARE(name()->text(), u"Pay by card"_s);
    QCOMPARE(m->changeSets(), QStringList());
}

void CaseEditorTest::aNameTypedBeforeACrashIsMadeAChange()
{
    m->workspace().keepDraft(m->key, facetName(FacetId::Name), u"Half a na"_s);
    open();
    QTRY_COMPARE(name()->text(), u"Half a na"_s);
    QCOMPARE(m->changeSets(), QStringList{u"Rename Case"_s});
}

void CaseEditorTest::ctrlZInTheNameTakesBackTypingOnly()
{
    open();
    m->setScenario(u"- one\n"_s);
    QSignalSpy undo(m_editor, &CaseEditor::undoRequested);
    m->focus(name());
    m->press(Qt::Key_End);
    m->type("!");
    m->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(name()->text(), u"Pay by card"_s);
    QCOMPARE(m->fixture.stepsOf(m->key), QStringList{u"one"_s});
    QCOMPARE(undo.size(), 0);
}

void CaseEditorTest::ctrlZInTheStepsIsTheWindows()
{
    open();
    QSignalSpy undo(m_editor, &CaseEditor::undoRequested);
    QSignalSpy redo(m_editor, &CaseEditor::redoRequested);
    m_editor->focusScenario();
    m->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undo.size(), 1);
    m->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(redo.size(), 1);
}

void CaseEditorTest::badgesSayWhatIsMissingAndWhatWaits()
{
    m->fixture.server().cases[1000].info.automated = true;
    open();
    QCOMPARE(badges(), u"Automated"_s);
    m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
        before.layer = is.layer;
        after.layer = Ref();
    });
    QCOMPARE(badges(), u"No layer  ·  Automated  ·  Waiting to be sent"_s);
}

void CaseEditorTest::detailsAreMadeWhenLookedAtAndFollowTheCase()
{
    open();
    QVERIFY(!m->child<QWidget>("caseDetails"));
    showDetails();
    QTRY_VERIFY(m->child<QWidget>("caseDetails")->isVisible());
    m->changeElsewhere([](TestCase &before, TestCase &after, const TestCase &is) {
        before.status = is.status;
        after.status = Ref::named(u"Outdated"_s);
    });
    QCOMPARE(m->child<QComboBox>("detailsStatus")->currentText(), u"Outdated"_s);
}

void CaseEditorTest::committingTakesEveryField()
{
    open();
    showDetails();
    QTRY_VERIFY(m->child<QPlainTextEdit>("detailsDescription")->isVisible());
    m->focus(m->child<QPlainTextEdit>("detailsDescription"));
    m->type("Cards");
    m_editor->commitTyping();
    QCOMPARE(m->changeSets(), QStringList{u"Edit Description"_s}); // before the focus leaves it
    m_editor->focusScenario();
    m->press(Qt::Key_Return);
    m->type("Open ");
    m_editor->commitTyping();
    QCOMPARE(m->changeSets().size(), 2);
    m_editor->focusName();
    m->type("New");
    m_editor->commitTyping();
    QCOMPARE(m->changeSets(), QStringList({u"Edit Description"_s, u"Edit Step"_s, u"Rename Case"_s}));
}

void CaseEditorTest::closingKeepsTheStepBeingTyped()
{
    open();
    m_editor->focusScenario();
    tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(1, 0)));
    m->press(Qt::Key_Return);
    m->press(Qt::Key_End);
    m->type(" now");
    m->clear();
    QCOMPARE(m->fixture.stepsOf(m->key), QStringList({u"a cart"_s, u"pay now"_s}));
}

void CaseEditorTest::aStepTypedBeforeACrashIsMadeAChange()
{
    open();
    m_editor->focusScenario();
    tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(1, 0)));
    m->press(Qt::Key_Return);
    m->press(Qt::Key_End);
    m->type(" now");
    QTRY_VERIFY(!m->workspace().draft(m->key, u"step"_s).isEmpty());
    const QString draft = m->workspace().draft(m->key, u"step"_s);
    m->press(Qt::Key_Z, Qt::ControlModifier); // the typing, so that closing has nothing to keep
    m->clear();
    QCOMPARE(m->changeSets(), QStringList());
    m->workspace().keepDraft(m->key, u"step"_s, draft);
    open();
    QTRY_COMPARE(m->fixture.stepsOf(m->key), QStringList({u"a cart"_s, u"pay now"_s}));
}

void CaseEditorTest::deletedStepsAreTold()
{
    open();
    QSignalSpy removed(m_editor, &CaseEditor::stepsRemoved);
    m_editor->focusScenario();
    tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(0, 0)));
    m->press(Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toInt(), 1);
}

void CaseEditorTest::keywordsTheServerKeepsAreNotMentioned()
{
    open();
    QVERIFY(!keywords()->isVisible());
}

void CaseEditorTest::tellsOfAKeywordTheServerDoesNotKnowWhileAStepHasIt()
{
    open();
    m_editor->focusScenario();
    m->press(Qt::Key_End);
    m->press(Qt::Key_Return);
    m->press(Qt::Key_Return);
    m->type("But ");
    QVERIFY(keywords()->isVisible());
    QCOMPARE(keywords()->text(), u"This server knows no But: it will be sent as And."_s);
    QCOMPARE(keywords()->kind(), MessageKind::Info);
    m->press(Qt::Key_Backspace); // letters again
    QVERIFY(!keywords()->isVisible());
}

void CaseEditorTest::tellsOfSeveralKeywordsInOneSentence()
{
    open();
    m->setScenario(u"- Given a cart\n  - But no coupon\n- * pay\n- But not twice\n"_s);
    QCOMPARE(keywords()->text(), u"This server knows none of the keywords But, *: they will be sent as And."_s);
    m->setScenario(u"- * pay\n"_s);
    QCOMPARE(keywords()->text(), u"This server knows no *: it will be sent as And."_s);
    m->setScenario(u"- And pay\n"_s);
    QVERIFY(!keywords()->isVisible());
}

CASEWRIGHT_TEST(CaseEditorTest)
#include "case_editor_test.moc"
