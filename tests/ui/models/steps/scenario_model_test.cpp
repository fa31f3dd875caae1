// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/steps/scenario_model.h"

#include "tests/support/runner/test_case.h"
#include "ui/models/steps/step_mime.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

namespace casewright {
namespace {

Step step(const QString &text, const QList<Step> &children = {})
{
    Step made = makeStep(text);
    made.children = children;
    return made;
}

QString rowsText(const ScenarioModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QStringLiteral("%1%2 %3|%4|%5\n")
                    .arg(QString(depth * 2, u' '), index.data(ScenarioModel::KeyRole).toString(),
                         index.data().toString(), index.data(ScenarioModel::KindRole).toString(),
                         index.data(ScenarioModel::KeywordRole).toString());
        text += rowsText(model, index, depth + 1);
    }
    return text;
}

void collectKeys(const QList<Step> &steps, QList<StepKey> &keys)
{
    for (const Step &one : steps) {
        keys.append(one.key);
        collectKeys(one.children, keys);
    }
}

QList<StepKey> keysOf(const Scenario &scenario)
{
    QList<StepKey> keys;
    collectKeys(scenario.steps, keys);
    return keys;
}

/// Takes a step with all below it out of a tree.
std::optional<Step> take(QList<Step> &steps, StepKey key)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (steps.at(i).key == key)
            return steps.takeAt(i);
        if (auto found = take(steps[i].children, key))
            return found;
    }
    return std::nullopt;
}

Step *find(QList<Step> &steps, StepKey key)
{
    for (Step &one : steps) {
        if (one.key == key)
            return &one;
        if (Step *found = find(one.children, key))
            return found;
    }
    return nullptr;
}

/// Edits any tree in ways that no outliner would, many at a time, as a merge with the server's news may.
class RandomEdits {
public:
    explicit RandomEdits(quint32 seed) : m_random(seed) {}

    Scenario next(Scenario scenario)
    {
        const int edits = below(6) + 1;
        for (int i = 0; i < edits; ++i)
            edit(scenario);
        return scenario;
    }

private:
    int below(qsizetype limit) { return static_cast<int>(m_random.bounded(static_cast<quint32>(limit))); }

    void edit(Scenario &scenario)
    {
        const QList<StepKey> keys = keysOf(scenario);
        const int kind = keys.isEmpty() ? 0 : below(5);
        if (kind == 0) {
            put(scenario, step(QStringLiteral("new %1").arg(m_count++), {step(QStringLiteral("below"))}));
        } else if (kind == 1) {
            (void)take(scenario.steps, keys.at(below(keys.size())));
        } else if (kind == 2) {
            find(scenario.steps, keys.at(below(keys.size())))->text += u'!';
        } else if (kind == 3) {
            put(scenario, *take(scenario.steps, keys.at(below(keys.size()))));
        } else {
            // A new step takes in an old one.
            Step outer = step(QStringLiteral("around"));
            outer.children.append(*take(scenario.steps, keys.at(below(keys.size()))));
            put(scenario, outer);
        }
    }

    void put(Scenario &scenario, const Step &what)
    {
        const QList<StepKey> keys = keysOf(scenario);
        const int at = below(keys.size() + 1);
        QList<Step> &list = at == keys.size() ? scenario.steps : find(scenario.steps, keys.at(at))->children;
        list.insert(below(list.size() + 1), what);
    }

    QRandomGenerator m_random;
    int m_count = 0;
};

struct Counts {
    explicit Counts(ScenarioModel &model)
        : inserted(&model, &ScenarioModel::rowsInserted), removed(&model, &ScenarioModel::rowsRemoved),
          moved(&model, &ScenarioModel::rowsMoved), changed(&model, &ScenarioModel::dataChanged),
          reset(&model, &ScenarioModel::modelReset), layout(&model, &ScenarioModel::layoutChanged)
    {}
    [[nodiscard]] QList<qsizetype> all() const
    {
        return {inserted.size(), removed.size(), moved.size(), changed.size(), reset.size() + layout.size()};
    }
    QSignalSpy inserted, removed, moved, changed, reset, layout;
};

} // namespace

class ScenarioModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatItIsGiven();
    void randomEditsEndInTheRowsOfAFreshModel_data();
    void randomEditsEndInTheRowsOfAFreshModel();
    void anInsertedStepIsOneInsertion();
    void aPastedRunIsOneInsertion();
    void aRemovedRunIsOneRemoval();
    void movingTheFirstToTheEndIsOneMove();
    void swappingParentAndChildMovesAndKeepsBoth();
    void anAlteredTextIsOneDataChange();
    void anEqualCopyChangesNothing();
    void tellsWhatItTouched();
    void aStepThatIsDeletedWhileItsChildMovesOutLosesOnlyItself();
    void expectedResultsNeverHaveChildren();
    void mimeCarriesSubtreesWholeAndAsText();
    void mimeRefusesBytesThatAreNoSteps();
    void filesOfAnotherCaseAreOnlyNamed();
};

void ScenarioModelTest::showsWhatItIsGiven()
{
    ScenarioModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Step login = step(QStringLiteral("log in"), {makeExpected(QStringLiteral("the name is shown")), step(QStringLiteral("type"))});
    login.keyword = QStringLiteral("Given");
    model.setScenario({{login, step(QStringLiteral("pay"))}});

    const QModelIndex first = model.index(0, 0);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(first), 2);
    QCOMPARE(first.data().toString(), QStringLiteral("log in"));
    QCOMPARE(first.data(ScenarioModel::KeywordRole).toString(), QStringLiteral("Given"));
    const QModelIndex expected = model.index(0, 0, first);
    QCOMPARE(expected.data(ScenarioModel::KindRole).toInt(), static_cast<int>(StepKind::Expected));
    QCOMPARE(expected.data(ScenarioModel::DepthRole).toInt(), 1);
    QCOMPARE(expected.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Expected result, level 2: the name is shown"));
    QCOMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Step, level 1: Given log in"));
    QCOMPARE(model.indexOf(login.key), first);
    QCOMPARE(model.placeAt(expected).parent, login.key);
}

void ScenarioModelTest::randomEditsEndInTheRowsOfAFreshModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void ScenarioModelTest::randomEditsEndInTheRowsOfAFreshModel()
{
    QFETCH(const quint32, seed);
    RandomEdits edits(seed);
    ScenarioModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Scenario scenario;
    QList<Scenario> past;
    for (int round = 0; round < 30; ++round) {
        past.append(scenario);
        // Now and then back to an older value, as undo does.
        scenario = round % 7 == 6 ? past.at(past.size() / 2) : edits.next(scenario);

        QHash<qint64, QPersistentModelIndex> held;
        for (const StepKey key : keysOf(model.scenario()))
            held.insert(key.value, model.indexOf(key));
        model.setScenario(scenario);

        ScenarioModel fresh;
        fresh.setScenario(scenario);
        QCOMPARE(rowsText(model), rowsText(fresh));
        const QList<StepKey> left = keysOf(scenario);
        for (auto it = held.cbegin(); it != held.cend(); ++it) {
            QCOMPARE(it.value().isValid(), left.contains(StepKey{it.key()}));
            if (it.value().isValid())
                QCOMPARE(it.value().data(ScenarioModel::KeyRole).toLongLong(), it.key());
        }
        for (const StepKey key : left)
            QCOMPARE(model.keyOf(model.indexOf(key)), key);
    }
}

void ScenarioModelTest::anInsertedStepIsOneInsertion()
{
    ScenarioModel model;
    Scenario scenario{{step(QStringLiteral("a"), {step(QStringLiteral("a1"))}), step(QStringLiteral("b"))}};
    model.setScenario(scenario);
    const Counts counts(model);

    scenario.steps.insert(1, step(QStringLiteral("between"), {step(QStringLiteral("deep"))}));
    model.setScenario(scenario);

    QCOMPARE(counts.all(), QList<qsizetype>({1, 0, 0, 0, 0}));
}

void ScenarioModelTest::aPastedRunIsOneInsertion()
{
    ScenarioModel model;
    Scenario scenario{{step(QStringLiteral("a")), step(QStringLiteral("b"))}};
    model.setScenario(scenario);
    const Counts counts(model);

    for (int i = 0; i < 12; ++i)
        scenario.steps.insert(1, step(QStringLiteral("pasted")));
    model.setScenario(scenario);

    QCOMPARE(counts.all(), QList<qsizetype>({1, 0, 0, 0, 0}));
    QCOMPARE(counts.inserted.first().at(1).toInt(), 1);
    QCOMPARE(counts.inserted.first().at(2).toInt(), 12);
}

void ScenarioModelTest::aRemovedRunIsOneRemoval()
{
    ScenarioModel model;
    Scenario scenario;
    for (int i = 0; i < 6; ++i)
        scenario.steps.append(step(QString::number(i), {step(QStringLiteral("below"))}));
    model.setScenario(scenario);
    const Counts counts(model);

    scenario.steps.remove(1, 3);
    model.setScenario(scenario);

    QCOMPARE(counts.all(), QList<qsizetype>({0, 1, 0, 0, 0}));
}

void ScenarioModelTest::movingTheFirstToTheEndIsOneMove()
{
    ScenarioModel model;
    Scenario scenario;
    for (int i = 0; i < 50; ++i)
        scenario.steps.append(step(QString::number(i)));
    model.setScenario(scenario);
    const Counts counts(model);

    scenario.steps.append(scenario.steps.takeFirst());
    model.setScenario(scenario);

    QCOMPARE(counts.all(), QList<qsizetype>({0, 0, 1, 0, 0}));
    QCOMPARE(model.index(49, 0).data().toString(), QStringLiteral("0"));
}

void ScenarioModelTest::swappingParentAndChildMovesAndKeepsBoth()
{
    ScenarioModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Step child = step(QStringLiteral("child"));
    const Step parent = step(QStringLiteral("parent"), {child});
    model.setScenario({{parent}});
    const Counts counts(model);

    Step under = parent;
    under.children.clear();
    Step over = child;
    over.children = {under};
    model.setScenario({{over}});

    QCOMPARE(counts.all(), QList<qsizetype>({0, 0, 2, 0, 0}));
    QCOMPARE(model.index(0, 0, model.index(0, 0)).data().toString(), QStringLiteral("parent"));
}

void ScenarioModelTest::anAlteredTextIsOneDataChange()
{
    ScenarioModel model;
    Scenario scenario{{step(QStringLiteral("a"), {step(QStringLiteral("a1")), step(QStringLiteral("a2"))})}};
    model.setScenario(scenario);
    const Counts counts(model);

    scenario.steps[0].children[1].text = QStringLiteral("other");
    model.setScenario(scenario);

    QCOMPARE(counts.all(), QList<qsizetype>({0, 0, 0, 1, 0}));
    const auto index = counts.changed.first().first().toModelIndex();
    QCOMPARE(index.data().toString(), QStringLiteral("other"));
}

void ScenarioModelTest::anEqualCopyChangesNothing()
{
    ScenarioModel model;
    Scenario scenario{{step(QStringLiteral("a"), {step(QStringLiteral("a1"))})}};
    model.setScenario(scenario);
    const Counts counts(model);

    Scenario copy = scenario;
    copy.steps[0].children.detach();
    QVERIFY(model.setScenario(copy).isEmpty());

    QCOMPARE(counts.all(), QList<qsizetype>({0, 0, 0, 0, 0}));
}

void ScenarioModelTest::tellsWhatItTouched()
{
    ScenarioModel model;
    Scenario scenario{{step(QStringLiteral("a")), step(QStringLiteral("b")), step(QStringLiteral("c"))}};
    model.setScenario(scenario);

    scenario.steps[1].text = QStringLiteral("other");
    QCOMPARE(model.setScenario(scenario), QList<StepKey>({scenario.steps.at(1).key}));

    scenario.steps.removeAt(1);
    QVERIFY(model.setScenario(scenario).isEmpty());
}

void ScenarioModelTest::aStepThatIsDeletedWhileItsChildMovesOutLosesOnlyItself()
{
    ScenarioModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Step child = step(QStringLiteral("child"));
    const Step gone = step(QStringLiteral("gone"), {child, step(QStringLiteral("goes along"))});
    const Step other = step(QStringLiteral("other"));
    model.setScenario({{gone, other}});
    const QPersistentModelIndex held = model.indexOf(child.key);

    Step taker = other;
    taker.children = {child};
    model.setScenario({{taker}});

    QVERIFY(held.isValid());
    QCOMPARE(model.keyOf(held.parent()), other.key);
    QCOMPARE(model.rowCount(), 1);
}

void ScenarioModelTest::expectedResultsNeverHaveChildren()
{
    ScenarioModel model;
    model.setScenario({{step(QStringLiteral("a"), {makeExpected(QStringLiteral("shown"))})}});
    const QModelIndex first = model.index(0, 0);

    QVERIFY(model.flags(model.index(0, 0, first)) & Qt::ItemNeverHasChildren);
    QVERIFY(!(model.flags(first) & Qt::ItemNeverHasChildren));
}

void ScenarioModelTest::mimeCarriesSubtreesWholeAndAsText()
{
    ScenarioModel model;
    Step shared = step(QStringLiteral("common log-in"));
    shared.kind = StepKind::Shared;
    shared.target = -7;
    shared.rest = QByteArrayLiteral("{\"x\":1}");
    Step first = step(QStringLiteral("a"), {makeExpected(QStringLiteral("shown")), shared});
    first.keyword = QStringLiteral("When");
    model.setScenario({{first, step(QStringLiteral("b"))}});

    const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(0, 0)}));
    const auto taken = stepsOfMime(mime.get());

    QVERIFY(taken);
    QVERIFY(taken->steps == QList<Step>({first}));
    QVERIFY(taken->steps.first().key != first.key);
    QVERIFY(mime->text().contains(QStringLiteral("=> shown")));
    QVERIFY(mime->data(QStringLiteral("text/tab-separated-values")).contains('\t'));
}

void ScenarioModelTest::filesOfAnotherCaseAreOnlyNamed()
{
    const auto file = [](const QString &name) {
        Step step = makeStep(name);
        step.kind = StepKind::Attachment;
        step.target = 7;
        return step;
    };
    ScenarioModel model;
    model.setFilesOwner(QStringLiteral("http://a.test#1"));
    model.setScenario({{step(QStringLiteral("a"), {file(QStringLiteral("cart.png"))}), file(QStringLiteral("prices.xlsx"))}});
    const std::unique_ptr<QMimeData> mime(model.mimeData({model.index(0, 0), model.index(1, 0)}));

    const auto same = stepsOfMime(mime.get(), QStringLiteral("http://a.test#1"));
    QVERIFY(same && same->steps == model.scenario().steps);
    QCOMPARE(same->filesLeft, 0);
    const auto other = stepsOfMime(mime.get(), QStringLiteral("http://a.test#2"));
    QVERIFY(other);
    QCOMPARE(other->filesLeft, 2);
    const Step below = other->steps.first().children.first();
    QCOMPARE(below.kind, StepKind::Body);
    QCOMPARE(below.text, QStringLiteral("[picture cart.png]"));
    QVERIFY(!below.target);
    QCOMPARE(other->steps.last().text, QStringLiteral("[file prices.xlsx]"));
}

void ScenarioModelTest::mimeRefusesBytesThatAreNoSteps()
{
    const std::unique_ptr<QMimeData> mime = mimeOfSteps({step(QStringLiteral("a"))});
    const QString type = stepMimeTypes().first();
    QByteArray bytes = mime->data(type);
    bytes.chop(3);
    mime->setData(type, bytes);
    QVERIFY(!stepsOfMime(mime.get()));

    mime->setData(type, QByteArray("\x01\x7f\xff\xff\xff\x09", 6));
    QVERIFY(!stepsOfMime(mime.get()));
}

CASEWRIGHT_TEST(ScenarioModelTest)

} // namespace casewright

#include "scenario_model_test.moc"
