// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

/// `replace` in the cases of a suite, on the servers of every dialect. Looked at by another profile, which knows nothing but what the server says.
class CliReplaceDialectsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();

    void replacesInASuiteAndBelowAndOneUndoTakesItBack();
    void aFilterNarrowsTheSuite();
    void whereNothingIsToBeDoneNothingIsWritten_data();
    void whereNothingIsToBeDoneNothingIsWritten();

private:
    [[nodiscard]] qint64 make(const QString &name, const QString &suite) const;
    /// Everything of the case but when it was read.
    [[nodiscard]] QByteArray shown(qint64 id) const { return m_judge->json({u"show"_s, QString::number(id)}).out; }
    [[nodiscard]] static QSet<qint64> changedIn(const CliResult &result);

    std::unique_ptr<CliProgram> m_cli;
    std::unique_ptr<CliProgram> m_judge;
    std::unique_ptr<DemoServerProcess> m_server;
    std::unique_ptr<DemoClient> m_client;
    qint64 m_cats = 0;
    qint64 m_lions = 0;
    qint64 m_farm = 0;
};

void CliReplaceDialectsTest::initTestCase_data()
{
    QTest::addColumn<QString>("dialect");
    for (const char *dialect : {"seed", "testops-4", "testops"})
        QTest::newRow(dialect) << QString::fromLatin1(dialect);
}

void CliReplaceDialectsTest::init()
{
    QFETCH_GLOBAL(QString, dialect);
    m_server = std::make_unique<DemoServerProcess>();
    QVERIFY2(m_server->start({u"--dialect"_s, dialect}), qPrintable(m_server->errorText()));
    m_client = std::make_unique<DemoClient>(*m_server);
    m_cli = std::make_unique<CliProgram>();
    m_judge = std::make_unique<CliProgram>();
    m_cli->connectTo(*m_server);
    m_judge->connectTo(*m_server);
    m_cats = make(u"Zebra and cat"_s, u"Zoo > Cats"_s);
    m_lions = make(u"Zebra and lion"_s, u"Zoo > Cats > Lions"_s);
    m_farm = make(u"Zebra and cow"_s, u"Farm"_s);
    QVERIFY(m_cats > 0 && m_lions > 0 && m_farm > 0);
}

qint64 CliReplaceDialectsTest::make(const QString &name, const QString &suite) const
{
    const QString steps = m_cli->file(u"steps.md"_s, "- Given a zebra\n  - feed it\n    => the zebra eats, the zebra sleeps\n- Then done\n");
    const CliResult made = m_cli->json({u"create"_s, name, u"--description"_s, u"of *zebra*s"_s, u"--precondition"_s, u"a zebra"_s, u"--suite"_s, suite,
                                        u"--tag"_s, u"zebra"_s, u"--steps"_s, steps});
    return made.json()[u"id"_s].toInteger();
}

QSet<qint64> CliReplaceDialectsTest::changedIn(const CliResult &result)
{
    QSet<qint64> ids;
    const QJsonArray changed = result.json()[u"changed"_s].toArray();
    for (const QJsonValue &id : changed)
        ids.insert(id.toInteger());
    return ids;
}

void CliReplaceDialectsTest::replacesInASuiteAndBelowAndOneUndoTakesItBack()
{
    const QByteArray cats = shown(m_cats);
    const QByteArray lions = shown(m_lions);
    const QByteArray farm = shown(m_farm);
    QVERIFY(cats.contains("the zebra eats"));
    const CliResult done = m_cli->json({u"replace"_s, u"zebra"_s, u"okapi"_s, u"--word"_s, u"--suite"_s, u"Zoo > Cats"_s});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(changedIn(done), (QSet<qint64>{m_cats, m_lions}));
    // All but the tag, which is no text, and "zebras", which is another word than "zebra" where its markup does not part them.
    const QJsonObject now = QJsonDocument::fromJson(shown(m_lions)).object();
    QCOMPARE(now[u"name"_s].toString(), u"okapi and lion"_s);
    QCOMPARE(now[u"precondition"_s].toString(), u"a okapi"_s);
    QCOMPARE(now[u"tags"_s].toArray(), QJsonArray{u"zebra"_s});
    const QJsonObject first = now[u"steps"_s][0].toObject();
    QCOMPARE(first[u"keyword"_s].toString(), u"Given"_s);
    QCOMPARE(first[u"name"_s].toString(), u"a okapi"_s);
    QCOMPARE(first[u"steps"_s][0][u"expectedResult"_s].toString(), u"the okapi eats, the okapi sleeps"_s);
    QCOMPARE(shown(m_farm), farm);
    const CliResult undone = m_cli->json({u"undo"_s});
    QVERIFY2(undone.exitCode == 0, undone.err.constData());
    QCOMPARE(shown(m_cats), cats);
    QCOMPARE(shown(m_lions), lions);
}

void CliReplaceDialectsTest::aFilterNarrowsTheSuite()
{
    const CliResult done = m_cli->json({u"replace"_s, u"zebra"_s, u"okapi"_s, u"--in"_s, u"names"_s, u"--suite"_s, u"Zoo"_s, u"--filter"_s, u"lion"_s});
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(changedIn(done), QSet<qint64>{m_lions});
    QVERIFY(!shown(m_cats).contains("okapi"));
}

void CliReplaceDialectsTest::whereNothingIsToBeDoneNothingIsWritten_data()
{
    QTest::addColumn<QString>("suite");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing found there") << u"Zoo > Cats"_s << 1 << QString();
    QTest::newRow("no such suite") << u"Zoo > Dogs"_s << 1 << u"no suite \"Zoo > Dogs\""_s;
    QTest::newRow("no path") << u" "_s << 2 << u"--suite needs the path"_s;
}

void CliReplaceDialectsTest::whereNothingIsToBeDoneNothingIsWritten()
{
    QFETCH(const QString, suite);
    QFETCH(const int, exitCode);
    QFETCH(const QString, says);
    const QStringList before = writesSeen(*m_client);
    const CliResult result = m_cli->json({u"replace"_s, u"cow"_s, u"ox"_s, u"--suite"_s, suite});
    QCOMPARE(result.exitCode, exitCode);
    QVERIFY2(says.isEmpty() || result.error()[u"text"_s].toString().contains(says), result.out.constData());
    QCOMPARE(writesSeen(*m_client), before);
}

CASEWRIGHT_TEST(CliReplaceDialectsTest)
#include "cli_replace_dialects_test.moc"
