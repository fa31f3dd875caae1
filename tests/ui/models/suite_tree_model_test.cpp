// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/suite_tree_model.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/models/sample_index.h"
#include "ui/models/case_mime.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using test::putCase;
using test::suite;

namespace {

/// Two projects, the first of them open.
struct Tree {
    Tree()
    {
        model.setProjects({{1, QStringLiteral("Shop"), {}}, {2, QStringLiteral("Bank"), {}}});
        model.setOpenProject(1, &index);
    }
    void put(qint64 id, const QStringList &path)
    {
        putCase(index, id, QString::number(id));
        if (!path.isEmpty())
            index.setSuites(CaseKey{id}, {suite(path)});
    }
    [[nodiscard]] QStringList lines(const QModelIndex &parent = {}, int depth = 0) const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex node = model.index(row, 0, parent);
            all << QString(depth, u'.') + node.data().toString() + u' ' + node.data(SuiteTreeModel::CountRole).toString();
            all += lines(node, depth + 1);
        }
        return all;
    }

    query::CaseIndex index;
    SuiteTreeModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

const QString checkout = QStringLiteral("Checkout");
const QString cards = QStringLiteral("Cards");

} // namespace

class SuiteTreeModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsProjectsAndTheSuitesOfTheOpenOne();
    void showsParentsThatHaveNoCasesOfTheirOwn();
    void changesOnlyTheCountsThatChanged();
    void addsASuiteInItsPlace();
    void keepsTheNodeOfARenamedSuite();
    void removesTheSuitesOfAClosedProject();
    void saysThatLeavesNeverHaveChildren();
    void findsNodesByPathAndSuite();
    void takesCasesDroppedOnASuite();
    void refusesWhatIsNoCaseAndWhatIsNoSuite();
    void equalsAFreshTreeAfterRandomChanges();
};

void SuiteTreeModelTest::showsProjectsAndTheSuitesOfTheOpenOne()
{
    Tree tree;
    tree.put(1, {checkout});
    tree.put(2, {checkout, cards});
    tree.put(3, {});
    tree.model.refresh();
    QCOMPARE(tree.lines(), QStringList({QStringLiteral("Shop 3"), QStringLiteral(".All cases 3"), QStringLiteral(".Checkout 2"),
                                        QStringLiteral("..Cards 1"), QStringLiteral(".Without suite 1"), QStringLiteral("Bank -1")}));
}

void SuiteTreeModelTest::showsParentsThatHaveNoCasesOfTheirOwn()
{
    Tree tree;
    tree.put(1, {checkout, cards});
    tree.index.addSuite(suite({QStringLiteral("Empty")}));
    tree.model.refresh();
    QVERIFY(tree.lines().contains(QStringLiteral(".Checkout 1")));
    QVERIFY(tree.lines().contains(QStringLiteral("..Cards 1")));
    QVERIFY(tree.lines().contains(QStringLiteral(".Empty 0")));
}

void SuiteTreeModelTest::changesOnlyTheCountsThatChanged()
{
    Tree tree;
    tree.put(1, {checkout});
    tree.put(2, {QStringLiteral("Login")});
    tree.model.refresh();
    QSignalSpy changed(&tree.model, &SuiteTreeModel::dataChanged);
    QSignalSpy reset(&tree.model, &SuiteTreeModel::modelReset);
    QSignalSpy removed(&tree.model, &SuiteTreeModel::rowsRemoved);
    QSignalSpy inserted(&tree.model, &SuiteTreeModel::rowsInserted);
    tree.put(3, {checkout});
    tree.model.refresh();
    QCOMPARE(changed.size(), 3); // the project, all cases, and the suite
    QCOMPARE(reset.size() + removed.size() + inserted.size(), 0);
    tree.model.refresh();
    QCOMPARE(changed.size(), 3);
}

void SuiteTreeModelTest::addsASuiteInItsPlace()
{
    Tree tree;
    tree.put(1, {QStringLiteral("A")});
    tree.put(2, {QStringLiteral("C")});
    tree.model.refresh();
    const QPersistentModelIndex kept = tree.model.indexOfSuite(suite({QStringLiteral("C")}));
    QSignalSpy inserted(&tree.model, &SuiteTreeModel::rowsInserted);
    tree.put(3, {QStringLiteral("B")});
    tree.model.refresh();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 2);
    QCOMPARE(kept.data().toString(), QStringLiteral("C"));
    QCOMPARE(kept.row(), 3);
}

void SuiteTreeModelTest::keepsTheNodeOfARenamedSuite()
{
    Tree tree;
    putCase(tree.index, 1, QStringLiteral("one"));
    tree.index.setSuites(CaseKey{1}, {{Ref{7, QStringLiteral("Old")}, Ref{8, cards}}});
    tree.model.refresh();
    const QPersistentModelIndex old = tree.model.indexOfSuite({Ref{7, QStringLiteral("Old")}});
    QVERIFY(old.isValid());
    QSignalSpy removed(&tree.model, &SuiteTreeModel::rowsRemoved);
    tree.index.removeSuite({Ref{7, QStringLiteral("Old")}, Ref{8, cards}});
    tree.index.removeSuite({Ref{7, QStringLiteral("Old")}});
    tree.index.setSuites(CaseKey{1}, {{Ref{7, QStringLiteral("New")}, Ref{8, cards}}});
    tree.model.refresh();
    QCOMPARE(old.data().toString(), QStringLiteral("New"));
    QCOMPARE(removed.size(), 0);
}

void SuiteTreeModelTest::removesTheSuitesOfAClosedProject()
{
    Tree tree;
    tree.put(1, {checkout});
    tree.model.refresh();
    tree.model.setOpenProject(2, &tree.index);
    QCOMPARE(tree.model.rowCount(tree.model.index(0, 0)), 0);
    QVERIFY(tree.model.index(1, 0).data(SuiteTreeModel::IsOpenRole).toBool());
    QCOMPARE(tree.model.rowCount(tree.model.index(1, 0)), 3);
    tree.model.setOpenProject(0, nullptr);
    QCOMPARE(tree.lines(), QStringList({QStringLiteral("Shop 1"), QStringLiteral("Bank 1")}));
}

void SuiteTreeModelTest::saysThatLeavesNeverHaveChildren()
{
    Tree tree;
    tree.put(1, {checkout, cards});
    tree.model.refresh();
    const QModelIndex parent = tree.model.indexOfSuite(suite({checkout}));
    const QModelIndex leaf = tree.model.indexOfSuite(suite({checkout, cards}));
    QVERIFY(!parent.flags().testFlag(Qt::ItemNeverHasChildren));
    QVERIFY(leaf.flags().testFlag(Qt::ItemNeverHasChildren));
    tree.put(2, {checkout, cards, QStringLiteral("Visa")});
    tree.model.refresh();
    QVERIFY(!leaf.flags().testFlag(Qt::ItemNeverHasChildren));
}

void SuiteTreeModelTest::findsNodesByPathAndSuite()
{
    Tree tree;
    tree.put(1, {checkout, cards});
    tree.model.refresh();
    const QModelIndex leaf = tree.model.indexOfSuite(suite({checkout, cards}));
    const QStringList path = leaf.data(SuiteTreeModel::PathRole).toStringList();
    QCOMPARE(tree.model.indexOfPath(path), leaf);
    QCOMPARE(tree.model.suite(leaf), suite({checkout, cards}));
    QVERIFY(!tree.model.indexOfPath(path + QStringList{QStringLiteral("suite:Visa")}).isValid());
    QVERIFY(!tree.model.indexOfSuite(suite({cards})).isValid());
    QVERIFY(tree.model.suite(tree.model.indexOfAllCases()).isEmpty());
}

void SuiteTreeModelTest::takesCasesDroppedOnASuite()
{
    Tree tree;
    tree.put(1, {checkout});
    tree.model.refresh();
    QSignalSpy dropped(&tree.model, &SuiteTreeModel::casesDropped);
    QMimeData mime;
    mime.setData(caseMimeType(), encodeCaseKeys({CaseKey{4}, CaseKey{-5}}));
    const QModelIndex target = tree.model.indexOfSuite(suite({checkout}));
    QVERIFY(tree.model.canDropMimeData(&mime, Qt::MoveAction, -1, -1, target));
    QVERIFY(tree.model.dropMimeData(&mime, Qt::MoveAction, -1, -1, target));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().at(0).value<QList<CaseKey>>(), QList<CaseKey>({CaseKey{4}, CaseKey{-5}}));
    QCOMPARE(dropped.first().at(1).value<SuitePath>(), suite({checkout}));
}

void SuiteTreeModelTest::refusesWhatIsNoCaseAndWhatIsNoSuite()
{
    Tree tree;
    tree.put(1, {checkout});
    tree.model.refresh();
    QMimeData cases;
    cases.setData(caseMimeType(), encodeCaseKeys({CaseKey{4}}));
    QMimeData text;
    text.setText(QStringLiteral("4"));
    const QModelIndex target = tree.model.indexOfSuite(suite({checkout}));
    QVERIFY(!tree.model.canDropMimeData(&text, Qt::MoveAction, -1, -1, target));
    QVERIFY(!tree.model.canDropMimeData(&cases, Qt::MoveAction, -1, -1, tree.model.indexOfAllCases()));
    QVERIFY(!tree.model.canDropMimeData(&cases, Qt::MoveAction, -1, -1, tree.model.indexOfProject(2)));
    QVERIFY(!tree.model.canDropMimeData(&cases, Qt::MoveAction, 0, 0, target)); // between two suites
}

void SuiteTreeModelTest::equalsAFreshTreeAfterRandomChanges()
{
    QRandomGenerator random(7);
    Tree tree;
    for (int turn = 0; turn < 300; ++turn) {
        const qint64 id = random.bounded(1, 40);
        QStringList path;
        for (int depth = random.bounded(4); depth > 0; --depth)
            path << QStringLiteral("s%1").arg(random.bounded(4));
        if (random.bounded(6) == 0) {
            tree.index.remove(CaseKey{id});
        } else {
            putCase(tree.index, id, QString::number(id));
            tree.index.setSuites(CaseKey{id}, path.isEmpty() ? QList<SuitePath>() : QList<SuitePath>{suite(path)});
        }
        if (!path.isEmpty() && random.bounded(5) == 0)
            tree.index.removeSuite(suite(path));
        tree.model.refresh();
        Tree fresh;
        fresh.model.setOpenProject(1, &tree.index);
        QCOMPARE(tree.lines(), fresh.lines());
    }
}

CASEWRIGHT_TEST(SuiteTreeModelTest)
#include "suite_tree_model_test.moc"
