// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// The commands on servers as they really are, in both generations. Nothing tells casewright-cli what it talks to.
class CliDialectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();

    void doctorTellsTheDialect();
    void doctorTellsWhoMayOnlyRead();
    void changesOfAutomatedCasesSayWhatMayBecomeOfThem();
    void listsWhatACaseCanReferTo();
    void listsSuitesAndFilteredCases();
    void findsAutomatedCases();
    void findsByTheServersOwnLanguage();
    void aFilterAndItsAqlFindTheSame();
    void refusesAqlThatTheServerDoesNotUnderstand();
    void showsWhatACaseWasCreatedWith();
    void createdCaseIsOnTheServerByItsIds();
    void editChangesWhatTheOptionsNameAndNothingElse();
    void changingOneStepKeepsTheOthers();
    void tagsAndLinksKeepWhatOthersAdded();
    void undoTakesEachChangeBack();
    void deletesIntoTheBinAndMakesAnew();
    void remembersTheDialect();
    void aDialectThatIsGivenIsNotRemembered();

private:
    [[nodiscard]] bool isModern() const { return m_dialect == u"testops"_s; }
    [[nodiscard]] QString api() const { return isModern() ? u"/api"_s : u"/api/rs"_s; }
    /// What the server itself says, below its API's prefix.
    [[nodiscard]] QJsonDocument served(const QString &path);
    [[nodiscard]] QJsonObject overview(qint64 id) { return served(u"/testcase/%1/overview"_s.arg(id)).object(); }
    [[nodiscard]] QJsonObject shown(qint64 id) const { return m_cli->json({u"show"_s, QString::number(id)}).json(); }
    [[nodiscard]] QStringList requests();
    /// The ids that `cases --filter` lists.
    [[nodiscard]] QList<qint64> found(const QString &filter) const;

    QString m_dialect;
    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
};

namespace {

QJsonObject step(const char *keyword, const char *name, const char *expected = "", const QJsonArray &steps = {})
{
    return {{u"keyword"_s, QString::fromUtf8(keyword)},
            {u"name"_s, QString::fromUtf8(name)},
            {u"expectedResult"_s, QString::fromUtf8(expected)},
            {u"steps"_s, steps}};
}

const QJsonArray nestedSteps{
    step("Given", "a cart with «日本» 🎉", "",
         {step("", "Log in again", "The cart still holds both items\nThe name is shown", {step("", "Type the password")})}),
    step("When", "the customer pays"),
    step("Then", "the order is confirmed", "The last four digits are shown"),
    step("", "no keyword"),
};

const QByteArray createEverything =
    "create 'Заказ with ümlaut 🎉' --description '**bold**' --precondition 'signed in' --status outdated --layer -3 "
    "--feature Cart --suite 'Checkout > Payment > Wallets' --tag smoke --tag 'area: cart' --issue Jira:SHOP-77 "
    "--issue 12:shop/web#5 --steps -";

QStringList named(const QJsonArray &items)
{
    QStringList names;
    for (const QJsonValue &item : items)
        names.append(item[u"name"_s].toString());
    names.sort();
    return names;
}

QStringList itemsOf(const CliResult &result)
{
    QStringList items;
    const QJsonArray array = result.json()[u"items"_s].toArray();
    for (const QJsonValue &item : array)
        items.append(u"%1 %2"_s.arg(item[u"id"_s].toInteger()).arg(item[u"name"_s].toString()));
    return items;
}

/// Each value of a custom field as "field: value".
QStringList fieldsOf(const QJsonObject &overview)
{
    QStringList fields;
    const QJsonArray values = overview[u"customFields"_s].toArray();
    for (const QJsonValue &value : values)
        fields.append(value[u"customField"_s][u"name"_s].toString() + u": "_s + value[u"name"_s].toString());
    fields.sort();
    return fields;
}

/// Text and id of each step as the server has them.
QMap<QString, QString> stepIds(const QJsonObject &tree)
{
    QMap<QString, QString> ids;
    const QJsonObject nodes = tree[u"scenarioSteps"_s].toObject();
    for (auto node = nodes.begin(); node != nodes.end(); ++node)
        ids.insert(node.value()[u"body"_s].toString(), node.key());
    return ids;
}

} // namespace

void CliDialectsTest::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::newRow("4.x") << u"testops-4"_s;
    QTest::newRow("24 and newer") << u"testops"_s;
}

void CliDialectsTest::init()
{
    QFETCH_GLOBAL(QString, dialect);
    m_dialect = dialect;
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start({u"--dialect"_s, dialect}), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
}

QJsonDocument CliDialectsTest::served(const QString &path)
{
    const QString head = u"GET %1%2 HTTP/1.1\r\nHost: demo\r\nAuthorization: Api-Token %3\r\n\r\n"_s;
    return QJsonDocument::fromJson(m_client->raw(head.arg(api(), path, m_server->token()).toLatin1()).body);
}

QStringList CliDialectsTest::requests()
{
    QStringList lines;
    const QJsonArray seen = m_client->get("/_demo/requests").object()[u"requests"_s].toArray();
    for (const QJsonValue &one : seen)
        lines.append(one[u"method"_s].toString() + u' ' + one[u"path"_s].toString() + u'?' + one[u"query"_s].toString());
    return lines;
}

QList<qint64> CliDialectsTest::found(const QString &filter) const
{
    QList<qint64> ids;
    const QJsonArray rows = m_cli->json({u"cases"_s, u"--filter"_s, filter}).json()[u"cases"_s].toArray();
    for (const QJsonValue &row : rows)
        ids.append(row[u"id"_s].toVariant().toLongLong());
    return ids;
}

void CliDialectsTest::doctorTellsTheDialect()
{
    const CliResult result = m_cli->json(words("doctor"));
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.json()[u"ok"_s].toBool());
    QMap<QString, QString> told;
    const QJsonArray checks = result.json()[u"checks"_s].toArray();
    for (const QJsonValue &check : checks)
        told.insert(check[u"name"_s].toString(), check[u"text"_s].toString());
    QCOMPARE(told[u"dialect"_s], isModern() ? u"TestOps 24 or newer, API at /api, tree v2, session token"_s
                                            : u"TestOps 4, API at /api/rs, session token"_s);
    QCOMPARE(told[u"user"_s], u"demo"_s);
    QCOMPARE(told[u"projects"_s], u"2"_s);
    QCOMPARE(told[u"project"_s], u"1 \"Online shop\""_s);
}

void CliDialectsTest::changesOfAutomatedCasesSayWhatMayBecomeOfThem()
{
    QString automated;
    QString manual;
    const QJsonArray rows = m_cli->json(words("cases")).json()[u"cases"_s].toArray();
    for (const QJsonValue &row : rows)
        (row[u"automated"_s].toBool() ? automated : manual) = QString::number(row[u"id"_s].toInteger());
    QVERIFY(!automated.isEmpty() && !manual.isEmpty());
    const QByteArray said = "1 of these cases is automated";
    const CliResult dry = m_cli->run({u"tag"_s, automated, manual, u"--add"_s, u"new"_s, u"--dry-run"_s});
    QVERIFY2(dry.err.contains(said), dry.err.constData());
    const QString steps = m_cli->file(u"new.md"_s, "- Given a cart\n");
    const CliResult replaced = m_cli->run({u"steps"_s, automated, u"--drop-unnamed"_s, u"--set"_s, steps});
    QVERIFY2(replaced.exitCode == 0 && replaced.err.contains(said), replaced.err.constData());
    const CliResult other = m_cli->run({u"tag"_s, manual, u"--add"_s, u"new"_s});
    QVERIFY2(other.exitCode == 0 && !other.err.contains("automated"), other.err.constData());
}

void CliDialectsTest::doctorTellsWhoMayOnlyRead()
{
    QVERIFY2(m_server->start({u"--dialect"_s, m_dialect, u"--reader"_s}), qPrintable(m_server->errorText()));
    m_cli->connectTo(*m_server);
    const CliResult result = m_cli->run(words("doctor"));
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.contains("1 \"Online shop\", may only read"), result.out.constData());
}

void CliDialectsTest::listsWhatACaseCanReferTo()
{
    QCOMPARE(itemsOf(m_cli->json(words("layers"))), (QStringList{u"-1 UI"_s, u"-3 API"_s, u"-4 Component"_s, u"-2 Unit"_s}));
    const QStringList statuses{u"-1 Draft"_s, u"-2 Review"_s, u"-3 Active"_s, u"-4 Outdated"_s, u"61 Archived"_s};
    QCOMPARE(itemsOf(m_cli->json(words("statuses"))), statuses);
    QCOMPARE(itemsOf(m_cli->json(words("integrations"))), (QStringList{u"11 Jira"_s, u"12 GitHub"_s}));
    const QStringList features = itemsOf(m_cli->json(words("features")));
    QVERIFY2(features.contains(u"5007 Cart"_s), qPrintable(features.join(u", "_s)));
    QVERIFY(features.contains(u"5009 Payment"_s));
}

void CliDialectsTest::listsSuitesAndFilteredCases()
{
    const QStringList suites = itemsOf(m_cli->json(words("suites")));
    QVERIFY2(suites.contains(u"5071 Checkout > Payment > Cards"_s), qPrintable(suites.join(u", "_s)));
    QCOMPARE(m_cli->json(words("cases")).json()[u"cases"_s].toArray().size(), 150);
    const QJsonArray rows = m_cli->json(words("cases --filter 'suite:Cards tag:smoke layer:UI'")).json()[u"cases"_s].toArray();
    QCOMPARE(rows.size(), 4);
    for (const QJsonValue &row : rows) {
        QCOMPARE(row[u"suite"_s].toString(), u"Checkout > Payment > Cards"_s);
        QCOMPARE(row[u"layer"_s].toString(), u"UI"_s);
        QVERIFY(row[u"tags"_s].toArray().contains(u"smoke"_s));
    }
}

void CliDialectsTest::findsAutomatedCases()
{
    QList<qint64> automated;
    const QJsonArray cases = served(u"/testcase?projectId=1&size=1000"_s)[u"content"_s].toArray();
    for (const QJsonValue &one : cases) {
        if (one[u"automated"_s].toBool())
            automated.append(one[u"id"_s].toInteger());
    }
    std::sort(automated.begin(), automated.end());
    QVERIFY(!automated.isEmpty());
    QCOMPARE(found(u"is:automated"_s), automated);
    QCOMPARE(found(u"is:manual"_s).size(), 150 - automated.size());
}

void CliDialectsTest::findsByTheServersOwnLanguage()
{
    const QString aql = u"tag in [\"smoke\"] and layer = \"UI\" and automation = false"_s;
    const QList<qint64> ids = found(u"aql: "_s + aql);
    QVERIFY(!ids.isEmpty());
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    QCOMPARE(ids, found(u"tag:smoke layer:UI is:manual"_s));
    const QStringList asked = requests();
    QVERIFY(std::any_of(asked.begin(), asked.end(), [](const QString &line) { return line.contains(u"/testcase/__search?"_s); }));
    const CliResult limited = m_cli->json({u"cases"_s, u"--filter"_s, u"AQL:"_s + aql, u"--limit"_s, u"1"_s});
    QCOMPARE(limited.json()[u"total"_s].toInteger(), ids.size());
    QCOMPARE(limited.json()[u"cases"_s].toArray().size(), 1);
}

void CliDialectsTest::aFilterAndItsAqlFindTheSame()
{
    // What the window's "Show as AQL" makes of these filters, see tests/core/query/aql_test.cpp.
    const QList<std::pair<QString, QString>> pairs{
        {u"layer:UI -tag:smoke"_s, u"layer = \"UI\" and not tag in [\"smoke\"]"_s},
        {u"feature:Cart or feature:Payment"_s, u"cf[\"Feature\"] in [\"Cart\", \"Payment\"]"_s},
        {u"-has:feature"_s, u"cf[\"Feature\"] = null"_s},
        {u"suite:Cards or tag:severity:"_s,
         u"(cf[\"Suite\"] ~= \"cards\" or cf[\"Sub-suite\"] ~= \"cards\" or cf[\"Sub-sub-suite\"] ~= \"cards\") or tag ~= \"severity:\""_s},
        {u"has:tags"_s, u"not tag = null"_s},
        {u"-has:layer"_s, u"layer = null"_s},
        {u"-has:suite"_s, u"cf[\"Suite\"] = null"_s},
        {u"status:Active"_s, u"status = \"Active\""_s},
    };
    for (const auto &[filter, aql] : pairs)
        QVERIFY2(found(filter) == found(u"aql: "_s + aql), qPrintable(aql));
}

void CliDialectsTest::refusesAqlThatTheServerDoesNotUnderstand()
{
    const CliResult refused = m_cli->json({u"cases"_s, u"--filter"_s, u"aql: tag ~ \"smoke\""_s});
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.kind(), u"Usage"_s);
    QVERIFY(refused.error()[u"text"_s].toString().contains(u"tag ~ \"smoke\""_s));
    QCOMPARE(m_cli->json(words("cases --filter aql:")).exitCode, 2);
    // And changes nothing where a selection was to be changed.
    QCOMPARE(m_cli->json(words("tag --filter 'aql: nonsense' --add x")).exitCode, 2);
    QVERIFY(writesSeen(*m_client).isEmpty());
}

void CliDialectsTest::showsWhatACaseWasCreatedWith()
{
    const CliResult made = m_cli->json(words(createEverything.constData()), QJsonDocument(nestedSteps).toJson());
    QVERIFY2(made.exitCode == 0, made.out + made.err);
    const qint64 id = made.json()[u"id"_s].toInteger();
    CliProgram other; // which knows nothing but what the server tells
    other.connectTo(*m_server);
    const auto issue = [](const char *integration, const char *key, const char *url) {
        return QJsonObject{{u"integration"_s, QString::fromUtf8(integration)}, {u"key"_s, QString::fromUtf8(key)}, {u"url"_s, QString::fromUtf8(url)}};
    };
    const QJsonObject sent{
        {u"id"_s, id},
        {u"url"_s, u"%1/project/1/test-cases/%2"_s.arg(m_server->url()).arg(id)},
        {u"name"_s, u"Заказ with ümlaut 🎉"_s},
        {u"description"_s, u"**bold**"_s},
        {u"precondition"_s, u"signed in"_s},
        {u"status"_s, u"Outdated"_s},
        {u"layer"_s, u"API"_s},
        {u"feature"_s, u"Cart"_s},
        {u"suite"_s, u"Checkout > Payment > Wallets"_s},
        {u"suites"_s, QJsonArray{QJsonArray{u"Checkout"_s, u"Payment"_s, u"Wallets"_s}}},
        {u"tags"_s, QJsonArray{u"smoke"_s, u"area: cart"_s}},
        {u"issues"_s, QJsonArray{issue("Jira", "SHOP-77", "https://jira.example.com/browse/SHOP-77"),
                                 issue("GitHub", "shop/web#5", "https://github.com/shop/web/issues/5")}},
        {u"automated"_s, false},
        {u"steps"_s, nestedSteps},
    };
    QCOMPARE(other.json({u"show"_s, QString::number(id)}).json(), sent);
    QCOMPARE(shown(id), sent);
}

void CliDialectsTest::createdCaseIsOnTheServerByItsIds()
{
    const CliResult made = m_cli->json(words(createEverything.constData()), QJsonDocument(nestedSteps).toJson());
    QVERIFY2(made.exitCode == 0, made.out + made.err);
    const qint64 id = made.json()[u"id"_s].toInteger();
    const QJsonObject there = overview(id);
    QCOMPARE(there[u"status"_s][u"id"_s].toInteger(), -4);
    QCOMPARE(there[u"workflow"_s][u"id"_s].toInteger(), -1);
    QCOMPARE(there[u"layer"_s][u"id"_s].toInteger(), -3);
    QStringList fields = fieldsOf(there);
    QVERIFY(fields.removeOne(u"Priority: Major"_s)); // which the server gives to each new case
    QCOMPARE(fields, (QStringList{u"Feature: Cart"_s, u"Sub-sub-suite: Wallets"_s, u"Sub-suite: Payment"_s, u"Suite: Checkout"_s}));
    QCOMPARE(named(there[u"tags"_s].toArray()), (QStringList{u"area: cart"_s, u"smoke"_s}));
    QCOMPARE(named(there[u"issues"_s].toArray()), (QStringList{u"SHOP-77"_s, u"shop/web#5"_s}));
    const QStringList bodies = stepIds(served(u"/testcase/%1/step"_s.arg(id)).object()).keys();
    // Where the window of TestOps shows a step: with its keyword in the text, or the keyword apart.
    QVERIFY2(bodies.contains(isModern() ? u"When the customer pays"_s : u"the customer pays"_s), qPrintable(bodies.join(u'|')));
    QCOMPARE(there[u"scenario"_s][u"steps"_s][1][u"keyword"_s].toString(), isModern() ? QString() : u"When"_s);
}

void CliDialectsTest::editChangesWhatTheOptionsNameAndNothingElse()
{
    const QJsonObject before = overview(1003);
    const QJsonDocument steps = served(u"/testcase/1003/step"_s);
    const CliResult result = m_cli->json(words("edit 1003 --name 'New name' --status Archived --layer unit --feature Search "
                                               "--suite Orders --description D"));
    QVERIFY2(result.exitCode == 0, result.out + result.err);
    const QJsonObject row = shown(1003);
    QCOMPARE(row[u"name"_s].toString(), u"New name"_s);
    QCOMPARE(row[u"status"_s].toString(), u"Archived"_s);
    QCOMPARE(row[u"layer"_s].toString(), u"Unit"_s);
    QCOMPARE(row[u"feature"_s].toString(), u"Search"_s);
    QCOMPARE(row[u"suite"_s].toString(), u"Orders"_s);
    QCOMPARE(row[u"description"_s].toString(), u"D"_s);
    const QJsonObject after = overview(1003);
    QCOMPARE(after[u"workflow"_s][u"name"_s].toString(), u"Extended Manual"_s); // the one that has this status
    // What no option can name is among the custom fields.
    const auto others = [](const QJsonObject &overview) {
        QStringList fields = fieldsOf(overview);
        fields.removeIf([](const QString &field) { return field.contains(u"uite: "_s) || field.startsWith(u"Feature: "_s); });
        return fields;
    };
    QVERIFY(!others(before).isEmpty());
    QCOMPARE(others(after), others(before));
    for (const char *key : {"tags", "issues", "members", "links", "precondition", "expectedResult", "examples", "testKeys"})
        QCOMPARE(after[QLatin1StringView(key)], before[QLatin1StringView(key)]);
    QCOMPARE(served(u"/testcase/1003/step"_s), steps);
    const CliResult again = m_cli->json(words("edit 1003 --name 'New name' --layer Unit --suite Orders"));
    QCOMPARE(again.json()[u"unchanged"_s].toArray(), QJsonArray{1003});
}

void CliDialectsTest::changingOneStepKeepsTheOthers()
{
    const CliResult made = m_cli->json(words("create X --steps -"), QJsonDocument(nestedSteps).toJson());
    QVERIFY2(made.exitCode == 0, made.out + made.err);
    const QString id = QString::number(made.json()[u"id"_s].toInteger());
    const QMap<QString, QString> before = stepIds(served(u"/testcase/%1/step"_s.arg(id)).object());
    QJsonArray wanted = nestedSteps;
    wanted[3] = step("", "still no keyword");
    const CliResult result = m_cli->json({u"steps"_s, id, u"--set"_s, u"-"_s}, QJsonDocument(wanted).toJson());
    QVERIFY2(result.exitCode == 0, result.out + result.err);
    QMap<QString, QString> expected = before;
    expected.insert(u"still no keyword"_s, expected.take(u"no keyword"_s));
    QCOMPARE(stepIds(served(u"/testcase/%1/step"_s.arg(id)).object()), expected);
    QCOMPARE(shown(id.toLongLong())[u"steps"_s].toArray(), wanted);
}

void CliDialectsTest::tagsAndLinksKeepWhatOthersAdded()
{
    QCOMPARE(m_cli->json(words("show 1001")).exitCode, 0);
    CliProgram colleague;
    colleague.connectTo(*m_server);
    QCOMPARE(colleague.json(words("tag 1001 --add theirs")).exitCode, 0);
    QCOMPARE(colleague.json(words("link 1001 Jira:THEIRS-1")).exitCode, 0);
    QCOMPARE(m_cli->json(words("tag 1001 --add 'ö:ä' --remove smoke")).exitCode, 0);
    QCOMPARE(m_cli->json(words("link 1001 Jira:SHOP-1 GitHub:shop/web#3")).exitCode, 0);
    QCOMPARE(named(overview(1001)[u"tags"_s].toArray()), (QStringList{u"priority:high"_s, u"severity:critical"_s, u"theirs"_s, u"ö:ä"_s}));
    QStringList issues = named(overview(1001)[u"issues"_s].toArray());
    for (const QString &key : {u"THEIRS-1"_s, u"SHOP-1"_s, u"shop/web#3"_s})
        QCOMPARE(issues.count(key), 1);
    QCOMPARE(m_cli->json(words("unlink 1001 SHOP-1")).exitCode, 0);
    issues.removeOne(u"SHOP-1"_s);
    QCOMPARE(named(overview(1001)[u"issues"_s].toArray()), issues);
}

void CliDialectsTest::undoTakesEachChangeBack()
{
    const QJsonObject before = shown(1001);
    QVERIFY(!before[u"steps"_s].toArray().isEmpty());
    QCOMPARE(m_cli->json(words("edit 1001 --name Other --layer API --suite Orders --feature ''")).exitCode, 0);
    QCOMPARE(m_cli->json(words("tag 1001 --add new")).exitCode, 0);
    QCOMPARE(m_cli->json(words("link 1001 Jira:SHOP-1")).exitCode, 0);
    QCOMPARE(m_cli->json(words("steps 1001 --set -"), "- only this\n").exitCode, 0);
    QCOMPARE(shown(1001)[u"steps"_s].toArray(), QJsonArray{step("", "only this")});
    for (int change = 0; change < 4; ++change) {
        const CliResult undone = m_cli->json(words("undo"));
        QVERIFY2(undone.exitCode == 0, undone.out + undone.err);
        QCOMPARE(undone.json()[u"changed"_s].toArray(), QJsonArray{1001});
    }
    CliProgram other;
    other.connectTo(*m_server);
    QCOMPARE(other.json(words("show 1001")).json(), before);
}

void CliDialectsTest::deletesIntoTheBinAndMakesAnew()
{
    const QJsonObject before = shown(1001);
    QCOMPARE(m_cli->json(words("delete 1001")).exitCode, 0);
    QVERIFY(overview(1001)[u"deleted"_s].toBool());
    QCOMPARE(m_cli->json(words("cases")).json()[u"cases"_s].toArray().size(), 149);
    const CliResult gone = m_cli->json(words("show 1001"));
    QCOMPARE(gone.exitCode, 1);
    QCOMPARE(gone.kind(), u"NotFound"_s);
    const CliResult undone = m_cli->json(words("undo"));
    QVERIFY2(undone.exitCode == 0, undone.out + undone.err);
    const QJsonObject after = shown(undone.json()[u"changed"_s][0].toInteger());
    for (const QString &key : {u"name"_s, u"description"_s, u"status"_s, u"layer"_s, u"feature"_s, u"suites"_s, u"tags"_s, u"steps"_s})
        QCOMPARE(after[key], before[key]);
}

void CliDialectsTest::remembersTheDialect()
{
    const QStringList probes{u"GET /api/rs/feature?projectId=1"_s, u"GET /api/project?page=0&size=1"_s, u"GET /api/rs/project?page=0&size=1"_s};
    QCOMPARE(m_cli->json(words("show 1001")).exitCode, 0);
    const QStringList first = requests();
    for (const QString &probe : probes)
        QVERIFY2(first.contains(probe), qPrintable(first.join(u'\n')));
    m_client->remove("/_demo/requests");
    QCOMPARE(m_cli->json(words("show 1002")).exitCode, 0);
    QStringList second = requests();
    QVERIFY(second.contains(u"GET %1/testcase/1002/overview?"_s.arg(api())));
    QCOMPARE(second.removeAll(u"POST /api/uaa/oauth/token?"_s), 1);
    QCOMPARE(second.removeAll(u"GET /api/project?page=0&size=1"_s), isModern() ? 0 : 1); // a 4.x may have been upgraded
    for (const QString &line : std::as_const(second)) {
        QVERIFY2(!probes.contains(line) && !line.contains(u"/v2/tree"_s), qPrintable(line));
        QVERIFY2(line.startsWith(u"GET "_s + api() + u'/'), qPrintable(line));
    }
}

void CliDialectsTest::aDialectThatIsGivenIsNotRemembered()
{
    const CliResult wrong = m_cli->json(words("--dialect seed show 1001"));
    QCOMPARE(wrong.exitCode, 4); // the commissioned dialect sends the token as it is
    QCOMPARE(requests().filter(u"oauth"_s), QStringList());
    QCOMPARE(m_cli->json(u"--dialect %1 show 1001"_s.arg(m_dialect).split(u' ')).exitCode, 0);
    m_client->remove("/_demo/requests");
    QCOMPARE(m_cli->json(words("show 1001")).exitCode, 0);
    QVERIFY(requests().contains(u"GET /api/rs/feature?projectId=1"_s));
}

CASEWRIGHT_TEST(CliDialectsTest)
#include "cli_dialects_test.moc"
