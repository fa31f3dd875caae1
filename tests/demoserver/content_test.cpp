// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demoserver/demo_client.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright::test;

/// The content a tester looks at: enough of it, different enough, and the same at every start.
class ContentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
        m_client = std::make_unique<DemoClient>(m_server);
        m_shop = m_client->all("/testcase?projectId=1");
        m_bank = m_client->all("/testcase?projectId=2");
        for (const QJsonArray *rows : {&m_shop, &m_bank}) {
            for (const QJsonValue &row : *rows)
                m_scenarios.append(m_client->get("/testcase/" + QByteArray::number(row[QLatin1String("id")].toInteger()) + "/scenario").object()[QLatin1String("steps")].toArray());
        }
    }

    void has250CasesInTwoProjects()
    {
        QCOMPARE(m_shop.size(), 150);
        QCOMPARE(m_bank.size(), 100);
        QCOMPARE(m_client->all("/project").size(), 2);
        QCOMPARE(m_shop.first()[QLatin1String("id")].toInteger(), 1001);
    }

    void hasTwelveSuitesSomeOfThemThreeDeep()
    {
        int deepest = 0;
        QCOMPARE(countGroups("1", {}, 1, deepest) + countGroups("2", {}, 1, deepest), 12);
        QCOMPARE(deepest, 3);
    }

    // Variants of one case share most words; a name counts as new when it shares less than half with each one counted.
    void hasAtLeast60DifferentWordings()
    {
        QList<QSet<QString>> wordings;
        for (const QJsonArray *rows : {&m_shop, &m_bank}) {
            for (const QJsonValue &row : *rows) {
                const QStringList list = row[QLatin1String("name")].toString().toLower().split(u' ');
                const QSet<QString> words(list.begin(), list.end());
                const bool isNew = std::none_of(wordings.cbegin(), wordings.cend(), [&](const QSet<QString> &other) {
                    return 2 * (QSet<QString>(words) & other).size() >= std::min(words.size(), other.size());
                });
                if (isNew)
                    wordings.append(words);
            }
        }
        QVERIFY2(wordings.size() >= 60, qPrintable(QString::number(wordings.size())));
    }

    void hasNoTwoCasesOfOneName()
    {
        QSet<QString> names;
        for (const QJsonArray *rows : {&m_shop, &m_bank}) {
            for (const QJsonValue &row : *rows)
                names.insert(row[QLatin1String("name")].toString());
        }
        QCOMPARE(names.size(), 250);
    }

    void nestsScenariosUpToFiveLevels()
    {
        int deepest = 0;
        for (const QJsonArray &steps : std::as_const(m_scenarios))
            deepest = std::max(deepest, depth(steps));
        QCOMPARE(deepest, 5);
    }

    void fillsInEveryPlaceholder()
    {
        for (const QJsonArray *rows : {&m_shop, &m_bank}) {
            const QByteArray text = QJsonDocument(*rows).toJson();
            QVERIFY(!text.contains("{1}") && !text.contains("{2}"));
        }
        for (const QJsonArray &steps : std::as_const(m_scenarios)) {
            const QByteArray text = QJsonDocument(steps).toJson();
            QVERIFY(!text.contains("{1}") && !text.contains("{2}"));
        }
    }

    void showsTheHabitsTheProgramWarnsAbout()
    {
        const auto hasTag = [](const QJsonValue &row, const QString &name) {
            const QJsonArray tags = row[QLatin1String("tags")].toArray();
            return std::any_of(tags.begin(), tags.end(), [&](const QJsonValue &tag) { return tag[QLatin1String("name")].toString() == name; });
        };
        int withoutLayer = 0, prefixed = 0, bare = 0, automated = 0;
        for (const QJsonArray *rows : {&m_shop, &m_bank}) {
            for (const QJsonValue &row : *rows) {
                withoutLayer += row[QLatin1String("layer")].isNull();
                prefixed += hasTag(row, QStringLiteral("severity:critical"));
                bare += hasTag(row, QStringLiteral("critical"));
                automated += row[QLatin1String("automated")].toBool();
            }
        }
        QVERIFY(withoutLayer >= 3 && prefixed >= 10 && bare >= 1 && automated >= 10);
        const auto isFlatNumbered = [](const QJsonArray &steps) {
            return std::any_of(steps.begin(), steps.end(), [](const QJsonValue &step) { return step[QLatin1String("name")].toString().startsWith(QLatin1String("1.1 ")); });
        };
        QVERIFY(std::any_of(m_scenarios.cbegin(), m_scenarios.cend(), isFlatNumbered));
        QVERIFY(std::any_of(m_scenarios.cbegin(), m_scenarios.cend(), [](const QJsonArray &steps) { return steps.isEmpty(); }));
    }

    void usesLettersFromBeyondLatinAndMarkdown()
    {
        const QString text = QString::fromUtf8(QJsonDocument(m_shop).toJson() + QJsonDocument(m_bank).toJson());
        for (const char *part : {"Поиск", "ß", "🎁", "**", "\\n- ", "](https://"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }

    void linksIssuesOfBothTrackers()
    {
        QSet<qint64> integrations;
        for (qint64 id = 1001; id <= 1250; ++id) {
            const QJsonArray links = m_client->get("/testcase/" + QByteArray::number(id) + "/issue").array();
            for (const QJsonValue &link : links)
                integrations.insert(link[QLatin1String("integrationId")].toInteger());
        }
        QCOMPARE(integrations.size(), 2);
    }

    void isTheSameAtEveryStart()
    {
        DemoServerProcess again;
        QVERIFY(again.start());
        QVERIFY(again.token() != m_server.token());
        DemoClient client(again);
        QCOMPARE(client.all("/testcase?projectId=1"), m_shop);
        QCOMPARE(client.all("/testcase?projectId=2"), m_bank);
        QCOMPARE(client.get("/tag").body, m_client->get("/tag").body);
    }

    void scalesToManyCasesWithDifferentNames()
    {
        DemoServerProcess big;
        QVERIFY(big.start({QStringLiteral("--cases"), QStringLiteral("5000")}));
        DemoClient client(big);
        const QJsonArray rows = client.all("/testcase?projectId=1");
        QCOMPARE(rows.size(), 4900);
        QSet<QString> names;
        for (const QJsonValue &row : rows)
            names.insert(row[QLatin1String("name")].toString());
        QCOMPARE(names.size(), 4900);
        QVERIFY(std::all_of(names.cbegin(), names.cend(), [](const QString &name) { return name.size() <= 255; }));
    }

    void canStartEmpty()
    {
        DemoServerProcess empty;
        QVERIFY(empty.start({QStringLiteral("--cases"), QStringLiteral("0")}));
        DemoClient client(empty);
        QCOMPARE(client.all("/testcase?projectId=1").size(), 0);
        QVERIFY(client.get("/testcase?projectId=1").object()[QLatin1String("last")].toBool());
        QCOMPARE(client.post("/testcase", R"({"projectId":1,"name":"x"})").object()[QLatin1String("id")].toInteger(), 1001);
    }

private:
    [[nodiscard]] static int depth(const QJsonArray &steps)
    {
        int deepest = 0;
        for (const QJsonValue &step : steps)
            deepest = std::max(deepest, 1 + depth(step[QLatin1String("steps")].toArray()));
        return deepest;
    }

    int countGroups(const QByteArray &project, const QByteArray &path, int level, int &deepest)
    {
        int count = 0;
        const QJsonArray groups = m_client->all("/testcasetree/group?projectId=" + project + path);
        for (const QJsonValue &group : groups) {
            deepest = std::max(deepest, level);
            count += 1 + countGroups(project, path + "&path=" + QByteArray::number(group[QLatin1String("id")].toInteger()), level + 1, deepest);
        }
        return count;
    }

    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
    QJsonArray m_shop;
    QJsonArray m_bank;
    QList<QJsonArray> m_scenarios;
};

CASEWRIGHT_TEST(ContentTest)
#include "content_test.moc"
