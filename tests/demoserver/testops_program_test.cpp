// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/testops_client.h"
#include "tests/support/runner/test_case.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// The program's options for the real dialects, and the state it keeps in them.
class TestOpsProgramTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesWrongOptions_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("auth") << QStringList{u"--auth"_s, u"cookie"_s};
        QTest::newRow("lifetime") << QStringList{u"--jwt-lifetime"_s, u"-1"_s};
        QTest::newRow("settle") << QStringList{u"--settle"_s, u"soon"_s};
    }

    void refusesWrongOptions()
    {
        QFETCH(QStringList, arguments);
        QProcess process;
        process.start(DemoServerProcess::program(), arguments);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains(arguments.constFirst().toLatin1()));
    }

    void showsTheSameCasesInAllDialects()
    {
        DemoServerProcess seed;
        QVERIFY(seed.start());
        DemoClient seedClient(seed);
        const QJsonArray rows = seedClient.all("/testcase?projectId=1");
        for (const QString &dialect : {u"testops-4"_s, u"testops"_s}) {
            QVERIFY(m_client.start(dialect));
            const QJsonArray same = m_client.rows("/testcase/__search?projectId=1&rql=true");
            QCOMPARE(same.size(), rows.size());
            for (qsizetype i = 0; i < rows.size(); ++i) {
                for (const char *name : {"id", "name", "description", "precondition", "tags", "automated", "createdDate", "createdBy"})
                    QCOMPARE(same.at(i)[QLatin1String(name)], rows.at(i)[QLatin1String(name)].isNull() ? QJsonValue(QJsonValue::Undefined) : rows.at(i)[QLatin1String(name)]);
                QCOMPARE(same.at(i)["testLayer"_L1]["id"_L1].toInteger(), rows.at(i)["layer"_L1]["id"_L1].toInteger());
                QCOMPARE(same.at(i)["status"_L1]["name"_L1], rows.at(i)["status"_L1]);
            }
        }
    }

    void keepsItsStateOverARestart_data() { BOTH_REAL_DIALECTS(); }
    void keepsItsStateOverARestart()
    {
        QFETCH(QString, dialect);
        const QStringList arguments{u"--settle"_s, u"600000"_s, u"--state"_s, m_folder.filePath(dialect + u".json"_s)};
        QVERIFY2(m_client.start(dialect, arguments), qPrintable(m_client.errorText()));
        const QByteArray token = m_client.token();
        const QByteArray made = "/testcase/" + m_client.makeCase("kept");
        const QByteArray id = made.split('/').last();
        QCOMPARE(m_client.patch(made, R"({"expectedResult":"stays","links":[{"url":"u"}],"members":[{"name":"demo","role":{"id":-2}}]})").status, 200);
        QCOMPARE(m_client.post("/testcase/step?withExpectedResult=true", "{\"testCaseId\":" + id + R"(,"body":"kept step"})").status, 200);
        QCOMPARE(m_client.post(made + "/issue", R"([{"name":"SHOP-5000","integrationId":11}])").status, 200);
        QCOMPARE(m_client.post(made + "/example", R"([[{"name":"a","value":"b"}]])").status, 200);
        QCOMPARE(m_client.post(made + "/relation", R"([{"target":{"id":1002},"type":"clones"}])").status, 200);
        QCOMPARE(m_client.post("/comment", "{\"testCaseId\":" + id + R"(,"body":"kept comment"})").status, 200);
        QCOMPARE(m_client.post("/sharedstep", R"({"projectId":1,"name":"kept shared"})").status, 200);
        QCOMPARE(m_client.post("/testcasetree/group?projectId=1", R"({"name":"kept group"})").status, 200);
        QCOMPARE(m_client.post("/testlayer", R"({"name":"kept layer"})").status, 200);
        QCOMPARE(m_client.post("/testcase/1150/scenario", R"({"steps":[{"name":"kept legacy"}]})").status, 200);
        QCOMPARE(m_client.remove("/testcase/1001").status, 202);
        m_client.settle();
        const QList<QByteArray> paths{made, made + "/overview", made + "/step", made + "/issue", made + "/relation", "/comment?testCaseId=" + id,
                                      "/sharedstep?projectId=1", "/sharedstep/101/step", "/testcasetree/group?projectId=1", "/testlayer",
                                      "/testcase/1150/scenario", "/testcase/1150/step", "/testcase/deleted?projectId=1", "/testcase?projectId=1&size=1000",
                                      "/testcase/audit?testCaseId=" + id, "/cfv?customFieldId=-2&size=1000", "/tree?projectId=1"};
        QList<QByteArray> before;
        for (const QByteArray &path : paths)
            before.append(m_client.get(path).body);
        QCOMPARE(m_client.remove("/testcase/1240").status, 202); // is done before the end
        QVERIFY(m_client.stop());
        QVERIFY2(m_client.start(dialect, arguments), qPrintable(m_client.errorText()));
        QCOMPARE(m_client.token(), token);
        for (qsizetype i = 0; i < paths.size(); ++i)
            QCOMPARE(m_client.get(paths.at(i)).body, before.at(i));
        QCOMPARE(m_client.post("/testcase/1002/issue", R"([{"name":"SHOP-5000","integrationId":11}])").array(), m_client.get(made + "/issue").array());
        QCOMPARE(m_client.post("/testcase/1001/restore", {}).status, 200);
        QVERIFY(m_client.get("/testcase/1240").object()["deleted"_L1].toBool());
    }

    void explainsTheDialectsInItsHelp()
    {
        QProcess process;
        process.start(DemoServerProcess::program(), {u"--help"_s});
        QVERIFY(process.waitForFinished());
        const QByteArray help = process.readAllStandardOutput();
        for (const char *word : {"testops-4", "--auth", "--jwt-lifetime", "--settle", "--reader", "/_demo/sessions", "/_demo/settle"})
            QVERIFY2(help.contains(word), word);
    }

    void refusesAStateOfAnotherDialect()
    {
        const QStringList arguments{u"--state"_s, m_folder.filePath(u"other.json"_s)};
        QVERIFY(m_client.start(u"testops"_s, arguments));
        QVERIFY(m_client.stop());
        QProcess process;
        process.start(DemoServerProcess::program(), arguments);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(process.readAllStandardError().contains("dialect testops"));
    }

    void saysItsVersionInTheApiDocs_data() { BOTH_REAL_DIALECTS(); }
    void saysItsVersionInTheApiDocs()
    {
        START_DIALECT(m_client);
        const QString version = m_client.get("/api-docs").object()["info"_L1]["version"_L1].toString();
        QCOMPARE(version, dialect == "testops"_L1 ? u"26.1.1"_s : u"4.24.1"_s);
    }

private:
    QTemporaryDir m_folder;
    TestOpsClient m_client;
};

CASEWRIGHT_TEST(TestOpsProgramTest)
#include "testops_program_test.moc"
