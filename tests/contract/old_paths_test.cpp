// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/seen_requests.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

/// A modern server behind a gateway that lets the old paths through alone and has its web page for all others: it is opened, read
/// and written like any.
class OldPathsTest final : public QObject {
    Q_OBJECT

private:
    DemoSide m_side;

    /// What was asked of the server that it does not have.
    QStringList pagesAskedFor()
    {
        QStringList lines;
        const QList<Seen> seen = SeenRequests(m_side.process).all();
        for (const Seen &one : seen) {
            if (one.request.path.contains(QLatin1StringView("/v2/")) || !one.request.path.startsWith(QLatin1StringView("/api/rs/")))
                lines.append(one.line());
        }
        return lines;
    }

    static QMap<QString, qsizetype> casesBySuite(DemoSide &side)
    {
        QMap<QString, qsizetype> cases;
        const auto sink = [&cases](const SuiteNode &node) {
            QStringList names;
            for (const Ref &value : node.path)
                names.append(value.name);
            cases.insert(names.join(QLatin1Char('/')), node.cases.size());
        };
        const Result<void> walked = promptly(side.server->walkSuites(side.schema, sink, {}));
        if (!walked)
            QTest::qFail(qPrintable(whyFailed(walked)), __FILE__, __LINE__);
        return cases;
    }

    QStringList rawTags(ServerId id)
    {
        QStringList names;
        const QJsonArray tags = m_side.raw->get(text("testcase/%1/tag").arg(id)).toArray();
        for (const QJsonValue &tag : tags)
            names.append(nameOf(tag));
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_side.start(text("testops"), {text("--old-paths")});
        QVERIFY(m_side.server);
        SeenRequests(m_side.process).forget();
    }

    void isOpened()
    {
        qint64 rows = 0;
        const Result<qint64> total = promptly(m_side.server->listCases(1, [&rows](const CaseRows &page) { rows += page.rows.size(); }, {}));
        WELL(total);
        QVERIFY(rows > 100);
        DemoSide direct;
        direct.start(text("testops"));
        QVERIFY(direct.server);
        const QMap<QString, qsizetype> suites = casesBySuite(m_side);
        QVERIFY(!suites.isEmpty());
        QCOMPARE(suites, casesBySuite(direct));
        QVERIFY(!m_side.schema.layers.isEmpty() && !m_side.schema.statuses.isEmpty() && !m_side.schema.fields.isEmpty());
        QCOMPARE(pagesAskedFor(), QStringList());
    }

    void aCaseIsReadAndEdited()
    {
        TestCase value;
        value.name = text("Behind a gateway");
        const Result<FetchedCase> made = promptly(m_side.server->createCase(m_side.schema, value, {}, {}));
        WELL(made);
        const ServerId id = *made->info.serverId;
        Step step = makeStep(text("pay"));
        step.children.append(makeExpected(text("paid")));
        Change change{CaseKey{id}, TestCase(), TestCase()};
        change.before->scenario = Scenario();
        change.after->scenario = Scenario{{step}};
        change.before->fields.insert(platformField, {});
        change.after->fields.insert(platformField, {Ref::named(text("Android"))});
        const Sent sent = QCoro::waitFor(m_side.server->sendChange(m_side.schema, id, change, {}));
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));

        const Result<FetchedCase> read = promptly(m_side.server->readCase(m_side.schema, id, allFacets(m_side.server->capabilities()), {}));
        WELL(read);
        QCOMPARE(read->value.name.value(), text("Behind a gateway"));
        QCOMPARE(expectedResults(read->value.scenario.value().steps.constFirst()), QStringList{text("paid")});
        QCOMPARE(read->value.fields.value(platformField), QList<Ref>{Ref::named(text("Android"))});
        const QJsonObject nodes = m_side.raw->get(text("testcase/%1/step").arg(id))[text("scenarioSteps")].toObject();
        QCOMPARE(nodes.size(), 3); // the step, its container, what is in that
        QCOMPARE(pagesAskedFor(), QStringList());
    }

    void manyCasesAreTagged()
    {
        SeenRequests(m_side.process).forget();
        QList<CaseChange> changes;
        for (ServerId id = 1101; id <= 1110; ++id) {
            const Result<FetchedCase> read = promptly(m_side.server->readCase(m_side.schema, id, {FacetId::Tags}, {}));
            WELL(read);
            Change change{CaseKey{id}, TestCase(), TestCase()};
            change.before->tags = read->value.tags;
            change.after->tags = read->value.tags.value() + QList<Tag>{{std::nullopt, text("gateway")}};
            changes.append({id, change});
        }
        QStringList failures;
        int told = 0;
        const auto onSent = [&](ServerId id, const Sent &sent) {
            ++told;
            if (sent.failure)
                failures.append(QString::number(id) + text(": ") + whyNot(sent.failure));
        };
        QCoro::waitFor(m_side.server->sendChanges(m_side.schema, changes, onSent, {}));
        QCOMPARE(failures, QStringList());
        QCOMPARE(told, 10);
        for (ServerId id = 1101; id <= 1110; ++id)
            QVERIFY(rawTags(id).contains(text("gateway")));
        QCOMPARE(pagesAskedFor(), QStringList());
        const QList<Seen> seen = SeenRequests(m_side.process).all();
        QCOMPARE(std::ranges::count_if(seen, [](const Seen &one) { return one.request.path == QLatin1StringView("/api/rs/testcase/bulk/tag/add"); }), 1);
    }

    void peopleAreFoundAmongTheMembers()
    {
        const Result<QStringList> found = promptly(m_side.server->extras()->people(1, text("kowal"), {}));
        WELL(found);
        QCOMPARE(*found, QStringList{text("a.kowalska")});
    }

    /// As from a gateway that lets no POST through there. The documented PATCH, which the demo takes without effect as servers are reported to
    /// do, is tried, and what came of it told.
    void valuesOfFieldsAreSentInTheOtherWayToo()
    {
        setFaults(m_side.process, {text("html,path=/cfv$,method=POST")});
        SeenRequests(m_side.process).forget();
        Change change{CaseKey{1112}, TestCase(), TestCase()};
        const Result<FetchedCase> read = promptly(m_side.server->readCase(m_side.schema, 1112, {FacetId::Fields}, {}));
        WELL(read);
        change.before->fields.insert(platformField, read->value.fields.value(platformField));
        change.after->fields.insert(platformField, {Ref::named(text("Web")), Ref::named(text("Android"))});
        const Sent sent = QCoro::waitFor(m_side.server->sendChange(m_side.schema, 1112, change, {}));
        setFaults(m_side.process, {});
        QVERIFY(sent.failure);
        QVERIFY2(sent.failure->serverText.contains(QLatin1StringView("kept other")), qPrintable(sent.failure->serverText));
        const QList<Seen> seen = SeenRequests(m_side.process).all();
        QVERIFY(std::ranges::any_of(seen, [](const Seen &one) { return one.line() == QLatin1StringView("PATCH /api/rs/testcase/1112/cfv"); }));
    }

    /// A page in place of everything is no server without anything.
    void isNotTakenForEmptyWhenEverythingIsAPage()
    {
        setFaults(m_side.process, {text("html,path=/api/rs/")});
        const Result<ProjectSchema> schema = promptly(makeServer(connectionTo(m_side.process), Dialect::TestOps)->schema(1, {}));
        QVERIFY(!schema);
        const Result<ProjectSchema> again = promptly(m_side.server->schema(1, {}));
        setFaults(m_side.process, {});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Protocol);
        WELL(promptly(m_side.server->schema(1, {})));
    }
};

CASEWRIGHT_TEST(OldPathsTest)
#include "old_paths_test.moc"
