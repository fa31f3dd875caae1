// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/spec_judge.h"
#include "tests/support/runner/test_case.h"

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

TestCase withTag(const QStringList &names)
{
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append({std::nullopt, name});
    TestCase value;
    value.tags = tags;
    return value;
}

} // namespace

/// One demo server of each dialect for all; each test sets its faults, acts through the client, and looks at what is on the
/// server through a second client while nothing is at fault.
class FaultsTest final : public QObject {
    Q_OBJECT

private:
    ConnectionOptions options() const
    {
        ConnectionOptions options = connectionTo(m_process, std::chrono::milliseconds(400));
        options.retry.longestRetryAfter = std::chrono::milliseconds(20);
        return options;
    }

    void setFaults(const QStringList &faults) { test::setFaults(m_process, faults); }

    /// All that was sent under faults, too.
    void holdAgainstTheDocument()
    {
        if (!m_dialect.isEmpty())
            QCOMPARE(violationsSeenBy(m_process, m_dialect).join(QLatin1Char('\n')), QString());
    }

    /// How many cases of this name there are.
    int casesNamed(const QString &name)
    {
        int count = 0;
        const auto sink = [&](const CaseRows &rows) {
            for (const CaseRows::Row &row : rows.rows)
                count += rows.nameOf(row) == name.toUtf8() ? 1 : 0;
        };
        const Result<qint64> listed = promptly(m_witness->listCases(1, sink, {}));
        return listed ? count : -1;
    }

    TestCase onServer(ServerId id)
    {
        const Result<FetchedCase> fetched =
            promptly(m_witness->readCase(m_schema, id, allFacets(m_witness->capabilities()), {}));
        return fetched ? fetched->value : TestCase();
    }

    ServerId newCase(const QString &name)
    {
        TestCase value;
        value.name = name;
        const Result<FetchedCase> made = promptly(m_witness->createCase(m_schema, value, {}, {}));
        return made ? made->info.serverId.value_or(0) : 0;
    }

    static void addFaults()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("503") << QStringLiteral("status=503") << ErrorKind::Server;
        QTest::newRow("502 after acting") << QStringLiteral("status=502,after-acting") << ErrorKind::Server;
        QTest::newRow("429") << QStringLiteral("status=429,retry-after=1") << ErrorKind::RateLimited;
        QTest::newRow("500") << QStringLiteral("status=500") << ErrorKind::Server;
        QTest::newRow("500 after acting") << QStringLiteral("status=500,after-acting") << ErrorKind::Server;
        QTest::newRow("401") << QStringLiteral("status=401") << ErrorKind::Unauthorized;
        QTest::newRow("drop before acting") << QStringLiteral("drop") << ErrorKind::Offline;
        QTest::newRow("drop after acting") << QStringLiteral("drop,after-acting") << ErrorKind::Offline;
        QTest::newRow("stall before acting") << QStringLiteral("stall") << ErrorKind::Timeout;
        QTest::newRow("stall after acting") << QStringLiteral("stall,after-acting") << ErrorKind::Timeout;
        QTest::newRow("cut") << QStringLiteral("cut") << ErrorKind::Offline;
        QTest::newRow("html before acting") << QStringLiteral("html") << ErrorKind::Protocol;
        QTest::newRow("html after acting") << QStringLiteral("html,after-acting") << ErrorKind::Protocol;
        QTest::newRow("empty before acting") << QStringLiteral("empty") << ErrorKind::Protocol;
        QTest::newRow("empty after acting") << QStringLiteral("empty,after-acting") << ErrorKind::Protocol;
    }

    /// A client that knows already what the server is, as the second command of a day does.
    std::shared_ptr<TestOpsServer> client() { return client(options()); }
    std::shared_ptr<TestOpsServer> client(const ConnectionOptions &options)
    {
        const auto recall = [this](const QUrl &) { return m_detected; };
        const auto remember = [this](const QUrl &, const Detected &detected) { m_detected = detected; };
        return makeServer(options, {}, {recall, remember});
    }

private Q_SLOTS:
    /// Every test is run against each of them, or against the one that the environment names.
    void initTestCase_data()
    {
        addDialects({"seed", "testops-4", "testops"});
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        if (m_dialect == dialect)
            return;
        holdAgainstTheDocument();
        m_dialect = dialect;
        m_detected.reset();
        QVERIFY2(m_process.start({QStringLiteral("--cases"), QStringLiteral("2500"), QStringLiteral("--dialect"), dialect}),
                 qPrintable(m_process.errorText()));
        ConnectionOptions patient = options();
        patient.timeout = std::chrono::seconds(20);
        m_witness = client(patient);
        const Result<ProjectSchema> schema = promptly(m_witness->schema(1, {}));
        QVERIFY2(schema, qPrintable(schema ? QString() : schema.error().serverText));
        m_schema = *schema;
        QCOMPARE(m_schema.capabilities.dialect, dialect); // found out by asking
    }

    void cleanup() { setFaults({}); }
    void cleanupTestCase() { holdAgainstTheDocument(); }

    void aReadTellsTheRightKind_data() { addFaults(); }
    void aReadTellsTheRightKind()
    {
        QFETCH(const QString, fault);
        QFETCH(const ErrorKind, kind);
        const ServerId id = newCase(QStringLiteral("read me"));
        setFaults({fault + QStringLiteral(",method=GET,path=/testcase/\\d+(/overview)?$")});
        const auto server = client();
        const Result<FetchedCase> fetched = promptly(server->readCase(m_schema, id, {FacetId::Name}, {}));
        QVERIFY(!fetched);
        QVERIFY2(fetched.error().kind == kind, qPrintable(whyNot(fetched.error())));
    }

    void aReadOutlivesPassingTrouble_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault : {"status=503", "status=429,retry-after=1", "drop", "cut", "stall", "slow=100"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void aReadOutlivesPassingTrouble()
    {
        QFETCH(const QString, fault);
        setFaults({fault + QStringLiteral(",method=GET,times=1")});
        const auto server = client();
        QSet<ServerId> ids;
        const auto sink = [&](const CaseRows &rows) {
            for (const CaseRows::Row &row : rows.rows)
                ids.insert(row.id);
        };
        const Result<qint64> total = promptly(server->listCases(1, sink, {}));
        QVERIFY2(total, qPrintable(total ? QString() : whyNot(total.error())));
        QCOMPARE(ids.size(), *total);
    }

    /// Every creation that is reported is there once, and one that failed is told as such and is there once at most.
    void aCreationIsNeverThereTwice_data() { addFaults(); }
    void aCreationIsNeverThereTwice()
    {
        QFETCH(const QString, fault);
        QFETCH(const ErrorKind, kind);
        const QString name = QStringLiteral("created under ") + QString::fromLatin1(QTest::currentDataTag());
        TestCase value;
        value.name = name;
        setFaults({fault + QStringLiteral(",method=POST,path=/testcase$,times=1")});
        const auto server = client();
        const Result<FetchedCase> made = promptly(server->createCase(m_schema, value, {}, {}));
        setFaults({});
        const int there = casesNamed(name);
        if (made) {
            QCOMPARE(there, 1);
            QCOMPARE(onServer(*made->info.serverId).name.value(), name);
        } else {
            QVERIFY2(made.error().kind == kind, qPrintable(whyNot(made.error())));
            QCOMPARE(there, 0);
        }
    }

    /// A tag that was added is there once beside those of others; where it is not there, that is told.
    void aTagIsNeverLostInSilence_data() { addFaults(); }
    void aTagIsNeverLostInSilence()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(QStringLiteral("tagged"));
        QVERIFY(
            !QCoro::waitFor(m_witness->sendChange(
                                m_schema, id, {CaseKey{id}, withTag({}), withTag({QStringLiteral("colleague")})}, {}))
                 .failure);
        setFaults({fault + QStringLiteral(",method=POST,path=/tag$,times=1")});
        const auto server = client();
        const Sent sent = QCoro::waitFor(
            server->sendChange(m_schema, id, {CaseKey{id}, withTag({}), withTag({QStringLiteral("mine")})}, {}));
        setFaults({});
        const QList<Tag> there = onServer(id).tags.value();
        QCOMPARE(there.count(Tag{std::nullopt, QStringLiteral("colleague")}), 1);
        if (!sent.failure)
            QCOMPARE(there.count(Tag{std::nullopt, QStringLiteral("mine")}), 1);
        QVERIFY(there.count(Tag{std::nullopt, QStringLiteral("mine")}) <= 1);
    }

    void aLinkIsNeverThereTwice_data() { addFaults(); }
    void aLinkIsNeverThereTwice()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(QStringLiteral("linked"));
        IssueLink link;
        link.integration = Ref::named(QStringLiteral("Jira"));
        link.key = QStringLiteral("SHOP-12");
        TestCase before;
        before.issues = QList<IssueLink>();
        TestCase after;
        after.issues = QList<IssueLink>{link};
        setFaults({fault + QStringLiteral(",method=POST,path=/issue$,times=1")});
        const auto server = client();
        const Sent sent = QCoro::waitFor(server->sendChange(m_schema, id, {CaseKey{id}, before, after}, {}));
        setFaults({});
        const qsizetype there = onServer(id).issues.value().size();
        QVERIFY2(there == (sent.failure ? 0 : 1), qPrintable(whyNot(sent.failure)));
    }

    void scalarsAndScenarioAreWrittenOrToldNotToBe_data() { addFaults(); }
    void scalarsAndScenarioAreWrittenOrToldNotToBe()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(QStringLiteral("old name"));
        TestCase before;
        before.name = QStringLiteral("old name");
        before.scenario = Scenario();
        TestCase after;
        after.name = QStringLiteral("new name");
        after.scenario = Scenario{{makeStep(QStringLiteral("Log in"), QStringLiteral("Given"))}};
        setFaults({fault + QStringLiteral(",method=PATCH,times=1"),
                   fault + QStringLiteral(",method=POST,path=(/scenario|/testcase/step)$,times=1")});
        const auto server = client();
        const Sent sent = QCoro::waitFor(server->sendChange(m_schema, id, {CaseKey{id}, before, after}, {}));
        setFaults({});
        const TestCase there = onServer(id);
        if (sent.failure)
            return; // it is told, and both may be sent again
        QCOMPARE(there.name.value(), QStringLiteral("new name"));
        QVERIFY(there.scenario.value() == after.scenario.value());
    }

    void aDeletionIsDoneOnce_data()
    {
        QTest::addColumn<QString>("fault");
        for (const char *fault :
             {"drop", "drop,after-acting", "status=503", "status=502,after-acting", "stall,after-acting"})
            QTest::newRow(fault) << QString::fromLatin1(fault);
    }
    void aDeletionIsDoneOnce()
    {
        QFETCH(const QString, fault);
        const ServerId id = newCase(QStringLiteral("deleted"));
        setFaults({fault + QStringLiteral(",method=DELETE,times=1")});
        const auto server = client();
        const Result<void> gone = promptly(server->deleteCase(id, {}));
        setFaults({});
        QVERIFY2(gone, qPrintable(gone ? QString() : whyNot(gone.error())));
        QCOMPARE(promptly(m_witness->readCase(m_schema, id, {FacetId::Name}, {})).error().kind, ErrorKind::NotFound);
    }

    void keepsEveryFacetOfAWholeCase()
    {
        const ServerId id = newCase(QStringLiteral("whole"));
        const TestCase before = onServer(id);
        TestCase after = before;
        after.description = QString::fromUtf8("**Überweisung** 日本 😀\nsecond line");
        after.layer = m_schema.layers.constFirst();
        after.fields.insert(m_schema.featureField, {m_schema.features.constFirst()});
        after.fields.insert(m_schema.suiteLevels.constFirst().id.value_or(0),
                            {Ref::named(QStringLiteral("Made by the contract test"))});
        Step pay = makeStep(QStringLiteral("Pay"), QStringLiteral("When"));
        pay.children = {makeExpected(QStringLiteral("paid")), makeExpected(QStringLiteral("mail sent")),
                        makeStep(QStringLiteral("by card"))};
        after.scenario = Scenario{{pay}};
        const Sent sent = QCoro::waitFor(m_witness->sendChange(m_schema, id, {CaseKey{id}, before, after}, {}));
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QVERIFY(sameKnown(onServer(id), after));
        QVERIFY(sameKnown(overlaid(before, sent.settled), after));
        int nodes = 0;
        bool found = false;
        const auto sink = [&](const SuiteNode &node) {
            ++nodes;
            found |= node.cases.contains(id);
        };
        QVERIFY(promptly(m_witness->walkSuites(m_schema, sink, {})));
        QVERIFY(nodes > 1);
        QVERIFY(found);
    }

private:
    DemoServerProcess m_process;
    QString m_dialect;
    std::optional<Detected> m_detected;
    std::shared_ptr<TestOpsServer> m_witness;
    ProjectSchema m_schema;
};

CASEWRIGHT_TEST(FaultsTest)
#include "faults_test.moc"
