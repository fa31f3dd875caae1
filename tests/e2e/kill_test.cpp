// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/any_server.h"
#include "core/store/profile.h"
#include "core/store/store.h"
#include "core/workspace/opening/open_project.h"
#include "tests/support/await.h"
#include "tests/support/demo_server_process.h"
#include "tests/support/runner/test_case.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

constexpr ServerId project = 1;
constexpr int casesEdited = 12;
constexpr int kills = 200;
const QString draftPlace = u"description"_s;

std::shared_ptr<api::TestOpsServer> serverAt(const QString &url, const QString &token)
{
    api::ConnectionOptions options;
    options.base = QUrl(url);
    options.token = token;
    options.retry.firstWait = std::chrono::milliseconds(5);
    options.retry.settleWait = std::chrono::milliseconds(5);
    return api::makeServer(options, api::Dialect::Seed);
}

/// The number at the end of "Pay by card #17"; 0 where there is none.
qint64 versionIn(const QString &text)
{
    return text.section(u'#', 1).toLongLong();
}

qint64 versionIn(const QList<Tag> &tags)
{
    qint64 version = 0;
    for (const Tag &tag : tags)
        version = std::max(version, versionIn(tag.name));
    return version;
}

// --- what this program does as the one that is killed

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// An analyst who neither rests nor thinks: each line is said when what it tells is acknowledged.
class Worker {
public:
    Worker(workspace::Workspace *workspace, qint64 first)
        : m_workspace(workspace), m_next(first), m_random(static_cast<quint32>(first))
    {
    }

    QCoro::Task<void> workForever()
    {
        const auto pulled = co_await m_workspace->pull({});
        if (!pulled)
            qFatal("%s", qPrintable(pulled.error().serverText));
        for (query::CaseIndex::RowNumber row = 0; row < m_workspace->index().size(); ++row) {
            if (m_workspace->index().key(row).value > 0)
                m_listed.append(m_workspace->index().key(row));
        }
        std::sort(m_listed.begin(), m_listed.end());
        say(u"ready"_s);
        for (;;) {
            const qint64 number = m_next++;
            const QString done = act(number);
            const auto saved = co_await m_workspace->saved();
            if (!saved)
                qFatal("%s", qPrintable(saved.error().serverText));
            say(done);
            if (!m_isPushing && number % 7 == 0)
                m_pushing = push();
            co_await pause(std::chrono::milliseconds(1), {});
        }
    }

private:
    QString act(qint64 number)
    {
        const CaseKey key = m_listed.at(m_random.bounded(casesEdited));
        if (number % 60 == 0)
            return create(number);
        if (number % 4 == 1)
            return retag(key, number);
        if (number % 4 == 2) {
            m_workspace->keepDraft(key, draftPlace, u"typing #%1"_s.arg(number));
            return u"draft %1 %2"_s.arg(key.value).arg(number);
        }
        Change change{key, TestCase(), TestCase()};
        change.before->name = m_workspace->index().name(*m_workspace->index().rowOf(key));
        change.after->name = u"Case #%1"_s.arg(number);
        carryOut(change);
        return u"name %1 %2"_s.arg(key.value).arg(number);
    }

    QString create(qint64 number)
    {
        Change change{m_workspace->newCaseKey(), std::nullopt, TestCase()};
        change.after->name = u"Made #%1"_s.arg(number);
        change.after->tags = QList<Tag>{{{}, u"made"_s}};
        carryOut(change);
        return u"made 0 %1"_s.arg(number);
    }

    QString retag(CaseKey key, qint64 number)
    {
        Change change{key, TestCase(), TestCase()};
        QList<Tag> before;
        const QStringList names = m_workspace->index().tags(*m_workspace->index().rowOf(key));
        for (const QString &name : names)
            before.append({{}, name});
        change.before->tags = before;
        change.after->tags = QList<Tag>{{{}, u"v#%1"_s.arg(number)}};
        carryOut(change);
        return u"tags %1 %2"_s.arg(key.value).arg(number);
    }

    void carryOut(const Change &change)
    {
        const auto applied = m_workspace->apply({u"Work"_s, ChangeOrigin::Edit, {change}});
        if (!applied)
            qFatal("%s", qPrintable(applied.error().serverText));
    }

    QCoro::Task<void> push()
    {
        m_isPushing = true;
        const auto report = co_await m_workspace->push(m_workspace->waiting(), {}, {});
        if (report)
            say(u"pushed 0 %1"_s.arg(report->changed.size()));
        m_isPushing = false;
    }

    workspace::Workspace *m_workspace;
    qint64 m_next;
    QRandomGenerator m_random;
    QList<CaseKey> m_listed; ///< cases that were on the server before
    bool m_isPushing = false;
    QCoro::Task<void> m_pushing;
};

Task<std::unique_ptr<workspace::Workspace>> openAt(QString url, QString token, QString folder)
{
    const Result<store::Profile> profile = store::Profile::open(folder);
    if (!profile)
        co_return failure(profile.error());
    auto opened = co_await workspace::openProject(serverAt(url, token), *profile, project, {});
    co_return opened;
}

/// --actAs URL TOKEN FOLDER FIRST
int actAsAnalyst(const QStringList &arguments)
{
    auto workspace = await(openAt(arguments.at(1), arguments.at(2), arguments.at(3)));
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().serverText));
    Worker worker(workspace->get(), arguments.at(4).toLongLong());
    const auto working = worker.workForever();
    return QCoreApplication::exec();
}

} // namespace

/// The program is killed again and again while it edits, retags, creates and sends: what was acknowledged is there, and on the
/// server in the end, once.
class KillTest : public QObject {
    Q_OBJECT

private:
    DemoServerProcess m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    QHash<CaseKey, qint64> m_names;
    QHash<CaseKey, qint64> m_tags;
    QHash<CaseKey, qint64> m_drafts;
    QSet<qint64> m_made;
    qint64 m_next = 1;
    int m_pushes = 0;

    void heed(const QByteArray &output)
    {
        const QList<QByteArray> lines = output.split('\n');
        // The last one may have been cut off.
        for (const QByteArray &line : lines.first(lines.size() - 1)) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() != 3)
                continue;
            const CaseKey key{words.at(1).toLongLong()};
            const qint64 number = words.at(2).toLongLong();
            m_next = std::max(m_next, number + 1);
            if (words.first() == "name")
                m_names[key] = number;
            else if (words.first() == "tags")
                m_tags[key] = number;
            else if (words.first() == "draft")
                m_drafts[key] = number;
            else if (words.first() == "made")
                m_made.insert(number);
            else if (words.first() == "pushed")
                ++m_pushes;
        }
    }

    /// Lets the analyst work for a while after the project is open, and kills them.
    void workAndKill(int forMs)
    {
        // What was not acknowledged may be there all the same: its numbers are not given again.
        m_next += 1000;
        QProcess analyst;
        analyst.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        analyst.start(QCoreApplication::applicationFilePath(),
                      {u"--actAs"_s, m_server.url(), m_server.token(), m_folder->path(), QString::number(m_next)});
        QVERIFY(analyst.waitForStarted());
        QByteArray output;
        while (!output.contains("ready\n")) {
            QVERIFY2(analyst.waitForReadyRead(20'000), "the analyst did not begin");
            output += analyst.readAll();
        }
        const QDeadlineTimer end(forMs);
        while (!end.hasExpired()) {
            if (analyst.waitForReadyRead(static_cast<int>(end.remainingTime())))
                output += analyst.readAll();
        }
        analyst.kill();
        QVERIFY(analyst.waitForFinished());
        heed(output + analyst.readAll());
    }

    void checkTheStore()
    {
        const auto profile = store::Profile::open(m_folder->path());
        QVERIFY(profile);
        const auto store = await(store::Store::open(profile->storePath(QUrl(m_server.url()), project)));
        QVERIFY2(store, store ? "" : qPrintable(store.error().serverText));
        QVERIFY2((*store)->recovery().isEmpty(), qPrintable((*store)->recovery()));
        QVERIFY2((*store)->tryLockSending().value_or(false), "a dead process holds the turn to send");
        const auto content = await((*store)->load());
        QVERIFY(content);
        QSet<qint64> made;
        for (const store::StoredCase &stored : content->cases) {
            const TestCase &value = stored.mine ? *stored.mine : *stored.base;
            if (stored.key.value < 0)
                made.insert(versionIn(value.name.value()));
            QVERIFY(versionIn(value.name.value()) >= m_names.value(stored.key));
            QVERIFY(versionIn(value.tags.valueOr({})) >= m_tags.value(stored.key));
        }
        QVERIFY2(made.contains(m_made), "a case that was made is gone");
        for (const store::Draft &draft : content->drafts)
            QVERIFY(versionIn(draft.text) >= m_drafts.value(draft.key));
        QVERIFY(content->drafts.size() >= m_drafts.size());
    }

    void checkTheServer()
    {
        auto opened = await(openAt(m_server.url(), m_server.token(), m_folder->path()));
        QVERIFY(opened);
        workspace::Workspace &workspace = **opened;
        QVERIFY(await(workspace.pull({})));
        QStringList failures;
        const QList<CaseKey> waiting = workspace.waiting();
        for (qsizetype from = 0; from < waiting.size(); from += 5) {
            const auto report = await(workspace.push(waiting.mid(from, 5), {}, {}));
            QVERIFY(report);
            for (const auto &failed : report->failed)
                failures.append(workspace.displayId(failed.key) + u": "_s + failed.error.serverText);
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
        QVERIFY(workspace.waiting().isEmpty());

        const auto server = serverAt(m_server.url(), m_server.token());
        QHash<qint64, int> made;
        const auto count = [&](const CaseRows &page) {
            for (const CaseRows::Row &row : page.rows) {
                const QString name = QString::fromUtf8(page.nameOf(row));
                if (name.startsWith("Made #"_L1))
                    ++made[versionIn(name)];
                const CaseKey key = *workspace.keyFromText(QString::number(row.id));
                QCOMPARE(workspace.index().name(*workspace.index().rowOf(key)), name);
            }
        };
        QVERIFY(await(server->listCases(project, count, {})));
        for (const qint64 number : std::as_const(m_made))
            QCOMPARE(made.value(number), 1);
        for (const int times : std::as_const(made))
            QCOMPARE(times, 1);
        await(close(&workspace));
    }

    static Task<void> close(workspace::Workspace *workspace)
    {
        co_await workspace->close();
        co_return Result<void>();
    }

private Q_SLOTS:
    void initTestCase()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("Killed programs tell the sanitizers nothing, and each of them starts several times as slowly.");
#endif
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY2(m_server.start({u"--dialect"_s, u"seed"_s, u"--cases"_s, u"40"_s, u"--latency"_s, u"3"_s}), qPrintable(m_server.errorText()));
    }

    void losesNothingAcknowledged()
    {
        QRandomGenerator random(4711);
        for (int kill = 1; kill <= kills; ++kill) {
            workAndKill(static_cast<int>(random.bounded(160)));
            checkTheStore();
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%lld edits of 12 cases, %lld cases made, %d pushes ended, %d kills", m_next, qint64(m_made.size()), m_pushes, kills);
        QVERIFY(m_pushes > 0);
        checkTheServer();
    }
};

static const bool actsAsAnalyst = registerSecondProcess(&actAsAnalyst);
CASEWRIGHT_TEST(KillTest)
#include "kill_test.moc"
