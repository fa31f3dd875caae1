// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/aql_search.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/models/fake_aql.h"

#include <QSignalSpy>
#include <QtTest>

using namespace casewright;
using test::FakeAql;

namespace {

using State = AqlSearch::State;

QList<CaseKey> caseKeys(std::initializer_list<qint64> ids)
{
    QList<CaseKey> keys;
    for (const qint64 id : ids)
        keys.append(CaseKey{id});
    return keys;
}

} // namespace

class AqlSearchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksOnceWhenTheTypingPauses();
    void asksAtOnceWhenTold();
    void tellsARefusedQueryAndKeepsWhatWasFound();
    void dropsTheLateAnswerToAnOlderText();
    void dropsTheAnswerWhenTheTextIsGone();
    void tellsThatTheServerCannotBeAsked();
    void hasNothingToAskWithoutALanguage();
    void asksTheServerOfTheProjectThatIsOpened();
};

void AqlSearchTest::asksOnceWhenTheTypingPauses()
{
    FakeAql server;
    server.answers[QStringLiteral("id = 12")] = caseKeys({12});
    AqlSearch search;
    search.setAccess(server.access());
    QSignalSpy found(&search, &AqlSearch::found);
    for (const QString &text : {QStringLiteral("id"), QStringLiteral("id = 1"), QStringLiteral("id = 12")})
        search.setText(text);
    QCOMPARE(search.state(), State::Waiting);
    QVERIFY(server.log.isEmpty());
    QTRY_COMPARE(search.state(), State::Found);
    QCOMPARE(server.log, (QStringList{QStringLiteral("check id = 12"), QStringLiteral("search id = 12")}));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().first().value<QList<CaseKey>>(), caseKeys({12}));
    QCOMPARE(search.count(), 1);
}

void AqlSearchTest::asksAtOnceWhenTold()
{
    FakeAql server;
    server.answers[QStringLiteral("true")] = caseKeys({1, 2});
    AqlSearch search;
    search.setAccess(server.access());
    search.setText(QStringLiteral("true"));
    search.run();
    QCOMPARE(server.log.size(), 1);
    QTRY_COMPARE(search.state(), State::Found);
    QCOMPARE(server.log.size(), 2);
}

void AqlSearchTest::tellsARefusedQueryAndKeepsWhatWasFound()
{
    FakeAql server;
    server.answers[QStringLiteral("true")] = caseKeys({1});
    AqlSearch search;
    search.setAccess(server.access());
    QSignalSpy found(&search, &AqlSearch::found);
    search.setText(QStringLiteral("true"));
    search.run();
    QTRY_COMPARE(search.state(), State::Found);
    search.setText(QStringLiteral("tru ="));
    search.run();
    QTRY_COMPARE(search.state(), State::Refused);
    QCOMPARE(found.size(), 1);
    QCOMPARE(server.log.last(), QStringLiteral("check tru =")); // and is not run
}

void AqlSearchTest::dropsTheLateAnswerToAnOlderText()
{
    FakeAql server;
    server.answers[QStringLiteral("slow")] = caseKeys({1});
    server.answers[QStringLiteral("fast")] = caseKeys({2});
    server.delays[QStringLiteral("slow")] = 40;
    AqlSearch search;
    search.setAccess(server.access());
    QSignalSpy found(&search, &AqlSearch::found);
    search.setText(QStringLiteral("slow"));
    search.run();
    search.setText(QStringLiteral("fast"));
    search.run();
    QTRY_COMPARE(search.state(), State::Found);
    QTRY_COMPARE(server.checked, 2); // the slow answer has come as well
    QCOMPARE(search.state(), State::Found);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().first().value<QList<CaseKey>>(), caseKeys({2}));
    QVERIFY(!server.log.contains(QStringLiteral("search slow")));
}

void AqlSearchTest::dropsTheAnswerWhenTheTextIsGone()
{
    FakeAql server;
    server.answers[QStringLiteral("true")] = caseKeys({1});
    server.delays[QStringLiteral("true")] = 20;
    AqlSearch search;
    search.setAccess(server.access());
    QSignalSpy found(&search, &AqlSearch::found);
    search.setText(QStringLiteral("true"));
    search.run();
    search.setText({});
    QCOMPARE(search.state(), State::Idle);
    QTRY_COMPARE(server.checked, 1);
    QCOMPARE(found.size(), 0);
    QCOMPARE(search.state(), State::Idle);
}

void AqlSearchTest::tellsThatTheServerCannotBeAsked()
{
    FakeAql server;
    server.answers[QStringLiteral("true")] = caseKeys({1});
    server.failure = makeError(ErrorKind::Offline);
    AqlSearch search;
    search.setAccess(server.access());
    search.setText(QStringLiteral("true"));
    search.run();
    QTRY_COMPARE(search.state(), State::Failed);
    QCOMPARE(search.error().kind, ErrorKind::Offline);
    server.failure.reset();
    search.run();
    QTRY_COMPARE(search.state(), State::Found);
    server.failure = makeError(ErrorKind::Invalid, QStringLiteral("invalid.aql"));
    search.run();
    QTRY_COMPARE(search.state(), State::Refused);
}

void AqlSearchTest::hasNothingToAskWithoutALanguage()
{
    AqlSearch search;
    search.setText(QStringLiteral("true"));
    QCOMPARE(search.state(), State::Unsupported);
    search.run();
    QCOMPARE(search.state(), State::Unsupported);
}

void AqlSearchTest::asksTheServerOfTheProjectThatIsOpened()
{
    FakeAql server;
    server.answers[QStringLiteral("true")] = caseKeys({1});
    AqlSearch search;
    search.setText(QStringLiteral("true"));
    search.setAccess(server.access());
    QTRY_COMPARE(search.state(), State::Found);
}

CASEWRIGHT_TEST(AqlSearchTest)
#include "aql_search_test.moc"
