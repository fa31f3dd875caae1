// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// `undo`: each step is a run of its own, so what is taken back comes out of the profile alone.
class CliUndoTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void takesTheNewestChangeBackRunByRun();
    void listsWhatCanBeTakenBackNewestFirst();
    void keepsWhatOthersChangedSince();
    void makesADeletedCaseAnew();
    void deletesACreatedCase();
    void takesOneChangeOfManyCasesBack();
    void restoresSteps();
    void hasNothingToDoInAFreshProfile();
    void profilesAreSeparate();

private:
    CliResult undo() { return m_cli->json({u"undo"_s}); }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

void CliUndoTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

void CliUndoTest::takesTheNewestChangeBackRunByRun()
{
    const QJsonObject before = caseOf(*m_client, 1001);
    const QStringList tags = tagsOf(*m_client, 1001);
    QCOMPARE(m_cli->json(words("edit 1001 --name 'Über 🎉' --layer API --description D")).exitCode, 0);
    QCOMPARE(m_cli->json(words("tag 1001 --add new --remove smoke")).exitCode, 0);

    const CliResult first = undo();
    QCOMPARE(first.exitCode, 0);
    QCOMPARE(first.json()[u"changed"_s].toArray(), QJsonArray{1001});
    QCOMPARE(tagsOf(*m_client, 1001), tags);
    QCOMPARE(caseOf(*m_client, 1001)[u"name"_s].toString(), u"Über 🎉"_s);
    QCOMPARE(undo().exitCode, 0);
    const QJsonObject after = caseOf(*m_client, 1001);
    for (const QString &member : {u"name"_s, u"layer"_s, u"description"_s, u"status"_s})
        QCOMPARE(after[member], before[member]);
    const CliResult none = undo();
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.json()[u"changed"_s].toArray(), QJsonArray());
    QCOMPARE(m_cli->json({u"status"_s}).json()[u"pending"_s].toArray(), QJsonArray());
}

void CliUndoTest::listsWhatCanBeTakenBackNewestFirst()
{
    QCOMPARE(m_cli->json(words("tag 1001 1002 --add a")).exitCode, 0);
    QCOMPARE(m_cli->json(words("edit 1003 --name X")).exitCode, 0);
    const QJsonObject list = m_cli->json(words("undo --list")).json();
    QCOMPARE(list.keys(), QStringList{u"items"_s});
    QCOMPARE(list[u"items"_s].toArray().size(), 2);
    QCOMPARE(list[u"items"_s][0].toObject().keys(), (QStringList{u"id"_s, u"name"_s}));
    QCOMPARE(list[u"items"_s][0][u"name"_s].toString(), u"Edit Case"_s);
    QCOMPARE(list[u"items"_s][1][u"name"_s].toString(), u"Retag 2 Cases"_s);
    QVERIFY(m_cli->run(words("undo --list")).out.contains("Retag 2 Cases"));
    QVERIFY(tagsOf(*m_client, 1001).contains(u"a"_s));
    QCOMPARE(undo().exitCode, 0);
    QCOMPARE(m_cli->json(words("undo --list")).json()[u"items"_s].toArray().size(), 1);
}

void CliUndoTest::keepsWhatOthersChangedSince()
{
    QCOMPARE(m_cli->json(words("edit 1001 --name Mine --tag mine")).exitCode, 0);
    QCOMPARE(m_client->patch("/testcase/1001", R"({"description": "theirs"})").status, 200);
    QCOMPARE(m_client->post("/testcase/1001/tag", R"({"tags": [{"name": "mine"}, {"name": "theirs"}]})").status / 100,
             2);
    QCOMPARE(undo().exitCode, 0);
    QCOMPARE(caseOf(*m_client, 1001)[u"description"_s].toString(), u"theirs"_s);
    QVERIFY(caseOf(*m_client, 1001)[u"name"_s].toString() != u"Mine"_s);
    QCOMPARE(tagsOf(*m_client, 1001), QStringList{u"theirs"_s});
}

void CliUndoTest::makesADeletedCaseAnew()
{
    const QJsonObject before = m_cli->json(words("show 1001")).json();
    QVERIFY(!before[u"steps"_s].toArray().isEmpty());
    QCOMPARE(m_cli->json(words("delete 1001")).exitCode, 0);
    const CliResult undone = undo();
    QCOMPARE(undone.exitCode, 0);
    const qint64 id = undone.json()[u"changed"_s][0].toInteger();
    QVERIFY(id > 1250);
    const QJsonObject after = m_cli->json({u"show"_s, QString::number(id)}).json();
    for (const QString &key : before.keys()) {
        if (key != u"id"_s && key != u"url"_s && key != u"tags"_s)
            QCOMPARE(after[key], before[key]);
    }
    QStringList tags = after[u"tags"_s].toVariant().toStringList();
    QStringList wanted = before[u"tags"_s].toVariant().toStringList();
    tags.sort();
    wanted.sort();
    QCOMPARE(tags, wanted);
}

void CliUndoTest::deletesACreatedCase()
{
    const qint64 id = m_cli->json(words("create 'Short-lived' --tag x")).json()[u"id"_s].toInteger();
    QVERIFY(id > 0);
    const CliResult undone = undo();
    QCOMPARE(undone.exitCode, 0);
    QCOMPARE(undone.json()[u"changed"_s].toArray(), QJsonArray{id});
    QCOMPARE(m_client->get("/testcase/" + QByteArray::number(id)).status, 404);
    QCOMPARE(m_client->all("/testcase?projectId=1").size(), 150);
}

void CliUndoTest::takesOneChangeOfManyCasesBack()
{
    const QJsonArray before = m_client->all("/testcase?projectId=1");
    const CliResult tagged = m_cli->json(words("tag --filter layer:UI --add wave:2"));
    QCOMPARE(tagged.exitCode, 0);
    QVERIFY(tagged.json()[u"changed"_s].toArray().size() > 40);
    QCOMPARE(undo().json()[u"changed"_s].toArray(), tagged.json()[u"changed"_s].toArray());
    const QJsonArray after = m_client->all("/testcase?projectId=1");
    for (qsizetype i = 0; i < before.size(); ++i)
        QCOMPARE(after.at(i)[u"tags"_s].toArray().size(), before.at(i)[u"tags"_s].toArray().size());
}

void CliUndoTest::restoresSteps()
{
    const QByteArray before = m_client->get("/testcase/1001/scenario").body;
    QCOMPARE(m_cli->json(words("steps 1001 --set -"), "- only this\n").exitCode, 0);
    QVERIFY(m_client->get("/testcase/1001/scenario").body != before);
    QCOMPARE(undo().exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(m_client->get("/testcase/1001/scenario").body), QJsonDocument::fromJson(before));
}

void CliUndoTest::hasNothingToDoInAFreshProfile()
{
    m_client->remove("/_demo/requests");
    const CliResult result = undo();
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.json().keys(), (QStringList{u"changed"_s, u"failed"_s, u"unchanged"_s}));
    QCOMPARE(writesSeen(*m_client), QStringList());
}

void CliUndoTest::profilesAreSeparate()
{
    QCOMPARE(m_cli->json(words("tag 1001 --add a")).exitCode, 0);
    CliProgram other;
    other.connectTo(*m_server);
    QCOMPARE(other.json({u"undo"_s}).json()[u"changed"_s].toArray(), QJsonArray());
    m_cli->connectTo(*m_server, 2);
    QCOMPARE(undo().json()[u"changed"_s].toArray(), QJsonArray());
    QVERIFY(tagsOf(*m_client, 1001).contains(u"a"_s));
}

CASEWRIGHT_TEST(CliUndoTest)
#include "cli_undo_test.moc"
