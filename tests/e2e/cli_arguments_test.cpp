// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;

/// What the command line may say, and where server, project and token come from.
class CliArgumentsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errorText())); }

    void refusesWrongLines_data();
    void refusesWrongLines();
    void refusesCommandsThatAreNotInThisVersion();
    void helpListsEveryCommandAndOption();
    void commandHelpExplainsItsOptions();
    void refusesATokenOnTheLineWithoutRepeatingIt();
    void doesNotRepeatTheValueOfAnUnknownOption();
    void takesGlobalOptionsOnBothSidesOfTheCommand();
    void dashesEndTheOptions();
    void optionsWinOverAtoOverAllure();
    void emptyVariablesCountAsNotSet();
    void tokenFileWinsOverTheEnvironment();
    void withoutATokenItSaysWhatToDo();
    void refusesUnusableTokenFiles();
    void knowsTheDialects();
    void refusesIdsOfOtherPlaces();
    void filterErrorsTellThePlace();

private:
    DemoServerProcess m_server;
};

void CliArgumentsTest::refusesWrongLines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *line, const char *says) {
        QTest::newRow(*line == '\0' ? "nothing" : line) << QString::fromUtf8(line) << QString::fromUtf8(says);
    };
    row("", "No command");
    row("cses", "There is no command \"cses\"");
    row("cases 12", "`cases` takes no arguments");
    row("cases --limit", "--limit needs a value");
    row("cases --limit many", "--limit takes a number");
    row("cases --limit -1", "--limit takes a number");
    row("cases --steps x", "There is no option --steps here");
    row("cases --quiet=yes", "--quiet takes no value");
    row("cases --json --json --server a --server b", "--server is given twice");
    row("cases -x", "There is no option -x");
    row("cases --timeout soon", "--timeout takes");
    row("cases --timeout 0", "--timeout takes");
    row("cases --server 'not an address'", "address cannot be read");
    row("cases --project shop", "which is a number");
    row("show", "`show` takes ID");
    row("show 1 2", "`show` takes ID");
    row("show abc", "\"abc\" is not the id of a case");
    row("show local:x", "is not the id of a case");
    row("show 1001 --format pdf", "There is no format \"pdf\"");
    row("show 1001 --json --format md", "contradict each other");
    row("create", "`create` takes NAME");
    row("create '  '", "A case needs a name");
    row("create X --issue SHOP-1", "is not an issue link");
    row("create X --issue Jira:", "is not an issue link");
    row("create X --tag ''", "--tag needs a tag");
    row("create X --status ''", "--status needs a status");
    row("edit 1001", "needs an option that says what to change");
    row("edit --name X", "takes ids or --filter EXPR");
    row("edit 1001 --filter X --name X", "takes ids or --filter EXPR");
    row("edit 1001 --name ''", "A case needs a name");
    row("tag 1001", "needs --add, --remove or --rename");
    row("tag 1001 --add a --remove a", "both added and removed");
    row("tag 1001 --rename a", "does not rename a tag");
    row("tag 1001 --rename =b", "does not rename a tag");
    row("steps 1001", "needs --set FILE");
    row("delete", "`delete` takes ID...");
    row("link 1001", "`link` takes");
    row("link 1001 SHOP-1", "is not an issue link");
    row("unlink 1001", "`unlink` takes");
    row("suites create", "`suites create` takes PATH");
    row("suites make X", "`suites` takes no arguments");
    row("projects create", "`projects create` takes NAME");
    row("projects create ' '", "The name is empty");
}

void CliArgumentsTest::refusesWrongLines()
{
    QFETCH(QString, line);
    QFETCH(QString, says);
    CliProgram cli;
    // Nothing listens there: what is wrong is said before anything is asked.
    cli.set("ATO_BASE", QStringLiteral("http://127.0.0.1:1"));
    cli.set("ATO_PROJECT_ID", QStringLiteral("1"));
    cli.set("ATO_TOKEN", QStringLiteral("secret-token"));

    const CliResult text = cli.run(words(line));
    QCOMPARE(text.exitCode, 2);
    QVERIFY2(text.err.contains(says.toUtf8()), text.err.constData());
    if (line.contains(QLatin1String("--json")))
        return;
    QCOMPARE(text.out, QByteArray());
    const CliResult json = cli.json(words(line));
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(json.kind(), QStringLiteral("Usage"));
    QVERIFY(json.error()[QLatin1String("text")].toString().contains(says));
    QCOMPARE(json.error().keys(), (QStringList{QStringLiteral("hint"), QStringLiteral("kind"),
                                               QStringLiteral("requestId"), QStringLiteral("text")}));
}

void CliArgumentsTest::refusesCommandsThatAreNotInThisVersion()
{
    const CliProgram cli;
    for (const char *command : {"upload", "import", "export", "lint"}) {
        const CliResult result = cli.run({QString::fromLatin1(command)});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.err.contains("There is no command"));
    }
}

void CliArgumentsTest::helpListsEveryCommandAndOption()
{
    const CliProgram cli;
    const CliResult help = cli.run({QStringLiteral("--help")});
    QCOMPARE(help.exitCode, 0);
    QCOMPARE(help.err, QByteArray());
    for (const char *word : {"doctor",        "projects create",
                             "suites create", "layers",
                             "features",      "statuses",
                             "tags",          "integrations",
                             "cases",         "show",
                             "create",        "edit",
                             "delete",        "steps",
                             "tag ",          "link",
                             "unlink",        "status",
                             "push",          "undo",
                             "pull",          "--server",
                             "--project",     "--token-file",
                             "--dialect",     "--json",
                             "--quiet",       "--timeout",
                             "--ca-file",     "--profile",
                             "Where the server cannot be reached"})
        QVERIFY2(help.out.contains(word), word);
    QVERIFY(cli.run({QStringLiteral("--version")}).out.startsWith("casewright-cli "));
}

void CliArgumentsTest::commandHelpExplainsItsOptions()
{
    const CliProgram cli;
    const CliResult help = cli.run(words("tag --help"));
    QCOMPARE(help.exitCode, 0);
    for (const char *word : {"Usage: casewright-cli", "tag [options] (ID... | --filter EXPR)", "--add T", "--remove T",
                             "--rename OLD=NEW", "--dry-run", "--tag-policy FILE", "\"required\": true"})
        QVERIFY2(help.out.contains(word), help.out.constData());
    for (const char *line : {"status --help", "push --help"})
        QVERIFY(cli.run(words(line)).out.contains("Where somebody else changed the same thing"));
    for (const char *line : {"steps --help", "edit --help"})
        QVERIFY(cli.run(words(line)).out.contains("unless --drop-unnamed says so"));
    QVERIFY(cli.run(words("projects create --help")).out.contains("projects create NAME"));
}

void CliArgumentsTest::refusesATokenOnTheLineWithoutRepeatingIt()
{
    const CliProgram cli;
    for (const char *line : {"--token hush-hush cases", "--token=hush-hush cases", "cases --json --token hush-hush"}) {
        const CliResult result = cli.run(words(line));
        QCOMPARE(result.exitCode, 2);
        QVERIFY(!result.err.contains("hush-hush"));
        QVERIFY(!result.out.contains("hush-hush"));
        QVERIFY(result.err.contains("ATO_TOKEN"));
        QVERIFY(result.err.contains("--token-file"));
    }
}

void CliArgumentsTest::doesNotRepeatTheValueOfAnUnknownOption()
{
    const CliResult result = CliProgram().run(words("cases --tokne=hush-hush"));
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.err.contains("--tokne"));
    QVERIFY(!result.err.contains("hush-hush"));
}

void CliArgumentsTest::takesGlobalOptionsOnBothSidesOfTheCommand()
{
    CliProgram cli;
    cli.connectTo(m_server);
    const CliResult before = cli.run(words("--json --project 2 cases --limit 1"));
    const CliResult after = cli.run(words("cases --limit=1 --project=2 --json"));
    QCOMPARE(before.exitCode, 0);
    QCOMPARE(before.out, after.out);
    QCOMPARE(before.json()[QLatin1String("total")].toInt(), 100);
}

void CliArgumentsTest::dashesEndTheOptions()
{
    CliProgram cli;
    cli.connectTo(m_server);
    const CliResult made = cli.json(words("create -- --help"));
    QCOMPARE(made.exitCode, 0);
    DemoClient client(m_server);
    QCOMPARE(caseOf(client, made.json()[QLatin1String("id")].toInteger())[QLatin1String("name")].toString(),
             QStringLiteral("--help"));
}

void CliArgumentsTest::optionsWinOverAtoOverAllure()
{
    CliProgram cli;
    const auto seen = [&cli](const QStringList &options) {
        const QJsonObject status = cli.json(options + words("status")).json();
        return std::pair(status[QLatin1String("server")].toString(), status[QLatin1String("project")].toInt());
    };
    cli.set("ALLURE_ENDPOINT", m_server.url() + QStringLiteral("/"));
    cli.set("ALLURE_TOKEN", m_server.token());
    cli.set("ALLURE_PROJECT_ID", QStringLiteral("2"));
    QCOMPARE(seen({}), std::pair(m_server.url(), 2));
    cli.set("ALLURE_ENDPOINT", QStringLiteral("http://127.0.0.1:1"));
    cli.set("ALLURE_TOKEN", QStringLiteral("wrong-token"));
    cli.set("ATO_BASE", m_server.url());
    cli.set("ATO_TOKEN", m_server.token());
    cli.set("ATO_PROJECT_ID", QStringLiteral("1"));
    QCOMPARE(seen({}), std::pair(m_server.url(), 1));
    cli.set("ATO_BASE", QStringLiteral("http://127.0.0.1:1"));
    QCOMPARE(seen({QStringLiteral("--server"), m_server.url(), QStringLiteral("--project"), QStringLiteral("2")}),
             std::pair(m_server.url(), 2));
}

void CliArgumentsTest::emptyVariablesCountAsNotSet()
{
    CliProgram cli;
    cli.connectTo(m_server);
    cli.set("ATO_PROJECT_ID", QString());
    const CliResult result = cli.json(words("layers"));
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.error()[QLatin1String("text")].toString(), QStringLiteral("No project is named."));
    cli.set("ALLURE_PROJECT_ID", QStringLiteral("1"));
    QCOMPARE(cli.json(words("layers")).exitCode, 0);
    cli.unset("ATO_BASE");
    QCOMPARE(cli.json(words("layers")).error()[QLatin1String("text")].toString(),
             QStringLiteral("No server is named."));
}

void CliArgumentsTest::tokenFileWinsOverTheEnvironment()
{
    CliProgram cli;
    cli.connectTo(m_server);
    cli.set("ATO_TOKEN", QStringLiteral("wrong-token"));
    QCOMPARE(cli.json(words("layers")).exitCode, 4);
    const QString file = cli.file(QStringLiteral("token"), m_server.token().toUtf8() + "\n");
    QCOMPARE(cli.json({QStringLiteral("--token-file"), file, QStringLiteral("layers")}).exitCode, 0);
}

void CliArgumentsTest::withoutATokenItSaysWhatToDo()
{
    CliProgram cli;
    cli.connectTo(m_server);
    cli.unset("ATO_TOKEN");
    const CliResult result = cli.json(words("layers"));
    QCOMPARE(result.exitCode, 4);
    QCOMPARE(result.kind(), QStringLiteral("Unauthorized"));
    QVERIFY(result.error()[QLatin1String("hint")].toString().contains(QLatin1String("ATO_TOKEN")));
}

void CliArgumentsTest::refusesUnusableTokenFiles()
{
    CliProgram cli;
    cli.connectTo(m_server);
    const QStringList files = {cli.folder() + QStringLiteral("/missing"), cli.folder(),
                               cli.file(QStringLiteral("empty"), " \n"), cli.file(QStringLiteral("two"), "one\ntwo\n")};
    for (const QString &file : files) {
        const CliResult result = cli.json({QStringLiteral("--token-file"), file, QStringLiteral("layers")});
        QCOMPARE(result.exitCode, 6);
        QCOMPARE(result.kind(), QStringLiteral("InputFile"));
    }
    const CliResult certificates = cli.json({QStringLiteral("--ca-file"), files.first(), QStringLiteral("layers")});
    QCOMPARE(certificates.exitCode, 6);
}

void CliArgumentsTest::knowsTheDialects()
{
    CliProgram cli;
    cli.connectTo(m_server);
    QCOMPARE(cli.json(words("layers --dialect auto")).exitCode, 0);
    QCOMPARE(cli.json(words("layers --dialect seed")).exitCode, 0);
    QCOMPARE(cli.json(words("layers --dialect klingon")).exitCode, 2);
}

void CliArgumentsTest::refusesIdsOfOtherPlaces()
{
    CliProgram cli;
    cli.connectTo(m_server);
    const QString own = m_server.url() + QStringLiteral("/project/1/test-cases/1001");
    QCOMPARE(cli.json({QStringLiteral("show"), own}).json()[QLatin1String("id")].toInt(), 1001);
    const QStringList foreign = {QStringLiteral("https://testops.example.com/project/1/test-cases/1001"),
                                 m_server.url() + QStringLiteral("/project/2/test-cases/1001")};
    for (const QString &id : foreign) {
        const CliResult result = cli.json({QStringLiteral("delete"), id});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.error()[QLatin1String("text")].toString().contains(QLatin1String("another server or project")));
    }
}

void CliArgumentsTest::filterErrorsTellThePlace()
{
    CliProgram cli;
    cli.connectTo(m_server);
    const CliResult result =
        cli.json({QStringLiteral("cases"), QStringLiteral("--filter"), QStringLiteral("cart lable:UI")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.kind(), QStringLiteral("Usage"));
    QVERIFY(result.error()[QLatin1String("text")].toString().contains(QLatin1String("at character 6")));
    QVERIFY(result.error()[QLatin1String("hint")].toString().contains(QLatin1String("layer")));
}

CASEWRIGHT_TEST(CliArgumentsTest)
#include "cli_arguments_test.moc"
