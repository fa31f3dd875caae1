// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/case_list_panel.h"

#include "tests/support/drag.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/browser/shop.h"
#include "ui/browser/filter/filter_field.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/case_mime.h"
#include "ui/models/case_table_model.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTreeView>
#include <QMimeData>
#include <QtTest>

#include <memory>

using namespace casewright;

class CaseListPanelTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<query::CaseIndex> m_index;
    ProjectSchema m_schema = test::shopSchema();
    std::unique_ptr<CaseListPanel> m_panel;

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    [[nodiscard]] int rows() const { return m_panel->model()->rowCount(); }
    [[nodiscard]] QString emptyTitle() const
    {
        const auto *title = m_panel->findChild<QLabel *>(QStringLiteral("emptyStateTitle"));
        return title->isVisible() ? title->text() : QString();
    }
    [[nodiscard]] InlineMessage *message(const char *name) const { return m_panel->findChild<InlineMessage *>(QLatin1String(name)); }
    [[nodiscard]] QString summary() const { return m_panel->findChild<QLabel *>(QStringLiteral("caseListSummary"))->text(); }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }
    void init();
    void cleanup();
    void filtersAsOneTypes();
    void saysWhereAFilterCannotBeRead();
    void keepsTheLastGoodFilterWhileThereIsAnError();
    void clearsTheFilterWithEscape();
    void goesToTheTableWithDownAndBackWithUp();
    void typingInTheTableGoesToTheFilter();
    void opensACaseWithEnterAndByDoubleClick();
    void announcesTheSelectionOnceByCase();
    void keepsTheSelectionThroughAFilterThatShowsIt();
    void dropsFromTheSelectionWhatTheFilterHides();
    void keepsTheSelectionWhenTheListIsSortedOrRefreshed();
    void selectingEverythingUnderAFilterSelectsOnlyWhatIsShown();
    void saysWhyThereIsNothing();
    void showsAnErrorWithRetry();
    void revealsACaseThatFilterAndScopeHide();
    void offersTheActionsOfTheShell();
    void countsInWords();
    void doesNotSortByTags();
    void remembersColumns();
    void dropsColumnsThatHaveNoRoom();
    void leavesColumnsAsTheAnalystSetThem();
    void takesManyRefreshesTogether();
    void keepsThePlaceWhenRowsArrive();
    void takesATagDroppedOntoACase();
    void takesATagForAllSelectedCases();
    void takesNoOtherDrop();
};

void CaseListPanelTest::init()
{
    m_index = std::make_unique<query::CaseIndex>();
    test::fillShop(*m_index);
    m_panel = std::make_unique<CaseListPanel>();
    m_panel->openProject(m_index.get(), &m_schema);
    m_panel->setState(CaseListPanel::State::Ready);
    m_panel->resize(1000, 400);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->focusFilter();
    QVERIFY(m_panel->filterField()->hasFocus());
}

void CaseListPanelTest::cleanup()
{
    m_panel.reset();
}

void CaseListPanelTest::filtersAsOneTypes()
{
    QCOMPARE(rows(), 24);
    type("pay");
    QCOMPARE(rows(), 4);
    type(" -id:101");
    QCOMPARE(rows(), 3);
}

void CaseListPanelTest::saysWhereAFilterCannotBeRead()
{
    type("pay colour:red");
    QVERIFY(message("filterMessage")->isVisible());
    QVERIFY(message("filterMessage")->text().contains(QStringLiteral("colour:red")));
    QVERIFY(message("filterMessage")->text().contains(QStringLiteral("layer")));
    QCOMPARE(m_panel->filterField()->error()->position, 4);
    press(Qt::Key_Escape);
    QVERIFY(!message("filterMessage")->isVisible());
}

void CaseListPanelTest::keepsTheLastGoodFilterWhileThereIsAnError()
{
    type("refund");
    const int found = rows();
    m_panel->setFilterText(QStringLiteral("refund is:blue"));
    QVERIFY(m_panel->filterField()->error().has_value());
    QCOMPARE(rows(), found);
    QVERIFY(message("filterMessage")->text().contains(QStringLiteral("automated")));
}

void CaseListPanelTest::clearsTheFilterWithEscape()
{
    type("refund");
    press(Qt::Key_Escape);
    QCOMPARE(m_panel->filterText(), QString());
    QCOMPARE(rows(), 24);
}

void CaseListPanelTest::goesToTheTableWithDownAndBackWithUp()
{
    press(Qt::Key_Down);
    QVERIFY(m_panel->view()->hasFocus());
    QCOMPARE(m_panel->view()->currentIndex().row(), 0);
    press(Qt::Key_Down);
    QCOMPARE(m_panel->view()->currentIndex().row(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QVERIFY(m_panel->filterField()->hasFocus());
}

void CaseListPanelTest::typingInTheTableGoesToTheFilter()
{
    press(Qt::Key_Down);
    type("re");
    QVERIFY(m_panel->filterField()->hasFocus());
    QCOMPARE(m_panel->filterText(), QStringLiteral("re"));
}

void CaseListPanelTest::opensACaseWithEnterAndByDoubleClick()
{
    QSignalSpy opened(m_panel.get(), &CaseListPanel::openRequested);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.last().first().value<CaseKey>(), CaseKey{100});
    const QRect row = m_panel->view()->visualRect(m_panel->model()->index(2, CaseTableModel::NameColumn));
    QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(m_panel->view()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(opened.size(), 2);
    QCOMPARE(opened.last().first().value<CaseKey>(), CaseKey{102});
}

void CaseListPanelTest::announcesTheSelectionOnceByCase()
{
    QSignalSpy selected(m_panel.get(), &CaseListPanel::selectionChanged);
    press(Qt::Key_Down);
    QCOMPARE(selected.size(), 1);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected.size(), 3);
    QCOMPARE(selected.last().first().value<QList<CaseKey>>(), QList<CaseKey>({CaseKey{100}, CaseKey{101}, CaseKey{102}}));
    m_panel->updateCases({CaseKey{101}});
    m_panel->model()->refresh();
    QCOMPARE(selected.size(), 3);
}

void CaseListPanelTest::keepsTheSelectionThroughAFilterThatShowsIt()
{
    m_panel->select({CaseKey{103}, CaseKey{109}}); // both are refunds
    QSignalSpy selected(m_panel.get(), &CaseListPanel::selectionChanged);
    m_panel->setFilterText(QStringLiteral("refund"));
    QCOMPARE(m_panel->selectedKeys(), QList<CaseKey>({CaseKey{103}, CaseKey{109}}));
    QCOMPARE(m_panel->model()->keyAt(m_panel->view()->currentIndex().row()), CaseKey{103});
    m_panel->setFilterText(QString());
    QCOMPARE(m_panel->selectedKeys().size(), 2);
    QCOMPARE(selected.size(), 0);
}

void CaseListPanelTest::dropsFromTheSelectionWhatTheFilterHides()
{
    m_panel->select({CaseKey{103}, CaseKey{104}});
    QSignalSpy selected(m_panel.get(), &CaseListPanel::selectionChanged);
    m_panel->setFilterText(QStringLiteral("refund"));
    QCOMPARE(m_panel->selectedKeys(), QList<CaseKey>({CaseKey{103}}));
    QCOMPARE(selected.size(), 1);
    m_panel->setFilterText(QString());
    QCOMPARE(m_panel->selectedKeys(), QList<CaseKey>({CaseKey{103}}));
}

void CaseListPanelTest::keepsTheSelectionWhenTheListIsSortedOrRefreshed()
{
    m_panel->select({CaseKey{105}, CaseKey{110}});
    m_panel->view()->header()->setSortIndicator(CaseTableModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(m_panel->selectedKeys().size(), 2);
    m_index->remove(CaseKey{101});
    m_panel->refresh();
    QCOMPARE(m_panel->selectedKeys().size(), 2);
    QVERIFY(m_panel->selectedKeys().contains(CaseKey{105}) && m_panel->selectedKeys().contains(CaseKey{110}));
}

void CaseListPanelTest::selectingEverythingUnderAFilterSelectsOnlyWhatIsShown()
{
    m_panel->setFilterText(QStringLiteral("refund"));
    press(Qt::Key_Down);
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_panel->selectedKeys().size(), 4);
    m_panel->setFilterText(QString());
    QCOMPARE(m_panel->selectedKeys().size(), 4);
}

void CaseListPanelTest::saysWhyThereIsNothing()
{
    m_panel->setFilterText(QStringLiteral("nowhere"));
    QCOMPARE(emptyTitle(), QStringLiteral("Nothing matches"));
    m_panel->findChild<QPushButton *>(QStringLiteral("emptyStatePrimary"))->click();
    QCOMPARE(rows(), 24);
    QCOMPARE(emptyTitle(), QString());
    QVERIFY(m_panel->filterField()->hasFocus());

    m_index->addSuite(test::suite({QStringLiteral("Empty")}));
    m_panel->setScope(query::CaseIndex::Scope::Suite, test::suite({QStringLiteral("Empty")}));
    QCOMPARE(emptyTitle(), QStringLiteral("No cases in this suite"));
    m_panel->setScope(query::CaseIndex::Scope::Everywhere, {});
    m_index->clear();
    m_panel->model()->refresh();
    QCOMPARE(emptyTitle(), QStringLiteral("No cases yet"));
    m_panel->setState(CaseListPanel::State::Loading);
    QVERIFY(emptyTitle().startsWith(QStringLiteral("Loading")));
    m_panel->closeProject();
    QCOMPARE(emptyTitle(), QStringLiteral("No project is open"));
    QVERIFY(!m_panel->filterField()->isEnabled());
}

void CaseListPanelTest::showsAnErrorWithRetry()
{
    QSignalSpy retry(m_panel.get(), &CaseListPanel::retryRequested);
    m_panel->setError(makeError(ErrorKind::Offline));
    QVERIFY(message("caseListMessage")->isVisible()); // above the rows that are there
    QCOMPARE(emptyTitle(), QString());
    m_index->clear();
    m_panel->model()->refresh();
    QCOMPARE(emptyTitle(), QStringLiteral("The cases could not be loaded"));
    QVERIFY(!message("caseListMessage")->isVisible());
    m_panel->findChild<QPushButton *>(QStringLiteral("emptyStatePrimary"))->click();
    QCOMPARE(retry.size(), 1);
    m_panel->setError(std::nullopt);
    QCOMPARE(emptyTitle(), QStringLiteral("No cases yet"));
}

void CaseListPanelTest::revealsACaseThatFilterAndScopeHide()
{
    m_panel->setScope(query::CaseIndex::Scope::Suite, suiteFromText(QStringLiteral("Account")));
    m_panel->setFilterText(QStringLiteral("refund"));
    connect(m_panel.get(), &CaseListPanel::allCasesRequested, m_panel.get(),
            [this] { m_panel->setScope(query::CaseIndex::Scope::Everywhere, {}); });
    m_panel->reveal(CaseKey{104});
    QCOMPARE(m_panel->selectedKeys(), QList<CaseKey>({CaseKey{104}}));
    QCOMPARE(m_panel->filterText(), QString());
    QSignalSpy all(m_panel.get(), &CaseListPanel::allCasesRequested);
    m_panel->reveal(CaseKey{105});
    QCOMPARE(all.size(), 0); // it is shown already
}

void CaseListPanelTest::offersTheActionsOfTheShell()
{
    QAction duplicate(QStringLiteral("Duplicate"));
    m_panel->setContextActions({&duplicate});
    const QPoint place = m_panel->view()->visualRect(m_panel->model()->index(0, 1)).center();
    Q_EMIT m_panel->view()->customContextMenuRequested(place);
    auto *menu = m_panel->findChild<QMenu *>(QStringLiteral("caseMenu"));
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(&duplicate));
    menu->close();
}

void CaseListPanelTest::countsInWords()
{
    QCOMPARE(summary(), QStringLiteral("24 cases"));
    m_panel->setFilterText(QStringLiteral("id:104"));
    QCOMPARE(summary(), QStringLiteral("1 case found"));
    m_panel->setFilterText(QString());
    m_panel->select({CaseKey{100}, CaseKey{101}});
    QCOMPARE(summary(), QStringLiteral("24 cases, 2 selected"));
}

void CaseListPanelTest::doesNotSortByTags()
{
    QHeaderView *header = m_panel->view()->header();
    header->setSortIndicator(CaseTableModel::TagsColumn, Qt::AscendingOrder);
    QCOMPARE(header->sortIndicatorSection(), int(CaseTableModel::IdColumn));
}

void CaseListPanelTest::remembersColumns()
{
    m_panel->view()->header()->setSectionHidden(CaseTableModel::FeatureColumn, true);
    m_panel->view()->header()->resizeSection(CaseTableModel::TagsColumn, 333);
    const QByteArray state = m_panel->saveState();
    CaseListPanel other;
    other.restoreState(state);
    QVERIFY(other.view()->header()->isSectionHidden(CaseTableModel::FeatureColumn));
    QCOMPARE(other.view()->header()->sectionSize(CaseTableModel::TagsColumn), 333);
    other.restoreState(QByteArray("nonsense"));
    QVERIFY(other.view()->header()->isSectionHidden(CaseTableModel::FeatureColumn));
}

void CaseListPanelTest::dropsColumnsThatHaveNoRoom()
{
    const QHeaderView *header = m_panel->view()->header();
    const QScrollBar *across = m_panel->view()->horizontalScrollBar();
    QVERIFY(!header->isSectionHidden(CaseTableModel::FeatureColumn));
    for (const int width : {800, 640, 400}) {
        m_panel->resize(width, 400);
        QVERIFY(header->isSectionHidden(CaseTableModel::FeatureColumn));
        QVERIFY(!header->isSectionHidden(CaseTableModel::NameColumn));
        QCOMPARE(header->isSectionHidden(CaseTableModel::StatusColumn), width < 600);
        QCOMPARE(across->maximum(), 0);
    }
    m_panel->resize(1000, 400);
    QCOMPARE(header->hiddenSectionCount(), 0);
}

void CaseListPanelTest::leavesColumnsAsTheAnalystSetThem()
{
    m_panel->view()->header()->resizeSection(CaseTableModel::StatusColumn, 150);
    m_panel->resize(600, 400);
    QCOMPARE(m_panel->view()->header()->hiddenSectionCount(), 0);
    QCOMPARE(m_panel->view()->header()->sectionSize(CaseTableModel::StatusColumn), 150);
    CaseListPanel other;
    other.restoreState(m_panel->saveState());
    other.resize(500, 400);
    other.show();
    QCOMPARE(other.view()->header()->sectionSize(CaseTableModel::StatusColumn), 150);
}

void CaseListPanelTest::takesManyRefreshesTogether()
{
    QSignalSpy resets(m_panel->model(), &CaseTableModel::modelReset);
    for (int page = 0; page < 50; ++page) {
        test::putCase(*m_index, 5000 + page, QStringLiteral("of a page"));
        m_panel->refresh();
    }
    QCOMPARE(resets.size(), 1);
    QTRY_COMPARE(rows(), 74);
    QCOMPARE(resets.size(), 2);
}

void CaseListPanelTest::keepsThePlaceWhenRowsArrive()
{
    for (int i = 0; i < 300; ++i)
        test::putCase(*m_index, 1000 + i, QStringLiteral("more"));
    m_panel->model()->refresh();
    QTreeView *view = m_panel->view();
    view->scrollTo(m_panel->model()->index(200, 0), QAbstractItemView::PositionAtTop);
    const CaseKey top = m_panel->model()->keyAt(view->indexAt(QPoint(5, 5)).row());
    for (int i = 0; i < 100; ++i)
        test::putCase(*m_index, 1 + i % 99, QStringLiteral("before all others"));
    m_panel->model()->refresh();
    QCOMPARE(m_panel->model()->keyAt(view->indexAt(QPoint(5, 5)).row()).value, top.value);
}

namespace {

/// Drops `mime` onto the name of the case in `row`.
bool dropOntoRow(CaseListPanel &panel, const QMimeData &mime, int row)
{
    const QModelIndex name = panel.model()->index(row, CaseTableModel::NameColumn);
    return test::dropOnto(panel.view()->viewport(), mime, panel.view()->visualRect(name).center());
}

std::unique_ptr<QMimeData> tagUnderTheMouse(const char *name)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setData(tagMimeType(), name);
    return mime;
}

} // namespace

void CaseListPanelTest::takesATagDroppedOntoACase()
{
    QSignalSpy dropped(m_panel.get(), &CaseListPanel::tagDropped);
    m_panel->select({CaseKey{100}, CaseKey{101}});
    QVERIFY(dropOntoRow(*m_panel, *tagUnderTheMouse("smoke"), 4));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toString(), QStringLiteral("smoke"));
    QCOMPARE(m_panel->selectedKeys(), QList<CaseKey>{CaseKey{104}});
}

void CaseListPanelTest::takesATagForAllSelectedCases()
{
    QSignalSpy dropped(m_panel.get(), &CaseListPanel::tagDropped);
    const QList<CaseKey> selected = {CaseKey{100}, CaseKey{101}, CaseKey{103}};
    m_panel->select(selected);
    QVERIFY(dropOntoRow(*m_panel, *tagUnderTheMouse("smoke"), 1));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(m_panel->selectedKeys(), selected);
}

void CaseListPanelTest::takesNoOtherDrop()
{
    QSignalSpy dropped(m_panel.get(), &CaseListPanel::tagDropped);
    QMimeData text;
    text.setText(QStringLiteral("smoke"));
    QVERIFY(!dropOntoRow(*m_panel, text, 1));
    const std::unique_ptr<QMimeData> tag = tagUnderTheMouse("smoke");
    QVERIFY(!test::dropOnto(m_panel->view()->viewport(), *tag, QPoint(5, m_panel->view()->viewport()->height() + 2000)));
    QCOMPARE(dropped.size(), 0);
}

CASEWRIGHT_TEST(CaseListPanelTest)
#include "case_list_panel_test.moc"
