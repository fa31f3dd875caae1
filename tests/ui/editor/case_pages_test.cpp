// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/inline_message.h"
#include "ui/editor/case_editor.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// Which pages an open case has, and what is said before one edits it, by what the server has and allows.
class CasePagesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    CaseEditor *m_editor = nullptr;

    void make(const ProjectSchema &schema) { m = std::make_unique<EditorBench>(schema); }
    void open()
    {
        m_editor = m->show(new CaseEditor(&m->workspace(), m->key, &m->prompts));
        QTRY_VERIFY(tree()->isVisible());
    }
    [[nodiscard]] static ProjectSchema readers()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        return schema;
    }
    /// Grouped by the second tree, the browser is no field any more.
    [[nodiscard]] static ProjectSchema treesSchema()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.trees = {{1, u"Suites"_s, {}}, {2, u"By browser"_s, {schema.fields.first()}}};
        schema.treeId = 1;
        return schema;
    }
    void groupBy(ServerId tree) { QVERIFY(await(m->workspace().groupBy(tree, {}))); }
    [[nodiscard]] StepTreeView *tree() const { return m->child<StepTreeView>("stepTree"); }
    [[nodiscard]] QTabWidget *tabs() const { return m->child<QTabWidget>("caseTabs"); }
    [[nodiscard]] InlineMessage *note() const { return m->child<InlineMessage>("caseNote"); }
    [[nodiscard]] QString hint() const
    {
        const auto *label = tree()->findChild<QLabel *>(u"stepHint"_s);
        return label && label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList all;
        for (int tab = 0; tab < tabs()->count(); ++tab)
            all.append(tabs()->tabText(tab));
        return all;
    }
    void goTo(int row)
    {
        m->focus(tree());
        tree()->selectOnly(tree()->editor().model().keyOf(tree()->model()->index(row, 0)));
    }

private Q_SLOTS:
    void cleanup() { m.reset(); }

    void aServerOfTheSeedDialectHasThreePages()
    {
        make(FakeServer::sampleSchema());
        open();
        QCOMPARE(titles(), QStringList({u"Scenario"_s, u"Details"_s, u"History"_s}));
    }

    void detailsAreThoseOfTheSchemaAfterTheCasesWereGroupedAnew()
    {
        make(treesSchema());
        open();
        tabs()->setCurrentIndex(1);
        QVERIFY(m->child<QWidget>("fieldValues40"));
        groupBy(2);
        QVERIFY(!m->child<QWidget>("fieldValues40"));
        QVERIFY(m->child<QWidget>("caseDetails")->isVisible());
        tabs()->setCurrentIndex(0);
        groupBy(1); // made again when it is looked at
        QVERIFY(!m->child<QWidget>("caseDetails"));
        tabs()->setCurrentIndex(1);
        QVERIFY(m->child<QWidget>("fieldValues40")->isVisible());
    }

    void detailsStayWhereTheSchemaIsTheSame()
    {
        make(FakeServer::richSchema());
        open();
        tabs()->setCurrentIndex(1);
        const QPointer<QWidget> before = m->child<QWidget>("caseDetails");
        Q_EMIT m->workspace().schemaChanged();
        QVERIFY(before);
    }

    void detailsAreNotMadeAgainBelowWhoTypes()
    {
        make(treesSchema());
        open();
        tabs()->setCurrentIndex(1);
        const QPointer<QLineEdit> owner = m->child<QLineEdit>("detailsOwner");
        m->focus(owner);
        m->type("jo");
        groupBy(2);
        QVERIFY(owner && owner->hasFocus());
        QCOMPARE(owner->text(), u"jo"_s);
        QCOMPARE(m->changeSets(), QStringList());
        m->leave();
        QTRY_VERIFY(!owner);
        QVERIFY(!m->child<QWidget>("fieldValues40"));
        QCOMPARE(m->now().owner.value().name, u"jo"_s);
    }

    void aServerThatHasEverythingHasSix()
    {
        make(FakeServer::richSchema());
        open();
        QCOMPARE(titles(), QStringList({u"Scenario"_s, u"Details"_s, u"Examples"_s, u"Comments"_s, u"Files"_s, u"History"_s}));
    }

    void aPageIsReadWhenItIsLookedAt()
    {
        make(FakeServer::richSchema());
        open();
        QCOMPARE(m->beside().log, QStringList());
        m->focus(tabs()->tabBar());
        m->press(Qt::Key_Right);
        m->press(Qt::Key_Right);
        QTRY_VERIFY(m->child<QWidget>("examplesPage")->isVisible());
        m->press(Qt::Key_Right);
        QTRY_COMPARE(m->beside().log, QStringList{u"comments 1000"_s});
        m->press(Qt::Key_Right);
        QTRY_COMPARE(m->beside().log, QStringList({u"comments 1000"_s, u"attachments 1000"_s}));
    }

    void committingKeepsTheCommentBegun()
    {
        make(FakeServer::richSchema());
        open();
        tabs()->setCurrentIndex(3);
        m->focus(m->child<QPlainTextEdit>("commentText"));
        m->type("Half a thought");
        m_editor->commitTyping();
        QCOMPARE(m->workspace().draft(m->key, u"comment"_s), u"Half a thought"_s);
    }

    void committingTakesTheExampleBeingTyped()
    {
        make(FakeServer::richSchema());
        m->fixture.server().cases[1000].value.examples = QList<Example>{{{{u"card"_s, u"Visa"_s}}}};
        open();
        tabs()->setCurrentIndex(2);
        auto *table = m->child<QTableView>("examplesTable");
        m->focus(table);
        table->setCurrentIndex(table->model()->index(0, 0));
        m->press(Qt::Key_F2);
        m->type("Amex");
        m_editor->commitTyping();
        QCOMPARE(m->now().examples.value().first().values.first().value, u"Amex"_s);
    }

    void whoMayOnlyReadIsToldSo()
    {
        make(readers());
        open();
        QVERIFY(note()->isVisible());
        QVERIFY(note()->text().startsWith(u"You may read this project but not change it."_s));
        QVERIFY(m->child<QLineEdit>("caseName")->isReadOnly());
        m_editor->focusName();
        m->type("x");
        m->leave();
        QCOMPARE(m->changeSets(), QStringList());
    }

    void theStepsOfAReaderStayAsTheyAreWhateverKeyIsPressed()
    {
        make(readers());
        open();
        goTo(1);
        m->press(Qt::Key_Return);
        QCOMPARE(hint(), u"You may read this project but not change it."_s);
        m->type("x");
        m->press(Qt::Key_Delete);
        m->press(Qt::Key_Tab);
        m->press(Qt::Key_D, Qt::ControlModifier);
        m->press(Qt::Key_Up, Qt::AltModifier);
        m->press(Qt::Key_Return, Qt::ControlModifier);
        m->press(Qt::Key_X, Qt::ControlModifier);
        m->press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(m->fixture.stepsOf(m->key), QStringList({u"a cart"_s, u"pay"_s}));
        QCOMPARE(m->changeSets(), QStringList());
    }

    void aClickIntoAReadersStepOpensNoField()
    {
        make(readers());
        open();
        const QRect text = tree()->textRect(tree()->model()->index(0, 0));
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, Qt::NoModifier, text.center());
        m->type("x");
        QCOMPARE(m->changeSets(), QStringList());
    }

    void aDraftFromBeforeIsNotAppliedForAReader()
    {
        make(readers());
        m->workspace().keepDraft(m->key, facetName(FacetId::Name), u"Mine"_s);
        open();
        QCOMPARE(m->changeSets(), QStringList());
        QVERIFY(!m->child<InlineMessage>("caseMessage")->isVisible());
    }

    void anAutomatedCaseIsMarkedBeforeItIsEdited()
    {
        make(FakeServer::richSchema());
        m->fixture.server().cases[1000].info.automated = true;
        open();
        QCOMPARE(note()->text(),
                 u"This case is automated: the next upload of results may overwrite its scenario and metadata."_s);
        QVERIFY(note()->isVisible());
        QTest::mouseClick(note()->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!note()->isVisible());
        m->fixture.rename(m->key, u"News"_s); // it stays away
        QVERIFY(!note()->isVisible());
    }

    void aManualCaseIsNotMarked()
    {
        make(FakeServer::richSchema());
        open();
        QVERIFY(!note()->isVisible());
    }

    void whereResultsOnlyLinkToACaseNothingIsOverwritten()
    {
        make(FakeServer::sampleSchema());
        m->fixture.server().cases[1000].info.automated = true;
        open();
        QVERIFY(!note()->isVisible());
    }
};

CASEWRIGHT_TEST(CasePagesTest)
#include "case_pages_test.moc"
