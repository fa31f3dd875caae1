// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browser_panel.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/browser/shop.h"
#include "ui/common/theme.h"
#include "ui/models/suite_tree_model.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QtTest>

#include <memory>

using namespace casewright;
using Scope = query::CaseIndex::Scope;

class BrowserPanelTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<query::CaseIndex> m_index;
    std::unique_ptr<BrowserPanel> m_panel;

    [[nodiscard]] static SuitePath path(const char *text) { return suiteFromText(QString::fromUtf8(text)); }
    [[nodiscard]] bool isExpanded(const char *text) const { return m_panel->view()->isExpanded(m_panel->model()->indexOfSuite(path(text))); }
    void expand(const char *text) { m_panel->view()->expand(m_panel->model()->indexOfSuite(path(text))); }
    [[nodiscard]] QToolButton *button(const char *name) const { return m_panel->findChild<QToolButton *>(QLatin1String(name)); }
    static QList<Project> projects() { return {{1, QStringLiteral("Online shop"), {}}, {2, QStringLiteral("Mobile bank"), {}}}; }

    [[nodiscard]] static ProjectSchema schemaOf(ServerId project)
    {
        ProjectSchema schema;
        schema.project.id = project;
        return schema;
    }
    /// With two ways to group its cases.
    [[nodiscard]] static ProjectSchema grouped(ServerId tree)
    {
        ProjectSchema schema = schemaOf(1);
        schema.trees = {{7, QStringLiteral("Suites"), {}}, {8, QStringLiteral("Features"), {}}};
        schema.treeId = tree;
        return schema;
    }
    [[nodiscard]] QComboBox *trees() const { return m_panel->findChild<QComboBox *>(QStringLiteral("groupingTrees")); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }
    void init();
    void startsWithAllCases();
    void narrowsTheScopeByKeys();
    void asksForAnotherProjectByEnter();
    void offersWhatFitsTheSelectedNode();
    void renamesWithF2();
    void keepsExpansionAndSelectionWhenCasesArrive();
    void remembersExpansionOverARestart();
    void remembersExpansionOfEachProject();
    void survivesStrangeState();
    void expandsAndCollapsesAll();
    void takesDropsFromTheTree();
    void takesManyRefreshesTogether();
    void saysWhatItIsWhileThereIsNoProject();
    void isMirroredFromRightToLeft();
    void hasNoGroupingWhereThereIsOneTree();
    void groupsByTheTreeChosenByKey();
    void remembersTheGroupingOfTheProject();
    void leavesASuiteOfTheOtherTree();
};

void BrowserPanelTest::init()
{
    m_index = std::make_unique<query::CaseIndex>();
    test::fillShop(*m_index);
    m_panel = std::make_unique<BrowserPanel>();
    m_panel->setProjects(projects());
    m_panel->openProject(schemaOf(1), m_index.get());
    m_panel->resize(280, 500);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->focusTree();
}

void BrowserPanelTest::startsWithAllCases()
{
    QCOMPARE(m_panel->view()->currentIndex(), m_panel->model()->indexOfAllCases());
    QCOMPARE(m_panel->currentScope(), Scope::Everywhere);
    QVERIFY(m_panel->currentSuite().isEmpty());
    QVERIFY(m_panel->view()->isExpanded(m_panel->model()->indexOfProject(1)));
}

void BrowserPanelTest::narrowsTheScopeByKeys()
{
    QSignalSpy scope(m_panel.get(), &BrowserPanel::scopeChanged);
    QTest::keyClick(m_panel->view(), Qt::Key_Down);
    QCOMPARE(scope.size(), 1);
    QCOMPARE(scope.last().at(0).value<Scope>(), Scope::Suite);
    QCOMPARE(scope.last().at(1).value<SuitePath>(), path("Account"));
    QTest::keyClick(m_panel->view(), Qt::Key_End);
    QTest::keyClick(m_panel->view(), Qt::Key_Up); // the last is the other project
    QCOMPARE(scope.last().at(0).value<Scope>(), Scope::WithoutSuite);
    m_panel->selectAllCases();
    QCOMPARE(scope.last().at(0).value<Scope>(), Scope::Everywhere);
}

void BrowserPanelTest::asksForAnotherProjectByEnter()
{
    QSignalSpy asked(m_panel.get(), &BrowserPanel::projectRequested);
    QSignalSpy scope(m_panel.get(), &BrowserPanel::scopeChanged);
    QTest::keyClick(m_panel->view(), Qt::Key_End);
    QCOMPARE(scope.size(), 0); // walking over it opens nothing
    QTest::keyClick(m_panel->view(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toLongLong(), 2);
}

void BrowserPanelTest::offersWhatFitsTheSelectedNode()
{
    QVERIFY(!button("browserRenameButton")->isEnabled());
    m_panel->selectSuite(path("Checkout > Cart"));
    QVERIFY(button("browserRenameButton")->isEnabled());
    QSignalSpy suite(m_panel.get(), &BrowserPanel::newSuiteRequested);
    QSignalSpy made(m_panel.get(), &BrowserPanel::newCaseRequested);
    button("browserNewSuiteButton")->click();
    button("browserNewCaseButton")->click();
    QCOMPARE(suite.first().first().value<SuitePath>(), path("Checkout > Cart"));
    QCOMPARE(made.first().first().value<SuitePath>(), path("Checkout > Cart"));
    m_panel->closeProject();
    QVERIFY(!button("browserNewCaseButton")->isEnabled());
    QVERIFY(button("browserNewProjectButton")->isEnabled());
}

void BrowserPanelTest::renamesWithF2()
{
    QSignalSpy renamed(m_panel.get(), &BrowserPanel::renameSuiteRequested);
    QTest::keyClick(m_panel->view(), Qt::Key_F2);
    QCOMPARE(renamed.size(), 0);
    m_panel->selectSuite(path("Checkout"));
    QTest::keyClick(m_panel->view(), Qt::Key_F2);
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first().first().value<SuitePath>(), path("Checkout"));
}

void BrowserPanelTest::keepsExpansionAndSelectionWhenCasesArrive()
{
    expand("Checkout");
    expand("Checkout > Payment");
    m_panel->selectSuite(path("Checkout > Payment > Cards"));
    test::putCase(*m_index, 900, QStringLiteral("new"));
    m_index->setSuites(CaseKey{900}, {path("Checkout > Alpha > Beta")});
    QSignalSpy scope(m_panel.get(), &BrowserPanel::scopeChanged);
    m_panel->refresh();
    QVERIFY(isExpanded("Checkout") && isExpanded("Checkout > Payment"));
    QCOMPARE(m_panel->currentSuite(), path("Checkout > Payment > Cards"));
    QCOMPARE(scope.size(), 0);
}

void BrowserPanelTest::remembersExpansionOverARestart()
{
    expand("Checkout");
    m_panel->selectSuite(path("Checkout > Cart"));
    const QByteArray state = m_panel->saveState();
    m_panel = std::make_unique<BrowserPanel>();
    m_panel->restoreState(state);
    m_panel->setProjects(projects());
    m_panel->openProject(schemaOf(1), m_index.get());
    QVERIFY(isExpanded("Checkout"));
    QVERIFY(!isExpanded("Catalogue"));
    QCOMPARE(m_panel->currentSuite(), path("Checkout > Cart"));
}

void BrowserPanelTest::remembersExpansionOfEachProject()
{
    expand("Checkout");
    query::CaseIndex bank;
    test::putCase(bank, 1, QStringLiteral("transfer"));
    m_panel->closeProject();
    m_panel->openProject(schemaOf(2), &bank);
    QCOMPARE(m_panel->view()->currentIndex(), m_panel->model()->indexOfAllCases());
    m_panel->closeProject();
    m_panel->openProject(schemaOf(1), m_index.get());
    QVERIFY(isExpanded("Checkout"));
    QVERIFY(!isExpanded("Catalogue"));
}

void BrowserPanelTest::survivesStrangeState()
{
    expand("Checkout");
    m_panel->restoreState(QByteArray("nonsense"));
    m_panel->restoreState({});
    QVERIFY(isExpanded("Checkout"));
}

void BrowserPanelTest::expandsAndCollapsesAll()
{
    button("browserExpandAllButton")->click();
    QVERIFY(isExpanded("Checkout > Payment"));
    const QByteArray state = m_panel->saveState();
    button("browserCollapseAllButton")->click();
    QVERIFY(!isExpanded("Checkout"));
    QVERIFY(m_panel->view()->isExpanded(m_panel->model()->indexOfProject(1)));
    m_panel->restoreState(state);
    QVERIFY(isExpanded("Checkout > Payment"));
}

void BrowserPanelTest::takesDropsFromTheTree()
{
    QSignalSpy dropped(m_panel.get(), &BrowserPanel::casesDropped);
    Q_EMIT m_panel->model()->casesDropped({CaseKey{104}}, path("Account"));
    QCOMPARE(dropped.size(), 1);
    QVERIFY(m_panel->view()->acceptDrops());
}

void BrowserPanelTest::takesManyRefreshesTogether()
{
    QSignalSpy changed(m_panel->model(), &SuiteTreeModel::dataChanged);
    for (int page = 0; page < 50; ++page) {
        test::putCase(*m_index, 5000 + page, QStringLiteral("of a page"));
        m_panel->refresh();
    }
    const qsizetype atOnce = changed.size();
    QCOMPARE(atOnce, 3); // project, all cases, without suite
    QTRY_COMPARE(m_panel->model()->indexOfAllCases().data(SuiteTreeModel::CountRole).toInt(), 74);
    QCOMPARE(changed.size(), 2 * atOnce);
}

void BrowserPanelTest::saysWhatItIsWhileThereIsNoProject()
{
    BrowserPanel panel;
    QAction connectAction(QStringLiteral("Connect"));
    QSignalSpy asked(&connectAction, &QAction::triggered);
    panel.setEmptyStateAction(&connectAction);
    panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    QVERIFY(!panel.view()->isVisible());
    panel.focusTree();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
    panel.setProjects(projects());
    QVERIFY(panel.view()->isVisible());
    panel.setProjects({});
    QVERIFY(!panel.view()->isVisible());
}

void BrowserPanelTest::isMirroredFromRightToLeft()
{
    m_panel->setLayoutDirection(Qt::RightToLeft);
    const QTreeView *view = m_panel->view();
    const QRect row = view->visualRect(m_panel->model()->indexOfSuite(path("Account")));
    const QImage image = view->viewport()->grab(row).toImage();
    const QColor ink = Theme::light().accent;
    int icons = 0;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y) != ink)
                continue;
            ++icons;
            QVERIFY2(x > image.width() - 28, qPrintable(QString::number(x)));
        }
    }
    QVERIFY(icons > 0);
}

void BrowserPanelTest::hasNoGroupingWhereThereIsOneTree()
{
    QVERIFY(!trees()->isVisible());
}

void BrowserPanelTest::groupsByTheTreeChosenByKey()
{
    m_panel->closeProject();
    m_panel->openProject(grouped(7), m_index.get());
    QVERIFY(trees()->isVisible());
    QCOMPARE(trees()->currentText(), QStringLiteral("Suites"));
    const QSignalSpy asked(m_panel.get(), &BrowserPanel::groupingRequested);
    trees()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(trees(), Qt::Key_Down);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toLongLong(), 8);
    m_panel->setSchema(grouped(8));
    QCOMPARE(trees()->currentText(), QStringLiteral("Features"));
    m_panel->setSchema(grouped(7)); // it could not be done
    QCOMPARE(trees()->currentText(), QStringLiteral("Suites"));
}

void BrowserPanelTest::remembersTheGroupingOfTheProject()
{
    m_panel->closeProject();
    m_panel->openProject(grouped(7), m_index.get());
    QTest::keyClick(trees(), Qt::Key_Down);
    const QByteArray state = m_panel->saveState();
    m_panel = std::make_unique<BrowserPanel>();
    m_panel->restoreState(state);
    const QSignalSpy asked(m_panel.get(), &BrowserPanel::groupingRequested);
    m_panel->openProject(schemaOf(2), m_index.get());
    QCOMPARE(asked.size(), 0);
    m_panel->closeProject();
    m_panel->openProject(grouped(7), m_index.get());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toLongLong(), 8);
}

void BrowserPanelTest::leavesASuiteOfTheOtherTree()
{
    m_panel->closeProject();
    m_panel->openProject(grouped(7), m_index.get());
    m_panel->selectSuite(path("Account"));
    m_panel->setSchema(grouped(8));
    QCOMPARE(m_panel->currentScope(), Scope::Everywhere);
}

CASEWRIGHT_TEST(BrowserPanelTest)
#include "browser_panel_test.moc"
