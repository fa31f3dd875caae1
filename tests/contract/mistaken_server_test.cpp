// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

Scenario withExpectedResults(int count)
{
    Scenario scenario;
    for (int i = 0; i < count; ++i) {
        Step step = makeStep(text("step %1").arg(i), i % 2 == 0 ? text("Given") : QString());
        step.children.append(makeExpected(text("result %1").arg(i)));
        if (i % 3 == 0)
            step.children.append(makeStep(text("below %1").arg(i)));
        scenario.steps.append(step);
    }
    return scenario;
}

QString bodyIn(const QJsonObject &nodes, const QJsonValue &id)
{
    return nodes[QString::number(id.toInteger())][text("body")].toString();
}

/// The steps that people see in the tree of a modern server, expected results behind an arrow: "Given step 0 -> result 0".
QStringList shownByModern(const QJsonObject &tree)
{
    QStringList shown;
    const QJsonObject nodes = tree[text("scenarioSteps")].toObject();
    const QJsonArray roots = tree[text("root")][text("children")].toArray();
    for (const QJsonValue &root : roots) {
        const QJsonValue node = nodes[QString::number(root.toInteger())];
        const QJsonValue container = nodes[QString::number(node[text("expectedResultId")].toInteger())];
        QString line = node[text("body")].toString();
        for (const QJsonValue &expected : container[text("children")].toArray())
            line += text(" -> ") + bodyIn(nodes, expected);
        shown.append(line);
    }
    return shown;
}

QStringList shownOf(const Scenario &scenario)
{
    QStringList shown;
    for (const Step &step : scenario.steps) {
        QString line = step.keyword.isEmpty() ? step.text : step.keyword + QLatin1Char(' ') + step.text;
        for (const QString &expected : expectedResults(step))
            line += text(" -> ") + expected;
        shown.append(line);
    }
    return shown;
}

} // namespace

/// A server that was taken for one of another generation, as one that was updated since: what is written is there, or it is said that it is not.
class MistakenServerTest final : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<TestOpsServer> takenFor(DemoSide &side, Dialect dialect) { return makeServer(connectionTo(side.process), dialect); }

    ServerId newCase(DemoSide &side) { return madeCase(*side.server, side.schema, text("Taken for another %1").arg(++m_made)); }

    QStringList shownBy(DemoSide &modern, ServerId id)
    {
        return shownByModern(modern.raw->get(text("testcase/%1/step").arg(id)).toObject());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_modern.start(text("testops"));
        m_older.start(text("testops-4"));
        QVERIFY(m_modern.server && m_older.server);
        m_asOlder = takenFor(m_modern, Dialect::TestOps4);
        m_asModern = takenFor(m_older, Dialect::TestOps);
        const Result<ProjectSchema> schema = promptly(m_asOlder->schema(1, {}));
        WELL(schema);
        m_schema = *schema;
    }

    void expectedResultsOfAModernServerTakenForAnOlderOneAreThere_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("written step by step or in the older form") << 4;
        QTest::newRow("so many that they are one write") << 150;
    }
    void expectedResultsOfAModernServerTakenForAnOlderOneAreThere()
    {
        QFETCH(const int, count);
        const ServerId id = newCase(m_modern);
        const Scenario wanted = withExpectedResults(count);
        const Sent sent = sendScenario(*m_asOlder, m_schema, id, {}, wanted);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(sent.settled.scenario.value(), wanted);
        QCOMPARE(shownBy(m_modern, id), shownOf(wanted));
    }

    void soAreThoseOfAStepThatHadNone()
    {
        const ServerId id = newCase(m_modern);
        Scenario before;
        before.steps.append(makeStep(text("press the button")));
        QVERIFY(!sendScenario(*m_modern.server, m_modern.schema, id, {}, before).failure);
        Scenario after = before;
        after.steps[0].children.append(makeExpected(text("the lamp is on")));
        after.steps.append(makeStep(text("press it again")));
        after.steps[1].children.append(makeExpected(text("the lamp is off")));
        const Sent sent = sendScenario(*m_asOlder, m_schema, id, before, after);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(shownBy(m_modern, id), shownOf(after));
    }

    void createdWithTheCaseTheyAreThereToo()
    {
        TestCase value;
        value.name = text("Made by one who thinks it is 4.x");
        value.scenario = withExpectedResults(4);
        const Result<FetchedCase> made = promptly(m_asOlder->createCase(m_schema, value, {}, {}));
        WELL(made);
        Change rest;
        rest.before = made->value;
        rest.after = value;
        if (!(made->value.scenario.valueOr({}) == value.scenario.value()))
            QVERIFY(!sendScenario(*m_asOlder, m_schema, *made->info.serverId, made->value.scenario.valueOr({}), value.scenario.value()).failure);
        QCOMPARE(shownBy(m_modern, *made->info.serverId), shownOf(value.scenario.value()));
    }

    /// It keeps them as a text of the step.
    void anOlderServerTakenForAModernOneHasThemOrItIsSaid()
    {
        const ServerId id = newCase(m_older);
        const Scenario wanted = withExpectedResults(4);
        const Sent sent = sendScenario(*m_asModern, m_older.schema, id, {}, wanted);
        const Result<FetchedCase> there = promptly(m_older.server->readCase(m_older.schema, id, {FacetId::Scenario}, {}));
        WELL(there);
        const bool isThere = shownOf(there->value.scenario.value()) == shownOf(wanted);
        QVERIFY2(isThere || sent.failure, "expected results are gone, and nobody was told");
    }

private:
    DemoSide m_modern;
    DemoSide m_older;
    std::shared_ptr<TestOpsServer> m_asOlder;
    std::shared_ptr<TestOpsServer> m_asModern;
    ProjectSchema m_schema;
    int m_made = 0;
};

CASEWRIGHT_TEST(MistakenServerTest)
#include "mistaken_server_test.moc"
