// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_plan.h"

#include "tests/support/runner/test_case.h"

#include <QRandomGenerator>
#include <QTest>

using namespace casewright;
using namespace casewright::api::testops;

namespace {

using What = StepOp::What;

/// Does what the calls say, as a server would, on nodes that it knows by id.
class PaperServer final {
public:
    explicit PaperServer(const Scenario &scenario) { put(0, scenario.steps); }

    StepTree tree() const
    {
        StepTree tree;
        tree.ids = m_ids;
        tree.containers = m_containers;
        tree.scenario.steps = read(0);
        return tree;
    }

    /// False where a call speaks of something that is not there, as a server answers 404.
    bool apply(const QList<StepOp> &ops)
    {
        return std::all_of(ops.begin(), ops.end(), [this](const StepOp &op) { return applyOne(op); });
    }

private:
    struct Node {
        Step step; ///< without children
        ServerId parent = 0;
        QList<ServerId> children;
    };

    ServerId add(const Step &step, ServerId parent, qsizetype index)
    {
        const ServerId id = ++m_last;
        Step own = step;
        own.children.clear();
        m_nodes.insert(id, {own, parent, {}});
        childrenOf(parent).insert(index, id);
        m_ids.insert(step.key, id);
        return id;
    }
    void put(ServerId parent, const QList<Step> &steps)
    {
        for (const Step &step : steps) {
            const bool isExpected = step.kind == StepKind::Expected;
            const ServerId below = isExpected ? container(parent) : parent;
            put(add(step, below, childrenOf(below).size()), step.children);
        }
    }
    ServerId container(ServerId step)
    {
        const StepKey key = m_nodes.value(step).step.key;
        if (!m_containers.contains(key)) {
            const ServerId id = ++m_last;
            m_nodes.insert(id, {{}, step, {}});
            m_containers.insert(key, id);
        }
        return m_containers.value(key);
    }
    QList<ServerId> &childrenOf(ServerId id) { return id == 0 ? m_roots : m_nodes[id].children; }

    QList<Step> read(ServerId id) const
    {
        QList<Step> steps;
        if (id != 0) {
            if (const ServerId box = m_containers.value(m_nodes.value(id).step.key))
                steps = read(box);
        }
        const QList<ServerId> children = id == 0 ? m_roots : m_nodes.value(id).children;
        for (const ServerId child : children) {
            Step step = m_nodes.value(child).step;
            step.children = read(child);
            steps.append(step);
        }
        return steps;
    }

    std::optional<qsizetype> indexFor(const StepOp &op, ServerId parent)
    {
        const QList<ServerId> &children = childrenOf(parent);
        if (!op.after.isNull()) {
            const qsizetype place = children.indexOf(m_ids.value(op.after));
            return place < 0 ? std::nullopt : std::optional(place + 1);
        }
        if (op.before.isNull())
            return children.size();
        const qsizetype place = children.indexOf(m_ids.value(op.before));
        return place < 0 ? std::nullopt : std::optional(place);
    }

    std::optional<ServerId> parentOf(const StepOp &op) const
    {
        if (op.parent.isNull())
            return 0;
        const StepIds &ids = op.isInContainer ? m_containers : m_ids;
        return ids.contains(op.parent) ? std::optional(ids.value(op.parent)) : std::nullopt;
    }

    bool place(const StepOp &op, ServerId id)
    {
        const auto parent = parentOf(op);
        if (!parent)
            return false;
        const auto index = indexFor(op, *parent);
        if (!index)
            return false;
        m_nodes[id].parent = *parent;
        childrenOf(*parent).insert(*index, id);
        return true;
    }

    bool create(const StepOp &op)
    {
        const ServerId id = ++m_last;
        Step own = op.step;
        own.children.clear();
        m_nodes.insert(id, {own, 0, {}});
        m_ids.insert(op.step.key, id);
        const QStringList expected = expectedResults(op.step);
        if (!expected.isEmpty())
            container(id); // withExpectedResult=true
        return place(op, id);
    }

    void erase(ServerId id)
    {
        const QList<ServerId> children = m_nodes.value(id).children;
        for (const ServerId child : children)
            erase(child);
        const StepKey key = m_nodes.value(id).step.key;
        if (const ServerId box = m_containers.take(key))
            erase(box);
        if (!key.isNull())
            m_ids.remove(key);
        m_nodes.remove(id);
    }

    bool applyOne(const StepOp &op)
    {
        if (op.what == What::Create)
            return create(op);
        const ServerId id = m_ids.value(op.step.key);
        if (!m_nodes.contains(id))
            return false;
        switch (op.what) {
        case What::Move:
            childrenOf(m_nodes.value(id).parent).removeOne(id);
            return place(op, id);
        case What::Patch:
            m_nodes[id].step.text = op.step.text;
            m_nodes[id].step.keyword = op.step.keyword;
            return true;
        case What::Delete:
            childrenOf(m_nodes.value(id).parent).removeOne(id);
            erase(id);
            return true;
        case What::OpenContainer:
            container(id);
            return true;
        case What::CloseContainer:
            erase(m_containers.take(op.step.key));
            return true;
        case What::Create:
            break;
        }
        return false;
    }

    QHash<ServerId, Node> m_nodes;
    QList<ServerId> m_roots;
    StepIds m_ids;
    StepIds m_containers;
    ServerId m_last = 100;
};

Step body(const QString &text, const QList<Step> &children = {})
{
    Step step = makeStep(text);
    step.children = children;
    return step;
}

Scenario sample()
{
    return {{body(QStringLiteral("A"), {makeExpected(QStringLiteral("a1")), makeExpected(QStringLiteral("a2")), body(QStringLiteral("A.1"))}),
             body(QStringLiteral("B")), body(QStringLiteral("C"), {body(QStringLiteral("C.1"), {body(QStringLiteral("C.1.1"))})}),
             body(QStringLiteral("D"))}};
}

QList<What> kinds(const QList<StepOp> &ops)
{
    QList<What> kinds;
    for (const StepOp &op : ops)
        kinds.append(op.what);
    return kinds;
}

/// Collects pointers to every list of children in the tree.
void lists(QList<Step> &steps, QList<QList<Step> *> &out)
{
    out.append(&steps);
    for (Step &step : steps) {
        if (step.kind == StepKind::Body)
            lists(step.children, out);
    }
}

/// One random edit: a text, a new step, a deletion, or a move of a whole branch to anywhere else.
void edit(Scenario &scenario, QRandomGenerator &random)
{
    QList<QList<Step> *> all;
    lists(scenario.steps, all);
    QList<Step> &list = *all.at(random.bounded(all.size()));
    const qsizetype place = list.isEmpty() ? 0 : random.bounded(list.size());
    switch (random.bounded(4)) {
    case 0:
        if (!list.isEmpty())
            list[place].text += QStringLiteral("'");
        break;
    case 1:
        list.insert(place, random.bounded(3) == 0 && &list != &scenario.steps ? makeExpected(QStringLiteral("seen")) : makeStep(QStringLiteral("new")));
        break;
    case 2:
        if (!list.isEmpty())
            list.removeAt(place);
        break;
    default:
        if (!list.isEmpty() && list.at(place).kind == StepKind::Body) {
            const Step moved = list.takeAt(place);
            QList<QList<Step> *> rest;
            lists(scenario.steps, rest);
            QList<Step> &target = *rest.at(random.bounded(rest.size()));
            target.insert(target.isEmpty() ? 0 : random.bounded(target.size() + 1), moved);
        }
    }
    scenario = normalised(scenario);
}

} // namespace

/// The fewest calls that make one scenario of another, on a server made of paper.
class StepPlanTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesNothingWhereNothingChanged()
    {
        const StepTree there = PaperServer(sample()).tree();
        QVERIFY(planSteps(there, there.scenario, ExpectedStyle::Nodes).isEmpty());
        QVERIFY(planSteps(there, there.scenario, ExpectedStyle::Text).isEmpty());
    }

    void patchesTheOneStepWhoseTextChanged()
    {
        const StepTree there = PaperServer(sample()).tree();
        Scenario wanted = there.scenario;
        wanted.steps[2].children[0].text = QStringLiteral("C.1, and more");
        const QList<StepOp> ops = planSteps(there, wanted, ExpectedStyle::Nodes);
        QCOMPARE(kinds(ops), QList<What>{What::Patch});
        QCOMPARE(ops.first().step.text, QStringLiteral("C.1, and more"));
    }

    void movesOneStepForOneMove()
    {
        const StepTree there = PaperServer(sample()).tree();
        Scenario wanted = there.scenario;
        wanted.steps.move(0, 3);
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>{What::Move});
        wanted = there.scenario;
        wanted.steps.move(3, 0);
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>{What::Move});
    }

    void deletesABranchWithOneCall()
    {
        const StepTree there = PaperServer(sample()).tree();
        Scenario wanted = there.scenario;
        wanted.steps.removeAt(2);
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>{What::Delete});
    }

    void savesAChildBeforeItsParentIsDeleted()
    {
        const StepTree there = PaperServer(sample()).tree();
        Scenario wanted = there.scenario;
        const Step saved = wanted.steps.at(2).children.first().children.first();
        wanted.steps[2] = saved;
        const QList<StepOp> ops = planSteps(there, wanted, ExpectedStyle::Nodes);
        QCOMPARE(kinds(ops), QList<What>({What::Move, What::Delete}));
    }

    void opensAndClosesThePlaceForExpectedResults()
    {
        const StepTree there = PaperServer(sample()).tree();
        Scenario wanted = there.scenario;
        wanted.steps[1].children.append(makeExpected(QStringLiteral("b1")));
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>({What::OpenContainer, What::Create}));
        wanted = there.scenario;
        wanted.steps[0].children.remove(0, 2);
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>({What::Delete, What::Delete, What::CloseContainer}));
    }

    void leavesExpectedTextsAloneThatNobodyEdited()
    {
        StepTree there;
        Step step = body(QStringLiteral("A"), {makeExpected(QStringLiteral("a1"))});
        there.scenario.steps = {step};
        there.ids.insert(step.key, 1);
        Scenario wanted = there.scenario;
        wanted.steps[0].text = QStringLiteral("A'");
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>{What::Patch});
        wanted.steps[0].children[0].text = QStringLiteral("a2");
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Text)), QList<What>{What::Patch});
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>({What::Patch, What::OpenContainer, What::Create}));
    }

    void makesAnotherNodeOfAnotherKind()
    {
        StepTree there;
        Step shared = body(QStringLiteral("Sign in"));
        shared.kind = StepKind::Shared;
        shared.target = 7;
        there.scenario.steps = {shared};
        there.ids.insert(shared.key, 1);
        Scenario wanted = there.scenario;
        wanted.steps[0].target = 8;
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>({What::Create, What::Delete}));
    }

    void leavesPlacesAloneThatAreEmptyOrHoldFiles()
    {
        StepTree there = PaperServer(sample()).tree();
        there.containers.insert(there.scenario.steps.at(1).key, 999); // opened in the web page, nothing in it yet
        QVERIFY(planSteps(there, there.scenario, ExpectedStyle::Nodes).isEmpty());
        Scenario wanted = there.scenario;
        wanted.steps[0].children.remove(0, 2);
        there.fullContainers.insert(wanted.steps.at(0).key); // a screenshot beside the two texts
        QCOMPARE(kinds(planSteps(there, wanted, ExpectedStyle::Nodes)), QList<What>({What::Delete, What::Delete}));
    }

    void namesAnotherRootStepWhereNoneStays()
    {
        const Step parent = body(QStringLiteral("P"), {body(QStringLiteral("S1")), body(QStringLiteral("S2"))});
        const StepTree there = PaperServer(Scenario{{parent}}).tree();
        Scenario wanted;
        wanted.steps = there.scenario.steps.constFirst().children;
        const QList<StepOp> ops = planSteps(there, wanted, ExpectedStyle::Nodes);
        QCOMPARE(kinds(ops), QList<What>({What::Move, What::Move, What::Delete}));
        QCOMPARE(ops.at(0).before, there.scenario.steps.constFirst().key); // a move that names nothing does nothing
        QCOMPARE(ops.at(1).after, wanted.steps.at(0).key);
    }

    void makesAnyScenarioOfAnyOther()
    {
        QRandomGenerator random(20261122);
        for (int round = 0; round < 400; ++round) {
            Scenario start = sample();
            for (int i = 0; i < 6; ++i)
                edit(start, random);
            PaperServer server(start);
            Scenario wanted = server.tree().scenario;
            const int edits = 1 + int(random.bounded(8));
            for (int i = 0; i < edits; ++i)
                edit(wanted, random);
            const QList<StepOp> ops = planSteps(server.tree(), wanted, ExpectedStyle::Nodes);
            QVERIFY2(server.apply(ops), qPrintable(QStringLiteral("round %1").arg(round)));
            QVERIFY2(server.tree().scenario == wanted, qPrintable(QStringLiteral("round %1:\n%2\nis not\n%3")
                         .arg(round).arg(plainText(server.tree().scenario), plainText(wanted))));
            QVERIFY(planSteps(server.tree(), wanted, ExpectedStyle::Nodes).isEmpty());
            QVERIFY(start.steps.isEmpty() || ops.size() <= 3 * edits + nodeCount(wanted));
        }
    }
};

CASEWRIGHT_TEST(StepPlanTest)
#include "step_plan_test.moc"
