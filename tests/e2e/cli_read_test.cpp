// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

#include <QRegularExpression>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// The commands that only read, in text and JSON, against the server's own word.
class CliReadTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void doctorTellsEachCheck();
    void listsAreIdsAndNames_data();
    void listsAreIdsAndNames();
    void createsAProject();
    void createsASuiteOfTheFirstLevelOnly();
    void casesHaveTheShapeOfTheContract();
    void casesAreSortedAndCut();
    void casesAsTextStandInColumns();
    void suitesOfAListCostNoRequestPerCase();
    void filtersByWhatRowsTell();
    void filtersByWhatRowsDoNotTell();
    void saysThatThisServerHasNoAql();
    void showHasTheShapeOfTheContract();
    void showsMarkdownThatReadsBackAsTheSameSteps();
    void showsGherkin();
    void showSaysWhatIsNotThere();
    void quietSaysNothingBesideTheResult();
    void pullTellsWhatChanged();

private:
    QJsonArray items(const char *line) { return m_cli->json(words(line)).json()[u"items"_s].toArray(); }

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

namespace {

const QStringList rowKeys = {u"automated"_s, u"feature"_s, u"id"_s,     u"layer"_s, u"name"_s,
                             u"status"_s,    u"suite"_s,   u"suites"_s, u"tags"_s,  u"url"_s};

QStringList namesIn(const QJsonArray &items)
{
    QStringList names;
    for (const QJsonValue &item : items)
        names.append(item[u"name"_s].toString());
    return names;
}

QList<qint64> idsIn(const QJsonArray &items)
{
    QList<qint64> ids;
    for (const QJsonValue &item : items)
        ids.append(item[u"id"_s].toInteger());
    return ids;
}

/// Server steps without the members that are not set, and the same of `show`.
QJsonArray bare(const QJsonArray &steps)
{
    QJsonArray result;
    for (const QJsonValue &step : steps) {
        QJsonObject object{{u"name"_s, step[u"name"_s]}};
        for (const QString &key : {u"keyword"_s, u"expectedResult"_s}) {
            if (!step[key].toString().isEmpty())
                object.insert(key, step[key]);
        }
        const QJsonArray children = bare(step[u"steps"_s].toArray());
        if (!children.isEmpty())
            object.insert(u"steps"_s, children);
        result.append(object);
    }
    return result;
}

QJsonArray scenarioOf(DemoClient &client, qint64 id)
{
    return bare(client.get("/testcase/" + QByteArray::number(id) + "/scenario").object()[u"steps"_s].toArray());
}

} // namespace

void CliReadTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

void CliReadTest::doctorTellsEachCheck()
{
    const CliResult json = m_cli->json({u"doctor"_s});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.json().keys(), (QStringList{u"checks"_s, u"ok"_s}));
    QVERIFY(json.json()[u"ok"_s].toBool());
    const QJsonArray checks = json.json()[u"checks"_s].toArray();
    for (const QJsonValue &check : checks) {
        QCOMPARE(check.toObject().keys(), (QStringList{u"hint"_s, u"name"_s, u"ok"_s, u"text"_s}));
        QVERIFY(check[u"ok"_s].toBool());
    }
    const QStringList names = namesIn(checks);
    for (const QString &name : {u"address"_s, u"reachable"_s, u"sign-in"_s, u"dialect"_s, u"projects"_s, u"project"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
    QCOMPARE(checks.last()[u"text"_s].toString(), u"1 \"Online shop\""_s);
    const QJsonValue dialect = checks[names.indexOf(u"dialect"_s)];
    QCOMPARE(dialect[u"text"_s].toString(), u"TestOps of the kind that Casewright was first made for, API at /api/rs, plain bearer token"_s);

    m_cli->unset("ATO_PROJECT_ID");
    const CliResult text = m_cli->run({u"doctor"_s});
    QCOMPARE(text.exitCode, 0);
    QCOMPARE(text.out.count('\n'), names.size() - 1); // of no project nothing is said
    QVERIFY(text.out.contains("ok    sign-in"));
}

void CliReadTest::listsAreIdsAndNames_data()
{
    QTest::addColumn<QStringList>("some");
    QTest::newRow("projects") << QStringList{u"Online shop"_s, u"Mobile bank"_s};
    QTest::newRow("suites") << QStringList{u"Checkout"_s, u"Checkout > Payment > Cards"_s, u"Orders"_s};
    QTest::newRow("layers") << QStringList{u"UI"_s, u"API"_s, u"Component"_s, u"Unit"_s};
    QTest::newRow("features") << QStringList{u"Cart"_s, u"Promo codes"_s};
    QTest::newRow("statuses") << QStringList{u"Active"_s, u"Outdated"_s, u"Archived"_s};
    QTest::newRow("tags") << QStringList{u"smoke"_s, u"severity:critical"_s};
    QTest::newRow("integrations") << QStringList{u"Jira"_s, u"GitHub"_s};
}

void CliReadTest::listsAreIdsAndNames()
{
    QFETCH(QStringList, some);
    const QString command = QString::fromLatin1(QTest::currentDataTag());
    const CliResult json = m_cli->json({command});
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.json().keys(), QStringList{u"items"_s});
    const QJsonArray items = json.json()[u"items"_s].toArray();
    for (const QJsonValue &item : items) {
        QCOMPARE(item.toObject().keys(), (QStringList{u"id"_s, u"name"_s}));
        // The statuses of this dialect are names alone.
        QVERIFY(command == u"statuses"_s ? item[u"id"_s].isNull() : item[u"id"_s].isDouble());
    }
    const CliResult text = m_cli->run({command});
    QVERIFY(text.out.startsWith("ID"));
    for (const QString &name : std::as_const(some)) {
        QVERIFY2(namesIn(items).contains(name), qPrintable(name));
        QVERIFY2(text.out.contains(name.toUtf8()), text.out.constData());
    }
}

void CliReadTest::createsAProject()
{
    const CliResult made = m_cli->json(words("projects create 'Versuch & Irrtum'"));
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.json().keys(), (QStringList{u"id"_s, u"name"_s}));
    QCOMPARE(made.json()[u"name"_s].toString(), u"Versuch & Irrtum"_s);
    QVERIFY(namesIn(items("projects")).contains(u"Versuch & Irrtum"_s));
}

void CliReadTest::createsASuiteOfTheFirstLevelOnly()
{
    const CliResult made = m_cli->json(words("suites create Wishlist"));
    QCOMPARE(made.exitCode, 0);
    QCOMPARE(made.json().keys(), (QStringList{u"id"_s, u"name"_s}));
    const CliResult used = m_cli->json(words("create 'Wish is kept' --suite Wishlist"));
    QCOMPARE(used.exitCode, 0);
    const CliResult listed = m_cli->json(words("suites"));
    QVERIFY2(listed.out.contains(made.out.trimmed()), listed.out.constData());

    const CliResult deeper = m_cli->json(words("suites create 'Wishlist > Shared'"));
    QCOMPARE(deeper.exitCode, 1);
    QCOMPARE(deeper.kind(), u"Invalid"_s);
    QVERIFY(deeper.error()[u"hint"_s].toString().contains(u"--suite \"Wishlist > Shared\""_s));
}

void CliReadTest::casesHaveTheShapeOfTheContract()
{
    const CliResult result = m_cli->json(words("cases"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.json().keys(), (QStringList{u"cases"_s, u"total"_s}));
    const QJsonArray cases = result.json()[u"cases"_s].toArray();
    const QJsonArray rows = m_client->all("/testcase?projectId=1");
    QCOMPARE(result.json()[u"total"_s].toInt(), rows.size());
    QCOMPARE(cases.size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonObject listed = cases.at(i).toObject();
        QCOMPARE(listed.keys(), rowKeys);
        QCOMPARE(listed[u"id"_s], rows.at(i)[u"id"_s]);
        QCOMPARE(listed[u"name"_s], rows.at(i)[u"name"_s]);
        QCOMPARE(listed[u"status"_s], rows.at(i)[u"status"_s]);
        QCOMPARE(listed[u"automated"_s], rows.at(i)[u"automated"_s]);
        const QJsonValue layer = rows.at(i)[u"layer"_s];
        QCOMPARE(listed[u"layer"_s], layer.isNull() ? QJsonValue(QJsonValue::Null) : layer[u"name"_s]);
        QCOMPARE(QJsonArray::fromStringList(namesIn(rows.at(i)[u"tags"_s].toArray())), listed[u"tags"_s].toArray());
        QCOMPARE(listed[u"url"_s].toString(),
                 u"%1/project/1/test-cases/%2"_s.arg(m_server->url()).arg(listed[u"id"_s].toInteger()));
    }
}

void CliReadTest::casesAreSortedAndCut()
{
    const CliResult all = m_cli->json(words("cases"));
    const QList<qint64> ids = idsIn(all.json()[u"cases"_s].toArray());
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    const CliResult few = m_cli->json(words("cases --limit 7"));
    QCOMPARE(few.json()[u"total"_s].toInt(), 150);
    QCOMPARE(idsIn(few.json()[u"cases"_s].toArray()), ids.first(7));
    const CliResult none = m_cli->json(words("cases --limit 0"));
    QCOMPARE(none.json()[u"cases"_s].toArray(), QJsonArray());
}

void CliReadTest::casesAsTextStandInColumns()
{
    const CliResult text = m_cli->run(words("cases --filter 'Cyrillic or Müller'"));
    QCOMPARE(text.exitCode, 0);
    const QStringList lines = QString::fromUtf8(text.out).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.first().startsWith(u"ID"_s));
    const qsizetype column = lines.first().indexOf(u"NAME"_s);
    for (const QString &line : lines.mid(1)) {
        QVERIFY(line.at(column) != u' ');
        QCOMPARE(line.mid(column - 2, 2), u"  "_s);
    }
    QVERIFY(text.err.contains("2 cases."));
}

void CliReadTest::suitesOfAListCostNoRequestPerCase()
{
    m_client->remove("/_demo/requests");
    const CliResult result = m_cli->json(words("cases"));
    const QJsonArray requests = m_client->get("/_demo/requests").object()[u"requests"_s].toArray();
    static const QRegularExpression oneCase(u"/testcase/[0-9]+"_s);
    for (const QJsonValue &request : requests)
        QVERIFY2(!request[u"path"_s].toString().contains(oneCase), qPrintable(request[u"path"_s].toString()));
    QVERIFY(requests.size() < 60);
    const QJsonArray cases = result.json()[u"cases"_s].toArray();
    int nested = 0;
    for (const QJsonValue &row : cases) {
        const QJsonArray first = row[u"suites"_s].toArray().at(0).toArray();
        QStringList levels;
        for (const QJsonValue &level : first)
            levels.append(level.toString());
        QCOMPARE(row[u"suite"_s].toString(), levels.join(u" > "_s));
        nested += levels.size() > 1 ? 1 : 0;
    }
    QVERIFY(nested > 10);
}

void CliReadTest::filtersByWhatRowsTell()
{
    const QJsonArray rows = m_client->all("/testcase?projectId=1");
    QList<qint64> expected;
    for (const QJsonValue &row : rows) {
        const bool tagged = namesIn(row[u"tags"_s].toArray()).contains(u"smoke"_s);
        if (tagged && row[u"layer"_s][u"name"_s].toString() == u"UI"_s)
            expected.append(row[u"id"_s].toInteger());
    }
    const CliResult result = m_cli->json(words("cases --filter 'tag:smoke layer:UI'"));
    QVERIFY(expected.size() > 3);
    QCOMPARE(idsIn(result.json()[u"cases"_s].toArray()), expected);
    QCOMPARE(result.json()[u"total"_s].toInt(), expected.size());
    const CliResult none = m_cli->json(words("cases --filter zzzzzz"));
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.json()[u"total"_s].toInt(), 0);
}

void CliReadTest::saysThatThisServerHasNoAql()
{
    const CliResult result = m_cli->json(words("cases --filter 'aql: true'"));
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.kind(), u"Usage"_s);
    QVERIFY(result.error()[u"text"_s].toString().contains(u"no AQL"_s));
}

void CliReadTest::filtersByWhatRowsDoNotTell()
{
    QList<qint64> withIssues;
    QList<qint64> withoutSteps;
    const QJsonArray rows = m_client->all("/testcase?projectId=1");
    for (const QJsonValue &row : rows) {
        const qint64 id = row[u"id"_s].toInteger();
        if (!m_client->get("/testcase/" + QByteArray::number(id) + "/issue").array().isEmpty())
            withIssues.append(id);
        if (scenarioOf(*m_client, id).isEmpty())
            withoutSteps.append(id);
    }
    QVERIFY(!withIssues.isEmpty() && withIssues.size() < rows.size());
    QCOMPARE(idsIn(m_cli->json(words("cases --filter has:issues")).json()[u"cases"_s].toArray()), withIssues);
    QCOMPARE(idsIn(m_cli->json(words("cases --filter -has:steps")).json()[u"cases"_s].toArray()), withoutSteps);
    // What an earlier run has read is read again.
    const QByteArray path = "/testcase/" + QByteArray::number(withIssues.first());
    const qint64 link = m_client->get(path + "/issue").array().at(0)[u"id"_s].toInteger();
    QCOMPARE(m_client->get(path + "/issue").array().size(), 1);
    QCOMPARE(m_client->remove(path + "/issue/" + QByteArray::number(link)).status / 100, 2);
    QCOMPARE(idsIn(m_cli->json(words("cases --filter has:issues")).json()[u"cases"_s].toArray()), withIssues.mid(1));
}

void CliReadTest::showHasTheShapeOfTheContract()
{
    const QJsonObject shown = m_cli->json(words("show 1001")).json();
    QStringList keys = rowKeys;
    keys << u"description"_s << u"precondition"_s << u"issues"_s << u"steps"_s;
    keys.sort();
    QCOMPARE(shown.keys(), keys);
    const QJsonObject row = caseOf(*m_client, 1001);
    QCOMPARE(shown[u"name"_s], row[u"name"_s]);
    QCOMPARE(shown[u"description"_s], row[u"description"_s]);
    QCOMPARE(shown[u"precondition"_s], row[u"precondition"_s]);
    QCOMPARE(shown[u"feature"_s], row[u"feature"_s][u"name"_s]);
    QCOMPARE(shown[u"suite"_s].toString(), u"Catalog"_s);
    QCOMPARE(shown[u"issues"_s].toArray().at(0).toObject().keys(), (QStringList{u"integration"_s, u"key"_s, u"url"_s}));
    QCOMPARE(shown[u"issues"_s][0][u"integration"_s].toString(), u"Jira"_s);
    QCOMPARE(shown[u"steps"_s][0].toObject().keys(),
             (QStringList{u"expectedResult"_s, u"keyword"_s, u"name"_s, u"steps"_s}));
    QCOMPARE(bare(shown[u"steps"_s].toArray()), scenarioOf(*m_client, 1001));
    for (const char *other : {"show ATO-1001", "show '#1001'", "show 1001 --format json"})
        QCOMPARE(m_cli->json(words(other)).json(), shown);
    const CliResult plain = m_cli->run(words("show 1001 --format json"));
    QCOMPARE(plain.json(), shown);
}

void CliReadTest::showsMarkdownThatReadsBackAsTheSameSteps()
{
    const CliResult text = m_cli->run(words("show 1001"));
    QCOMPARE(text.exitCode, 0);
    QCOMPARE(m_cli->run(words("show 1001 --format md")).out, text.out);
    const QByteArray name = caseOf(*m_client, 1001)[u"name"_s].toString().toUtf8();
    QVERIFY(text.out.startsWith("# " + name + "\n"));
    QVERIFY(text.out.contains("\n## Precondition\n"));
    const QByteArray outline = text.out.mid(text.out.indexOf("## Scenario\n\n") + 13);
    QCOMPARE(m_cli->json(words("steps 1002 --set -"), outline).exitCode, 0);
    QCOMPARE(scenarioOf(*m_client, 1002), scenarioOf(*m_client, 1001));
}

void CliReadTest::showsGherkin()
{
    const CliResult text = m_cli->run(words("show 1001 --format gherkin"));
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.startsWith("Feature: Product page\n"));
    QVERIFY(text.out.contains("@ATO-1001 @smoke @severity:critical"));
    QVERIFY(text.out.contains("\n    Given the product page of a paperback is open\n"));
    QVERIFY(text.out.contains("\n        Then Price is shown with VAT and currency\n"));
}

void CliReadTest::showSaysWhatIsNotThere()
{
    const CliResult result = m_cli->json(words("show 99999"));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.kind(), u"NotFound"_s);
    QVERIFY(!result.error()[u"requestId"_s].toString().isEmpty());
    const CliResult local = m_cli->json(words("show local:7"));
    QCOMPARE(local.exitCode, 1);
    QCOMPARE(local.kind(), u"NotFound"_s);
    const CliResult text = m_cli->run(words("show 99999"));
    QCOMPARE(text.out, QByteArray());
    QCOMPARE(text.err.trimmed().split('\n').size(), 2); // what happened, and what to do
    m_cli->set("ATO_PROJECT_ID", u"77"_s);
    QCOMPARE(m_cli->json(words("cases")).exitCode, 1);
}

void CliReadTest::quietSaysNothingBesideTheResult()
{
    const CliResult result = m_cli->run(words("--quiet cases --filter smoke"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.err, QByteArray());
    QVERIFY(!result.out.isEmpty());
}

void CliReadTest::pullTellsWhatChanged()
{
    const QJsonObject first = m_cli->json(words("pull")).json();
    QCOMPARE(first.keys(), (QStringList{u"changed"_s, u"read"_s, u"rows"_s}));
    QCOMPARE(first[u"rows"_s].toInt(), 150);
    QCOMPARE(first[u"changed"_s].toArray().size(), 150);
    QCOMPARE(m_cli->json(words("pull")).json()[u"changed"_s].toArray(), QJsonArray());
    QCOMPARE(m_client->patch("/testcase/1003", R"({"name": "Renamed by somebody else"})").status, 200);
    QCOMPARE(m_cli->json(words("pull")).json()[u"changed"_s].toArray(), QJsonArray{1003});
    QVERIFY(m_cli->run(words("pull")).out.contains("150 cases"));
}

CASEWRIGHT_TEST(CliReadTest)
#include "cli_read_test.moc"
