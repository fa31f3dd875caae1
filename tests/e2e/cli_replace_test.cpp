// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// `replace`, judged by what the server has afterwards.
class CliReplaceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void replacesEverywhereAndOneUndoTakesItBack();
    void aDryRunListsEachMatchAndChangesNothing();
    void looksOnlyWhereItIsTold();
    void carriesGroupsOver();
    void saysThatNothingIsFound();
    void refusesWhatItCannotLookFor_data();
    void refusesWhatItCannotLookFor();
    void listsACaseThatWouldHaveNoName();

private:
    [[nodiscard]] qint64 make(const QString &name, const QString &precondition) const;
    [[nodiscard]] QString step(qint64 id) const;

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
    qint64 m_first = 0;
    qint64 m_second = 0;
};

void CliReplaceTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli->connectTo(*m_server);
    m_first = make(u"Zebra one"_s, u"a zebra, a Zebra"_s);
    m_second = make(u"Zebra two"_s, u"zebras"_s);
    QVERIFY(m_first > 0 && m_second > m_first);
}

qint64 CliReplaceTest::make(const QString &name, const QString &precondition) const
{
    const QString steps = m_cli->file(u"steps.md"_s, "- Given a zebra\n  - feed it\n    => the zebra eats\n");
    const CliResult made = m_cli->json({u"create"_s, name, u"--precondition"_s, precondition, u"--tag"_s, u"zebra"_s, u"--steps"_s, steps});
    return made.json()[u"id"_s].toInteger();
}

QString CliReplaceTest::step(qint64 id) const
{
    const QJsonObject scenario = m_client->get("/testcase/" + QByteArray::number(id) + "/scenario").object();
    const QJsonObject first = scenario[u"steps"_s][0].toObject();
    return first[u"name"_s].toString() + u" / "_s + first[u"steps"_s][0][u"expectedResult"_s].toString();
}

void CliReplaceTest::replacesEverywhereAndOneUndoTakesItBack()
{
    const CliResult done = m_cli->json(words("replace zebra okapi --word --filter tag:zebra"));
    QCOMPARE(done.exitCode, 0);
    const QJsonArray changed = done.json()[u"changed"_s].toArray();
    QVERIFY2(changed.size() == 2 && changed.contains(m_first) && changed.contains(m_second), done.out.constData());
    QCOMPARE(caseOf(*m_client, m_first)[u"name"_s].toString(), u"okapi one"_s);
    QCOMPARE(caseOf(*m_client, m_first)[u"precondition"_s].toString(), u"a okapi, a okapi"_s);
    QCOMPARE(caseOf(*m_client, m_second)[u"precondition"_s].toString(), u"zebras"_s);
    QCOMPARE(step(m_second), u"a okapi / the okapi eats"_s);
    QCOMPARE(tagsOf(*m_client, m_first), QStringList{u"zebra"_s});
    const CliResult undone = m_cli->json(words("undo"));
    QCOMPARE(undone.exitCode, 0);
    QCOMPARE(undone.json()[u"changed"_s].toArray().size(), 2);
    QCOMPARE(caseOf(*m_client, m_first)[u"precondition"_s].toString(), u"a zebra, a Zebra"_s);
    QCOMPARE(step(m_second), u"a zebra / the zebra eats"_s);
}

void CliReplaceTest::aDryRunListsEachMatchAndChangesNothing()
{
    const QStringList before = writesSeen(*m_client);
    const QStringList line = words("replace Zebra okapi --case --dry-run --filter tag:zebra");
    const CliResult dry = m_cli->json(line);
    QCOMPARE(dry.exitCode, 0);
    const QJsonArray matches = dry.json()[u"matches"_s].toArray();
    QCOMPARE(matches.size(), 3);
    QCOMPARE(matches[1].toObject(), (QJsonObject{{u"id"_s, m_first},
                                                 {u"where"_s, u"precondition"_s},
                                                 {u"before"_s, u"a zebra, a Zebra"_s},
                                                 {u"after"_s, u"a zebra, a okapi"_s}}));
    const CliResult text = m_cli->run(line);
    QVERIFY2(text.out.contains("precondition\n  - a zebra, a Zebra\n  + a zebra, a okapi\n"), text.out.constData());
    QVERIFY2(text.out.contains("Would change 2"), text.out.constData());
    QCOMPARE(writesSeen(*m_client), before);
}

void CliReplaceTest::looksOnlyWhereItIsTold()
{
    const CliResult dry = m_cli->json(words("replace zebra okapi --in steps --dry-run --filter tag:zebra"));
    QStringList places;
    const QJsonArray matches = dry.json()[u"matches"_s].toArray();
    for (const QJsonValue &match : matches)
        places << match[u"where"_s].toString();
    QCOMPARE(places, (QStringList{u"step 1"_s, u"expected result of step 1.1"_s, u"step 1"_s, u"expected result of step 1.1"_s}));
}

void CliReplaceTest::carriesGroupsOver()
{
    const CliResult done = m_cli->json(words("replace '(\\w+) (one|two)' '$2 \\1' --regex --in names --filter tag:zebra"));
    QCOMPARE(done.exitCode, 0);
    QCOMPARE(caseOf(*m_client, m_second)[u"name"_s].toString(), u"two Zebra"_s);
}

void CliReplaceTest::saysThatNothingIsFound()
{
    const QStringList before = writesSeen(*m_client);
    const CliResult none = m_cli->run(words("replace unicorn okapi --filter tag:zebra"));
    QCOMPARE(none.exitCode, 1);
    QVERIFY(none.out.startsWith("Nothing found."));
    QCOMPARE(writesSeen(*m_client), before);
}

void CliReplaceTest::refusesWhatItCannotLookFor_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("says");
    QTest::newRow("open group") << u"replace 'ab(c' x --regex --filter tag:zebra"_s << u"after 4 characters"_s;
    QTest::newRow("finds nothing at all") << u"replace 'x*' y --regex --filter tag:zebra"_s << u"at least one letter"_s;
    QTest::newRow("empty") << u"replace '' y --filter tag:zebra"_s << u"nothing to look for"_s;
    QTest::newRow("no filter") << u"replace x y"_s << u"--filter"_s;
    QTest::newRow("no such texts") << u"replace x y --in tags --filter tag:zebra"_s << u"\"tags\""_s;
}

void CliReplaceTest::refusesWhatItCannotLookFor()
{
    QFETCH(const QString, line);
    QFETCH(const QString, says);
    const CliResult refused = m_cli->json(words(line));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.error()[u"text"_s].toString().contains(says), refused.out.constData());
}

void CliReplaceTest::listsACaseThatWouldHaveNoName()
{
    const CliResult done = m_cli->json(words("replace 'Zebra one' '' --in names --filter tag:zebra"));
    QCOMPARE(done.exitCode, 1);
    QCOMPARE(done.json()[u"failed"_s][0][u"id"_s].toInteger(), m_first);
    QCOMPARE(caseOf(*m_client, m_first)[u"name"_s].toString(), u"Zebra one"_s);
}

CASEWRIGHT_TEST(CliReplaceTest)
#include "cli_replace_test.moc"
