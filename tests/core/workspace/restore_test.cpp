// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

using namespace casewright;
using namespace casewright::test;

/// Taking a deletion back where the server keeps what was deleted: the case comes out of the bin as it was, with its id.
class RestoreTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    FakeServer::Stored m_stored; ///< of the case that was deleted

    void takeBack()
    {
        const auto keys = m->workspace().undo();
        QVERIFY(keys);
        QVERIFY(m->push(*keys).failed.isEmpty());
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void deleteOnServer(CaseKey key)
    {
        m_stored = m->server().cases.value(*m->workspace().serverIdOf(key));
        m->remove(key);
        QVERIFY(m->push({key}).failed.isEmpty());
    }

    qsizetype creations() const { return m->server().log.count(QStringLiteral("create")); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->schema.capabilities.restoreDeleted = true;
        m->server().add(sampleCase(QStringLiteral("Pay by card"), {QStringLiteral("smoke")}));
        m->server().beside.onRestore = [this](ServerId id) { m->server().cases.insert(id, m_stored); };
        m->open();
        m->pull();
        m->read(keyOfServerId(1000));
    }

    void cleanup() { m.reset(); }

    void comesBackWithItsIdAndAllItHad()
    {
        deleteOnServer(keyOfServerId(1000));
        QVERIFY(m->server().cases.isEmpty());
        takeBack();
        QCOMPARE(m->server().cases.keys(), QList<ServerId>{1000});
        QCOMPARE(creations(), 0);
        const CaseKey key = *m->workspace().keyFromText(QStringLiteral("1000"));
        QCOMPARE(m->nameOf(key), QStringLiteral("Pay by card"));
        QCOMPARE(m->tagsOf(key), QStringList{QStringLiteral("smoke")});
        m->pull();
        QCOMPARE(m->workspace().index().size(), 1u); // it is not there twice
    }

    void whatWasDoneBeforeTheDeletionCanBeTakenBackToo()
    {
        const CaseKey key = keyOfServerId(1000);
        m->rename(key, QStringLiteral("Pay"));
        QVERIFY(m->push({key}).failed.isEmpty());
        deleteOnServer(key);
        const auto back = m->workspace().undo();
        QVERIFY(back && back->size() == 1);
        QCOMPARE(m->nameOf(back->first()), QStringLiteral("Pay"));
        m->reopen();
        QVERIFY(m->workspace().undo());
        QCOMPARE(m->nameOf(back->first()), QStringLiteral("Pay by card"));
    }

    /// A colleague deleted it while changes of it wait here.
    void comesOutOfTheBinWithTheChangesThatWaited()
    {
        const CaseKey key = keyOfServerId(1000);
        m->rename(key, QStringLiteral("Pay by phone"));
        m_stored = m->server().cases.take(1000);
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::NotFound);
        QVERIFY(await(m->workspace().bringBack(key, {})));
        QVERIFY(!m->workspace().record(key)->lastFailure);
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{key});
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.keys(), QList<ServerId>{1000});
        QCOMPARE(m->server().cases.value(1000).value.name.value(), QStringLiteral("Pay by phone"));
        QCOMPARE(m->server().cases.value(1000).value.tags.value(), (QList<Tag>{{{}, QStringLiteral("smoke")}}));
        QCOMPARE(creations(), 0);
        QVERIFY(m->workspace().waiting().isEmpty());
    }

    void isMadeAnewWithTheChangesWhereThereIsNoBin()
    {
        m->schema.capabilities.restoreDeleted = false;
        m->open();
        const CaseKey key = keyOfServerId(1000);
        m->read(key);
        m->rename(key, QStringLiteral("Pay by phone"));
        m->server().cases.remove(1000);
        QCOMPARE(m->push({key}).failed.value(0).error.kind, ErrorKind::NotFound);
        QVERIFY(await(m->workspace().bringBack(key, {})));
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.size(), 1);
        QCOMPARE(m->server().cases.first().value.name.value(), QStringLiteral("Pay by phone"));
        QCOMPARE(m->server().cases.first().value.tags.value(), (QList<Tag>{{{}, QStringLiteral("smoke")}}));
        m->pull();
        QCOMPARE(m->workspace().index().size(), 1u);
    }

    void isNotBroughtBackWhereTheServerHasIt()
    {
        const CaseKey key = keyOfServerId(1000);
        QCOMPARE(await(m->workspace().bringBack(key, {})).error().kind, ErrorKind::Invalid); // nothing waits
        m->rename(key, QStringLiteral("Pay by phone"));
        QCOMPARE(await(m->workspace().bringBack(key, {})).error().kind, ErrorKind::Conflict);
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(m->server().cases.keys(), QList<ServerId>{1000});
    }

    void comesBackAfterARestartOfTheProgram()
    {
        deleteOnServer(keyOfServerId(1000));
        m->reopen();
        takeBack();
        QCOMPARE(m->server().cases.keys(), QList<ServerId>{1000});
        QCOMPARE(creations(), 0);
    }

    void aCaseThatWasMadeHereComesBackTheSame()
    {
        const CaseKey made = m->create(QStringLiteral("Refund"));
        QVERIFY(m->push({made}).failed.isEmpty());
        const ServerId id = *m->workspace().serverIdOf(made);
        deleteOnServer(made);
        const qsizetype before = creations();
        takeBack();
        QCOMPARE(creations(), before);
        QVERIFY(m->server().cases.contains(id));
    }

    void isRememberedOverRestarts()
    {
        const CaseKey made = m->create(QStringLiteral("Refund"));
        QVERIFY(m->push({made}).failed.isEmpty());
        const ServerId id = *m->workspace().serverIdOf(made);
        deleteOnServer(made);
        const qsizetype before = creations();
        m->reopen();
        const auto keys = m->workspace().undo();
        QVERIFY(keys);
        m->reopen(); // taken back, and not sent yet
        QVERIFY(m->push(*keys).failed.isEmpty());
        QCOMPARE(creations(), before);
        QVERIFY(m->server().cases.contains(id));
        QCOMPARE(m->workspace().serverIdOf(made), std::optional(id));
    }

    void isMadeAnewWhereTheServerHasForgottenIt()
    {
        deleteOnServer(keyOfServerId(1000));
        m->server().beside.failNext = {makeError(ErrorKind::NotFound)};
        takeBack();
        QCOMPARE(creations(), 1);
        QCOMPARE(m->server().cases.size(), 1);
        QVERIFY(!m->server().cases.contains(1000));
        QCOMPARE(m->tagsOnServer(m->server().cases.firstKey()), QStringList{QStringLiteral("smoke")});
    }

    void keepsWhatAColleagueChangedBeforeTheDeletion()
    {
        const auto restore = m->server().beside.onRestore;
        m->server().beside.onRestore = [this, restore](ServerId id) {
            m_stored.value.description = QStringLiteral("Theirs");
            m_stored.value.tags = QList<Tag>();
            restore(id);
        };
        deleteOnServer(keyOfServerId(1000));
        takeBack();
        QCOMPARE(m->server().cases[1000].value.description.value(), QStringLiteral("Theirs"));
        QVERIFY(m->tagsOnServer(1000).isEmpty());
        const CaseKey key = *m->workspace().keyFromText(QStringLiteral("1000"));
        QCOMPARE(m->workspace().record(key)->current().description.value(), QStringLiteral("Theirs"));
    }

    void doesNotDropTheEditsOfACaseThatAColleagueBroughtBack()
    {
        deleteOnServer(keyOfServerId(1000));
        const auto keys = m->workspace().undo();
        QVERIFY(keys);
        m->server().cases.insert(1000, m_stored);
        m->pull();
        m->read(keyOfServerId(1000));
        m->rename(keyOfServerId(1000), QStringLiteral("Edited"));
        const auto report = m->push(*keys);
        QCOMPARE(report.failed.size(), 1);
        QCOMPARE(report.failed.first().error.kind, ErrorKind::Conflict);
        QCOMPARE(m->nameOf(keyOfServerId(1000)), QStringLiteral("Edited"));
        QVERIFY(m->push({keyOfServerId(1000)}).failed.isEmpty());
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Edited"));
    }

    void waitsWhereTheServerCannotBeReached()
    {
        deleteOnServer(keyOfServerId(1000));
        const auto keys = m->workspace().undo();
        QVERIFY(keys);
        m->server().beside.failNext = {makeError(ErrorKind::Offline)};
        QCOMPARE(m->push(*keys).failed.size(), 1);
        QCOMPARE(creations(), 0);
        QCOMPARE(m->workspace().waiting().size(), 1);
        QVERIFY(m->push(m->workspace().waiting()).failed.isEmpty());
        QCOMPARE(m->server().cases.keys(), QList<ServerId>{1000});
    }

    void aDeletionTakenBackWhileItIsOnItsWayIsRestored()
    {
        const CaseKey key = keyOfServerId(1000);
        m_stored = m->server().cases.value(1000);
        m->remove(key);
        m->server().whileDeleting = [this, key] {
            QVERIFY(m->workspace().undo());
            m->rename(key, QStringLiteral("Edited"));
        };
        QVERIFY(m->push({key}).failed.isEmpty());
        QVERIFY(m->server().cases.isEmpty());
        m->reopen();
        QCOMPARE(m->nameOf(key), QStringLiteral("Edited"));
        QCOMPARE(m->workspace().waiting(), QList<CaseKey>{key});
        QVERIFY(m->push({key}).failed.isEmpty());
        QCOMPARE(creations(), 0);
        QCOMPARE(m->server().cases[1000].value.name.value(), QStringLiteral("Edited"));
        QCOMPARE(m->tagsOnServer(1000), QStringList{QStringLiteral("smoke")});
        QVERIFY(m->workspace().waiting().isEmpty());
        m->pull();
        QCOMPARE(m->workspace().index().size(), 1u);
    }

    void deletedAgainWhileItIsRestoredItIsDeletedByTheNextPush()
    {
        deleteOnServer(keyOfServerId(1000));
        const auto keys = m->workspace().undo();
        QVERIFY(keys);
        const auto restore = m->server().beside.onRestore;
        m->server().beside.onRestore = [this, restore](ServerId id) {
            restore(id);
            QVERIFY(m->workspace().redo());
        };
        QVERIFY(m->push(*keys).failed.isEmpty());
        QVERIFY(!m->workspace().record(CaseKey()));
        QCOMPARE(m->workspace().index().size(), 0u);
        QCOMPARE(m->workspace().waiting(), *keys);
        QVERIFY(m->push(*keys).failed.isEmpty());
        QVERIFY(m->server().cases.isEmpty());
    }

    void canBeDeletedOnceMore()
    {
        deleteOnServer(keyOfServerId(1000));
        takeBack();
        const auto again = m->workspace().redo();
        QVERIFY(again);
        QVERIFY(m->push(*again).failed.isEmpty());
        QVERIFY(m->server().cases.isEmpty());
    }
};

CASEWRIGHT_TEST(RestoreTest)
#include "restore_test.moc"
