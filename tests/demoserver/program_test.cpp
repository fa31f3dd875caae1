// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace casewright::test;

/// The program around the server: command line, its end, and the state it keeps.
class ProgramTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void refusesAWrongCommandLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("dialect") << QStringList{QStringLiteral("--dialect"), QStringLiteral("soap")} << QStringLiteral("soap");
        QTest::newRow("port") << QStringList{QStringLiteral("--port"), QStringLiteral("70000")} << QStringLiteral("--port");
        QTest::newRow("cases") << QStringList{QStringLiteral("--cases"), QStringLiteral("many")} << QStringLiteral("--cases");
        QTest::newRow("latency") << QStringList{QStringLiteral("--latency"), QStringLiteral("-5")} << QStringLiteral("--latency");
        QTest::newRow("fault") << QStringList{QStringLiteral("--fault"), QStringLiteral("drop,often")} << QStringLiteral("often");
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--colour")} << QStringLiteral("colour");
        QTest::newRow("argument") << QStringList{QStringLiteral("start")} << QStringLiteral("start");
    }

    void refusesAWrongCommandLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        QProcess process;
        process.start(DemoServerProcess::program(), arguments);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        const QString error = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(error.contains(says), qPrintable(error));
    }

    void explainsTheFaultsInItsHelp()
    {
        QProcess process;
        process.start(DemoServerProcess::program(), {QStringLiteral("--help")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        const QByteArray help = process.readAllStandardOutput();
        for (const char *word : {"status=CODE", "drop", "stall", "cut", "html", "slow=MS", "empty", "every=N", "times=K", "after-acting", "/_demo/faults"})
            QVERIFY2(help.contains(word), word);
    }

    void printsOneLineAndLogsEachRequestToStandardError()
    {
        QProcess process;
        process.start(DemoServerProcess::program(), {QStringLiteral("--until-stdin-closes")});
        QTRY_VERIFY(process.canReadLine());
        const QByteArray line = process.readLine();
        QVERIFY2(QRegularExpression(QStringLiteral("^listening http://127\\.0\\.0\\.1:\\d+ token [0-9a-f]{32}\n$")).match(QString::fromUtf8(line)).hasMatch(), line.constData());
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(QUrl(QString::fromUtf8(line.split(' ').at(1))).port()));
        socket.write("GET /api/rs/project?size=1 HTTP/1.1\r\n\r\n");
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        QVERIFY(QRegularExpression(QStringLiteral("^GET /api/rs/project\\?size=1 401 \\d+ ms\n$")).match(QString::fromUtf8(process.readAllStandardError())).hasMatch());
    }

    void outlivesItsStandardInputUnlessToldOtherwise()
    {
        QProcess process;
        process.start(DemoServerProcess::program(), QStringList());
        QTRY_VERIFY(process.canReadLine());
        process.closeWriteChannel();
        QVERIFY(!process.waitForFinished(300));
#ifdef Q_OS_UNIX
        process.terminate();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
#else
        process.kill();
        QVERIFY(process.waitForFinished());
#endif
    }

    void saysSoWhenThePortIsTaken()
    {
        DemoServerProcess first;
        QVERIFY(first.start());
        QProcess second;
        second.start(DemoServerProcess::program(), {QStringLiteral("--port"), QString::number(first.port())});
        QVERIFY(second.waitForFinished());
        QCOMPARE(second.exitCode(), 3);
        QVERIFY(second.readAllStandardError().contains(QByteArray::number(first.port())));
    }

    void keepsItsStateOverARestart()
    {
        const QStringList arguments{QStringLiteral("--state"), m_folder.filePath(QStringLiteral("state.json"))};
        DemoServerProcess server;
        QVERIFY2(server.start(arguments), qPrintable(server.errorText()));
        const QString token = server.token();
        DemoClient client(server);
        const QByteArray made = "/testcase/" + QByteArray::number(client.post("/testcase", R"({"projectId":2,"name":"kept 🐘","precondition":""})").object()[QLatin1String("id")].toInteger());
        QCOMPARE(client.post(made + "/scenario", R"({"steps":[{"keyword":"Given","name":"a","steps":[{"name":"b","expectedResult":""}]}]})").status, 200);
        QCOMPARE(client.post(made + "/tag", R"({"tags":[{"name":"kept-tag"}]})").status, 200);
        QCOMPARE(client.post(made + "/issue", R"({"integrationId":11,"key":"BANK-9"})").status, 200);
        const QByteArray field = QByteArray::number(client.get("/cf?projectId=2").array().at(0)[QLatin1String("id")].toInteger());
        QCOMPARE(client.post(made + "/cfv", R"([{"name":"kept suite","customField":{"id":)" + field + "}}]").status, 200);
        QCOMPARE(client.post("/project", R"({"name":"kept project"})").status, 200);
        QCOMPARE(client.remove("/testcase/1003").status, 202);
        const QByteArray gone = "/testcase/" + QByteArray::number(client.post("/testcase", R"({"projectId":2,"name":"gone"})").object()[QLatin1String("id")].toInteger());
        QCOMPARE(client.remove(gone).status, 202);
        const QList<QByteArray> paths{made, made + "/scenario", made + "/tag", made + "/issue", made + "/cfv", "/project", "/tag",
                                      "/testcase?projectId=1&size=1000", "/testcase?projectId=2&size=1000", "/testcasetree/group?projectId=2"};
        QList<QByteArray> before;
        for (const QByteArray &path : paths)
            before.append(client.get(path).body);

        QVERIFY(server.stop());
        QVERIFY2(server.start(arguments), qPrintable(server.errorText()));
        QCOMPARE(server.token(), token);
        DemoClient again(server);
        for (qsizetype i = 0; i < paths.size(); ++i)
            QCOMPARE(again.get(paths.at(i)).body, before.at(i));
        QCOMPARE(again.get("/testcase/1003").status, 404);
        QCOMPARE(again.get(gone).status, 404);
        const qint64 next = again.post("/testcase", R"({"projectId":2,"name":"next"})").object()[QLatin1String("id")].toInteger();
        QVERIFY2("/testcase/" + QByteArray::number(next) != gone, "an id was used twice");
    }

    void writesTheStateSoonAfterAChange()
    {
        const QString path = m_folder.filePath(QStringLiteral("soon.json"));
        DemoServerProcess server;
        QVERIFY(server.start({QStringLiteral("--state"), path}));
        QCOMPARE(DemoClient(server).patch("/testcase/1001", R"({"name":"written soon"})").status, 200);
        const auto isWritten = [&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) && file.readAll().contains("written soon");
        };
        QTRY_VERIFY(isWritten());
        server.kill();
        QVERIFY(server.start({QStringLiteral("--state"), path}));
        QCOMPARE(DemoClient(server).get("/testcase/1001").object()[QLatin1String("name")].toString(), QStringLiteral("written soon"));
    }

    void keepsTheNumberOfCasesTheStateWasMadeWith()
    {
        const QStringList state{QStringLiteral("--state"), m_folder.filePath(QStringLiteral("few.json"))};
        DemoServerProcess server;
        QVERIFY(server.start(state + QStringList{QStringLiteral("--cases"), QStringLiteral("3")}));
        QVERIFY(server.stop());
        QVERIFY(server.start(state));
        QCOMPARE(DemoClient(server).all("/testcase?projectId=1").size(), 3);
    }

    void refusesAStateFileThatIsNotOne()
    {
        const QString path = m_folder.filePath(QStringLiteral("other.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"something\":\"else\"}");
        file.close();
        QProcess process;
        process.start(DemoServerProcess::program(), {QStringLiteral("--state"), path});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(process.readAllStandardError().contains("other.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("{\"something\":\"else\"}"));
    }

private:
    QTemporaryDir m_folder;
};

CASEWRIGHT_TEST(ProgramTest)
#include "program_test.moc"
