// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/case_extras.h"
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

/// The first expected result of a step that has steps and a picture below it: a modern server gives such a step no place for one ("step.onlyonedetail",
/// part 6 of testops.md), so that the step is made anew, and keeps all that is below it.
class FirstResultTest final : public QObject {
    Q_OBJECT

private:
    void send(ServerId id, const Scenario &before, const Scenario &after)
    {
        const Sent sent = sendScenario(*m_side->server, m_side->schema, id, before, after);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(sent.settled.scenario.value(), after);
    }

    FetchedCase read(ServerId id)
    {
        const Result<FetchedCase> fetched = promptly(m_side->server->readCase(m_side->schema, id, {FacetId::Scenario}, {}));
        if (!fetched)
            QTest::qFail(qPrintable(whyFailed(fetched)), __FILE__, __LINE__);
        return fetched.value_or(FetchedCase());
    }

    /// A case whose middle step has a picture and two steps below it, of which one has an expected result.
    ServerId furnished()
    {
        const ServerId id = madeCase(*m_side->server, m_side->schema, text("First result %1").arg(++m_made));
        const Result<Attachment> uploaded = promptly(m_side->server->extras()->upload(id, {text("a.png"), text("image/png"), "picture"}, {}));
        if (!uploaded)
            QTest::qFail("no case to begin with", __FILE__, __LINE__);
        Step picture = makeStep(text("a.png"));
        picture.kind = StepKind::Attachment;
        picture.target = uploaded ? uploaded->id : 0;
        Step below = makeStep(text("below"));
        below.children.append(makeExpected(text("seen below")));
        Scenario steps{{makeStep(text("before")), makeStep(text("in the middle"), text("When")), makeStep(text("after"))}};
        steps.steps[1].children = {picture, below, makeStep(text("below as well"))};
        send(id, {}, steps);
        return id;
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
    }

    void isWrittenAndAllBelowTheStepStays()
    {
        const ServerId id = furnished();
        const FetchedCase before = read(id);
        Scenario wanted = before.value.scenario.value();
        wanted.steps[1].children.prepend(makeExpected(text("the first result")));
        send(id, before.value.scenario.value(), wanted);
        const FetchedCase after = read(id);
        QCOMPARE(after.value.scenario.value(), wanted);
        for (const Step &child : before.value.scenario.value().steps.at(1).children) {
            const QList<ServerId> ids = after.stepIds.values();
            QVERIFY2(ids.contains(before.stepIds.value(child.key)), qPrintable(child.text));
        }
        const Result<QList<Attachment>> files = promptly(m_side->server->extras()->attachments(id, {}));
        WELL(files);
        QCOMPARE(files->size(), 1);
    }

    void togetherWithAnotherTextAndAnotherPlace()
    {
        const ServerId id = furnished();
        const Scenario before = read(id).value.scenario.value();
        Scenario wanted = before;
        wanted.steps[1].text = text("in the middle, and reworded");
        wanted.steps[1].children.prepend(makeExpected(text("the first result")));
        wanted.steps[1].children.removeLast();
        wanted.steps.move(1, 2);
        send(id, before, wanted);
        QCOMPARE(read(id).value.scenario.value(), wanted);
    }

private:
    std::map<QString, DemoSide> m_sides;
    DemoSide *m_side = nullptr;
    int m_made = 0;
};

CASEWRIGHT_TEST(FirstResultTest)
#include "first_result_test.moc"
