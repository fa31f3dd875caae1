// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "core/workspace/offline/reconnect.h"
#include "core/workspace/opening/open_project.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>

using namespace casewright;
using namespace casewright::test;
using workspace::Reconnect;

namespace {

using namespace Qt::Literals::StringLiterals;

struct Answers {
    int asked = 0;
    QList<ErrorKind> failures; ///< then it answers
};

Task<void> answerFrom(std::shared_ptr<Answers> answers)
{
    ++answers->asked;
    if (answers->failures.isEmpty())
        co_return Result<void>();
    co_return failure(answers->failures.takeFirst());
}

QCoro::Task<void> endWorkspace(workspace::Workspace *workspace, bool *done)
{
    co_await workspace->close();
    *done = true;
}

} // namespace

/// Work without the server: what was listed and read before is there, and its return is noticed.
class OfflineTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeServer> m_server;
    std::unique_ptr<workspace::Workspace> m_workspace;
    const CaseKey first = keyOfServerId(1000);

    store::Profile profile() { return store::Profile::open(m_folder->path()).value(); }

    Result<void> openMirror(std::shared_ptr<api::TestOpsServer> server)
    {
        close();
        auto opened = await(workspace::openMirror(m_server->address(), server, profile(), FakeServer::sampleSchema().project.id));
        if (!opened)
            return failure(opened.error());
        m_workspace = std::move(*opened);
        return {};
    }

    void close()
    {
        if (!m_workspace)
            return;
        QVERIFY(await(m_workspace->saved()));
        bool closed = false;
        auto closing = endWorkspace(m_workspace.get(), &closed);
        QTRY_VERIFY(closed);
        m_workspace.reset();
    }

    void openAndPull()
    {
        m_workspace = await(workspace::openProject(m_server, profile(), FakeServer::sampleSchema().project.id, {})).value();
        QVERIFY(await(m_workspace->pull({})));
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_shared<FakeServer>();
        TestCase card = sampleCase(u"Pay by card"_s);
        card.scenario = Scenario{{makeStep(u"Open the cart"_s)}};
        m_server->add(card);
        m_server->add(sampleCase(u"Pay by invoice"_s));
    }

    void cleanup() { close(); }

    void aProjectThatWasNeverOpenedHereIsNotFound()
    {
        const Result<void> opened = openMirror(nullptr);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::NotFound);
        // And nothing is made of asking.
        QVERIFY(!QFile::exists(profile().storePath(m_server->address(), FakeServer::sampleSchema().project.id)));
    }

    void whatWasReadBeforeNeedsNoServer()
    {
        openAndPull();
        QVERIFY(openMirror(nullptr));
        QVERIFY(!m_workspace->isOnline());
        QVERIFY(await(m_workspace->read({first}, {}, {}, {})));
        QCOMPARE(m_workspace->record(first)->current().scenario.value().steps.first().text, u"Open the cart"_s);
        const Result<void> other = await(m_workspace->read({keyOfServerId(1001)}, {}, {}, {}));
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::Offline);
    }

    void whatIsChangedWaitsAndIsSentLater()
    {
        openAndPull();
        QVERIFY(openMirror(nullptr));
        Change change{first, TestCase(), TestCase()};
        change.before->name = u"Pay by card"_s;
        change.after->name = u"Offline"_s;
        QVERIFY(m_workspace->apply({u"Rename"_s, ChangeOrigin::Edit, {change}}));
        const auto report = await(m_workspace->push({first}, {}, {}));
        QVERIFY(report);
        QCOMPARE(report->failed.size(), 1);
        QCOMPARE(report->failed.first().error.kind, ErrorKind::Offline);
        QCOMPARE(m_server->cases[1000].value.name.value(), u"Pay by card"_s);
        QVERIFY(openMirror(m_server));
        QCOMPARE(m_workspace->waiting(), QList<CaseKey>{first});
        QVERIFY(await(m_workspace->push({first}, {}, {})).value().failed.isEmpty());
        QCOMPARE(m_server->cases[1000].value.name.value(), u"Offline"_s);
    }

    void aPullThatFailsLeavesTheMirror()
    {
        openAndPull();
        QVERIFY(openMirror(nullptr));
        QVERIFY(!await(m_workspace->pull({})));
        QCOMPARE(m_workspace->index().size(), 2u);
        QVERIFY(!m_workspace->isOnline());
    }

    void theProfileKeepsThatOneWorksWithoutServer()
    {
        QVERIFY(!workspace::worksWithoutServer(profile()));
        workspace::setWorksWithoutServer(profile(), true);
        QVERIFY(workspace::worksWithoutServer(profile()));
    }

    void noticesTheServersReturnOnce()
    {
        const auto answers = std::make_shared<Answers>();
        answers->failures = {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Server};
        Reconnect reconnect([answers](CancelToken) { return answerFrom(answers); }, {std::chrono::milliseconds(1), std::chrono::milliseconds(4)});
        QSignalSpy spy(&reconnect, &Reconnect::reachable);
        reconnect.start();
        reconnect.start();
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(answers->asked, 4);
        QVERIFY(!reconnect.isActive());
    }

    void asksNoMoreWhereTheTokenIsRefused()
    {
        const auto answers = std::make_shared<Answers>();
        answers->failures = {ErrorKind::Unauthorized};
        Reconnect reconnect([answers](CancelToken) { return answerFrom(answers); }, {std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        reconnect.start();
        QTRY_VERIFY(!reconnect.isActive());
        QCOMPARE(answers->asked, 1);
    }

    void canBeStopped()
    {
        const auto answers = std::make_shared<Answers>();
        Reconnect reconnect([answers](CancelToken) { return answerFrom(answers); }, {std::chrono::milliseconds(1), std::chrono::milliseconds(1)});
        reconnect.start();
        reconnect.stop();
        QVERIFY(!reconnect.isActive());
        QCOMPARE(answers->asked, 0);
    }
};

CASEWRIGHT_TEST(OfflineTest)
#include "offline_test.moc"
