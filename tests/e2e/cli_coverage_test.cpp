// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// `coverage` against a real demo server and folders as adapters write them.
class CliCoverageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void countsWhatResultsCover();
    void failsUnderAPercentage();
    void writesAPageThatHoldsNoForeignMarkup();
    void saysWhichLinkTheServerDoesNotSee();
    void bindsByTagsAndByAPatternOfTheProjectWhereAsked();
    void namesWhatItCannotRead();
    void saysWhatIsWrongWithTheFolderBeforeItAsksTheServer();
    void refusesOptionsThatMeanNothing_data();
    void refusesOptionsThatMeanNothing();

private:
    void startServer(const QStringList &arguments = {});
    /// A result file of the folder `results`, where each test finds it.
    void write(const QString &name, const QByteArray &json);
    [[nodiscard]] QString results() const { return m_cli->folder() + u"/results"_s; }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
};

namespace {

QByteArray resultLinkedTo(const char *url, const char *name)
{
    return QByteArray(R"({"status": "passed", "labels": [{"name": "framework", "value": "pytest"}], "links": [{"type": "tms", "url": ")") + url +
           R"("}], "fullName": ")" + name + R"(", "name": ")" + name + R"("})";
}

} // namespace

void CliCoverageTest::startServer(const QStringList &arguments)
{
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(arguments), qPrintable(m_server->errorText()));
    m_cli->connectTo(*m_server);
}

void CliCoverageTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    QVERIFY(QDir(m_cli->folder()).mkdir(u"results"_s));
    startServer();
}

void CliCoverageTest::write(const QString &name, const QByteArray &json)
{
    (void)m_cli->file(u"results/"_s + name, json);
}

void CliCoverageTest::countsWhatResultsCover()
{
    write(u"1-result.json"_s, resultLinkedTo("ATO-1001", "test_one"));
    write(u"2-result.json"_s, R"({"status": "failed", "fullName": "two", "name": "two", "labels": [{"name": "AS_ID", "value": 1002}]})");
    write(u"3-result.json"_s, R"({"status": "broken", "start": 1, "fullName": "two", "name": "two", "labels": [{"name": "AS_ID", "value": 1002}]})");
    write(u"4-result.json"_s, resultLinkedTo("ATO-999999", "test_gone"));
    write(u"5-result.json"_s, R"({"status": "skipped", "fullName": "none", "name": "qwxyz"})");
    write(u"6-result.json"_s, R"({"status": "passed", "fullName": "none2", "name": "zyxwq\u001b[31m\nred"})");
    const CliResult run = m_cli->json({u"coverage"_s, results()});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject json = run.json();
    const QJsonObject listed = m_cli->json({u"cases"_s}).json();
    QCOMPARE(json[u"cases"_s][u"total"_s], listed[u"total"_s]);
    QCOMPARE(json[u"cases"_s][u"covered"_s], 2);
    QCOMPARE(json[u"cases"_s][u"manual"_s].toInt() + json[u"cases"_s][u"automated"_s].toInt(), listed[u"total"_s].toInt());
    const QJsonObject counts{{u"files"_s, 6},  {u"tests"_s, 5},  {u"attempts"_s, 6}, {u"unreadable"_s, 0}, {u"passed"_s, 3},
                             {u"failed"_s, 0}, {u"broken"_s, 1}, {u"skipped"_s, 1},  {u"unknown"_s, 0}};
    QCOMPARE(json[u"results"_s].toObject(), counts);
    const QJsonArray covered = json[u"covered"_s].toArray();
    QCOMPARE(covered.size(), 2);
    QCOMPARE(covered.at(0)[u"caseId"_s], 1001);
    QCOMPARE(covered.at(0)[u"boundBy"_s], u"link"_s);
    QCOMPARE(covered.at(1)[u"boundBy"_s], u"id"_s);
    QCOMPARE(covered.at(1)[u"tests"_s][0][u"file"_s], u"3-result.json"_s);
    QCOMPARE(json[u"unknownIds"_s].toArray(), QJsonArray{u"ATO-999999"_s});
    const QJsonObject unlinked{{u"name"_s, u"qwxyz"_s}, {u"file"_s, u"5-result.json"_s}};
    QCOMPARE(json[u"unlinked"_s].toArray().size(), 2);
    QCOMPARE(json[u"unlinked"_s][0].toObject(), unlinked);

    const CliResult text = m_cli->run({u"coverage"_s, results()});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.startsWith("2 of "));
    QVERIFY(text.out.contains("\nLAYER ") && text.out.contains("ATO-999999: test_gone") && text.out.contains("qwxyz"));
    QVERIFY2(text.out.contains("  zyxwq [31m red\n"), "a name does not steer the terminal");
}

void CliCoverageTest::failsUnderAPercentage()
{
    write(u"1-result.json"_s, resultLinkedTo("ATO-1001", "test_one"));
    const CliResult below = m_cli->run({u"coverage"_s, results(), u"--fail-under"_s, u"99.5"_s});
    QCOMPARE(below.exitCode, 1);
    QVERIFY(below.err.contains("99.5 %"));
    QVERIFY2(below.out.contains("cases are covered"), "the report is written all the same");
    QCOMPARE(m_cli->run({u"coverage"_s, results(), u"--fail-under"_s, u"0"_s}).exitCode, 0);
}

void CliCoverageTest::writesAPageThatHoldsNoForeignMarkup()
{
    write(u"1-result.json"_s, resultLinkedTo("ATO-1001", "<script>alert(1)</script>"));
    write(u"2-result.json"_s, resultLinkedTo("<img src=x onerror=alert(1)>", "<b>two</b>"));
    write(u"<i>-result.json"_s, "damaged");
    const QString path = m_cli->folder() + u"/report.html"_s;
    const CliResult run = m_cli->run({u"coverage"_s, results(), u"--format"_s, u"html"_s, u"-o"_s, path});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.isEmpty());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray html = file.readAll();
    for (const char *foreign : {"<script", "<img", "<b>", "<i>-", "javascript:"})
        QVERIFY2(!html.contains(foreign), foreign);
    QVERIFY(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    QVERIFY2(!html.contains("<link") && !html.contains("@import") && !html.contains("url("), "nothing is loaded from elsewhere");
    QVERIFY(html.contains("Content-Security-Policy"));
    QVERIFY(html.endsWith("</body></html>\n"));
}

void CliCoverageTest::saysWhichLinkTheServerDoesNotSee()
{
    startServer({u"--dialect"_s, u"testops"_s});
    write(u"1-result.json"_s, resultLinkedTo("ATO-1001", "test_one"));
    const CliResult run = m_cli->json({u"coverage"_s, results()});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject finding{{u"caseId"_s, 1001}, {u"test"_s, u"test_one"_s}, {u"add"_s, u"@allure.id(\"1001\")"_s}};
    QCOMPARE(run.json()[u"findings"_s].toArray(), QJsonArray{finding});
}

void CliCoverageTest::bindsByTagsAndByAPatternOfTheProjectWhereAsked()
{
    write(u"1-result.json"_s, R"({"status": "passed", "fullName": "a", "name": "a", "labels": [{"name": "tag", "value": "SHOP-1001"}]})");
    const QStringList line = {u"coverage"_s, results(), u"--id-pattern"_s, u"SHOP-{id}"_s};
    QCOMPARE(m_cli->json(line).json()[u"cases"_s][u"covered"_s], 0);
    const QJsonObject json = m_cli->json(line + QStringList{u"--tags"_s}).json();
    QCOMPARE(json[u"covered"_s][0][u"boundBy"_s], u"tag"_s);
}

void CliCoverageTest::namesWhatItCannotRead()
{
    write(u"1-result.json"_s, "{\"name\": \"half");
    const CliResult run = m_cli->json({u"coverage"_s, results()});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject named{{u"file"_s, u"1-result.json"_s}, {u"reason"_s, u"it breaks off"_s}};
    QCOMPARE(run.json()[u"unreadable"_s].toArray(), QJsonArray{named});
}

void CliCoverageTest::saysWhatIsWrongWithTheFolderBeforeItAsksTheServer()
{
    m_server->kill();
    const CliResult missing = m_cli->json({u"coverage"_s, u"/nonexistent"_s});
    QCOMPARE(missing.exitCode, 6);
    QVERIFY(missing.error()[u"text"_s].toString().contains(u"/nonexistent"_s));
    const CliResult empty = m_cli->json({u"coverage"_s, results()});
    QCOMPARE(empty.exitCode, 6);
    QVERIFY(!empty.error()[u"hint"_s].toString().isEmpty());
}

void CliCoverageTest::refusesOptionsThatMeanNothing_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("no folder") << u"coverage"_s;
    QTest::newRow("format") << u"coverage x --format pdf"_s;
    QTest::newRow("json against html") << u"--json coverage x --format html"_s;
    QTest::newRow("percentage") << u"coverage x --fail-under 101"_s;
    QTest::newRow("no number") << u"coverage x --fail-under nan"_s;
    QTest::newRow("pattern") << u"coverage x --id-pattern ATO"_s;
}

void CliCoverageTest::refusesOptionsThatMeanNothing()
{
    QFETCH(QString, line);
    QCOMPARE(m_cli->run(words(line)).exitCode, 2);
}

CASEWRIGHT_TEST(CliCoverageTest)
#include "cli_coverage_test.moc"
