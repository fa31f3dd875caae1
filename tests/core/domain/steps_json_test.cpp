// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/step_outline.h"

#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

QString read(const char *json)
{
    const auto parsed = parseSteps(QString::fromUtf8(json));
    if (!parsed)
        return errorKindName(parsed.error().kind) + u": "_s + parsed.error().serverText;
    return parsed->format == OutlineFormat::Json ? toOutline(parsed->steps) : u"not read as JSON"_s;
}

} // namespace

/// The JSON of the command line.
class StepsJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAllKeysOfEveryStep()
    {
        const Scenario s = tree("- Given a\n  => x\n  => y\n  - b\n");
        const QJsonObject b{{u"keyword"_s, QString()}, {u"name"_s, u"b"_s}, {u"expectedResult"_s, QString()}, {u"steps"_s, QJsonArray()}};
        const QJsonObject a{{u"keyword"_s, u"Given"_s}, {u"name"_s, u"a"_s}, {u"expectedResult"_s, u"x\ny"_s}, {u"steps"_s, QJsonArray{b}}};
        QCOMPARE(QJsonDocument::fromJson(toStepsJson(s.steps)).array(), QJsonArray{a});
    }

    void readsAnArrayOrAnObjectWithSteps()
    {
        QCOMPARE(read(R"([{"name": "a"}, {"name": "b"}])"), u"- a\n- b\n"_s);
        QCOMPARE(read(R"({"steps": [{"name": "a"}]})"), u"- a\n"_s);
        QCOMPARE(read("[]"), QString());
    }

    void readsEveryKey()
    {
        QCOMPARE(read(R"([{"keyword": "When", "name": "a", "expectedResult": "x\ny", "steps": [{"name": "b", "keyword": null,
                         "expectedResult": null, "steps": null}]}])"),
                 u"- When a\n  => x\n  => y\n  - b\n"_s);
    }

    void readsTextsAsSteps()
    {
        QCOMPARE(read(R"(["Given a", {"name": "Given b"}])"), u"- Given a\n- \\Given b\n"_s);
    }

    void keepsAKeywordItDoesNotKnowAsAWord()
    {
        QCOMPARE(read(R"([{"keyword": "Angenommen", "name": "a"}])"), u"- Angenommen a\n"_s);
    }

    void namesTheLineOfBrokenJson()
    {
        const QString error = read("[\n{\"name\": \"a\"},\n{\"name\" \"b\"}\n]");
        QVERIFY2(error.startsWith(u"Invalid: line 3: "_s), qPrintable(error));
        QVERIFY(read("{\"steps\": [").startsWith(u"Invalid: line 1: "_s));
    }

    void namesThePathOfWhatIsWrong()
    {
        QCOMPARE(read(R"([{"name": "a"}, {"name": "b", "steps": [{"keyword": "Given"}]}])"),
                 u"Invalid: steps[1].steps[0].name is missing"_s);
        QCOMPARE(read(R"([{"name": "a", "expectedResult": 3}])"), u"Invalid: steps[0].expectedResult is not a text"_s);
        QCOMPARE(read(R"([{"name": "a", "keyword": []}])"), u"Invalid: steps[0].keyword is not a text"_s);
        QCOMPARE(read(R"([{"name": "a", "steps": {}}])"), u"Invalid: steps[0].steps is not a list of steps"_s);
        QCOMPARE(read(R"([{"name": "a"}, 3])"), u"Invalid: steps[1] is not a step"_s);
        QCOMPARE(read(R"({"name": "a"})"), u"Invalid: steps is not a list of steps"_s);
    }

    void readsBackWhatItWrites()
    {
        for (unsigned seed = 0; seed < 300; ++seed) {
            Dice dice(seed);
            const Scenario scenario = randomScenario(dice);
            const auto parsed = parseSteps(QString::fromUtf8(toStepsJson(scenario.steps)));
            QVERIFY2(parsed && parsed->steps == scenario.steps, qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
};

CASEWRIGHT_TEST(StepsJsonTest)
#include "steps_json_test.moc"
