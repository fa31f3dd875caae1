// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/tags/link_bench.h"
#include "ui/common/inline_message.h"
#include "ui/common/tokens/token_field.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace casewright;
using test::LinkBench;

namespace {

QString labelText(test::PanelBench &bench, const char *name)
{
    const auto *label = bench.child<QLabel>(name);
    return label->isVisible() ? label->text() : QString();
}

} // namespace

class LinkBoxesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void addsALinkByKeys();
    void refusesWhatIsNoAddress();
    void editsALinkInPlace();
    void escapeLeavesALinkAsItWas();
    void removesALinkByDelete();
    void opensTheAddressOfALink();
    void addsALinkToManyWhenApplied();
    void relatesToACaseByItsLink();
    void refusesARelationToTheCaseItself();
    void goesToARelatedCase();
    void addsAndRemovesTestKeys();
    void hidesWhatTheServerHasNot();
    void asksOnceForWhatTheServerFailsToTell();
    void showsAReaderEverythingAndChangesNothing();
};

void LinkBoxesTest::readsAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *text, const char *url) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url); };
    row(" https://wiki.test/page?x=1#top ", "https://wiki.test/page?x=1#top");
    row("http://buildbox/job", "http://buildbox/job");
    row("wiki.test/page", "https://wiki.test/page");
    row("wiki", "");
    row("ftp://files.test/a", "");
    row("javascript:alert(1)", "");
    row("https://", "");
    row("see https://wiki.test", "");
}

void LinkBoxesTest::readsAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    QCOMPARE(webAddressFrom(text).toString(), url);
}

void LinkBoxesTest::addsALinkByKeys()
{
    LinkBench b;
    b.selectFirst();
    QCOMPARE(labelText(b.bench, "linkNote"), QStringLiteral("No links."));
    b.links()->nameField()->setFocus();
    b.bench.type("Wiki");
    b.bench.press(Qt::Key_Return);
    QVERIFY(b.links()->addressField()->hasFocus());
    b.bench.type("wiki.test/cart");
    b.bench.press(Qt::Key_Return);
    QTRY_COMPARE(b.bench.changeSets(), 1);
    QCOMPARE(b.texts(b.links()), QStringList{QStringLiteral("Wiki (https://wiki.test/cart)")});
    QCOMPARE(b.current(0).links.value(), (QList<ExternalLink>{{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test/cart"), {}}}));
    QCOMPARE(b.bench.fixture.workspace().history().last().name, QStringLiteral("Change Links"));
    QVERIFY(b.links()->nameField()->hasFocus()); // for the next one
    QCOMPARE(b.links()->addressField()->text(), QString());
}

void LinkBoxesTest::refusesWhatIsNoAddress()
{
    LinkBench b;
    b.selectFirst();
    b.links()->addressField()->setFocus();
    b.bench.type("ftp://files.test");
    QVERIFY(labelText(b.bench, "linkProblem").contains(QStringLiteral("http://")));
    QVERIFY(!b.bench.child<QPushButton>("linkAdd")->isEnabled());
    b.bench.press(Qt::Key_Return);
    QVERIFY(b.bench.panel.bulk()->pending().isEmpty());
    b.links()->addressField()->clear();
    QCOMPARE(labelText(b.bench, "linkProblem"), QString());
}

void LinkBoxesTest::editsALinkInPlace()
{
    LinkBench b;
    b.onServer(0).links = QList<ExternalLink>{{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test/1"), QStringLiteral("doc")}};
    b.selectFirst();
    b.links()->list()->setFocus();
    b.links()->list()->setCurrentRow(0);
    b.bench.press(Qt::Key_F2);
    QCOMPARE(b.links()->addressField()->text(), QStringLiteral("https://wiki.test/1"));
    QCOMPARE(b.bench.child<QPushButton>("linkAdd")->text(), QStringLiteral("Save"));
    b.bench.type("Handbook");
    b.bench.press(Qt::Key_Return);
    b.bench.press(Qt::Key_Return);
    QTRY_COMPARE(b.bench.changeSets(), 1);
    QCOMPARE(b.current(0).links.value(),
             (QList<ExternalLink>{{QStringLiteral("Handbook"), QStringLiteral("https://wiki.test/1"), QStringLiteral("doc")}}));
    QCOMPARE(b.bench.child<QPushButton>("linkAdd")->text(), QStringLiteral("Add"));
}

void LinkBoxesTest::escapeLeavesALinkAsItWas()
{
    LinkBench b;
    b.onServer(0).links = QList<ExternalLink>{{QStringLiteral("Wiki"), QStringLiteral("https://wiki.test/1"), {}}};
    b.selectFirst();
    b.links()->list()->setCurrentRow(0);
    b.bench.child<QPushButton>("linkEdit")->click();
    b.bench.type("Other");
    b.bench.press(Qt::Key_Escape);
    QCOMPARE(b.links()->nameField()->text(), QString());
    QCOMPARE(b.bench.child<QPushButton>("linkAdd")->text(), QStringLiteral("Add"));
    b.links()->list()->setCurrentRow(0);
    b.bench.child<QPushButton>("linkEdit")->click();
    b.bench.panel.setSelection({b.bench.keys[1]}); // what was begun at another case is not saved into this one
    QTRY_COMPARE(b.bench.child<QPushButton>("linkAdd")->text(), QStringLiteral("Add"));
    QCOMPARE(b.bench.changeSets(), 0);
}

void LinkBoxesTest::removesALinkByDelete()
{
    LinkBench b;
    b.onServer(0).links = QList<ExternalLink>{{{}, QStringLiteral("https://wiki.test/1"), {}}, {{}, QStringLiteral("https://wiki.test/2"), {}}};
    b.selectFirst();
    b.links()->list()->setFocus();
    b.links()->list()->setCurrentRow(0);
    b.bench.press(Qt::Key_Delete);
    QTRY_COMPARE(b.bench.changeSets(), 1);
    QTRY_COMPARE(b.texts(b.links()), QStringList{QStringLiteral("https://wiki.test/2")});
}

void LinkBoxesTest::opensTheAddressOfALink()
{
    LinkBench b;
    b.onServer(0).links = QList<ExternalLink>{{{}, QStringLiteral("https://wiki.test/1"), {}}};
    b.selectFirst();
    QSignalSpy opened(&b.bench.panel, &TagsPanel::openUrlRequested);
    b.links()->list()->setFocus();
    b.links()->list()->setCurrentRow(0);
    b.bench.press(Qt::Key_Return);
    b.bench.child<QPushButton>("linkOpen")->click();
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.last().first().toUrl(), QUrl(QStringLiteral("https://wiki.test/1")));
}

void LinkBoxesTest::addsALinkToManyWhenApplied()
{
    LinkBench b;
    QVERIFY(b.bench.isReady());
    b.onServer(1).links = QList<ExternalLink>{{{}, QStringLiteral("https://wiki.test/1"), {}}};
    b.bench.panel.setSelection(b.bench.keys);
    b.links()->addressField()->setText(QStringLiteral("https://wiki.test/2"));
    b.bench.child<QPushButton>("linkAdd")->click();
    QCOMPARE(b.texts(b.links()), QStringList{QStringLiteral("+ https://wiki.test/2, will be added")});
    QCOMPARE(b.bench.changeSets(), 0);
    b.bench.panel.bulk()->apply();
    QTRY_COMPARE(b.bench.finished.size(), 1);
    QCOMPARE(b.onServer(0).links.value().size(), 1);
    QCOMPARE(b.onServer(1).links.value().size(), 2); // what was there stays
    QCOMPARE(b.bench.fixture.workspace().history().last().name, QStringLiteral("Change Links of 4 Cases"));
}

void LinkBoxesTest::relatesToACaseByItsLink()
{
    LinkBench b;
    b.selectFirst();
    const ServerId other = b.bench.keys[2].value;
    b.relations()->typeField()->setCurrentText(QStringLiteral("duplicates"));
    b.relations()->caseField()->setFocus();
    b.bench.type(qPrintable(QStringLiteral("http://fake.test/project/1/test-cases/%1").arg(other)));
    b.bench.press(Qt::Key_Return);
    QTRY_COMPARE(b.bench.changeSets(), 1);
    QCOMPARE(b.texts(b.relations()), QStringList{QStringLiteral("duplicates %1 Case 3").arg(other)});
    QCOMPARE(b.current(0).relations.value().first().target, other);
    b.relations()->list()->setFocus();
    b.relations()->list()->setCurrentRow(0);
    b.bench.press(Qt::Key_Delete);
    QTRY_COMPARE(b.bench.changeSets(), 2);
    QTRY_COMPARE(labelText(b.bench, "relationNote"), QStringLiteral("Not related to other cases."));
}

void LinkBoxesTest::refusesARelationToTheCaseItself()
{
    LinkBench b;
    b.selectFirst();
    b.relations()->caseField()->setFocus();
    b.bench.type(qPrintable(QString::number(b.bench.keys.first().value)));
    QVERIFY(labelText(b.bench, "relationProblem").contains(QStringLiteral("itself")));
    b.bench.press(Qt::Key_Return);
    QVERIFY(b.bench.panel.bulk()->pending().isEmpty());
    b.relations()->caseField()->setText(QStringLiteral("some case"));
    QVERIFY(labelText(b.bench, "relationProblem").contains(QStringLiteral("by its id")));
}

void LinkBoxesTest::goesToARelatedCase()
{
    LinkBench b;
    const ServerId other = b.bench.keys[3].value;
    b.onServer(0).relations = QList<Relation>{{QStringLiteral("clones"), other, QStringLiteral("Case 4")}};
    b.selectFirst();
    QSignalSpy asked(&b.bench.panel, &TagsPanel::openCaseRequested);
    b.relations()->list()->setCurrentRow(0);
    b.bench.child<QPushButton>("relationOpen")->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<ServerId>(), other);
}

void LinkBoxesTest::addsAndRemovesTestKeys()
{
    LinkBench b;
    b.selectFirst();
    b.testKeys()->keyField()->setFocus();
    b.bench.type("XRAY-7");
    b.bench.press(Qt::Key_Return);
    QTRY_COMPARE(b.bench.changeSets(), 1);
    QCOMPARE(b.texts(b.testKeys()), QStringList{QStringLiteral("Jira: XRAY-7")});
    QVERIFY(!b.bench.child<QPushButton>("testKeyOpen")->isEnabled()); // the server has not told its address yet
    b.testKeys()->list()->setFocus();
    b.testKeys()->list()->setCurrentRow(0);
    b.bench.press(Qt::Key_Delete);
    QTRY_COMPARE(b.bench.changeSets(), 2);
    QVERIFY(b.current(0).testKeys.value().isEmpty());
}

void LinkBoxesTest::hidesWhatTheServerHasNot()
{
    test::PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    QVERIFY(bench.child<QWidget>("issuesBox")->isVisible());
    for (const char *box : {"linksBox", "relationsBox", "testKeysBox"})
        QVERIFY2(!bench.child<QWidget>(box)->isVisible(), box);
}

void LinkBoxesTest::asksOnceForWhatTheServerFailsToTell()
{
    LinkBench b;
    b.bench.fixture.server().failNextRead = {makeError(ErrorKind::Server), makeError(ErrorKind::Server)};
    QVERIFY(b.bench.isReady());
    QSignalSpy failed(b.bench.panel.bulk(), &BulkEdit::failed);
    b.bench.panel.setSelection({b.bench.keys.first()});
    QTRY_COMPARE(failed.size(), 1);
    b.bench.panel.bulk()->refresh();
    b.bench.panel.bulk()->retryReading();
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(b.bench.fixture.server().failNextRead.size(), 0);
    b.bench.panel.bulk()->retryReading();
    QTRY_COMPARE(labelText(b.bench, "linkNote"), QStringLiteral("No links."));
}

void LinkBoxesTest::showsAReaderEverythingAndChangesNothing()
{
    LinkBench b;
    b.onServer(0).links = QList<ExternalLink>{{{}, QStringLiteral("https://wiki.test/1"), {}}};
    ProjectSchema schema = b.bench.fixture.workspace().schema();
    schema.mayWrite = false;
    b.bench.panel.openProject(&b.bench.fixture.workspace().index(), accessTo(b.bench.fixture.workspace()), schema);
    b.selectFirst();
    QCOMPARE(b.bench.child<InlineMessage>("tagsMessage")->text(), QStringLiteral("You may only read this project."));
    b.links()->list()->setFocus();
    b.links()->list()->setCurrentRow(0);
    b.bench.press(Qt::Key_Delete);
    b.bench.panel.addTag(QStringLiteral("smoke")); // dropped onto the case
    QVERIFY(b.bench.panel.bulk()->pending().isEmpty());
    QVERIFY(b.bench.child<QPushButton>("linkOpen")->isEnabled());
    QVERIFY(!b.bench.child<QPushButton>("linkEdit")->isEnabled());
    QVERIFY(!b.links()->addressField()->isEnabled());
    QVERIFY(!b.bench.panel.tagField()->isEnabled());
}

CASEWRIGHT_TEST(LinkBoxesTest)
#include "link_boxes_test.moc"
