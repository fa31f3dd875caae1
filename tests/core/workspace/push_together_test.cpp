// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

using namespace casewright;
using namespace casewright::test;

/// Plain changes of many cases go to the server together; what a colleague did meanwhile is seen all the same.
class PushTogetherTest final : public QObject {
    Q_OBJECT

private:
    static constexpr int count = 5;

    std::unique_ptr<WorkspaceFixture> m;
    QList<CaseKey> m_keys;

    void setStatus(const Ref &status)
    {
        ChangeSet set;
        set.name = QStringLiteral("Set Status");
        for (const CaseKey key : m_keys) {
            Change change;
            change.key = key;
            change.before.emplace().status = m->workspace().record(key)->current().status;
            change.after.emplace().status = status;
            set.changes.append(change);
        }
        QVERIFY(m->workspace().apply(set));
    }

    QStringList logged(const QString &start) const { return m->server().log.filter(start); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->schema.capabilities.bulk = true;
        m_keys.clear();
        for (int i = 0; i < count; ++i)
            m_keys.append(keyOfServerId(m->server().add(sampleCase(QStringLiteral("Case %1").arg(i), {QStringLiteral("smoke")}))));
        m->open();
        m->pull();
        for (const CaseKey key : m_keys)
            m->read(key);
        m->server().log.clear();
    }

    void cleanup() { m.reset(); }

    void sendsATagWithoutReadingFirst()
    {
        m->setTags(m_keys, {QStringLiteral("smoke"), QStringLiteral("release")});
        const auto report = m->push(m_keys);
        QCOMPARE(report.changed.size(), count);
        QVERIFY(logged(QStringLiteral("read")).isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
        QCOMPARE(m->tagsOnServer(*m->workspace().serverIdOf(m_keys.last())), QStringList({QStringLiteral("release"), QStringLiteral("smoke")}));
    }

    void doesNotOverwriteTheStatusAColleagueSet()
    {
        const ServerId theirs = *m->workspace().serverIdOf(m_keys.at(2));
        setStatus(Ref::named(QStringLiteral("Outdated")));
        m->server().cases[theirs].value.status = Ref::named(QStringLiteral("Archived"));
        const auto report = m->push(m_keys);
        QCOMPARE(report.changed.size(), count - 1);
        QCOMPARE(report.failed.size(), 1);
        QCOMPARE(report.failed.first().key, m_keys.at(2));
        QCOMPARE(report.failed.first().error.kind, ErrorKind::Conflict);
        QCOMPARE(report.failed.first().clashes.size(), 1);
        QCOMPARE(m->server().cases[theirs].value.status.value().name, QStringLiteral("Archived"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{m_keys.at(2)});
    }

    void doesNotSendWhatTheServerHasAlready()
    {
        setStatus(Ref::named(QStringLiteral("Outdated")));
        for (auto &stored : m->server().cases)
            stored.value.status = Ref::named(QStringLiteral("Outdated"));
        const auto report = m->push(m_keys);
        QCOMPARE(report.unchanged.size(), count);
        QVERIFY(logged(QStringLiteral("send")).isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void keepsOneFailureApart()
    {
        m->setTags(m_keys, {QStringLiteral("release")});
        m->server().failNext = {makeError(ErrorKind::Forbidden)};
        const auto report = m->push(m_keys);
        QCOMPARE(report.changed.size(), count - 1);
        QCOMPARE(report.failed.size(), 1);
        QCOMPARE(m->workspace().record(report.failed.first().key)->lastFailure->kind, ErrorKind::Forbidden);
        QCOMPARE(m->push(m_keys).changed.size(), 1);
    }

    void sendsTheRestOfAMixedPushAsWell()
    {
        m->setTags(m_keys, {QStringLiteral("release")});
        m->rename(m_keys.first(), QStringLiteral("Renamed"));
        const CaseKey made = m->create(QStringLiteral("New"));
        int last = 0;
        int total = 0;
        const auto report = *await(m->workspace().push(m_keys + QList<CaseKey>{made}, [&](qsizetype done, qsizetype of) {
            QCOMPARE(int(done), last + 1); // no case is counted twice
            last = int(done);
            total = int(of);
        }, {}));
        QCOMPARE(report.changed.size(), count + 1);
        QCOMPARE(last, count + 1);
        QCOMPARE(total, count + 1);
        QVERIFY(m->workspace().waiting().isEmpty());
        QCOMPARE(m->server().cases[*m->workspace().serverIdOf(m_keys.first())].value.name.value(), QStringLiteral("Renamed"));
    }

    void whatWasSentTogetherIsSavedAsSent()
    {
        m->setTags(m_keys, {QStringLiteral("release")});
        QCOMPARE(m->push(m_keys).changed.size(), count);
        m->reopen();
        QVERIFY(m->workspace().waiting().isEmpty());
        QVERIFY(await(m->workspace().recall({m_keys.first()})));
        QCOMPARE(m->tagsOf(m_keys.first()), QStringList{QStringLiteral("release")});
    }
};

CASEWRIGHT_TEST(PushTogetherTest)
#include "push_together_test.moc"
