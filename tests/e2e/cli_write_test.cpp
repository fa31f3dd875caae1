// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// The commands that alter cases; each is judged by what the server has afterwards.
class CliWriteTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void createsACaseWithEverything();
    void createsACaseOfANameAlone();
    void createRefusesNamesThatNameNothing_data();
    void createRefusesNamesThatNameNothing();
    void createAddsNothingWhenTheServerRefuses();
    void editChangesWhatTheOptionsName();
    void editClearsWithEmptyValues();
    void editReachesAllOfAFilter();
    void editLeavesOtherThingsAlone();
    void tagAddsRemovesAndRenames();
    void tagWarnsByThePolicyOfTheTeam();
    void tagSplitsAndSwaps();
    void editByFilterSaysFirstWhatItWouldDo();
    void tagKeepsWhatOthersTaggedMeanwhile();
    void stepsAreReplacedFromEachForm_data();
    void stepsAreReplacedFromEachForm();
    void stepsRefuseUnusableFiles_data();
    void stepsRefuseUnusableFiles();
    void anEmptyJsonListRemovesAllSteps();
    void unknownKeywordsAreSentAsAndAndSaidSo();
    void linksAndUnlinksIssues();
    void deletesWithoutAsking();
    void dryRunsChangeNothing();
    void failedItemsAreListedBesideTheOthers();
    void textReportsNameTheCases();

private:
    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

namespace {

const QStringList reportKeys = {u"changed"_s, u"failed"_s, u"unchanged"_s};

QList<qint64> ids(const CliResult &result, const QString &list)
{
    QList<qint64> found;
    const QJsonArray array = result.json()[list].toArray();
    for (const QJsonValue &item : array)
        found.append(item.isObject() ? item[u"id"_s].toInteger() : item.toInteger());
    return found;
}

QJsonArray stepsOf(DemoClient &client, qint64 id)
{
    return client.get("/testcase/" + QByteArray::number(id) + "/scenario").object()[u"steps"_s].toArray();
}

QStringList issuesOf(DemoClient &client, qint64 id)
{
    QStringList keys;
    const QJsonArray links = client.get("/testcase/" + QByteArray::number(id) + "/issue").array();
    for (const QJsonValue &link : links)
        keys.append(QString::number(link[u"integrationId"_s].toInteger()) + u':' + link[u"name"_s].toString());
    keys.sort();
    return keys;
}

} // namespace

void CliWriteTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

void CliWriteTest::createsACaseWithEverything()
{
    const QString steps =
        m_cli->file(u"steps.md"_s, "- Given a cart with «日本» 🎉\n  - open it\n    => it shows 1 item\n");
    const CliResult made =
        m_cli->json(words("create 'Заказ with ümlaut 🎉' --description '**bold**' --precondition 'signed in' "
                          "--status outdated --layer -3 --feature Cart --suite 'Checkout > Payment > Wallets' "
                          "--tag smoke --tag 'area: cart' --issue Jira:SHOP-77 --issue 12:shop/web#5 --steps") +
                    QStringList{steps});
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.json().keys(), (QStringList{u"id"_s, u"url"_s}));
    const qint64 id = made.json()[u"id"_s].toInteger();
    QCOMPARE(made.json()[u"url"_s].toString(), u"%1/project/1/test-cases/%2"_s.arg(m_server->url()).arg(id));
    const QJsonObject row = caseOf(*m_client, id);
    QCOMPARE(row[u"name"_s].toString(), u"Заказ with ümlaut 🎉"_s);
    QCOMPARE(row[u"description"_s].toString(), u"**bold**"_s);
    QCOMPARE(row[u"precondition"_s].toString(), u"signed in"_s);
    QCOMPARE(row[u"status"_s].toString(), u"Outdated"_s);
    QCOMPARE(row[u"layer"_s][u"name"_s].toString(), u"API"_s);
    QCOMPARE(row[u"feature"_s][u"name"_s].toString(), u"Cart"_s);
    QCOMPARE(tagsOf(*m_client, id), (QStringList{u"area: cart"_s, u"smoke"_s}));
    QCOMPARE(issuesOf(*m_client, id), (QStringList{u"11:SHOP-77"_s, u"12:shop/web#5"_s}));
    const QJsonArray scenario = stepsOf(*m_client, id);
    QCOMPARE(scenario[0][u"keyword"_s].toString(), u"Given"_s);
    QCOMPARE(scenario[0][u"name"_s].toString(), u"a cart with «日本» 🎉"_s);
    QCOMPARE(scenario[0][u"steps"_s][0][u"expectedResult"_s].toString(), u"it shows 1 item"_s);
    QCOMPARE(m_cli->json({u"show"_s, QString::number(id)}).json()[u"suite"_s].toString(),
             u"Checkout > Payment > Wallets"_s);
}

void CliWriteTest::createsACaseOfANameAlone()
{
    const CliResult made = m_cli->run(words("create Nameless"));
    QCOMPARE(made.exitCode, 0);
    const QByteArrayList line = made.out.trimmed().split(' ');
    QCOMPARE(line.size(), 3);
    const qint64 id = line.first().toLongLong();
    QVERIFY(line.last().endsWith("/project/1/test-cases/" + line.first()));
    QCOMPARE(caseOf(*m_client, id)[u"status"_s].toString(), u"Active"_s);
    QVERIFY(caseOf(*m_client, id)[u"layer"_s].isNull());
    QCOMPARE(m_cli->json(words("status")).json()[u"pending"_s].toArray(), QJsonArray());
}

void CliWriteTest::createRefusesNamesThatNameNothing_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("known");
    QTest::newRow("status") << u"--status Gone"_s << u"Archived"_s;
    QTest::newRow("layer") << u"--layer Nowhere"_s << u"Component"_s;
    QTest::newRow("feature") << u"--feature Nothing"_s << u"Cart"_s;
    QTest::newRow("integration") << u"--issue Bugzilla:1"_s << u"GitHub"_s;
    QTest::newRow("layer by id") << u"--layer 4711"_s << u"Component"_s;
}

void CliWriteTest::createRefusesNamesThatNameNothing()
{
    QFETCH(QString, options);
    QFETCH(QString, known);
    m_client->remove("/_demo/requests");
    const CliResult result = m_cli->json(words(u"create X "_s + options));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.kind(), u"NotFound"_s);
    QVERIFY2(result.error()[u"hint"_s].toString().contains(known), result.out.constData());
    QCOMPARE(writesSeen(*m_client), QStringList());
}

void CliWriteTest::createAddsNothingWhenTheServerRefuses()
{
    const CliResult refused = m_cli->json({u"create"_s, QString(300, u'x')});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.kind(), u"Invalid"_s);
    QCOMPARE(m_cli->json(words("status")).json()[u"pending"_s].toArray(), QJsonArray());
    QCOMPARE(m_client->all("/testcase?projectId=1").size(), 150);
    const CliResult tooDeep = m_cli->json(words("create X --suite 'a > b > c > d > e > f'"));
    QCOMPARE(tooDeep.exitCode, 1);
    QCOMPARE(tooDeep.kind(), u"Invalid"_s);
}

void CliWriteTest::editChangesWhatTheOptionsName()
{
    const CliResult result =
        m_cli->json(words("edit 1003 --name 'New name' --status Archived --layer unit --feature Search "
                          "--suite Orders --description D --precondition P --tag extra --issue Jira:SHOP-9"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.json().keys(), reportKeys);
    QCOMPARE(ids(result, u"changed"_s), QList<qint64>{1003});
    const QJsonObject shown = m_cli->json(words("show 1003")).json();
    QCOMPARE(caseOf(*m_client, 1003)[u"name"_s].toString(), u"New name"_s);
    QCOMPARE(shown[u"name"_s].toString(), u"New name"_s);
    QCOMPARE(shown[u"status"_s].toString(), u"Archived"_s);
    QCOMPARE(shown[u"layer"_s].toString(), u"Unit"_s);
    QCOMPARE(shown[u"feature"_s].toString(), u"Search"_s);
    QCOMPARE(shown[u"suite"_s].toString(), u"Orders"_s);
    QCOMPARE(shown[u"description"_s].toString(), u"D"_s);
    QCOMPARE(shown[u"precondition"_s].toString(), u"P"_s);
    QCOMPARE(tagsOf(*m_client, 1003), (QStringList{u"extra"_s, u"regression"_s, u"severity:minor"_s}));
    QVERIFY(issuesOf(*m_client, 1003).contains(u"11:SHOP-9"_s));
    const CliResult again = m_cli->json(words("edit 1003 --name 'New name' --layer Unit --tag extra"));
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(ids(again, u"unchanged"_s), QList<qint64>{1003});
    QCOMPARE(ids(again, u"changed"_s), QList<qint64>{});
}

void CliWriteTest::editClearsWithEmptyValues()
{
    QCOMPARE(m_cli->json(words("edit 1001 --layer '' --feature '' --suite '' --description ''")).exitCode, 0);
    const QJsonObject shown = m_cli->json(words("show 1001")).json();
    QVERIFY(shown[u"layer"_s].isNull());
    QVERIFY(shown[u"feature"_s].isNull());
    QVERIFY(shown[u"suite"_s].isNull());
    QCOMPARE(shown[u"suites"_s].toArray(), QJsonArray());
    QCOMPARE(shown[u"description"_s].toString(), QString());
    QVERIFY(caseOf(*m_client, 1001)[u"layer"_s].isNull());
}

void CliWriteTest::editReachesAllOfAFilter()
{
    const QJsonArray found = m_cli->json(words("cases --filter 'suite:Cards tag:smoke'")).json()[u"cases"_s].toArray();
    QVERIFY(found.size() > 1);
    const CliResult result = m_cli->json(words("edit --filter 'suite:Cards tag:smoke' --layer Component"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(ids(result, u"changed"_s).size() + ids(result, u"unchanged"_s).size(), found.size());
    for (const QJsonValue &row : found)
        QCOMPARE(caseOf(*m_client, row[u"id"_s].toInteger())[u"layer"_s][u"name"_s].toString(), u"Component"_s);
    const CliResult nothing = m_cli->json(words("edit --filter zzzzzz --layer UI"));
    QCOMPARE(nothing.exitCode, 0);
    QCOMPARE(ids(nothing, u"changed"_s), QList<qint64>{});
}

void CliWriteTest::editLeavesOtherThingsAlone()
{
    // Read by an earlier run, changed by somebody else since.
    QCOMPARE(m_cli->json(words("show 1001")).exitCode, 0);
    QCOMPARE(m_client->patch("/testcase/1001", R"({"description": "theirs"})").status, 200);
    QCOMPARE(m_cli->json(words("edit 1001 --name Mine")).exitCode, 0);
    QCOMPARE(caseOf(*m_client, 1001)[u"description"_s].toString(), u"theirs"_s);
    QCOMPARE(caseOf(*m_client, 1001)[u"name"_s].toString(), u"Mine"_s);
}

void CliWriteTest::tagAddsRemovesAndRenames()
{
    const CliResult result =
        m_cli->json(words("tag 1001 1002 --add 'ö:ä' --remove smoke --rename severity:minor=severity:low"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(ids(result, u"changed"_s), (QList<qint64>{1001, 1002}));
    QCOMPARE(tagsOf(*m_client, 1001), (QStringList{u"priority:high"_s, u"severity:critical"_s, u"ö:ä"_s}));
    QCOMPARE(tagsOf(*m_client, 1002), (QStringList{u"mobile"_s, u"severity:low"_s, u"ö:ä"_s}));
    const CliResult again = m_cli->json(words("tag 1001 --add 'ö:ä' --remove smoke"));
    QCOMPARE(ids(again, u"unchanged"_s), QList<qint64>{1001});
    // The new name is there already: one of the two stays.
    QCOMPARE(m_cli->json(words("tag 1001 --rename priority:high=severity:critical")).exitCode, 0);
    QCOMPARE(tagsOf(*m_client, 1001), (QStringList{u"severity:critical"_s, u"ö:ä"_s}));
}

void CliWriteTest::tagWarnsByThePolicyOfTheTeam()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"policy.json"_s);
    const auto write = [&path](const QByteArray &json) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(json) == json.size();
    };
    QVERIFY(write(R"({"keys": {"severity": {"values": ["critical", "minor"], "one": true}}, "otherTags": false})"));
    const QStringList line = {u"tag"_s, u"1001"_s, u"--add"_s, u"urgent"_s, u"--add"_s, u"severity:minor"_s, u"--dry-run"_s, u"--tag-policy"_s, path};
    const CliResult warned = m_cli->json(line);
    QCOMPARE(warned.exitCode, 0); // it warns and forbids nothing
    QVERIFY2(warned.err.contains("the tag \"urgent\" is not in the policy (1 case)"), warned.err.constData());
    QVERIFY2(warned.err.contains("more than one value of \"severity\" (1 case)"), warned.err.constData());
    QVERIFY2(!warned.err.contains("smoke"), warned.err.constData()); // was there before
    QVERIFY(write("{\n\"keys\": []\n}"));
    const CliResult unusable = m_cli->json(line);
    QCOMPARE(unusable.exitCode, 6);
    QVERIFY2(unusable.out.contains("policy.json: keys: an object"), unusable.out.constData());
}

void CliWriteTest::tagSplitsAndSwaps()
{
    QCOMPARE(m_cli->json(words("tag 1001 --rename smoke=fast --rename smoke=nightly --rename priority:high=smoke")).exitCode, 0);
    QCOMPARE(tagsOf(*m_client, 1001), (QStringList{u"fast"_s, u"nightly"_s, u"severity:critical"_s, u"smoke"_s}));
    QCOMPARE(m_cli->json(words("undo")).exitCode, 0);
    QCOMPARE(tagsOf(*m_client, 1001), (QStringList{u"priority:high"_s, u"severity:critical"_s, u"smoke"_s}));
}

void CliWriteTest::editByFilterSaysFirstWhatItWouldDo()
{
    const QString line = u"edit --filter 'tag:smoke -id:1002' --tag nightly"_s;
    const QStringList before = tagsOf(*m_client, 1001);
    const CliResult dry = m_cli->json(words(line + u" --dry-run"_s));
    QCOMPARE(dry.exitCode, 0);
    const QList<qint64> planned = ids(dry, u"changed"_s);
    QVERIFY(planned.contains(1001) && !planned.contains(1002));
    QCOMPARE(tagsOf(*m_client, 1001), before);
    QCOMPARE(ids(m_cli->json(words(line)), u"changed"_s), planned);
    QVERIFY(tagsOf(*m_client, 1001).contains(u"nightly"_s));
}

void CliWriteTest::tagKeepsWhatOthersTaggedMeanwhile()
{
    QCOMPARE(m_cli->json(words("tag 1001 --add first")).exitCode, 0);
    QCOMPARE(m_client->post("/testcase/1001/tag", R"({"tags": [{"name": "theirs"}]})").status / 100, 2);
    const CliResult result = m_cli->json(words("tag 1001 --add first --add second"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(tagsOf(*m_client, 1001), (QStringList{u"first"_s, u"second"_s, u"theirs"_s}));
}

void CliWriteTest::stepsAreReplacedFromEachForm_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("outline") << QByteArray("- Given one\n  - inner\n    => seen\n- two\n");
    QTest::newRow("json") << QByteArray(
        R"([{"keyword":"Given","name":"one","steps":[{"name":"inner","expectedResult":"seen"}]},{"name":"two"}])");
    QTest::newRow("json object") << QByteArray(
        R"({"steps":[{"keyword":"Given","name":"one","steps":[{"name":"inner","expectedResult":"seen"}]},"two"]})");
    QTest::newRow("with a byte order mark")
        << QByteArray("\xEF\xBB\xBF- Given one\r\n  - inner\r\n    => seen\r\n- two\r\n");
}

void CliWriteTest::stepsAreReplacedFromEachForm()
{
    QFETCH(QByteArray, content);
    const auto check = [this] {
        const QJsonArray steps = stepsOf(*m_client, 1001);
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0][u"keyword"_s].toString(), u"Given"_s);
        QCOMPARE(steps[0][u"name"_s].toString(), u"one"_s);
        QCOMPARE(steps[0][u"steps"_s][0][u"name"_s].toString(), u"inner"_s);
        QCOMPARE(steps[0][u"steps"_s][0][u"expectedResult"_s].toString(), u"seen"_s);
        QCOMPARE(steps[1][u"name"_s].toString(), u"two"_s);
    };
    const CliResult fromFile = m_cli->json({u"steps"_s, u"1001"_s, u"--set"_s, m_cli->file(u"steps"_s, content)});
    QCOMPARE(fromFile.exitCode, 0);
    QCOMPARE(ids(fromFile, u"changed"_s), QList<qint64>{1001});
    check();
    const CliResult fromInput = m_cli->json(words("steps 1001 --set -"), content);
    QCOMPARE(ids(fromInput, u"unchanged"_s), QList<qint64>{1001});
}

void CliWriteTest::stepsRefuseUnusableFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n\n");
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    QTest::newRow("zeroes") << QByteArray("- a\0b", 5);
    QTest::newRow("latin-1") << QByteArray("- sch\xF6n\n");
    QTest::newRow("broken json") << QByteArray(R"([{"name": "one")");
    QTest::newRow("other json") << QByteArray(R"({"cases": 1})");
}

void CliWriteTest::stepsRefuseUnusableFiles()
{
    QFETCH(QByteArray, content);
    m_cli->set("ATO_BASE", u"http://127.0.0.1:1"_s); // refused before anything is asked
    const CliResult result = m_cli->json({u"steps"_s, u"1001"_s, u"--set"_s, m_cli->file(u"steps"_s, content)});
    QCOMPARE(result.exitCode, 6);
    QCOMPARE(result.kind(), u"InputFile"_s);
    QCOMPARE(m_cli->json(words("steps 1001 --set -"), content).exitCode, 6);
    QCOMPARE(m_cli->json({u"create"_s, u"X"_s, u"--steps"_s, m_cli->folder() + u"/missing"_s}).exitCode, 6);
    QCOMPARE(m_cli->json({u"create"_s, u"X"_s, u"--steps"_s, m_cli->folder()}).exitCode, 6);
}

void CliWriteTest::anEmptyJsonListRemovesAllSteps()
{
    QVERIFY(!stepsOf(*m_client, 1001).isEmpty());
    QCOMPARE(m_cli->json(words("steps 1001 --set -"), "[]").exitCode, 0);
    QCOMPARE(stepsOf(*m_client, 1001), QJsonArray());
}

void CliWriteTest::unknownKeywordsAreSentAsAndAndSaidSo()
{
    const CliResult result = m_cli->json(words("steps 1001 --set -"), "- When one\n- But two\n- * three\n");
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.err.contains("sent as \"And\""));
    QVERIFY(result.err.contains("(But, *)"));
    const QJsonArray steps = stepsOf(*m_client, 1001);
    QCOMPARE(steps[1][u"keyword"_s].toString(), u"And"_s);
    QCOMPARE(steps[2][u"keyword"_s].toString(), u"And"_s);
    QCOMPARE(m_cli->json(words("status")).json()[u"pending"_s].toArray(), QJsonArray());
}

void CliWriteTest::linksAndUnlinksIssues()
{
    const CliResult linked = m_cli->json(words("link 1002 Jira:SHOP-1 jira:SHOP-2 GitHub:shop/web#3"));
    QCOMPARE(linked.exitCode, 0);
    QCOMPARE(ids(linked, u"changed"_s), QList<qint64>{1002});
    const QStringList all = issuesOf(*m_client, 1002);
    for (const QString &key : {u"11:SHOP-1"_s, u"11:SHOP-2"_s, u"12:shop/web#3"_s})
        QCOMPARE(all.count(key), 1);
    QCOMPARE(ids(m_cli->json(words("link 1002 Jira:SHOP-1")), u"unchanged"_s), QList<qint64>{1002});
    QCOMPARE(m_cli->json(words("unlink 1002 SHOP-1 GitHub:shop/web#3")).exitCode, 0);
    const QStringList left = issuesOf(*m_client, 1002);
    QVERIFY(left.contains(u"11:SHOP-2"_s));
    QVERIFY(!left.contains(u"11:SHOP-1"_s) && !left.contains(u"12:shop/web#3"_s));
    QCOMPARE(ids(m_cli->json(words("unlink 1002 SHOP-404")), u"unchanged"_s), QList<qint64>{1002});
}

void CliWriteTest::deletesWithoutAsking()
{
    const CliResult result = m_cli->json(words("delete 1001 ATO-1002"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(ids(result, u"changed"_s), (QList<qint64>{1001, 1002}));
    QCOMPARE(m_client->get("/testcase/1001").status, 404);
    QCOMPARE(m_client->get("/testcase/1002").status, 404);
    QCOMPARE(m_cli->json(words("delete 1001")).exitCode, 1);
}

void CliWriteTest::dryRunsChangeNothing()
{
    m_client->remove("/_demo/requests");
    const CliResult edit = m_cli->json(words("edit 1001 1003 --layer UI --name Same --dry-run"));
    QCOMPARE(edit.exitCode, 0);
    QCOMPARE(edit.json().keys(), reportKeys);
    QCOMPARE(ids(edit, u"changed"_s), (QList<qint64>{1001, 1003}));
    const CliResult tag = m_cli->json(words("tag 1001 1002 99999 --remove smoke --dry-run"));
    QCOMPARE(tag.exitCode, 1);
    QCOMPARE(ids(tag, u"changed"_s), QList<qint64>{1001});
    QCOMPARE(ids(tag, u"unchanged"_s), QList<qint64>{1002});
    QCOMPARE(ids(tag, u"failed"_s), QList<qint64>{99999});
    QVERIFY(m_cli->run(words("tag --filter tag:smoke --remove smoke --dry-run")).out.contains("Would change"));
    QCOMPARE(m_cli->json(words("push --dry-run")).json().keys(), reportKeys);
    QCOMPARE(writesSeen(*m_client), QStringList());
    QCOMPARE(m_cli->json(words("undo --list")).json()[u"items"_s].toArray(), QJsonArray());
}

void CliWriteTest::failedItemsAreListedBesideTheOthers()
{
    const CliResult result = m_cli->json(words("tag 1001 99998 local:5 --add x"));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(ids(result, u"changed"_s), QList<qint64>{1001});
    const QJsonArray failed = result.json()[u"failed"_s].toArray();
    QCOMPARE(failed.size(), 2);
    QStringList shown;
    for (const QJsonValue &one : failed) {
        QCOMPARE(one.toObject().keys(), (QStringList{u"error"_s, u"id"_s}));
        QCOMPARE(one[u"error"_s][u"kind"_s].toString(), u"NotFound"_s);
        shown.append(one[u"id"_s].toVariant().toString());
    }
    shown.sort();
    QCOMPARE(shown, (QStringList{u"99998"_s, u"local:5"_s}));
    QVERIFY(tagsOf(*m_client, 1001).contains(u"x"_s));
}

void CliWriteTest::textReportsNameTheCases()
{
    const CliResult result = m_cli->run(words("tag 1001 1002 99998 --add mobile"));
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.out.contains("Changed 1: 1001\n"), result.out.constData());
    QVERIFY(result.out.contains("Unchanged 1: 1002\n"));
    QVERIFY(result.out.contains("Failed 1\n  99998  Not found"));
}

CASEWRIGHT_TEST(CliWriteTest)
#include "cli_write_test.moc"
