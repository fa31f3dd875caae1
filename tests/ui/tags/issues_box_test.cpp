// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/issues_box.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/tags/panel_bench.h"
#include "ui/tags/links/issue_key.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace casewright;
using test::PanelBench;

namespace {

IssueLink jira(const QString &key)
{
    IssueLink link;
    link.integration = Ref{5, QStringLiteral("Jira")};
    link.key = key;
    link.url = QStringLiteral("https://jira.test/browse/") + key;
    return link;
}

} // namespace

class IssuesBoxTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsKeysAndAddresses_data();
    void readsKeysAndAddresses();
    void findsTheIntegrationOfAnAddress();
    void linksAnIssueByTypingItsKey();
    void linksAnIssueByPastingItsAddress();
    void opensThePageOfALink();
    void unlinksByDelete();
    void addsALinkToManyOnlyWhenApplied();
    void saysWhenThereIsNoIssueTracker();
};

void IssuesBoxTest::readsKeysAndAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *text, const char *key, const char *type) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(key) << QString::fromUtf8(type);
    };
    row(" SHOP-12 ", "SHOP-12", "");
    row("owner/repo#3", "owner/repo#3", "");
    row("https://team.atlassian.net/browse/SHOP-12?focusedId=1", "SHOP-12", "jira");
    row("https://github.com/casewright/shop/issues/3#issuecomment-1", "casewright/shop#3", "github");
    row("https://github.com/casewright/shop/pull/4", "casewright/shop#4", "github");
    row("https://elsewhere.test/thing", "https://elsewhere.test/thing", "");
}

void IssuesBoxTest::readsKeysAndAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, key);
    QFETCH(QString, type);
    const IssueKey issue = issueKeyFromText(text);
    QCOMPARE(issue.key, key);
    QCOMPARE(issue.integrationType, type);
}

void IssuesBoxTest::findsTheIntegrationOfAnAddress()
{
    const QList<Integration> integrations = {{5, QStringLiteral("Tracker"), QStringLiteral("jira")}, {6, QStringLiteral("GitHub"), {}}};
    QCOMPARE(integrationOfType(integrations, QStringLiteral("jira")), 0);
    QCOMPARE(integrationOfType(integrations, QStringLiteral("github")), 1);
    QCOMPARE(integrationOfType(integrations, QString()), -1);
}

void IssuesBoxTest::linksAnIssueByTypingItsKey()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    IssuesBox *box = bench.panel.issues();
    box->keyField()->setFocus();
    bench.type("SHOP-12");
    bench.press(Qt::Key_Return);
    QTRY_COMPARE(bench.changeSets(), 1);
    QCOMPARE(box->list()->count(), 1);
    QCOMPARE(box->list()->item(0)->text(), QStringLiteral("Jira: SHOP-12"));
    QCOMPARE(box->keyField()->text(), QString());
    bench.press(Qt::Key_Return); // nothing typed, nothing linked
    QCOMPARE(box->list()->count(), 1);
}

void IssuesBoxTest::linksAnIssueByPastingItsAddress()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    bench.panel.issues()->keyField()->setText(QStringLiteral("https://team.atlassian.net/browse/SHOP-7"));
    bench.child<QPushButton>("issueAdd")->click();
    QTRY_COMPARE(bench.changeSets(), 1);
    QCOMPARE(bench.panel.issues()->list()->item(0)->text(), QStringLiteral("Jira: SHOP-7"));
}

void IssuesBoxTest::opensThePageOfALink()
{
    PanelBench bench;
    bench.fixture.server().cases[bench.keys.first().value].value.issues = QList<IssueLink>{jira(QStringLiteral("SHOP-1"))};
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    IssuesBox *box = bench.panel.issues();
    QTRY_COMPARE(box->list()->count(), 1);
    QSignalSpy opened(&bench.panel, &TagsPanel::openUrlRequested);
    box->list()->setFocus();
    box->list()->setCurrentRow(0);
    bench.press(Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toUrl(), QUrl(QStringLiteral("https://jira.test/browse/SHOP-1")));
    bench.child<QPushButton>("issueOpen")->click();
    QCOMPARE(opened.size(), 2);
}

void IssuesBoxTest::unlinksByDelete()
{
    PanelBench bench;
    bench.fixture.server().cases[bench.keys.first().value].value.issues =
        QList<IssueLink>{jira(QStringLiteral("SHOP-1")), jira(QStringLiteral("SHOP-2"))};
    QVERIFY(bench.isReady());
    bench.panel.setSelection({bench.keys.first()});
    IssuesBox *box = bench.panel.issues();
    QTRY_COMPARE(box->list()->count(), 2);
    QVERIFY(!bench.child<QPushButton>("issueRemove")->isEnabled());
    box->list()->setFocus();
    box->list()->setCurrentRow(1);
    bench.press(Qt::Key_Delete);
    QTRY_COMPARE(bench.changeSets(), 1);
    QTRY_COMPARE(box->list()->count(), 1);
    QCOMPARE(box->list()->item(0)->text(), QStringLiteral("Jira: SHOP-1"));
}

void IssuesBoxTest::addsALinkToManyOnlyWhenApplied()
{
    PanelBench bench;
    QVERIFY(bench.isReady());
    bench.panel.setSelection(bench.keys);
    IssuesBox *box = bench.panel.issues();
    box->keyField()->setText(QStringLiteral("SHOP-9"));
    bench.child<QPushButton>("issueAdd")->click();
    QCOMPARE(box->list()->count(), 1);
    QVERIFY(box->list()->item(0)->text().startsWith(QStringLiteral("+ Jira: SHOP-9")));
    QCOMPARE(bench.changeSets(), 0);
    box->list()->setCurrentRow(0);
    bench.child<QPushButton>("issueRemove")->click();
    QCOMPARE(bench.panel.bulk()->pending().count(), 0);
    QVERIFY(!box->list()->isVisible());
}

void IssuesBoxTest::saysWhenThereIsNoIssueTracker()
{
    PanelBench bench;
    ProjectSchema schema = bench.fixture.workspace().schema();
    schema.integrations.clear();
    bench.panel.openProject(&bench.fixture.workspace().index(), accessTo(bench.fixture.workspace()), schema);
    bench.panel.setSelection(bench.keys);
    QVERIFY(bench.child<QLabel>("issueNote")->text().contains(QStringLiteral("No issue tracker")));
    QVERIFY(!bench.panel.issues()->keyField()->isEnabled());
}

CASEWRIGHT_TEST(IssuesBoxTest)
#include "issues_box_test.moc"
