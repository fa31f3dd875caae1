// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "core/workspace/transfer/transfer.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <QTemporaryDir>

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;
using workspace::TransferKind;
using workspace::TransferReport;

namespace {

using Opened = std::unique_ptr<workspace::Workspace>;

constexpr ServerId firstCarried = 1001;
constexpr int carriedCases = 5;

Task<Opened> openProject(std::shared_ptr<TestOpsServer> server, QString path, ServerId project, CancelToken cancel)
{
    const Result<ProjectSchema> schema = co_await server->schema(project, cancel);
    if (!schema)
        co_return failure(schema.error());
    Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return failure(store.error());
    Result<Opened> opened = co_await workspace::Workspace::open(server, std::move(*store), *schema, systemClock());
    co_return opened;
}

/// A case in words: what of it is the same in any project.
QString told(const TestCase &value)
{
    QStringList tags;
    for (const Tag &tag : value.tags.value())
        tags.append(tag.name);
    tags.sort();
    return value.name.value() + text(" | ") + value.description.valueOr({}) + text(" | ") + value.precondition.valueOr({}) + text(" | ") + tags.join(u',')
        + text(" | ") + plainText(value.scenario.value());
}

} // namespace

/// Cases copied and moved to another project of a real server, and taken back: looked at by one who knows nothing but what the server tells.
class TransferTest final : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QList<CaseKey> keys() const
    {
        QList<CaseKey> all;
        for (ServerId id = firstCarried; id < firstCarried + carriedCases; ++id)
            all.append(keyOfServerId(id));
        return all;
    }

    [[nodiscard]] workspace::TransferRoad road()
    {
        const QString path = m_folder->filePath(text("there.sqlite"));
        const auto server = m_side->server;
        const auto opener = [server, path](ServerId project, const CancelToken &cancel) { return openProject(server, path, project, cancel); };
        return {m_here.get(), opener, {}, {}};
    }

    /// The cases of a project, in words, by id.
    QMap<ServerId, QString> served(ServerId project)
    {
        const auto server = makeServer(connectionTo(m_side->process));
        const Result<ProjectSchema> schema = promptly(server->schema(project, {}));
        QList<ServerId> ids;
        const auto sink = [&ids](const CaseRows &page) {
            for (const CaseRows::Row &row : page.rows)
                ids.append(row.id);
        };
        const Result<qint64> listed = promptly(server->listCases(project, sink, {}));
        QMap<ServerId, QString> cases;
        for (const ServerId id : std::as_const(ids)) {
            const Result<FetchedCase> fetched = promptly(server->readCase(*schema, id, allFacets(schema->capabilities), {}));
            if (!schema || !listed || !fetched)
                QTest::qFail("the server could not be looked at", __FILE__, __LINE__);
            cases.insert(id, told(fetched->value));
        }
        return cases;
    }

    /// What became of the cases of `keys()` in project 2, or nothing where the test has failed.
    std::optional<TransferReport> carryOut(TransferKind kind)
    {
        const auto ground = promptly(workspace::surveyTransfer(road(), keys(), 2));
        if (!ground || !ground->unread.isEmpty()) {
            QTest::qFail(qPrintable(ground ? text("a case could not be read") : whyFailed(ground)), __FILE__, __LINE__);
            return std::nullopt;
        }
        workspace::TransferPlan plan = workspace::planTransfer(*ground, {});
        const auto done = promptly(workspace::carryOutTransfer(road(), plan, kind, {text("Copy"), text("Move")}));
        if (!done) {
            QTest::qFail(qPrintable(whyFailed(done)), __FILE__, __LINE__);
            return std::nullopt;
        }
        for (const auto &failed : done->failed)
            QTest::qFail(qPrintable(whyNot(failed.error)), __FILE__, __LINE__);
        return *done;
    }

    static QStringList sorted(QStringList lines)
    {
        lines.sort();
        return lines;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialects({"seed", "testops-4", "testops"}); }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_side = std::make_unique<DemoSide>();
        m_side->start(dialect, {text("--cases"), text("30")});
        QVERIFY(m_side->server);
        m_folder = std::make_unique<QTemporaryDir>();
        Result<Opened> opened = promptly(openProject(m_side->server, m_folder->filePath(text("here.sqlite")), 1, {}));
        WELL(opened);
        m_here = std::move(*opened);
        WELL(promptly(m_here->pull({})));
    }

    void cleanup()
    {
        if (m_here)
            QCoro::waitFor(m_here->close());
        m_here.reset();
        m_side.reset();
    }

    void copiesAreWhatTheOriginalsAre()
    {
        const QMap<ServerId, QString> originals = served(1);
        const QMap<ServerId, QString> before = served(2);
        const auto done = carryOut(TransferKind::Copy);
        QVERIFY(done);
        QCOMPARE(done->done, keys());
        QCOMPARE(served(1), originals);
        QMap<ServerId, QString> after = served(2);
        after.removeIf([&before](auto one) { return before.contains(one.key()); });
        QStringList wanted;
        for (ServerId id = firstCarried; id < firstCarried + carriedCases; ++id)
            wanted.append(originals.value(id));
        QCOMPARE(sorted(after.values()), sorted(wanted));

        const auto back = promptly(workspace::takeTransferBack(road(), *done, text("Undo")));
        WELL(back);
        QCOMPARE(back->failed.size(), 0);
        QCOMPARE(served(2), before);
    }

    void movedCasesAreThereAndComeBack()
    {
        const QMap<ServerId, QString> originals = served(1);
        const QMap<ServerId, QString> before = served(2);
        const auto done = carryOut(TransferKind::Move);
        QVERIFY(done);
        QCOMPARE(served(1).size(), originals.size() - carriedCases);
        QCOMPARE(served(2).size(), before.size() + carriedCases);

        const auto back = promptly(workspace::takeTransferBack(road(), *done, text("Undo")));
        WELL(back);
        QCOMPARE(back->failed.size(), 0);
        QCOMPARE(served(2), before);
        QCOMPARE(sorted(served(1).values()), sorted(originals.values()));
    }

private:
    std::unique_ptr<DemoSide> m_side;
    std::unique_ptr<QTemporaryDir> m_folder;
    Opened m_here;
};

CASEWRIGHT_TEST(TransferTest)
#include "transfer_test.moc"
