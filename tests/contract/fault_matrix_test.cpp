// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"
#include "core/store/profile.h"
#include "core/workspace/opening/open_project.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/seen_requests.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <QTemporaryDir>

#include <map>
#include <span>

using namespace casewright;
using namespace casewright::test;

namespace {

/// How an analyst alters a case for the `turn`th time: each turn wants something that was not there before.
using Alter = std::function<void(TestCase &, int turn)>;

struct Alteration {
    const char *name;
    Alter alter;
    bool isInSeed = true;
};

void rename(TestCase &value, int turn)
{
    value.name = text("Pay by card, %1").arg(turn);
    value.description = text("As *agreed*\n\n- %1").arg(turn);
}

void retag(TestCase &value, int turn)
{
    value.tags = QList<Tag>{{{}, text("stays")}, {{}, text("turn:%1").arg(turn)}};
}

void reword(TestCase &value, int turn)
{
    Scenario steps = value.scenario.value();
    const QString words = text("the customer pays %1").arg(turn);
    if (steps.steps.size() > 2)
        steps = removeSteps(steps, {steps.steps.constLast().key}).scenario;
    steps = setText(steps, steps.steps.at(0).key, words).scenario;
    Step more = makeStep(text("turn %1").arg(turn), text("Then"));
    more.children = {makeExpected(text("paid %1").arg(turn)), makeStep(text("below %1").arg(turn))};
    steps.steps.append(more);
    value.scenario = steps;
}

void relink(TestCase &value, int turn)
{
    const IssueLink link{Ref::named(text("Jira")), text("SHOP-%1").arg(turn), {}, {}, false};
    value.issues = QList<IssueLink>{{Ref::named(text("Jira")), text("SHOP-9000"), {}, {}, false}, link};
}

void setChoices(TestCase &value, int turn)
{
    value.status = Ref::named(turn % 2 ? text("Outdated") : text("Active"));
    value.layer = Ref::named(turn % 2 ? text("API") : text("UI"));
}

void putOtherPages(TestCase &value, int turn)
{
    value.links = QList<ExternalLink>{{text("Page"), text("https://example.com/%1").arg(turn), text("link")}};
}

void alterAll(TestCase &value, int turn)
{
    for (const auto &alter : {rename, retag, reword, relink, setChoices})
        alter(value, turn);
}

const QList<Alteration> &alterations()
{
    static const QList<Alteration> all{{"texts", rename}, {"tags", retag},       {"steps", reword},
                                       {"issues", relink}, {"choices", setChoices}, {"links", putOtherPages, false},
                                       {"everything", alterAll}};
    return all;
}

/// For what is part of "everything", too.
constexpr const char *worstTroubles[] = {"status=401", "drop", "drop,after-acting"};

constexpr const char *allTroubles[] = {"status=503", "status=500,after-acting", "status=401", "status=429,retry-after=1",
                                       "drop",       "drop,after-acting",       "cut",        "stall,after-acting",
                                       "html,after-acting", "empty,after-acting"};

} // namespace

/// Every request of everything that is sent or read meets every fault, once: what did not arrive is told, nothing of the analyst's is
/// lost, and sending again brings the server to what they wanted, with nothing there twice.
class FaultMatrixTest final : public QObject {
    Q_OBJECT

private:
    struct Bench {
        DemoSide side;
        QTemporaryDir folder;
        std::unique_ptr<workspace::Workspace> workspace;
    };

    workspace::Workspace &project() { return *m_bench->workspace; }

    Task<std::unique_ptr<workspace::Workspace>> opened()
    {
        api::ConnectionOptions options = connectionTo(m_bench->side.process, std::chrono::milliseconds(150));
        options.retry.longestRetryAfter = std::chrono::milliseconds(5);
        const Result<store::Profile> profile = store::Profile::open(m_bench->folder.path());
        return workspace::openProject(api::makeServer(options), *profile, 1, {});
    }

    void start(const QString &dialect)
    {
        m_bench = &m_benches[dialect];
        if (m_bench->workspace)
            return;
        m_bench->side.start(dialect);
        if (QTest::currentTestFailed())
            return;
        Result<std::unique_ptr<workspace::Workspace>> workspace = promptly(opened());
        WELL(workspace);
        m_bench->workspace = std::move(*workspace);
        WELL(promptly(project().pull({})));
    }

    static void addTroubles(const QStringList &operations)
    {
        const QStringList partsOfEverything{text("texts"), text("tags"), text("steps"), text("issues"), text("choices")};
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("trouble");
        for (const QString &operation : operations) {
            const bool isPart = partsOfEverything.contains(operation);
            const std::span<const char *const> all(allTroubles);
            for (const char *trouble : isPart ? std::span<const char *const>(worstTroubles) : all)
                QTest::addRow("%s, %s", qPrintable(operation), trouble) << operation << text(trouble);
        }
    }

    void apply(const QList<Change> &changes)
    {
        const auto applied = project().apply({text("Work"), ChangeOrigin::Edit, changes});
        WELL(applied);
    }

    void sendInPeace()
    {
        setFaults(m_bench->side.process, {});
        const auto report = promptly(project().push(project().waiting(), {}, {}));
        WELL(report);
        for (const auto &failed : report->failed)
            QTest::qFail(qPrintable(whyNot(failed.error)), __FILE__, __LINE__);
        QCOMPARE(project().waiting(), QList<CaseKey>());
    }

    /// True where the fault met a request; what did not arrive was told, and still waits.
    bool sendInTrouble(const QString &trouble, int moment)
    {
        const QList<CaseKey> keys = project().waiting();
        SeenRequests seen(m_bench->side.process);
        seen.forget();
        setFaults(m_bench->side.process, {trouble + text(",every=%1,times=1").arg(moment)});
        const auto report = promptly(project().push(keys, {}, {}));
        const bool happened = seen.all().size() >= moment;
        if (!report)
            return happened;
        QSet<CaseKey> failed;
        for (const auto &one : report->failed) {
            failed.insert(one.key);
            if (!project().waiting().contains(one.key))
                QTest::qFail(qPrintable(text("failed, and does not wait: ") + whyNot(one.error) + lines(seen)), __FILE__, __LINE__);
        }
        for (const CaseKey key : keys) {
            if (!failed.contains(key) && project().waiting().contains(key))
                QTest::qFail("what waits was not told to have failed", __FILE__, __LINE__);
        }
        return happened;
    }

    static QString lines(SeenRequests &seen)
    {
        QString text;
        const QList<Seen> all = seen.all();
        for (const Seen &one : all)
            text += QStringLiteral("\n    %1 %2 %3").arg(one.status).arg(one.line(), QString::fromUtf8(one.request.body.left(200)));
        return text;
    }

    CaseKey makeCase(const QString &name)
    {
        TestCase value;
        value.name = name;
        value.tags = QList<Tag>{{{}, text("stays")}};
        value.scenario = Scenario{{makeStep(text("the customer pays"), text("When")), makeStep(text("the end"))}};
        const CaseKey key = project().newCaseKey();
        apply({{key, std::nullopt, value}});
        return key;
    }

    CaseKey caseOnServer(const QString &name)
    {
        const CaseKey key = makeCase(name);
        sendInPeace();
        const Result<void> read = promptly(project().read({key}, {}, {}, {}));
        if (!read)
            QTest::qFail(qPrintable(whyFailed(read)), __FILE__, __LINE__);
        return key;
    }

    void alter(CaseKey key, const Alter &alter, int turn)
    {
        const TestCase before = project().record(key)->current();
        TestCase after = before;
        alter(after, turn);
        const std::optional<Change> change = diff(key, before, after);
        QVERIFY(change);
        apply({*change});
    }

    QList<ServerId> idsNamed(const QString &name)
    {
        QList<ServerId> ids;
        const auto sink = [&](const CaseRows &page) {
            for (const CaseRows::Row &row : page.rows) {
                if (page.nameOf(row) == name.toUtf8())
                    ids.append(row.id);
            }
        };
        const Result<qint64> listed = promptly(m_bench->side.server->listCases(1, sink, {}));
        return listed ? ids : QList<ServerId>{-1};
    }

    /// The server has what the workspace shows, under the id it knows.
    void checkOnServer(CaseKey key, const TestCase &wanted)
    {
        const auto id = project().serverIdOf(key);
        QVERIFY(id);
        const ProjectSchema &schema = m_bench->side.schema;
        const auto fetched = promptly(m_bench->side.server->readCase(schema, *id, api::allFacets(schema.capabilities), {}));
        WELL(fetched);
        const std::optional<Change> left = diff(key, wanted, fetched->value);
        const QStringList differing = left ? namesOf(touchedFacets(*left)) : QStringList();
        QCOMPARE(differing, QStringList());
        QCOMPARE(idsNamed(wanted.name.value()), QList<ServerId>{*id});
    }

    static QStringList namesOf(const QList<FacetId> &facets)
    {
        QStringList names;
        for (const FacetId facet : facets)
            names.append(facetName(facet));
        return names;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialects({"seed", "testops-4", "testops"}); }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        start(dialect);
    }

    void anEditArrivesOnce_data()
    {
        QStringList names;
        for (const Alteration &one : alterations())
            names.append(text(one.name));
        addTroubles(names);
    }
    void anEditArrivesOnce()
    {
        QFETCH_GLOBAL(const QString, dialect);
        QFETCH(const QString, operation);
        QFETCH(const QString, trouble);
        const auto one = std::ranges::find_if(alterations(), [&](const Alteration &each) { return operation == text(each.name); });
        if (dialect == text("seed") && !one->isInSeed)
            QSKIP("this server has no such thing");
        const CaseKey key = caseOnServer(text("%1, %2").arg(operation, trouble));
        bool happened = true;
        for (int moment = 1; happened; ++moment) {
            alter(key, one->alter, 100 * m_turn++ + moment);
            const TestCase wanted = project().record(key)->current();
            happened = sendInTrouble(trouble, moment);
            sendInPeace();
            checkOnServer(key, wanted);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aCreationArrivesOnce_data() { addTroubles({text("creation")}); }
    void aCreationArrivesOnce()
    {
        QFETCH(const QString, trouble);
        bool happened = true;
        for (int moment = 1; happened; ++moment) {
            const CaseKey key = makeCase(text("Made under %1, %2").arg(trouble).arg(moment));
            const TestCase wanted = project().record(key)->current();
            happened = sendInTrouble(trouble, moment);
            sendInPeace();
            checkOnServer(key, wanted);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void aDeletionAndItsUndoArriveOnce_data() { addTroubles({text("deletion"), text("undo of a deletion")}); }
    void aDeletionAndItsUndoArriveOnce()
    {
        QFETCH(const QString, operation);
        QFETCH(const QString, trouble);
        const bool undoes = operation.startsWith(text("undo"));
        bool happened = true;
        for (int moment = 1; happened; ++moment) {
            const QString name = text("%1 under %2, %3").arg(operation, trouble).arg(moment);
            const CaseKey key = caseOnServer(name);
            const TestCase wanted = project().record(key)->current();
            apply({{key, wanted, std::nullopt}});
            if (undoes) {
                sendInPeace();
                WELL(project().undo());
            }
            happened = sendInTrouble(trouble, moment);
            sendInPeace();
            QCOMPARE(idsNamed(name).size(), undoes ? 1 : 0);
        }
    }

    void aBulkChangeArrivesOnce_data() { addTroubles({text("retagging of five")}); }
    void aBulkChangeArrivesOnce()
    {
        QFETCH(const QString, trouble);
        QList<CaseKey> keys;
        for (int i = 0; i < 5; ++i)
            keys.append(caseOnServer(text("Retagged under %1, %2").arg(trouble).arg(i)));
        bool happened = true;
        for (int moment = 1; happened; ++moment) {
            QList<Change> changes;
            const int turn = m_turn++;
            for (const CaseKey key : std::as_const(keys)) {
                TestCase after = project().record(key)->current();
                retag(after, turn);
                changes.append(*diff(key, project().record(key)->current(), after));
            }
            apply(changes);
            happened = sendInTrouble(trouble, moment);
            sendInPeace();
            for (const CaseKey key : std::as_const(keys))
                checkOnServer(key, project().record(key)->current());
            if (QTest::currentTestFailed())
                return;
        }
    }

    /// What could not be read is told, changes nothing of what is known, and is read the next time.
    void aReadIsWholeOrTold_data() { addTroubles({text("pull"), text("reading")}); }
    void aReadIsWholeOrTold()
    {
        QFETCH(const QString, operation);
        QFETCH(const QString, trouble);
        const CaseKey key = caseOnServer(text("%1 under %2").arg(operation, trouble));
        const TestCase wanted = project().record(key)->current();
        const auto rows = project().index().size();
        SeenRequests seen(m_bench->side.process);
        bool happened = true;
        for (int moment = 1; happened; ++moment) {
            seen.forget();
            setFaults(m_bench->side.process, {trouble + text(",every=%1,times=1").arg(moment)});
            const bool pulls = operation == text("pull");
            const std::optional<Error> error = pulls ? errorOf(promptly(project().pull({}))) : errorOf(promptly(project().reread(key, {})));
            happened = seen.all().size() >= moment;
            QVERIFY(happened || !error);
            QCOMPARE(project().index().size(), rows);
            QVERIFY(!diff(key, wanted, project().record(key)->current()));
            setFaults(m_bench->side.process, {});
            WELL(promptly(project().pull({})));
            QCOMPARE(project().index().size(), rows);
            QVERIFY(project().isOnline());
        }
    }

    void cleanup() { setFaults(m_bench->side.process, {}); }

    void cleanupTestCase()
    {
        for (auto &[dialect, bench] : m_benches) {
            if (bench.workspace) // else its server did not start
                QCoro::waitFor(bench.workspace->close());
        }
    }

private:
    template <typename T>
    static std::optional<Error> errorOf(const Result<T> &result)
    {
        return result ? std::nullopt : std::optional(result.error());
    }

    std::map<QString, Bench> m_benches;
    Bench *m_bench = nullptr;
    int m_turn = 1;
};

CASEWRIGHT_TEST(FaultMatrixTest)
#include "fault_matrix_test.moc"
