// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// Custom fields of a current server, where "Priority" is required and has a default, and "Platform" is made required without one.
class CliFieldsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void createSaysWhichFieldsAreMissing();
    void createSetsFields();
    void editReplacesAndClears();
    void whatFitsNoFieldIsRefused_data();
    void whatFitsNoFieldIsRefused();
    void withoutTheServerValuesWait();

private:
    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
    qint64 m_platform = 0;

    /// As a current server is asked.
    Reply ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {})
    {
        return m_client->raw(method + " /api" + path + " HTTP/1.1\r\nHost: demo\r\nAuthorization: Api-Token " + m_server->token().toLatin1() +
                             "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    void require(const char *flag)
    {
        const Reply reply = ask("PATCH", "/project/1/cf/" + QByteArray::number(m_platform), QByteArray(R"({"required": )") + flag + '}');
        QCOMPARE(reply.status / 100, 2);
    }
    [[nodiscard]] QStringList valuesOf(qint64 id, const QString &field)
    {
        QStringList names;
        const QJsonArray all = ask("GET", "/testcase/" + QByteArray::number(id) + "/overview?v2=true").object()[u"customFields"_s].toArray();
        for (const QJsonValue &one : all) {
            if (one[u"customField"_s][u"name"_s].toString() != field)
                continue;
            const QJsonArray values = one[u"values"_s].toArray();
            for (const QJsonValue &value : values)
                names.append(value[u"name"_s].toString());
            if (values.isEmpty() && one[u"name"_s].isString())
                names.append(one[u"name"_s].toString());
        }
        names.sort();
        return names;
    }
    [[nodiscard]] QStringList caseNames()
    {
        QStringList names;
        const QJsonArray rows = m_cli->json(words("cases")).json()[u"cases"_s].toArray();
        for (const QJsonValue &row : rows)
            names.append(row[u"name"_s].toString());
        return names;
    }
};

void CliFieldsTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start({u"--dialect"_s, u"testops"_s}), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
    const QJsonArray fields = ask("GET", "/project/1/cf?size=100").object()[u"content"_s].toArray();
    for (const QJsonValue &binding : fields) {
        if (binding[u"customField"_s][u"name"_s].toString() == u"Platform")
            m_platform = binding[u"customField"_s][u"id"_s].toInteger();
    }
    QVERIFY(m_platform != 0);
    require("true");
}

void CliFieldsTest::createSaysWhichFieldsAreMissing()
{
    const CliResult made = m_cli->json(words("create 'No platform'"));
    QCOMPARE(made.exitCode, 1);
    QVERIFY2(made.error()[u"hint"_s].toString().contains(u"--field \"Platform=VALUE\""_s), made.out.constData());
    QVERIFY(!made.error()[u"hint"_s].toString().contains(u"Priority"_s)); // it has a default
    QVERIFY(!caseNames().contains(u"No platform"_s));
    QCOMPARE(m_cli->json(words("status")).json()[u"pending"_s].toArray(), QJsonArray());
}

void CliFieldsTest::createSetsFields()
{
    const CliResult made = m_cli->json(words("create 'On two platforms' --field Platform=web --field Platform=iOS"));
    QVERIFY2(made.exitCode == 0, made.out.constData());
    const qint64 id = made.json()[u"id"_s].toInteger();
    QCOMPARE(valuesOf(id, u"Platform"_s), (QStringList{u"Web"_s, u"iOS"_s}));
    QCOMPARE(valuesOf(id, u"Priority"_s), QStringList{u"Major"_s});
}

void CliFieldsTest::editReplacesAndClears()
{
    const qint64 id = m_cli->json(words("create 'Edited' --field Platform=Web --suite Cart")).json()[u"id"_s].toInteger();
    const QString shown = QString::number(id);
    QCOMPARE(m_cli->run(words("edit %1 --field Platform=Android --field Priority=minor"_L1.arg(shown))).exitCode, 0);
    QCOMPARE(valuesOf(id, u"Platform"_s), QStringList{u"Android"_s});
    QCOMPARE(valuesOf(id, u"Priority"_s), QStringList{u"Minor"_s});
    QCOMPARE(m_cli->json(words("show %1"_L1.arg(shown))).json()[u"suite"_s].toString(), u"Cart"_s);
    const CliResult required = m_cli->run(words("edit %1 --field Platform="_L1.arg(shown)));
    QCOMPARE(required.exitCode, 2);
    QCOMPARE(valuesOf(id, u"Platform"_s), QStringList{u"Android"_s});
    require("false");
    QCOMPARE(m_cli->run(words("edit %1 --field Platform="_L1.arg(shown))).exitCode, 0);
    QCOMPARE(valuesOf(id, u"Platform"_s), QStringList());
}

void CliFieldsTest::whatFitsNoFieldIsRefused_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("said");
    QTest::newRow("no such field") << u"--field Colour=red"_s << 1 << u"Platform"_s;
    QTest::newRow("no such value") << u"--field Platform=Symbian"_s << 1 << u"Android"_s;
    QTest::newRow("two of a single one") << u"--field Priority=Major --field Priority=Minor"_s << 2 << u"takes one value"_s;
    QTest::newRow("no equals sign") << u"--field Platform"_s << 2 << u"NAME=VALUE"_s;
    QTest::newRow("the feature") << u"--field Feature=Cart"_s << 2 << u"--feature"_s;
}

void CliFieldsTest::whatFitsNoFieldIsRefused()
{
    QFETCH(QString, options);
    QFETCH(int, exitCode);
    QFETCH(QString, said);
    const CliResult made = m_cli->run(words(u"create 'Not made' "_s + options));
    QCOMPARE(made.exitCode, exitCode);
    QVERIFY2(made.err.contains(said.toUtf8()), made.err.constData());
    for (const QString &write : writesSeen(*m_client))
        QVERIFY2(write.startsWith(u"PATCH /api/project/1/cf/"_s), qPrintable(write)); // the test's own
}

void CliFieldsTest::withoutTheServerValuesWait()
{
    QCOMPARE(m_cli->run(words("pull")).exitCode, 0);
    const QString port = QString::number(m_server->port());
    m_server->kill();
    const CliResult made = m_cli->json(words("create 'Made offline'"));
    QCOMPARE(made.exitCode, 3);
    const QString id = made.json()[u"id"_s].toString();
    QCOMPARE(m_cli->run({u"edit"_s, id, u"--field"_s, u"Platform=Web"_s}).exitCode, 3); // the window's form is not the only way
    QVERIFY2(m_server->start({u"--dialect"_s, u"testops"_s, u"--port"_s, port}), qPrintable(m_server->errorText()));
    m_cli->connectTo(*m_server);
    QVERIFY(m_cli->run(words("push")).exitCode == 0);
    const QJsonArray rows = m_cli->json(words("cases --filter 'Made offline'")).json()[u"cases"_s].toArray();
    QCOMPARE(rows.size(), 1);
    m_client = std::make_unique<DemoClient>(*m_server);
    QCOMPARE(valuesOf(rows[0][u"id"_s].toInteger(), u"Platform"_s), QStringList{u"Web"_s});
}

CASEWRIGHT_TEST(CliFieldsTest)
#include "cli_fields_test.moc"
