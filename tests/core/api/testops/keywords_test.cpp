// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/keywords.h"

#include "core/api/rest/scenario/keyword_scenario.h"
#include "core/domain/scenario_edit.h"
#include "tests/support/runner/test_case.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace casewright;
using namespace casewright::api::testops;

namespace {

Scenario legacyOf(const QByteArray &json)
{
    const Result<Scenario> scenario = api::rest::decodeKeywordScenario(json);
    return scenario ? *scenario : Scenario();
}

/// A tree of plain steps as a server has it, each with an id.
StepTree plainTree(const QStringList &texts)
{
    StepTree tree;
    for (const QString &text : texts) {
        tree.scenario.steps.append(makeStep(text));
        tree.ids.insert(tree.scenario.steps.constLast().key, tree.ids.size() + 1);
    }
    return tree;
}

const QByteArray twoLevels = R"({"steps":[{"keyword":"Given","name":"a cart","attachments":[],"leaf":true},
    {"keyword":"When","name":"it is paid","expectedResult":"paid\nmailed","steps":[{"name":"by card"}]}]})";

} // namespace

class KeywordsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheOlderForm()
    {
        const Scenario scenario = legacyOf(twoLevels);
        QCOMPARE(scenario.steps.size(), 2);
        QCOMPARE(scenario.steps.at(0).keyword, QStringLiteral("Given"));
        QCOMPARE(scenario.steps.at(0).text, QStringLiteral("a cart"));
        QCOMPARE(expectedResults(scenario.steps.at(1)), QStringList({QStringLiteral("paid"), QStringLiteral("mailed")}));
        QCOMPARE(subSteps(scenario.steps.at(1)).constFirst().text, QStringLiteral("by card"));
        QVERIFY(legacyOf(R"({"steps":null})").isEmpty());
        QVERIFY(!api::rest::decodeKeywordScenario("<html>"));
    }

    void filesOfTheOlderFormLieAtTheirSteps()
    {
        const Scenario scenario = legacyOf(R"({"attachments":[{"id":8,"name":"b.txt"}],"steps":[{"keyword":"When","name":"pay","expectedResult":"paid",
            "attachments":[{"id":7,"name":"a.png","missed":false},{"name":"no id"}],"steps":[{"keyword":"And","name":"by card"}]}]})");
        QCOMPARE(scenario.steps.size(), 2);
        QCOMPARE(scenario.steps.at(1).kind, StepKind::Attachment);
        QCOMPARE(scenario.steps.at(1).target, ServerId(8));
        const QList<Step> below = scenario.steps.at(0).children;
        QCOMPARE(below.size(), 3);
        QCOMPARE(below.at(1).kind, StepKind::Attachment);
        QCOMPARE(below.at(1).target, ServerId(7));
        QCOMPARE(below.at(1).text, QStringLiteral("a.png"));
        QCOMPARE(below.at(2).text, QStringLiteral("by card"));
        QCOMPARE(api::rest::keywordStepsJson(scenario.steps).at(0)[QStringLiteral("attachments")],
                 QJsonValue(QJsonArray{QJsonObject{{QStringLiteral("id"), 7}, {QStringLiteral("name"), QStringLiteral("a.png")}}}));

        // They do not stand between a step and its keyword.
        StepTree tree = plainTree({QStringLiteral("pay")});
        tree.scenario.steps[0].children = {makeStep(QStringLiteral("by card"))};
        tree = withKeywords(tree, scenario);
        QCOMPARE(tree.scenario.steps.at(0).children.at(0).keyword, QStringLiteral("And"));
    }

    void writesWhatItReads()
    {
        const Scenario scenario = legacyOf(twoLevels);
        const QJsonObject written{{QStringLiteral("steps"), api::rest::keywordStepsJson(scenario.steps)}};
        QVERIFY(legacyOf(QJsonDocument(written).toJson()) == scenario);
        const QJsonObject paid = written[QStringLiteral("steps")][1].toObject();
        QCOMPARE(paid[QStringLiteral("expectedResult")].toString(), QStringLiteral("paid\nmailed"));
        QVERIFY(!written[QStringLiteral("steps")][0].toObject().contains(QStringLiteral("expectedResult")));
    }

    void aTreeWithoutStepsHasThoseOfTheOlderForm()
    {
        const StepTree tree = withKeywords({}, legacyOf(twoLevels));
        QVERIFY(tree.scenario == legacyOf(twoLevels));
        QVERIFY(tree.ids.isEmpty());
    }

    void stepsTakeTheKeywordsOfTheSameTextsAlone()
    {
        const StepTree plain = plainTree({QStringLiteral("a cart"), QStringLiteral("it is cancelled")});
        const StepTree tree = withKeywords(plain, legacyOf(twoLevels));
        QCOMPARE(tree.scenario.steps.at(0).keyword, QStringLiteral("Given"));
        QCOMPARE(tree.scenario.steps.at(1).keyword, QString());
        QCOMPARE(tree.keywordsApart, QSet<StepKey>{tree.scenario.steps.at(0).key});
        QCOMPARE(tree.ids, plain.ids);
    }

    void attachmentsAndSharedStepsAreStridden()
    {
        StepTree tree = plainTree({QStringLiteral("screen.png"), QStringLiteral("Sign in"), QStringLiteral("a cart")});
        tree.scenario.steps[0].kind = StepKind::Attachment; // the older form has it at a step, not among them
        tree.scenario.steps[1].kind = StepKind::Shared;     // and this one written out
        const Scenario legacy = legacyOf(R"({"steps":[{"keyword":"And","name":"Sign in","steps":[{"name":"open"}]},{"keyword":"Given","name":"a cart"}]})");
        tree = withKeywords(tree, legacy);
        QCOMPARE(tree.scenario.steps.at(1).keyword, QString());
        QCOMPARE(tree.scenario.steps.at(2).keyword, QStringLiteral("Given"));
    }

    void aKeywordOfTheTextStays()
    {
        StepTree tree = plainTree({QStringLiteral("a cart")});
        tree.scenario.steps[0].keyword = QStringLiteral("When");
        tree = withKeywords(tree, legacyOf(twoLevels));
        QCOMPARE(tree.scenario.steps.at(0).keyword, QStringLiteral("When"));
        QVERIFY(tree.keywordsApart.isEmpty());
    }

    void tellsChangedKeywordsFromChangedTexts()
    {
        const StepTree tree = withKeywords({}, legacyOf(twoLevels));
        const Scenario &there = tree.scenario;
        const StepKey first = there.steps.constFirst().key;
        QVERIFY(!changesKeywords(tree, there));
        QVERIFY(!changesKeywords(tree, setText(there, first, QStringLiteral("no cart")).scenario));
        QVERIFY(!changesKeywords(tree, removeSteps(there, {first}).scenario));
        QVERIFY(changesKeywords(tree, setKeyword(there, first, QStringLiteral("And")).scenario));
        QVERIFY(changesKeywords(tree, setKeyword(there, first, QString()).scenario));
        Scenario longer = there;
        longer.steps.append(makeStep(QStringLiteral("all is well"), QStringLiteral("Then")));
        QVERIFY(changesKeywords(tree, longer));
    }

    void onlyTextsFitTheOlderForm()
    {
        QVERIFY(fitsLegacy(legacyOf(twoLevels)));
        Scenario nested = legacyOf(twoLevels);
        nested.steps[1].children.append(makeStep(QStringLiteral("screen.png")));
        QVERIFY(fitsLegacy(nested));
        nested.steps[1].children.last().kind = StepKind::Attachment;
        QVERIFY(!fitsLegacy(nested));
        Scenario rich = legacyOf(twoLevels);
        rich.steps[0].rest = "{}";
        QVERIFY(!fitsLegacy(rich));
    }

    void keywordsOfTheOlderFormStayWithTheirSteps()
    {
        StepTree earlier = plainTree({QStringLiteral("a cart"), QStringLiteral("it is paid")});
        earlier = withKeywords(earlier, legacyOf(R"({"steps":[{"keyword":"Given","name":"a cart"},{"name":"it is paid"}]})"));
        StepTree now = plainTree({QStringLiteral("a full cart"), QStringLiteral("it is paid"), QStringLiteral("new")});
        now.scenario.steps[1].keyword = QStringLiteral("When");
        now = withKeywordsOf(now, earlier);
        QCOMPARE(now.scenario.steps.at(0).keyword, QStringLiteral("Given"));
        QCOMPARE(now.keywordsApart, QSet<StepKey>{now.scenario.steps.at(0).key});
        QCOMPARE(now.scenario.steps.at(1).keyword, QStringLiteral("When"));
        QCOMPARE(now.scenario.steps.at(2).keyword, QString());
    }
};

CASEWRIGHT_TEST(KeywordsTest)
#include "keywords_test.moc"
