// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_table_model.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/models/sample_index.h"
#include "ui/models/case_mime.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using test::filter;
using test::putCase;

namespace {

QList<qint64> shown(const CaseTableModel &model)
{
    QList<qint64> keys;
    for (const CaseKey key : model.keys())
        keys << key.value;
    return keys;
}

/// An index and a model over it, checked by Qt's tester at every signal.
struct Table {
    query::CaseIndex index;
    CaseTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    QString text(int row, int column) { return model.index(row, column).data().toString(); }
};

} // namespace

class CaseTableModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheIndexHolds();
    void showsTheCasesOfAScope();
    void narrowsToWhatMatches();
    void showsOfWhatMatchesOnlyWhatTheServerFound();
    void sortsByNameAndKeepsTheOrderWhileFiltering();
    void sortsByWhatWaits();
    void leavesTheOrderWhenAskedToSortByTags();
    void insertsACaseWhereItBelongs();
    void removesACaseThatNoLongerMatches();
    void movesARenamedCaseWithoutLosingTheSelection();
    void staysRightWhenTheIndexMovesItsRows();
    void tellsOnlyWhatChanged();
    void resetsOnceForManyChanges();
    void marksACaseWithoutLayer();
    void saysWhyACaseCouldNotBeSent();
    void carriesCasesAsKeysAndIds();
    void equalsAFreshModelAfterRandomChanges();
};

void CaseTableModelTest::showsWhatTheIndexHolds()
{
    Table table;
    putCase(table.index, 12, QStringLiteral("Cart keeps items"), {QStringLiteral("smoke"), QStringLiteral("cart")});
    putCase(table.index, -7, QStringLiteral("Made here"));
    table.model.setIndex(&table.index);
    QCOMPARE(table.model.rowCount(), 2);
    QCOMPARE(table.text(0, CaseTableModel::IdColumn), QStringLiteral("12"));
    QCOMPARE(table.text(0, CaseTableModel::NameColumn), QStringLiteral("Cart keeps items"));
    QCOMPARE(table.text(0, CaseTableModel::StatusColumn), QStringLiteral("Active"));
    QCOMPARE(table.text(0, CaseTableModel::LayerColumn), QStringLiteral("UI"));
    QCOMPARE(table.model.index(0, CaseTableModel::TagsColumn).data(CaseTableModel::TagsRole).toStringList().size(), 2);
    QCOMPARE(table.text(1, CaseTableModel::IdColumn), QStringLiteral("local:7"));
    table.model.setIndex(nullptr);
    QCOMPARE(table.model.rowCount(), 0);
}

void CaseTableModelTest::showsTheCasesOfAScope()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("in"));
    putCase(table.index, 2, QStringLiteral("out"));
    table.index.setSuites(CaseKey{1}, {test::suite({QStringLiteral("Checkout"), QStringLiteral("Cards")})});
    table.model.setIndex(&table.index);
    using Scope = query::CaseIndex::Scope;
    table.model.setScope(Scope::Suite, test::suite({QStringLiteral("Checkout")}));
    QCOMPARE(shown(table.model), QList<qint64>({1}));
    table.model.setScope(Scope::WithoutSuite);
    QCOMPARE(shown(table.model), QList<qint64>({2}));
    table.model.setScope(Scope::Everywhere);
    QCOMPARE(shown(table.model), QList<qint64>({1, 2}));
}

void CaseTableModelTest::narrowsToWhatMatches()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("Login with password"), {QStringLiteral("smoke")});
    putCase(table.index, 2, QStringLiteral("Login with key"));
    table.model.setIndex(&table.index);
    QSignalSpy resets(&table.model, &CaseTableModel::modelReset);
    table.model.setFilter(filter(QStringLiteral("login tag:smoke")));
    QCOMPARE(shown(table.model), QList<qint64>({1}));
    QCOMPARE(resets.size(), 1);
    table.model.setFilter(filter(QStringLiteral("tag:smoke")));
    QCOMPARE(resets.size(), 1); // the same rows: nothing to do for a view
    QVERIFY(table.model.isFiltered());
}

void CaseTableModelTest::showsOfWhatMatchesOnlyWhatTheServerFound()
{
    Table table;
    for (int id = 1; id <= 4; ++id)
        putCase(table.index, id, QStringLiteral("cart"));
    table.index.setSuites(CaseKey{2}, {test::suite({QStringLiteral("Checkout")})});
    table.model.setIndex(&table.index);
    table.model.setFound(QList<CaseKey>{CaseKey{4}, CaseKey{2}, CaseKey{4}, CaseKey{99}}); // 99 is not listed here
    QCOMPARE(shown(table.model), QList<qint64>({2, 4}));
    QVERIFY(table.model.isFiltered());
    table.model.sort(CaseTableModel::IdColumn, Qt::DescendingOrder);
    QCOMPARE(shown(table.model), QList<qint64>({4, 2}));
    table.model.setScope(query::CaseIndex::Scope::Suite, test::suite({QStringLiteral("Checkout")}));
    QCOMPARE(shown(table.model), QList<qint64>({2}));
    table.model.setScope(query::CaseIndex::Scope::Everywhere);
    table.index.remove(CaseKey{2});
    table.model.updateCases({CaseKey{2}});
    QCOMPARE(shown(table.model), QList<qint64>({4}));
    table.model.setFound(QList<CaseKey>());
    QCOMPARE(shown(table.model), QList<qint64>());
    table.model.setFound(std::nullopt);
    QCOMPARE(shown(table.model), QList<qint64>({4, 3, 1}));
    QVERIFY(!table.model.isFiltered());
}

void CaseTableModelTest::sortsByNameAndKeepsTheOrderWhileFiltering()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("b cart"));
    putCase(table.index, 2, QStringLiteral("C cart"));
    putCase(table.index, 3, QStringLiteral("a cart"));
    putCase(table.index, 4, QStringLiteral("a login"));
    table.model.setIndex(&table.index);
    table.model.sort(CaseTableModel::NameColumn, Qt::DescendingOrder);
    QCOMPARE(shown(table.model), QList<qint64>({2, 1, 4, 3}));
    table.model.setFilter(filter(QStringLiteral("cart")));
    QCOMPARE(shown(table.model), QList<qint64>({2, 1, 3}));
}

void CaseTableModelTest::sortsByWhatWaits()
{
    Table table;
    for (int id = 1; id <= 4; ++id)
        putCase(table.index, id, QString::number(id));
    table.index.setWaiting(CaseKey{3}, true);
    table.model.setIndex(&table.index);
    table.model.sort(CaseTableModel::WaitingColumn, Qt::DescendingOrder);
    QCOMPARE(shown(table.model), QList<qint64>({3, 1, 2, 4}));
    table.model.sort(CaseTableModel::WaitingColumn, Qt::AscendingOrder);
    QCOMPARE(shown(table.model), QList<qint64>({1, 2, 4, 3}));
}

void CaseTableModelTest::leavesTheOrderWhenAskedToSortByTags()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("b"), {QStringLiteral("a")});
    putCase(table.index, 2, QStringLiteral("a"), {QStringLiteral("b")});
    table.model.setIndex(&table.index);
    table.model.sort(CaseTableModel::NameColumn, Qt::AscendingOrder);
    table.model.sort(CaseTableModel::TagsColumn, Qt::AscendingOrder);
    QCOMPARE(shown(table.model), QList<qint64>({2, 1}));
    QCOMPARE(table.model.sortColumn(), int(CaseTableModel::NameColumn));
}

void CaseTableModelTest::insertsACaseWhereItBelongs()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("a"));
    putCase(table.index, 2, QStringLiteral("c"));
    table.model.setIndex(&table.index);
    table.model.sort(CaseTableModel::NameColumn, Qt::AscendingOrder);
    QSignalSpy inserted(&table.model, &CaseTableModel::rowsInserted);
    QSignalSpy resets(&table.model, &CaseTableModel::modelReset);
    table.model.updateCases({putCase(table.index, 3, QStringLiteral("b"))});
    QCOMPARE(shown(table.model), QList<qint64>({1, 3, 2}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 1);
    QCOMPARE(resets.size(), 0);
}

void CaseTableModelTest::removesACaseThatNoLongerMatches()
{
    Table table;
    for (int id = 1; id <= 3; ++id)
        putCase(table.index, id, QString::number(id), {QStringLiteral("smoke")});
    table.model.setIndex(&table.index);
    table.model.setFilter(filter(QStringLiteral("tag:smoke")));
    QSignalSpy removed(&table.model, &CaseTableModel::rowsRemoved);
    QSignalSpy resets(&table.model, &CaseTableModel::modelReset);
    table.model.updateCases({putCase(table.index, 2, QStringLiteral("2"))});
    QCOMPARE(shown(table.model), QList<qint64>({1, 3}));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(resets.size(), 0);
}

void CaseTableModelTest::movesARenamedCaseWithoutLosingTheSelection()
{
    Table table;
    for (const char *name : {"a", "b", "c", "d"})
        putCase(table.index, name[0], QLatin1String(name));
    table.model.setIndex(&table.index);
    table.model.sort(CaseTableModel::NameColumn, Qt::AscendingOrder);
    QItemSelectionModel selection(&table.model);
    selection.select(table.model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table.model.updateCases({putCase(table.index, 'b', QStringLiteral("z"))});
    QCOMPARE(shown(table.model), QList<qint64>({'a', 'c', 'd', 'b'}));
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(table.model.keyAt(selection.selectedRows().first().row()), CaseKey{'b'});
}

void CaseTableModelTest::staysRightWhenTheIndexMovesItsRows()
{
    Table table;
    for (int id = 1; id <= 5; ++id)
        putCase(table.index, id, QStringLiteral("case %1").arg(id));
    table.model.setIndex(&table.index);
    table.index.remove(CaseKey{2});
    QCOMPARE(table.text(1, CaseTableModel::NameColumn), QString()); // gone, and not another case in its place
    QCOMPARE(table.text(4, CaseTableModel::NameColumn), QStringLiteral("case 5"));
    table.model.updateCases({CaseKey{2}});
    QCOMPARE(shown(table.model), QList<qint64>({1, 3, 4, 5}));
}

void CaseTableModelTest::tellsOnlyWhatChanged()
{
    Table table;
    for (int id = 1; id <= 3; ++id)
        putCase(table.index, id, QString::number(id));
    table.model.setIndex(&table.index);
    QSignalSpy changed(&table.model, &CaseTableModel::dataChanged);
    table.model.updateCases({putCase(table.index, 2, QStringLiteral("2"), {QStringLiteral("new")})});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
    table.model.updateCases({CaseKey{99}});
    QCOMPARE(changed.size(), 1);
}

void CaseTableModelTest::resetsOnceForManyChanges()
{
    Table table;
    QList<CaseKey> keys;
    for (int id = 1; id <= 200; ++id)
        keys << putCase(table.index, id, QString::number(id), {QStringLiteral("smoke")});
    table.model.setIndex(&table.index);
    table.model.setFilter(filter(QStringLiteral("tag:smoke")));
    QSignalSpy resets(&table.model, &CaseTableModel::modelReset);
    QSignalSpy removed(&table.model, &CaseTableModel::rowsRemoved);
    for (const CaseKey key : keys.mid(0, 100))
        putCase(table.index, key.value, QString::number(key.value));
    table.model.updateCases(keys.mid(0, 100));
    QCOMPARE(table.model.rowCount(), 100);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(removed.size(), 0);
}

void CaseTableModelTest::marksACaseWithoutLayer()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("bare"), {}, QString());
    table.model.setIndex(&table.index);
    const QModelIndex layer = table.model.index(0, CaseTableModel::LayerColumn);
    QVERIFY(layer.data(CaseTableModel::MissingLayerRole).toBool());
    QCOMPARE(layer.data(Qt::AccessibleTextRole).toString(), QStringLiteral("No layer"));
    putCase(table.index, 1, QStringLiteral("bare"));
    QVERIFY(!layer.data(CaseTableModel::MissingLayerRole).toBool());
}

void CaseTableModelTest::saysWhyACaseCouldNotBeSent()
{
    Table table;
    putCase(table.index, 1, QStringLiteral("one"));
    table.model.setIndex(&table.index);
    table.model.setFailureText([](CaseKey) { return QStringLiteral("refused"); });
    const QModelIndex waiting = table.model.index(0, CaseTableModel::WaitingColumn);
    QVERIFY(!waiting.data(CaseTableModel::FlagRole).toBool());
    QCOMPARE(waiting.data(CaseTableModel::FailureRole).toString(), QString());
    table.index.setWaiting(CaseKey{1}, true);
    QVERIFY(waiting.data(CaseTableModel::FlagRole).toBool());
    QCOMPARE(waiting.data(CaseTableModel::FailureRole).toString(), QStringLiteral("refused"));
    QVERIFY(waiting.data(Qt::ToolTipRole).toString().contains(QStringLiteral("refused")));
}

void CaseTableModelTest::carriesCasesAsKeysAndIds()
{
    Table table;
    putCase(table.index, 12, QStringLiteral("one"));
    putCase(table.index, -3, QStringLiteral("two"));
    table.model.setIndex(&table.index);
    QModelIndexList rows;
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < CaseTableModel::ColumnCount; ++column)
            rows << table.model.index(row, column);
    }
    const std::unique_ptr<QMimeData> mime(table.model.mimeData(rows));
    QCOMPARE(caseKeysOf(mime.get()), QList<CaseKey>({CaseKey{12}, CaseKey{-3}}));
    QCOMPARE(mime->text(), QStringLiteral("12\nlocal:3"));
    QMimeData other;
    other.setText(QStringLiteral("12"));
    QVERIFY(caseKeysOf(&other).isEmpty());
}

void CaseTableModelTest::equalsAFreshModelAfterRandomChanges()
{
    QRandomGenerator random(20240607);
    Table table;
    for (int id = 1; id <= 60; ++id)
        putCase(table.index, id, QStringLiteral("case %1").arg(random.bounded(30)), {QStringLiteral("t%1").arg(random.bounded(3))});
    table.model.setIndex(&table.index);
    const QStringList filters = {QString(), QStringLiteral("tag:t1"), QStringLiteral("case 1"), QStringLiteral("-tag:t0")};
    for (int turn = 0; turn < 400; ++turn) {
        const int what = random.bounded(12);
        QList<CaseKey> changed;
        for (int i = random.bounded(4); i >= 0; --i) {
            const qint64 id = random.bounded(1, 80);
            if (random.bounded(4) == 0)
                table.index.remove(CaseKey{id});
            else
                putCase(table.index, id, QStringLiteral("case %1").arg(random.bounded(30)), {QStringLiteral("t%1").arg(random.bounded(3))});
            changed << CaseKey{id};
        }
        table.model.updateCases(changed);
        if (what == 0)
            table.model.setFilter(filter(filters[random.bounded(int(filters.size()))]));
        else if (what == 1)
            table.model.sort(random.bounded(int(CaseTableModel::ColumnCount)), random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        const std::vector<CaseKey> after = table.model.keys();
        table.model.refresh();
        QCOMPARE(table.model.keys(), after);
    }
}

CASEWRIGHT_TEST(CaseTableModelTest)
#include "case_table_model_test.moc"
