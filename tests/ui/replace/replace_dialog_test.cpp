// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replace/replace_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/replace/replace_bench.h"

#include <QAbstractItemModelTester>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using test::ReplaceBench;

class ReplaceDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }
    void replacesInThirtyCasesByFiveActionsAndUndoTakesItBack();
    void leavesOutAMatchAndACaseByTheSpaceBar();
    void saysWhatCannotBeLookedFor();
    void saysThatNothingIsFound();
    void aCaseThatChangedMeanwhileIsLeftAlone();
    void readingIsToldAndCanBeCancelled();
    void whatCannotBeReadIsToldAndAskedForAgain();
    void aDialogClosedInTheMiddleOfASearchLeavesNothingBehind();
    void whoMayOnlyReadReplacesNothing();
};

/// Ctrl+H, which opens it, is the sixth.
void ReplaceDialogTest::replacesInThirtyCasesByFiveActionsAndUndoTakesItBack()
{
    ReplaceBench bench(30);
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    bench.press(Qt::Key_Tab);
    bench.type(u"basket"_s);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.dialog->model()->tickedMatches(), 60);
    QCOMPARE(bench.label("replaceApply"), u"Replace 60 matches in 30 cases"_s);
    QCOMPARE(bench.stepOnServer(0), u"open the cart of order 1"_s);
    const StepKey key = bench.fixture.workspace().record(bench.keys[0])->current().scenario.value().steps.first().key;
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.actions, 5);
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.stepOnServer(29), u"open the basket of order 30"_s);
    QCOMPARE(bench.fixture.workspace().history().size(), 1);
    QCOMPARE(bench.fixture.workspace().history().first().name, u"Replace “cart” in 30 Cases"_s);
    QCOMPARE(bench.fixture.workspace().record(bench.keys[0])->current().scenario.value().steps.first().key, key);
    QCOMPARE(bench.dialog->message()->text(), u"Replaced in 30 cases."_s);
    QVERIFY(bench.fixture.workspace().undo());
    QCOMPARE(bench.fixture.stepsOf(bench.keys[29]).first(), u"open the cart of order 30"_s);
}

void ReplaceDialogTest::leavesOutAMatchAndACaseByTheSpaceBar()
{
    ReplaceBench bench(3);
    QAbstractItemModelTester tester(bench.dialog->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.dialog->model()->tickedMatches(), 6);
    bench.press(Qt::Key_Space); // the first case
    QCOMPARE(bench.label("replaceApply"), u"Replace 4 matches in 2 cases"_s);
    for (int i = 0; i < 5; ++i)
        bench.press(Qt::Key_Down);
    bench.press(Qt::Key_Space); // the second match of the second case
    QCOMPARE(bench.label("replaceApply"), u"Replace 3 matches in 2 cases"_s);
    QCOMPARE(bench.dialog->model()->index(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.stepOnServer(0), u"open the cart of order 1"_s);
    const Step second = bench.fixture.server().cases[bench.keys[1].value].value.scenario.value().steps.first();
    QCOMPARE(second.text, u"open the  of order 2"_s);
    QCOMPARE(second.children.first().text, u"the Cart shows one item"_s);
    QCOMPARE(bench.stepOnServer(2), u"open the  of order 3"_s);
}

void ReplaceDialogTest::saysWhatCannotBeLookedFor()
{
    ReplaceBench bench(1);
    QVERIFY(bench.isReady());
    QVERIFY(!bench.button("replaceFind")->isEnabled());
    bench.type(u"ab(c"_s);
    bench.button("replaceRegex")->click();
    bench.press(Qt::Key_Return);
    QVERIFY2(bench.dialog->message()->text().contains(u"after 4 characters"_s), qPrintable(bench.dialog->message()->text()));
    QCOMPARE(bench.dialog->message()->kind(), MessageKind::Error);
    for (const char *box : {"replaceRegex", "replaceNames", "replaceDescriptions", "replacePreconditions", "replaceSteps"})
        bench.button(box)->click();
    bench.press(Qt::Key_Return);
    QVERIFY(bench.dialog->message()->text().contains(u"at least one kind"_s));
}

void ReplaceDialogTest::saysThatNothingIsFound()
{
    ReplaceBench bench(2);
    QVERIFY(bench.isReady());
    bench.type(u"unicorn"_s);
    QSignalSpy found(bench.dialog->findChild<ReplaceSearch *>(), &ReplaceSearch::found);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(!bench.button("replaceApply")->isEnabled());
    QVERIFY(bench.dialog->findChild<QWidget *>(u"replaceEmpty"_s)->isVisible());
}

void ReplaceDialogTest::aCaseThatChangedMeanwhileIsLeftAlone()
{
    ReplaceBench bench(2);
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.dialog->model()->tickedMatches(), 4);
    bench.fixture.setSteps(bench.keys[0], {u"another cart"_s});
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.fixture.stepsOf(bench.keys[0]), QStringList{u"another cart"_s});
    QCOMPARE(bench.stepOnServer(1), u"open the  of order 2"_s);
    QVERIFY2(bench.dialog->message()->text().contains(u"find again"_s), qPrintable(bench.dialog->message()->text()));
}

void ReplaceDialogTest::readingIsToldAndCanBeCancelled()
{
    ReplaceBench bench(20);
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    auto *search = bench.dialog->findChild<ReplaceSearch *>();
    QString told;
    QSignalSpy found(search, &ReplaceSearch::found);
    const auto cancelAtOnce = [&] {
        told = bench.dialog->message()->text();
        Q_EMIT bench.dialog->message()->buttonClicked();
    };
    connect(search, &ReplaceSearch::progress, bench.dialog.get(), cancelAtOnce, Qt::SingleShotConnection);
    bench.press(Qt::Key_Return);
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY2(told.contains(u"not read yet"_s) && told.contains(u"of 20"_s), qPrintable(told));
    QVERIFY(!search->isRunning());
    QCOMPARE(bench.dialog->message()->text(), QString());
    QVERIFY(bench.button("replaceFind")->isEnabled());
    bench.press(Qt::Key_Return); // and once more, to its end
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(bench.dialog->model()->tickedMatches(), 40);
}

void ReplaceDialogTest::whatCannotBeReadIsToldAndAskedForAgain()
{
    ReplaceBench bench(2);
    bench.fixture.server().failNextRead = {makeError(ErrorKind::Forbidden, u"not yours"_s)};
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    QSignalSpy found(bench.dialog->findChild<ReplaceSearch *>(), &ReplaceSearch::found);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(bench.dialog->message()->kind(), MessageKind::Error);
    QVERIFY(bench.dialog->message()->text().contains(u"not yours"_s));
    Q_EMIT bench.dialog->message()->buttonClicked();
    QTRY_COMPARE(found.size(), 2);
    QCOMPARE(bench.dialog->model()->tickedMatches(), 4);
    QCOMPARE(bench.dialog->message()->text(), QString());
}

void ReplaceDialogTest::aDialogClosedInTheMiddleOfASearchLeavesNothingBehind()
{
    ReplaceBench bench(20);
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    bench.press(Qt::Key_Return);
    bench.dialog.reset();
    const Result<void> read = test::await(bench.bulk.access().read(bench.keys, {FacetId::Scenario}, nullptr, CancelToken()));
    QVERIFY(read);
    QCOMPARE(bench.stepOnServer(0), u"open the cart of order 1"_s);
    QVERIFY(bench.fixture.workspace().history().isEmpty());
}

void ReplaceDialogTest::whoMayOnlyReadReplacesNothing()
{
    ReplaceBench bench(1);
    ProjectSchema schema = bench.bulk.schema();
    schema.mayWrite = false;
    bench.bulk.setSchema(schema);
    QVERIFY(bench.isReady());
    bench.type(u"cart"_s);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.dialog->model()->tickedMatches(), 2);
    QVERIFY(!bench.button("replaceApply")->isEnabled());
}

CASEWRIGHT_TEST(ReplaceDialogTest)
#include "replace_dialog_test.moc"
