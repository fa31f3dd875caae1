// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tag_states_model.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/sample_tags.h"
#include "tests/ui/models/sample_index.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using test::slow;
using test::smoke;
using test::putCase;

namespace {

const QString critical = QStringLiteral("severity:critical");
const QString minor = QStringLiteral("severity:minor");
const QString ios = QStringLiteral("platform:ios");
const QString android = QStringLiteral("platform:android");

/// Three selected cases of four: smoke on all, slow on one, the fourth alone has "other".
struct States {
    States()
    {
        putCase(index, 1, QStringLiteral("a"), {smoke, slow, critical, ios});
        putCase(index, 2, QStringLiteral("b"), {smoke, minor});
        putCase(index, 3, QStringLiteral("c"), {smoke});
        putCase(index, 4, QStringLiteral("d"), {QStringLiteral("other")});
        model.setIndex(&index);
        model.setSelection({CaseKey{1}, CaseKey{2}, CaseKey{3}});
    }
    [[nodiscard]] Qt::CheckState check(const QString &name) const
    {
        return static_cast<Qt::CheckState>(model.index(model.rowOf(name)).data(Qt::CheckStateRole).toInt());
    }
    [[nodiscard]] TagStatesModel::Pending pending(const QString &name) const
    {
        return static_cast<TagStatesModel::Pending>(model.index(model.rowOf(name)).data(TagStatesModel::PendingRole).toInt());
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row).data().toString();
        return names;
    }
    void cycle(const QString &name) { model.cycle(model.rowOf(name)); }

    query::CaseIndex index;
    TagStatesModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

class TagStatesModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsEachTagOnTheSelection();
    void putsTagsOfTheSelectionFirst();
    void cyclesAMixedTagThroughAllAndNoneBackToMixed();
    void cyclesOtherTagsBetweenAllAndNone();
    void leavesUntouchedTagsAlone();
    void addsANewTagOnTop();
    void addingWhatAllHaveIsNoEdit();
    void replacesAValueOfAOneValueKey();
    void bringsTheReplacedValueBackWhenTheNewOneIsWithdrawn();
    void addsValuesOfOtherKeys();
    void replacesValuesOfTheKeysThatThePolicyNames();
    void keepsRowsAndPendingWhileCasesChange();
    void dropsPendingWithTheSelection();
    void settlesWhatWasDone();
    void isOffWithoutSelection();
    void describesARowForScreenReaders();
};

void TagStatesModelTest::countsEachTagOnTheSelection()
{
    States states;
    const QModelIndex row = states.model.index(states.model.rowOf(smoke));
    QCOMPARE(row.data(TagStatesModel::CountRole).toInt(), 3);
    QCOMPARE(row.data(TagStatesModel::TotalRole).toInt(), 3);
    QCOMPARE(states.check(smoke), Qt::Checked);
    QCOMPARE(states.check(slow), Qt::PartiallyChecked);
    QCOMPARE(states.check(QStringLiteral("other")), Qt::Unchecked);
    QCOMPARE(states.model.index(states.model.rowOf(QStringLiteral("other"))).data(TagStatesModel::UsageRole).toInt(), 1);
}

void TagStatesModelTest::putsTagsOfTheSelectionFirst()
{
    States states;
    QCOMPARE(states.model.index(0).data().toString(), smoke);
    QCOMPARE(states.model.rowOf(QStringLiteral("other")), states.model.rowCount() - 1);
}

void TagStatesModelTest::cyclesAMixedTagThroughAllAndNoneBackToMixed()
{
    States states;
    states.cycle(slow);
    QCOMPARE(states.check(slow), Qt::Checked);
    QCOMPARE(states.model.toAdd(), QStringList({slow}));
    states.cycle(slow);
    QCOMPARE(states.check(slow), Qt::Unchecked);
    QCOMPARE(states.model.toRemove(), QStringList({slow}));
    states.cycle(slow);
    QCOMPARE(states.check(slow), Qt::PartiallyChecked);
    QVERIFY(!states.model.hasPending());
}

void TagStatesModelTest::cyclesOtherTagsBetweenAllAndNone()
{
    States states;
    states.cycle(smoke);
    QCOMPARE(states.check(smoke), Qt::Unchecked);
    states.cycle(smoke);
    QCOMPARE(states.check(smoke), Qt::Checked);
    states.cycle(QStringLiteral("other"));
    QCOMPARE(states.check(QStringLiteral("other")), Qt::Checked);
    states.cycle(QStringLiteral("other"));
    QVERIFY(!states.model.hasPending());
}

void TagStatesModelTest::leavesUntouchedTagsAlone()
{
    States states;
    QSignalSpy changed(&states.model, &TagStatesModel::pendingChanged);
    QVERIFY(states.model.setData(states.model.index(states.model.rowOf(slow)), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(states.model.toAdd(), QStringList({slow}));
    QVERIFY(states.model.toRemove().isEmpty());
    QCOMPARE(states.pending(smoke), TagStatesModel::Pending::Untouched);
}

void TagStatesModelTest::addsANewTagOnTop()
{
    States states;
    QCOMPARE(states.model.add(QStringLiteral("  fresh ")), 0);
    QCOMPARE(states.model.index(0).data().toString(), QStringLiteral("fresh"));
    QCOMPARE(states.model.toAdd(), QStringList({QStringLiteral("fresh")}));
    QCOMPARE(states.model.add(QStringLiteral("   ")), -1);
    states.model.discard();
    QCOMPARE(states.model.rowOf(QStringLiteral("fresh")), -1); // it was never on any case
}

void TagStatesModelTest::addingWhatAllHaveIsNoEdit()
{
    States states;
    states.model.add(smoke);
    QVERIFY(!states.model.hasPending());
    states.cycle(smoke);
    states.model.add(smoke); // takes the removal back
    QVERIFY(!states.model.hasPending());
}

void TagStatesModelTest::replacesAValueOfAOneValueKey()
{
    States states;
    states.model.add(QStringLiteral("severity:major"));
    QCOMPARE(states.model.toAdd(), QStringList({QStringLiteral("severity:major")}));
    QCOMPARE(states.model.toRemove().size(), 2);
    QCOMPARE(states.pending(critical), TagStatesModel::Pending::Remove);
    QCOMPARE(states.pending(minor), TagStatesModel::Pending::Remove);
    states.cycle(critical); // Remove goes back to mixed, so once more
    states.cycle(critical);
    QCOMPARE(states.model.toAdd(), QStringList({critical}));
    QCOMPARE(states.model.toRemove(), QStringList({minor}));
}

void TagStatesModelTest::bringsTheReplacedValueBackWhenTheNewOneIsWithdrawn()
{
    States states;
    states.cycle(critical);
    QCOMPARE(states.model.toRemove(), QStringList({minor}));
    states.model.setPending(states.model.rowOf(critical), TagStatesModel::Pending::Untouched);
    QVERIFY(!states.model.hasPending());
    // What the analyst has asked to be removed stays so.
    states.cycle(minor);
    states.cycle(minor);
    QCOMPARE(states.model.toRemove(), QStringList({minor}));
    states.cycle(critical);
    states.model.setPending(states.model.rowOf(critical), TagStatesModel::Pending::Untouched);
    QCOMPARE(states.model.toRemove(), QStringList({minor}));
}

void TagStatesModelTest::addsValuesOfOtherKeys()
{
    States states;
    states.model.add(android);
    QCOMPARE(states.pending(ios), TagStatesModel::Pending::Untouched);
}

void TagStatesModelTest::replacesValuesOfTheKeysThatThePolicyNames()
{
    States bench;
    TagPolicy policy;
    policy.keys.insert(QStringLiteral("platform"), {{}, true, false});
    bench.model.setPolicy(policy);
    bench.model.add(QStringLiteral("platform:ios"));
    bench.model.add(QStringLiteral("platform:web"));
    QCOMPARE(bench.model.toAdd(), QStringList({QStringLiteral("platform:web")}));
    bench.model.add(QStringLiteral("severity:one"));
    bench.model.add(QStringLiteral("severity:two")); // of no concern to this policy
    QCOMPARE(bench.model.toAdd().size(), 3);
}

void TagStatesModelTest::keepsRowsAndPendingWhileCasesChange()
{
    States states;
    states.cycle(slow);
    QStringList before = states.names();
    QSignalSpy resets(&states.model, &TagStatesModel::modelReset);
    putCase(states.index, 2, QStringLiteral("b"), {smoke, slow, QStringLiteral("late")});
    states.model.refresh();
    before.removeAll(minor); // on no case any more
    QCOMPARE(states.names(), before + QStringList{QStringLiteral("late")});
    QCOMPARE(states.model.index(states.model.rowOf(slow)).data(TagStatesModel::CountRole).toInt(), 2);
    QCOMPARE(states.model.toAdd(), QStringList({slow}));
    QCOMPARE(resets.size(), 0);
}

void TagStatesModelTest::dropsPendingWithTheSelection()
{
    States states;
    states.cycle(slow);
    QSignalSpy changed(&states.model, &TagStatesModel::pendingChanged);
    states.model.setSelection({CaseKey{4}});
    QVERIFY(!states.model.hasPending());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(states.model.index(0).data().toString(), QStringLiteral("other"));
}

void TagStatesModelTest::settlesWhatWasDone()
{
    States states;
    states.cycle(slow);
    states.cycle(smoke);
    states.model.settle({slow}, {smoke});
    QVERIFY(!states.model.hasPending());
    states.cycle(slow);
    states.cycle(slow); // meanwhile the analyst wants it off
    states.model.settle({slow}, {});
    QCOMPARE(states.model.toRemove(), QStringList({slow}));
}

void TagStatesModelTest::isOffWithoutSelection()
{
    States states;
    states.model.setSelection({});
    QVERIFY(!states.model.index(0).flags().testFlag(Qt::ItemIsEnabled));
    states.model.cycle(0);
    QCOMPARE(states.model.add(smoke), -1);
    QVERIFY(!states.model.hasPending());
}

void TagStatesModelTest::describesARowForScreenReaders()
{
    States states;
    states.cycle(slow);
    const QString text = states.model.index(states.model.rowOf(slow)).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(text, QStringLiteral("slow, on 1 of 3 cases, will be added"));
}

CASEWRIGHT_TEST(TagStatesModelTest)
#include "tag_states_model_test.moc"
