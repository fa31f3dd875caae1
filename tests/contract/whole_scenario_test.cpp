// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/case_extras.h"
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/seen_requests.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// Every fourth step has an expected result, every second one steps below it.
Scenario manySteps(int count, const char *word = "step")
{
    Scenario scenario;
    for (int i = 0; i < count; ++i) {
        Step step = makeStep(QStringLiteral("%1 %2").arg(QLatin1StringView(word)).arg(i), i % 5 == 0 ? text("Given") : QString());
        if (i % 4 == 0)
            step.children.append(makeExpected(QStringLiteral("result %1").arg(i)));
        if (i % 2 == 0 && ++i < count)
            step.children.append(makeStep(QStringLiteral("%1 %2").arg(QLatin1StringView(word)).arg(i)));
        scenario.steps.append(step);
    }
    return scenario;
}

Scenario withWordEverywhere(Scenario scenario)
{
    for (Step &step : scenario.steps)
        step.text += text(" again");
    return scenario;
}

} // namespace

/// One call a step is answered with all steps, each time: thousands of steps are sent at once where nothing but ids is lost by it.
class WholeScenarioTest final : public QObject {
    Q_OBJECT

private:
    bool isModern() const { return m_side->schema.capabilities.dialect == text("testops"); }

    FetchedCase read(ServerId id)
    {
        const Result<FetchedCase> fetched = promptly(m_side->server->readCase(m_side->schema, id, {FacetId::Scenario}, {}));
        if (!fetched)
            QTest::qFail(qPrintable(whyFailed(fetched)), __FILE__, __LINE__);
        return fetched.value_or(FetchedCase());
    }

    ServerId newCase() { return madeCase(*m_side->server, m_side->schema, QStringLiteral("Many steps %1").arg(++m_made)); }

    /// Sends what turns `before` into `after`, and checks that the server has it, whole.
    void send(ServerId id, const Scenario &before, const Scenario &after)
    {
        const Sent sent = sendScenario(*m_side->server, m_side->schema, id, before, after);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(sent.settled.scenario.value(), after);
        QCOMPARE(read(id).value.scenario.value(), after);
    }

    /// What writes there were since `forget()`: endpoint and how often.
    QMap<QString, int> writes()
    {
        QMap<QString, int> counts;
        const QList<Seen> all = m_seen->all();
        for (const Seen &seen : all) {
            if (!seen.isRead() && !seen.request.path.contains(text("/uaa/")))
                ++counts[seen.endpoint().section(QLatin1Char('/'), -2)];
        }
        return counts;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialects({"testops-4", "testops"}); }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_side = &m_sides[dialect];
        if (!m_side->server)
            m_side->start(dialect);
        QVERIFY(m_side->server);
        m_seen = std::make_unique<SeenRequests>(m_side->process);
    }

    void cleanup() { setFaults(m_side->process, {}); }

    void howeverManyStepsThereAreTheyAreOneWrite()
    {
        for (const int count : {300, 3'000}) {
            const ServerId id = newCase();
            m_seen->forget();
            send(id, {}, manySteps(count));
            QCOMPARE(writes(), (QMap<QString, int>{{text("N/scenario"), 1}}));
        }
    }

    void manyEditsAreOneWriteToo()
    {
        const ServerId id = newCase();
        send(id, {}, manySteps(300));
        const Scenario before = read(id).value.scenario.value();
        m_seen->forget();
        send(id, before, withWordEverywhere(before));
        QCOMPARE(writes(), (QMap<QString, int>{{text("N/scenario"), 1}}));
    }

    void oneEditAmongManyStepsIsSentByItself()
    {
        const ServerId id = newCase();
        send(id, {}, manySteps(300));
        const FetchedCase before = read(id);
        Scenario after = before.value.scenario.value();
        after = setText(after, after.steps.at(7).key, text("another word")).scenario;
        m_seen->forget();
        send(id, before.value.scenario.value(), after);
        QCOMPARE(writes(), (QMap<QString, int>{{text("step/N"), 1}}));
        const StepIds kept = read(id).stepIds;
        QCOMPARE(QSet<ServerId>(kept.cbegin(), kept.cend()), QSet<ServerId>(before.stepIds.cbegin(), before.stepIds.cend()));
    }

    void whatAColleagueAddedIsWrittenAlong()
    {
        const ServerId id = newCase();
        const Scenario mine = manySteps(150);
        (void)m_side->raw->send("POST", text("testcase/step"), QJsonObject{{text("testCaseId"), id}, {text("body"), text("theirs")}});
        const Sent sent = sendScenario(*m_side->server, m_side->schema, id, {}, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        const Scenario there = read(id).value.scenario.value();
        QCOMPARE(there.steps.size(), mine.steps.size() + 1);
        QVERIFY(std::ranges::any_of(there.steps, [](const Step &step) { return step.text == text("theirs"); }));
    }

    void aServerThatDoesNotTakeItGetsThemOneByOne_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("refuses it") << text("status=400,path=/scenario$,method=POST");
        QTest::newRow("does not know it") << text("status=404,path=/scenario$,method=POST");
        QTest::newRow("says yes and does nothing") << text("empty,path=/scenario$,method=POST");
    }
    void aServerThatDoesNotTakeItGetsThemOneByOne()
    {
        QFETCH(const QString, fault);
        if (!isModern())
            QSKIP("keywords can be said in no other way there");
        const ServerId id = newCase();
        setFaults(m_side->process, {fault});
        m_seen->forget();
        send(id, {}, manySteps(120));
        QCOMPARE(writes().value(text("N/scenario")), 1);
        QVERIFY(writes().value(text("testcase/step")) >= 120);
    }

    void whatHoldsAFileIsNeverMadeAnew()
    {
        const ServerId id = newCase();
        const Result<Attachment> uploaded = promptly(m_side->server->extras()->upload(id, {text("a.txt"), text("text/plain"), "content"}, {}));
        WELL(uploaded);
        Scenario before = manySteps(120);
        Step file = makeStep(text("a.txt"));
        file.kind = StepKind::Attachment;
        file.target = uploaded->id;
        before.steps.prepend(file);
        m_seen->forget();
        send(id, {}, before);
        QVERIFY(!writes().contains(text("N/scenario")));
    }

private:
    std::map<QString, DemoSide> m_sides;
    DemoSide *m_side = nullptr;
    std::unique_ptr<SeenRequests> m_seen;
    int m_made = 0;
};

CASEWRIGHT_TEST(WholeScenarioTest)
#include "whole_scenario_test.moc"
