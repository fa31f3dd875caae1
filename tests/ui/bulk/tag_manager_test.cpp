// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/tag_manager.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/bulk/manager_bench.h"
#include "ui/common/inline_message.h"

#include <QAbstractItemModelTester>
#include <QFile>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using test::ManagerBench;

namespace {

const QList<QStringList> managedTags = {{u"smoke"_s, u"sev-1"_s}, {u"smoke"_s, u"Smoke"_s}, {u"smoke"_s, u"prio-high"_s}, {u"payments"_s}};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TagManagerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }
    void listsCountsTwinsAndWhatIsNotUsed();
    void renamesByF2AfterAPreviewAndByOneUndoBack();
    void leavesOutARowByTheSpaceBar();
    void mergesSelectedTags();
    void splitsATag();
    void deletesByTheDeleteKey();
    void renamesByPattern();
    void exportsAndImportsNewNames();
    void tellsWhatIsWrongWithAList();
    void followsAPolicy();
    void changesNothingForWhoMayOnlyRead();
    void showsTheCasesOfATag();
    void tellsFailures();
};

void TagManagerTest::listsCountsTwinsAndWhatIsNotUsed()
{
    ManagerBench bench(managedTags);
    TagPolicy policy = TagPolicy::standard();
    policy.tags = {u"nightly"_s};
    bench.panel.setTagPolicy(policy);
    bench.manager->setPolicyFile({});
    TagManagerModel *model = bench.manager->model();
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model->nameAt(0), u"smoke"_s);
    QCOMPARE(model->index(0, TagManagerModel::CasesColumn).data().toString(), u"3"_s);
    QCOMPARE(model->index(0, TagManagerModel::NoteColumn).data().toString(), u"written like “Smoke”"_s);
    using Show = TagManagerModel::Show;
    QCOMPARE(model->countOf(Show::Twins), 2);
    QVERIFY(model->countOf(Show::Unused) >= 1);
    QVERIFY(bench.isReady());
    QTest::mouseClick(bench.button("tagChip1"), Qt::LeftButton);
    QVERIFY(model->rowOf(u"nightly"_s) >= 0 && model->rowOf(u"smoke"_s) < 0);
    QTest::mouseClick(bench.button("tagChip2"), Qt::LeftButton);
    QCOMPARE(model->rowCount(), 4);
    QTest::mouseClick(bench.button("tagChip0"), Qt::LeftButton);
    bench.manager->filterField()->setFocus();
    bench.type(u"SMOK"_s);
    QCOMPARE(model->rowCount(), 2);
    bench.type(u"x"_s);
    QCOMPARE(model->rowCount(), 0);
    QVERIFY(bench.manager->findChild<QWidget *>(u"tagManagerEmpty"_s)->isVisible());
}

void TagManagerTest::renamesByF2AfterAPreviewAndByOneUndoBack()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.select({u"smoke"_s});
    bench.press(Qt::Key_Right); // F2 does it from any column
    bench.press(Qt::Key_F2);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    bench.press(Qt::Key_A, Qt::ControlModifier);
    bench.type(u"sanity"_s);
    bench.press(Qt::Key_Return);
    QTRY_VERIFY(bench.preview());
    QCOMPARE(bench.fixture.workspace().history().size(), 0); // nothing has happened yet
    QCOMPARE(bench.preview()->view()->model()->rowCount(), 3);
    QCOMPARE(bench.preview()->windowTitle(), u"Preview: Rename Tag of 3 Cases"_s);
    QVERIFY(QTest::qWaitForWindowActive(bench.preview()));
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.tagsOf(1), QStringList({u"sanity"_s, u"sev-1"_s}));
    QCOMPARE(bench.tagsOf(4), QStringList({u"payments"_s}));
    QCOMPARE(bench.fixture.workspace().history().size(), 1);
    QVERIFY(bench.manager->model()->rowOf(u"sanity"_s) >= 0);
    QCOMPARE(bench.manager->message()->text(), u"Changed 3 cases."_s);
    QSignalSpy undo(bench.manager.get(), &TagManager::undoRequested);
    Q_EMIT bench.manager->message()->buttonClicked();
    QCOMPARE(undo.size(), 1);
    QVERIFY(bench.fixture.workspace().undo());
    QCOMPARE(bench.fixture.tagsOf(bench.keys[0]), QStringList({u"sev-1"_s, u"smoke"_s}));
}

void TagManagerTest::leavesOutARowByTheSpaceBar()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.select({u"smoke"_s});
    bench.press(Qt::Key_Delete);
    QTRY_VERIFY(bench.preview());
    QVERIFY(QTest::qWaitForWindowActive(bench.preview()));
    QCOMPARE(bench.preview()->applyButton()->text(), u"&Apply to 3 cases"_s);
    bench.press(Qt::Key_Space); // the row that the focus is on
    QCOMPARE(bench.preview()->applyButton()->text(), u"&Apply to 2 cases"_s);
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.finished.size(), 1);
    QVERIFY(bench.tagsOf(1).contains(u"smoke"_s));
    QVERIFY(!bench.tagsOf(2).contains(u"smoke"_s) && !bench.tagsOf(3).contains(u"smoke"_s));
    QCOMPARE(bench.fixture.workspace().history().first().name, u"Delete Tags of 2 Cases"_s);
}

void TagManagerTest::mergesSelectedTags()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.select({u"Smoke"_s, u"smoke"_s});
    bench.prompts.willType(u"smoke"_s);
    QTest::mouseClick(bench.button("tagMerge"), Qt::LeftButton);
    QCOMPARE(bench.prompts.texts.first().initial, u"smoke"_s); // the one that most cases have
    QTRY_VERIFY(bench.preview());
    QCOMPARE(bench.preview()->view()->model()->rowCount(), 1); // only one case has the other
    bench.preview()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.tagsOf(2), QStringList({u"smoke"_s}));
}

void TagManagerTest::splitsATag()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.select({u"payments"_s});
    bench.prompts.willType(u"card, invoice"_s);
    QTest::mouseClick(bench.button("tagSplit"), Qt::LeftButton);
    QVERIFY(!bench.prompts.texts.first().problem(u"card"_s).isEmpty());
    QTRY_VERIFY(bench.preview());
    bench.preview()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.tagsOf(4), QStringList({u"card"_s, u"invoice"_s}));
}

void TagManagerTest::deletesByTheDeleteKey()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.select({u"sev-1"_s, u"payments"_s});
    bench.press(Qt::Key_Delete);
    QTRY_VERIFY(bench.preview());
    bench.preview()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.tagsOf(1), QStringList({u"smoke"_s}));
    QVERIFY(bench.tagsOf(4).isEmpty());
}

void TagManagerTest::renamesByPattern()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.prompts.willType(u"sev-1 -> severity:critical; prio-* -> priority:*"_s);
    QTest::mouseClick(bench.button("tagPattern"), Qt::LeftButton);
    const auto &problem = bench.prompts.texts.first().problem;
    QVERIFY(problem(u"sev-1 severity"_s).contains(u"OLD -> NEW"_s) && !problem(QString()).isEmpty());
    QTRY_VERIFY(bench.preview());
    bench.preview()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.tagsOf(1), QStringList({u"severity:critical"_s, u"smoke"_s}));
    QCOMPARE(bench.tagsOf(3), QStringList({u"priority:high"_s, u"smoke"_s}));
    bench.prompts.willType(u"nobody -> x"_s);
    QTest::mouseClick(bench.button("tagPattern"), Qt::LeftButton);
    QVERIFY(bench.manager->message()->text().contains(u"nothing would change"_s));
}

void TagManagerTest::exportsAndImportsNewNames()
{
    ManagerBench bench(managedTags);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"tags.csv"_s);
    bench.prompts.willOpen(path);
    bench.manager->findChild<QAction *>(u"tagExport"_s)->trigger();
    QByteArray list = contentOf(path);
    QVERIFY(list.contains("smoke,3,\n") && list.contains("sev-1,1,\n"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(list.replace("sev-1,1,", "sev-1,1,severity:critical"));
    file.close();
    bench.prompts.willOpen(path);
    bench.manager->findChild<QAction *>(u"tagImport"_s)->trigger();
    QTRY_VERIFY(bench.preview());
    bench.preview()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.tagsOf(1), QStringList({u"severity:critical"_s, u"smoke"_s}));
}

void TagManagerTest::tellsWhatIsWrongWithAList()
{
    ManagerBench bench(managedTags);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"tags.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("smoke\n-> x\n");
    file.close();
    QAction *import = bench.manager->findChild<QAction *>(u"tagImport"_s);
    bench.prompts.willOpen(file.fileName());
    import->trigger();
    QVERIFY(bench.manager->message()->text().startsWith(u"tags.txt: Line 2"_s));
    bench.prompts.willOpen(folder.filePath(u"gone.txt"_s));
    import->trigger();
    QVERIFY(bench.manager->message()->text().startsWith(u"gone.txt could not be read"_s));
    QVERIFY(!bench.preview());
}

void TagManagerTest::followsAPolicy()
{
    ManagerBench bench(managedTags);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"tag-policy.json"_s);
    QSignalSpy chosen(bench.manager.get(), &TagManager::policyFileChosen);
    bench.prompts.willOpen(path);
    bench.manager->findChild<QAction *>(u"tagPolicyNew"_s)->trigger();
    QCOMPARE(chosen.first().first().toString(), path);
    QCOMPARE(*workspace::readTagPolicy(path), TagPolicy::standard());
    TagPolicy policy = TagPolicy::standard();
    policy.otherTags = false;
    policy.tags = {u"smoke"_s};
    bench.panel.setTagPolicy(policy);
    bench.manager->setPolicyFile(path);
    QCOMPARE(bench.manager->model()->countOf(TagManagerModel::Show::NotAllowed), 4);
    bench.manager->findChild<QAction *>(u"tagPolicyDrop"_s)->trigger();
    QCOMPARE(chosen.last().first().toString(), QString());
    bench.prompts.willOpen(folder.filePath(u"no/such/folder.json"_s));
    bench.manager->findChild<QAction *>(u"tagPolicyNew"_s)->trigger();
    QVERIFY(bench.manager->message()->text().startsWith(u"folder.json: "_s));
}

void TagManagerTest::changesNothingForWhoMayOnlyRead()
{
    ManagerBench bench(managedTags);
    ProjectSchema schema = bench.fixture.workspace().schema();
    schema.mayWrite = false;
    bench.panel.bulk()->setSchema(schema);
    QVERIFY(bench.isReady());
    bench.select({u"smoke"_s});
    for (const char *name : {"tagRename", "tagMerge", "tagSplit", "tagDelete", "tagPattern"})
        QVERIFY2(!bench.button(name)->isEnabled(), name);
    bench.press(Qt::Key_Delete);
    bench.press(Qt::Key_F2);
    QVERIFY(!qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QCOMPARE(bench.panel.bulk()->activity(), BulkEdit::Activity::Idle);
}

void TagManagerTest::showsTheCasesOfATag()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    QSignalSpy requested(bench.manager.get(), &TagManager::casesRequested);
    bench.select({u"payments"_s});
    bench.press(Qt::Key_Return);
    QCOMPARE(requested.value(0).value(0).toString(), u"payments"_s);
}

void TagManagerTest::tellsFailures()
{
    ManagerBench bench(managedTags);
    QVERIFY(bench.isReady());
    bench.fixture.server().failNext = {makeError(ErrorKind::Forbidden, u"not yours"_s)};
    bench.select({u"smoke"_s});
    bench.press(Qt::Key_Delete);
    QTRY_VERIFY(bench.preview());
    bench.preview()->applyButton()->click();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.manager->message()->text(), u"Changed 2 cases, 1 failed."_s);
    QCOMPARE(bench.manager->message()->kind(), MessageKind::Warning);
}

CASEWRIGHT_TEST(TagManagerTest)
#include "tag_manager_test.moc"
