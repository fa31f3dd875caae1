// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/aql_filter.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/browser/shop.h"
#include "tests/ui/models/fake_aql.h"
#include "ui/browser/case_list_panel.h"
#include "ui/browser/filter/filter_field.h"
#include "ui/common/empty_state.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/case_table_model.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

using namespace casewright;

class AqlFilterTest final : public QObject {
    Q_OBJECT

private:
    query::CaseIndex m_index;
    ProjectSchema m_schema = test::shopSchema();
    test::FakeAql m_server;
    std::unique_ptr<CaseListPanel> m_panel;

    void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    [[nodiscard]] int rows() const { return m_panel->model()->rowCount(); }
    [[nodiscard]] InlineMessage *message() const { return m_panel->findChild<InlineMessage *>(QStringLiteral("filterMessage")); }
    [[nodiscard]] QString said() const { return message()->isVisible() ? message()->text() : QString(); }
    [[nodiscard]] QList<qint64> ids() const;
    [[nodiscard]] QAction *showAsAql() const { return m_panel->findChild<QAction *>(QStringLiteral("showAsAql")); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_panel.reset(); }
    void runsWhatIsTypedWhenTheTypingPauses();
    void runsAtOnceOnEnterAndThenGoesToTheTable();
    void showsAllCasesUntilTheServerAnswers();
    void saysThatTheServerDoesNotUnderstand();
    void goesBackWithEscape();
    void sortsWhatWasFoundAsChosen();
    void saysWhatIsNotListedHereAndWhatLiesElsewhere();
    void saysThatTheServerCannotBeReachedAndTriesAgain();
    void saysWhereThereIsNoAql();
    void showsASimpleFilterAsAqlAndRunsIt();
    void tellsWhatAqlCannotSay();
    void offersAqlForFeaturesThatListsDoNotTell();
    void offersAqlInTheMenuOfTheField();
    void completesTheMark();
    void asksAgainWhenTheProjectWasListedAnew();
    void aCaseToBeShownTakesTheQueryAway();
};

QList<qint64> AqlFilterTest::ids() const
{
    QList<qint64> shown;
    for (const CaseKey key : m_panel->model()->keys())
        shown.append(key.value);
    return shown;
}

void AqlFilterTest::initTestCase()
{
    applyTheme(*qApp, ColorScheme::Light);
    test::fillShop(m_index);
}

void AqlFilterTest::init()
{
    m_schema.capabilities.aql = true;
    m_server = {};
    m_server.answers[QStringLiteral("id in [101, 103]")] = {CaseKey{103}, CaseKey{101}};
    m_panel = std::make_unique<CaseListPanel>();
    m_panel->openProject(&m_index, &m_schema);
    m_panel->setAqlAccess(m_server.access());
    m_panel->setState(CaseListPanel::State::Ready);
    m_panel->resize(1000, 400);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->focusFilter();
}

void AqlFilterTest::runsWhatIsTypedWhenTheTypingPauses()
{
    type("aql: id in [101, 103]");
    QCOMPARE(said(), QStringLiteral("Asking the server…"));
    QTRY_COMPARE(said(), QStringLiteral("2 cases"));
    QCOMPARE(ids(), (QList<qint64>{101, 103}));
    QCOMPARE(m_server.log.size(), 2); // one check, one search, however many keys
    QVERIFY(m_panel->filterField()->hasFocus());
}

void AqlFilterTest::runsAtOnceOnEnterAndThenGoesToTheTable()
{
    type("aql: id in [101, 103]");
    press(Qt::Key_Return);
    QCOMPARE(m_server.log.size(), 1);
    QTRY_COMPARE(rows(), 2);
    QVERIFY(m_panel->filterField()->hasFocus());
    QTRY_COMPARE(said(), QStringLiteral("2 cases"));
    m_panel->activateWindow(); // the offscreen platform leaves a closed popup active
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    press(Qt::Key_Return);
    QVERIFY(m_panel->view()->hasFocus());
}

void AqlFilterTest::showsAllCasesUntilTheServerAnswers()
{
    type("aql");
    QCOMPARE(rows(), 0); // a word like any other
    type(":");
    QCOMPARE(rows(), 24);
    QVERIFY(said().contains(QStringLiteral("tag in")));
    QVERIFY(!m_panel->filterField()->error());
}

void AqlFilterTest::saysThatTheServerDoesNotUnderstand()
{
    type("aql: id in [101, 103]");
    QTRY_COMPARE(rows(), 2);
    type(" and");
    QTRY_VERIFY(said().startsWith(QStringLiteral("The server does not understand this query.")));
    QVERIFY2(said().contains(QStringLiteral("aql: tag in [\"smoke\"]")), qPrintable(said()));
    QCOMPARE(message()->kind(), MessageKind::Warning);
    QCOMPARE(rows(), 0); // those of the query before are no answer to this one
    QCOMPARE(m_panel->findChild<QLabel *>(QStringLiteral("caseListSummary"))->text(), QStringLiteral("0 cases found"));
    QVERIFY(m_panel->findChild<EmptyState *>()->isVisible());
    for (int key = 0; key < 4; ++key)
        press(Qt::Key_Backspace);
    QTRY_COMPARE(rows(), 2);
}

void AqlFilterTest::goesBackWithEscape()
{
    type("aql: id in [101, 103]");
    QTRY_COMPARE(rows(), 2);
    press(Qt::Key_Escape);
    QCOMPARE(rows(), 24);
    QCOMPARE(said(), QString());
    type("refund");
    QCOMPARE(rows(), 4);
}

void AqlFilterTest::sortsWhatWasFoundAsChosen()
{
    type("aql: id in [101, 103]");
    QTRY_COMPARE(rows(), 2);
    m_panel->view()->header()->setSortIndicator(CaseTableModel::IdColumn, Qt::DescendingOrder);
    QCOMPARE(ids(), (QList<qint64>{103, 101}));
}

void AqlFilterTest::saysWhatIsNotListedHereAndWhatLiesElsewhere()
{
    m_server.unlisted = 3;
    type("aql: id in [101, 103]");
    QTRY_VERIFY(said().startsWith(QStringLiteral("5 cases")));
    QVERIFY(said().contains(QStringLiteral("2 listed here")));
    m_server.unlisted = 0;
    press(Qt::Key_Escape);
    type("aql: id in [101, 103]");
    QTRY_COMPARE(said(), QStringLiteral("2 cases"));
    m_panel->setScope(query::CaseIndex::Scope::Suite, suiteFromText(QStringLiteral("Checkout > Cart")));
    QCOMPARE(rows(), 1);
    QVERIFY(said().contains(QStringLiteral("1 in this suite")));
}

void AqlFilterTest::saysThatTheServerCannotBeReachedAndTriesAgain()
{
    m_server.failure = makeError(ErrorKind::Offline);
    type("aql: id in [101, 103]");
    press(Qt::Key_Return);
    QTRY_VERIFY(said().contains(QStringLiteral("cannot be reached")));
    QCOMPARE(rows(), 24);
    m_server.failure.reset();
    press(Qt::Key_Return);
    QTRY_COMPARE(rows(), 2);
}

void AqlFilterTest::saysWhereThereIsNoAql()
{
    m_schema.capabilities.aql = false;
    m_panel->setAqlAccess({});
    type("aql: true");
    QVERIFY(said().contains(QStringLiteral("no query language")));
    QCOMPARE(rows(), 24);
    m_panel->openProject(&m_index, &m_schema);
    QVERIFY(!showAsAql()->isVisible());
}

void AqlFilterTest::showsASimpleFilterAsAqlAndRunsIt()
{
    const QString aql = QStringLiteral("tag in [\"smoke\"] and layer = \"UI Tests\"");
    m_server.answers[aql] = {CaseKey{100}, CaseKey{106}};
    type("tag:smoke layer:\"UI Tests\"");
    QVERIFY(showAsAql()->isEnabled());
    m_panel->showFilterAsAql();
    QCOMPARE(m_panel->filterText(), QStringLiteral("aql: ") + aql);
    QTRY_COMPARE(said(), QStringLiteral("2 cases"));
    QCOMPARE(ids(), (QList<qint64>{100, 106}));
    QVERIFY(!showAsAql()->isEnabled());
}

void AqlFilterTest::tellsWhatAqlCannotSay()
{
    m_server.answers[QStringLiteral("name ~= \"refund\"")] = {CaseKey{103}};
    type("refund has:steps");
    m_panel->showFilterAsAql();
    QTRY_VERIFY(said().startsWith(QStringLiteral("1 case")));
    QVERIFY2(said().contains(QStringLiteral("names only, not in tags and steps: refund")), qPrintable(said()));
    QVERIFY(said().contains(QStringLiteral("cannot say: has:steps")));
    QCOMPARE(message()->kind(), MessageKind::Warning);
    type(" and true"); // from here on it is the analyst's own
    QTRY_VERIFY(said().startsWith(QStringLiteral("The server does not understand this query.")));
}

void AqlFilterTest::offersAqlForFeaturesThatListsDoNotTell()
{
    m_server.answers[QStringLiteral("cf[\"Feature\"] = \"Payment\"")] = {CaseKey{100}};
    type("feature:Payment");
    QVERIFY(said().contains(QStringLiteral("only of cases that were read")));
    Q_EMIT message()->buttonClicked();
    QTRY_COMPARE(said(), QStringLiteral("1 case"));
    QCOMPARE(ids(), QList<qint64>{100});
    m_panel->setFilterText(QStringLiteral("-has:feature"));
    QVERIFY(said().contains(QStringLiteral("only of cases that were read")));
    m_panel->setFilterText(QStringLiteral("refund"));
    QCOMPARE(said(), QString());
    m_schema.capabilities.aql = false;
    m_panel->setFilterText(QStringLiteral("feature:Payment"));
    QCOMPARE(said(), QString());
}

void AqlFilterTest::offersAqlInTheMenuOfTheField()
{
    type("tag:smoke");
    FilterField *field = m_panel->filterField();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, field->rect().center(), field->mapToGlobal(field->rect().center()));
    QApplication::sendEvent(field, &event);
    auto *menu = field->findChild<QMenu *>(QStringLiteral("filterMenu"));
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(showAsAql()));
    showAsAql()->trigger();
    menu->close();
    QCOMPARE(m_panel->filterText(), QStringLiteral("aql: tag in [\"smoke\"]"));
}

void AqlFilterTest::completesTheMark()
{
    type("aq");
    QAbstractItemView *popup = m_panel->filterField()->findChild<QCompleter *>()->popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(m_panel->filterText(), QStringLiteral("aql:"));
    type(" ta"); // which is no field here
    QVERIFY(!popup->isVisible());
}

void AqlFilterTest::asksAgainWhenTheProjectWasListedAnew()
{
    type("aql: id in [101, 103]");
    QTRY_COMPARE(rows(), 2);
    m_server.answers[QStringLiteral("id in [101, 103]")] = {CaseKey{101}};
    m_panel->setState(CaseListPanel::State::Ready);
    QTRY_COMPARE(rows(), 1);
}

void AqlFilterTest::aCaseToBeShownTakesTheQueryAway()
{
    type("aql: id in [101, 103]");
    QTRY_COMPARE(rows(), 2);
    m_panel->reveal(CaseKey{110});
    QCOMPARE(m_panel->filterText(), QString());
    QCOMPARE(m_panel->selectedKeys(), QList<CaseKey>{CaseKey{110}});
}

CASEWRIGHT_TEST(AqlFilterTest)
#include "aql_filter_test.moc"
