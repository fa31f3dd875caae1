// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pending/conflict_model.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/fake_server.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;

namespace {

/// Name and description clash; theirs has a tag more.
workspace::CaseRecord clashingRecord()
{
    workspace::CaseRecord record;
    record.key = CaseKey{1000};
    TestCase base;
    base.name = QStringLiteral("Pay");
    base.description = QStringLiteral("old");
    base.tags = QList<Tag>();
    record.base = base;
    record.mine = base;
    record.mine->name = QStringLiteral("Pay by card");
    record.mine->description = QStringLiteral("mine");
    record.theirs = base;
    record.theirs->name = QStringLiteral("Pay by invoice");
    record.theirs->description = QStringLiteral("theirs");
    record.theirs->tags = QList<Tag>{{{}, QStringLiteral("smoke")}};
    record.clashes = merge(*record.base, *record.mine, *record.theirs).clashes;
    return record;
}

} // namespace

class ConflictModelTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ConflictModel> m;
    [[nodiscard]] QString text(int row, int column) const { return m->index(row, column).data().toString(); }
    [[nodiscard]] bool isChosen(int row, int column) const { return m->index(row, column).data(ConflictModel::ChosenRole).toBool(); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ConflictModel>();
        m->show(clashingRecord(), FakeServer::sampleSchema());
    }

    void showsTheThreeSidesOfEachClash()
    {
        QCOMPARE(m->rowCount(), 2);
        QCOMPARE(text(0, ConflictModel::ItemColumn), QStringLiteral("Name"));
        QCOMPARE(text(0, ConflictModel::BaseColumn), QStringLiteral("Pay"));
        QCOMPARE(text(0, ConflictModel::MineColumn), QStringLiteral("Pay by card"));
        QCOMPARE(text(0, ConflictModel::TheirsColumn), QStringLiteral("Pay by invoice"));
    }

    void choosesFirstWhatLosesNothing()
    {
        QCOMPARE(m->sides(), QList<Side>({Side::Mine, Side::Both}));
        QVERIFY(isChosen(0, ConflictModel::MineColumn));
        QVERIFY(!isChosen(0, ConflictModel::TheirsColumn));
        QVERIFY(isChosen(1, ConflictModel::MineColumn) && isChosen(1, ConflictModel::TheirsColumn));
    }

    void keepsBothOnlyWhereBothCanStand()
    {
        QVERIFY(!m->choose(0, Side::Both));
        QCOMPARE(m->sides().first(), Side::Mine);
        QVERIFY(m->choose(0, Side::Theirs));
        QCOMPARE(text(0, ConflictModel::KeepColumn), QStringLiteral("Theirs"));
        QVERIFY(isChosen(0, ConflictModel::TheirsColumn) && !isChosen(0, ConflictModel::MineColumn));
    }

    void keepsWhatWasChosenForAClashThatIsStillThere()
    {
        workspace::CaseRecord record = clashingRecord();
        QVERIFY(m->choose(0, Side::Theirs));
        QVERIFY(m->choose(1, Side::Mine));
        record.clashes[1].theirs = QStringLiteral("theirs, once more"); // is another clash now
        record.clashes.prepend(record.clashes.first());                 // and one that is equal to one shown before
        m->show(record, FakeServer::sampleSchema());
        QCOMPARE(m->sides(), QList<Side>({Side::Theirs, Side::Mine, Side::Both}));
    }

    void saysWhatMergesWithoutAClash() { QCOMPARE(m->merged(), QStringLiteral("Tags (1)")); }

    void namesFieldsAndStepsThatClash()
    {
        workspace::CaseRecord record = clashingRecord();
        record.clashes = {{FacetId::Fields, QStringLiteral("41"), {}, QStringLiteral("high"), QStringLiteral("low")},
                          {FacetId::Scenario, QStringLiteral("open the shop"), QStringLiteral("open the shop"), {}, QStringLiteral("open it")}};
        m->show(record, FakeServer::richSchema());
        QCOMPARE(text(0, ConflictModel::ItemColumn), QStringLiteral("Risk"));
        QCOMPARE(text(1, ConflictModel::ItemColumn), QStringLiteral("Scenario: open the shop"));
        QCOMPARE(text(1, ConflictModel::MineColumn), QStringLiteral("(nothing)"));
    }
};

CASEWRIGHT_TEST(ConflictModelTest)
#include "conflict_model_test.moc"
