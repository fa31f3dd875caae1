// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/testops/testops_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray addTags = "POST /api/v2/test-case/bulk/tag/add";

TestCase tagged(const QString &name)
{
    TestCase value;
    value.tags = name.isEmpty() ? QList<Tag>() : QList<Tag>{{std::nullopt, name}};
    return value;
}

} // namespace

/// What is told of the cases of a bulk operation that nobody can look after, and of what a server only said it would do.
class SendTogetherTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTestOps> m_testOps;
    QMap<ServerId, Sent> m_sent;

    void send(const CancelToken &cancel)
    {
        const Result<ProjectSchema> schema = await(m_testOps->server().schema(1, {}));
        QVERIFY(schema);
        QList<CaseChange> changes;
        for (ServerId id = 1; id <= 5; ++id)
            changes.append({id, Change{CaseKey{id}, tagged({}), tagged(QStringLiteral("new"))}});
        const auto onSent = [this](ServerId id, const Sent &sent) { m_sent.insert(id, sent); };
        QCoro::waitFor(m_testOps->server().sendChanges(*schema, changes, onSent, cancel));
        QCOMPARE(m_sent.size(), 5);
    }

private Q_SLOTS:
    void init()
    {
        m_testOps = std::make_unique<ScriptedTestOps>();
        m_sent.clear();
    }

    void saysThatItIsNotKnownWhereTheServerIsGoneAfterwards()
    {
        m_testOps->raw().on(addTags, RawAnswer::status(204));
        m_testOps->raw().on("GET /api/testcase/__search", RawAnswer::close());
        send({});
        for (const Sent &sent : std::as_const(m_sent))
            QVERIFY(sent.failure && sent.failure->outcomeUnknown);
    }

    void saysThatItIsNotKnownWhereItIsCancelledOnTheWay()
    {
        m_testOps->raw().on(addTags, RawAnswer::stall());
        CancelSource cancel;
        const auto stop = [&] {
            if (!m_testOps->raw().requests(addTags).isEmpty())
                cancel.cancel();
        };
        connect(&m_testOps->raw(), &RawSocketServer::received, this, stop, Qt::QueuedConnection);
        send(cancel.token());
        for (const Sent &sent : std::as_const(m_sent)) {
            QVERIFY(sent.failure && sent.failure->outcomeUnknown);
            QCOMPARE(sent.failure->kind, ErrorKind::Cancelled);
        }
    }

    void aDeletionIsLookedAfterUntilItIsDone()
    {
        m_testOps->raw().on("DELETE /api/testcase/7", RawAnswer::status(202));
        m_testOps->tell({});
        const auto away = [this] {
            if (m_testOps->raw().requests("GET /api/testcase/7/overview").size() == 2)
                m_testOps->tell(R"(,"deleted":true)");
        };
        connect(&m_testOps->raw(), &RawSocketServer::received, this, away, Qt::QueuedConnection);
        QVERIFY(await(m_testOps->server().deleteCase(7, {})));
        QVERIFY(m_testOps->raw().requests("GET /api/testcase/7/overview").size() >= 3);
    }

    void aDeletionThatIsNeverDoneIsTold()
    {
        m_testOps->raw().on("DELETE /api/testcase/7", RawAnswer::status(202));
        m_testOps->tell({});
        const Result<void> gone = await(m_testOps->server().deleteCase(7, {}));
        QVERIFY(!gone && gone.error().kind == ErrorKind::Protocol && gone.error().outcomeUnknown);
        QVERIFY(gone.error().serverText.contains(QStringLiteral("still there")));
    }

    void saysThatNothingWasDoneWhereItWasCancelledBefore()
    {
        CancelSource cancel;
        cancel.cancel();
        send(cancel.token());
        QVERIFY(m_testOps->raw().requests(addTags).isEmpty());
        for (const Sent &sent : std::as_const(m_sent))
            QVERIFY(sent.failure && !sent.failure->outcomeUnknown);
    }
};

CASEWRIGHT_TEST(SendTogetherTest)
#include "send_together_test.moc"
