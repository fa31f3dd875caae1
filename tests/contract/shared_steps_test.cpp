// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/case_extras.h"
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/spec_judge.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// The shared step of the demo, and the case that uses it.
constexpr ServerId signIn = 101;

Scenario payment()
{
    Step pay = makeStep(text("pay"));
    pay.children = {makeExpected(text("paid")), makeStep(text("by card"))};
    return {{makeStep(text("a full cart"), text("Given")), pay, makeStep(text("log out"))}};
}

QStringList linesOf(const QList<Step> &steps, const QString &indent = {})
{
    QStringList lines;
    for (const Step &step : steps) {
        lines.append(indent + (step.kind == StepKind::Expected ? text("=> ") : QString()) + (step.keyword + QLatin1Char(' ') + step.text).trimmed());
        lines += linesOf(step.children, indent + text("  "));
    }
    return lines;
}

} // namespace

/// Shared steps are written node by node as the steps of cases are: what stays keeps its id, and nothing of a colleague's is overwritten.
class SharedStepsTest final : public QObject {
    Q_OBJECT

private:
    CaseExtras &extras() { return *m_side->server->extras(); }
    QJsonObject rawSteps(ServerId id) { return m_side->raw->get(text("sharedstep/%1/step").arg(id)).toObject()[text("sharedStepScenarioSteps")].toObject(); }

    SharedStepContent content(ServerId id)
    {
        const Result<SharedStepContent> read = promptly(extras().sharedStepContent(id, {}));
        if (!read)
            QTest::qFail(qPrintable(whyFailed(read)), __FILE__, __LINE__);
        return read.value_or(SharedStepContent());
    }

    /// A shared step of its own for each test.
    ServerId newSharedStep(const Scenario &steps = payment())
    {
        const Result<Ref> made = promptly(extras().createSharedStep(1, text("Pay %1").arg(++m_made), {}));
        const ServerId id = made ? made->id.value_or(0) : 0;
        const Result<void> edited = promptly(extras().editSharedStep(id, content(id), steps, {}));
        if (!edited)
            QTest::qFail(qPrintable(whyFailed(edited)), __FILE__, __LINE__);
        return id;
    }

    int namedOnServer(const QString &name)
    {
        const QJsonArray all = m_side->raw->get(text("sharedstep?projectId=1&size=100"))[text("content")].toArray();
        return int(std::count_if(all.begin(), all.end(), [&name](const QJsonValue &one) { return nameOf(one) == name; }));
    }

private Q_SLOTS:
    void initTestCase_data() { addDialects({"testops-4", "testops"}); }

    /// What was sent is as the documents of the server's versions have it.
    void cleanupTestCase()
    {
        for (const auto &[dialect, side] : m_sides)
            QCOMPARE(violationsSeenBy(side.process, dialect).join(QLatin1Char('\n')), QString());
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_side = &m_sides[dialect];
        if (!m_side->server)
            m_side->start(dialect, {}, std::chrono::milliseconds(800));
        QVERIFY(m_side->server);
    }

    void cleanup() { setFaults(m_side->process, {}); }

    void tellsWhatItConsistsOfAndWhoUsesIt()
    {
        const SharedStepContent read = content(signIn);
        QCOMPARE(linesOf(read.scenario.steps),
                 (QStringList{text("Open the sign-in page"), text("Sign in with the account of the test data"), text("  => The name of the customer is shown")}));
        QVERIFY(read.stepIds.contains(read.scenario.steps.constFirst().key));
        QCOMPARE(read.usedBy, std::optional<qint64>(1));
        QCOMPARE(content(newSharedStep()).usedBy, std::optional<qint64>(0));
    }

    void keepsTheIdsOfWhatStays()
    {
        const ServerId id = newSharedStep();
        const SharedStepContent before = content(id);
        QCOMPARE(linesOf(before.scenario.steps), linesOf(payment().steps));
        Scenario after = setText(before.scenario, before.scenario.steps.at(1).key, text("pay at once")).scenario;
        after = moveTo(after, {after.steps.constLast().key}, {StepKey(), 0}).scenario;
        after = insertAt(after, {StepKey(), 3}, {makeStep(text("clean up"))}).scenario;
        const Result<void> edited = promptly(extras().editSharedStep(id, before, after, {}));
        WELL(edited);
        const SharedStepContent now = content(id);
        QCOMPARE(linesOf(now.scenario.steps), linesOf(after.steps));
        QCOMPARE(now.stepIds.value(now.scenario.steps.at(0).key), before.stepIds.value(before.scenario.steps.at(2).key));
        QCOMPARE(now.stepIds.value(now.scenario.steps.at(2).key), before.stepIds.value(before.scenario.steps.at(1).key));
        const ServerId expected = before.stepIds.value(before.scenario.steps.at(1).children.at(0).key);
        QCOMPARE(now.stepIds.value(now.scenario.steps.at(2).children.at(0).key), expected);
    }

    void addsAndTakesAwayExpectedResults()
    {
        const ServerId id = newSharedStep();
        const SharedStepContent before = content(id);
        Scenario after = before.scenario;
        after.steps[0].children.prepend(makeExpected(text("the cart is full")));
        after.steps[1].children.removeFirst();
        WELL(promptly(extras().editSharedStep(id, before, after, {})));
        QCOMPARE(linesOf(content(id).scenario.steps), linesOf(after.steps));
        WELL(promptly(extras().editSharedStep(id, content(id), {}, {})));
        QVERIFY(content(id).scenario.isEmpty());
        QVERIFY(rawSteps(id).isEmpty());
    }

    void isNotWrittenOverAColleague()
    {
        const ServerId id = newSharedStep();
        const SharedStepContent before = content(id);
        m_side->raw->send("POST", text("sharedstep/step"), QJsonObject{{text("sharedStepId"), id}, {text("body"), text("theirs")}});
        const QJsonObject theirs = rawSteps(id);
        const Result<void> edited = promptly(extras().editSharedStep(id, before, {}, {}));
        QVERIFY(!edited);
        QCOMPARE(edited.error().kind, ErrorKind::Conflict);
        QCOMPARE(rawSteps(id), theirs);
    }

    void writesEachStepOnceWhereAnAnswerIsLost()
    {
        const ServerId id = newSharedStep();
        const SharedStepContent before = content(id);
        const Scenario after = insertAt(before.scenario, {StepKey(), 1}, {makeStep(text("put on the coat"))}).scenario;
        setFaults(m_side->process, {text("drop,after-acting,method=POST,path=sharedstep/step,times=1")});
        WELL(promptly(extras().editSharedStep(id, before, after, {})));
        QCOMPARE(linesOf(content(id).scenario.steps), linesOf(after.steps));
    }

    void holdsNoOtherSharedStep()
    {
        const ServerId id = newSharedStep();
        const SharedStepContent before = content(id);
        Step other = makeStep({});
        other.kind = StepKind::Shared;
        other.target = signIn;
        const Result<void> edited = promptly(extras().editSharedStep(id, before, insertAt(before.scenario, {StepKey(), 0}, {other}).scenario, {}));
        QVERIFY(!edited);
        QCOMPARE(edited.error().kind, ErrorKind::Invalid);
        QCOMPARE(linesOf(content(id).scenario.steps), linesOf(payment().steps));
    }

    void isRenamed()
    {
        const ServerId id = newSharedStep();
        WELL(promptly(extras().renameSharedStep(id, text("Zahlen & gehen"), {})));
        QCOMPARE(namedOnServer(text("Zahlen & gehen")), 1);
        QCOMPARE(promptly(extras().sharedSteps(1, text("zahlen & g"), {}))->constFirst().id, std::optional(id));
    }

    void isMadeOnce_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"drop,after-acting", "stall,after-acting", "empty,after-acting", "status=502,after-acting"})
            QTest::newRow(fault) << text(fault);
    }
    void isMadeOnce()
    {
        QFETCH(const QString, fault);
        const QString name = text("Once, %1").arg(fault);
        WELL(promptly(extras().createSharedStep(1, name, {}))); // names are not unique
        setFaults(m_side->process, {fault + text(",method=POST,path=/sharedstep$,times=1")});
        const Result<Ref> made = promptly(extras().createSharedStep(1, name, {}));
        WELL(made);
        QCOMPARE(namedOnServer(name), 2);
    }

    void tellsWhereItCouldNotBeMade()
    {
        setFaults(m_side->process, {text("drop,method=POST,path=/sharedstep$,times=1")});
        const Result<Ref> made = promptly(extras().createSharedStep(1, text("Never"), {}));
        QVERIFY(!made);
        QVERIFY(made.error().outcomeUnknown);
        QCOMPARE(namedOnServer(text("Never")), 0);
    }

private:
    std::map<QString, DemoSide> m_sides;
    DemoSide *m_side = nullptr;
    int m_made = 0;
};

CASEWRIGHT_TEST(SharedStepsTest)
#include "shared_steps_test.moc"
