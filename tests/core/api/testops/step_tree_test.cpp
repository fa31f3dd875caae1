// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/steps/step_tree.h"

#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api::testops;

namespace {

/// JSON with ' for ", which is what all JSON here is written with.
QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

/// The answer of `/step`: the ids of the roots, then the nodes, as JSON without its outer braces.
QByteArray answerWith(const QByteArray &roots, const QByteArray &nodes, const QByteArray &more = {})
{
    return "{'root':{'children':[" + roots + "]},'scenarioSteps':{" + nodes + "}" + more + "}";
}

StepTree treeOf(const QByteArray &json)
{
    const Result<StepTree> tree = decodeStepTree(quoted(json));
    if (!tree)
        QTest::qFail(qPrintable(tree.error().serverText), __FILE__, __LINE__);
    return tree ? *tree : StepTree();
}

QByteArray documentOf(const QByteArray &pieces)
{
    return "{'type':'doc','content':[{'type':'paragraph','content':[" + pieces + "]}]}";
}

} // namespace

class StepTreeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsStepsWithTheirIds()
    {
        const StepTree tree = treeOf(answerWith("7,5", "'5':{'id':5,'body':'B'},'7':{'id':7,'body':'A','children':[9]},'9':{'id':9,'body':'A1'}"));
        QCOMPARE(tree.scenario.steps.size(), 2);
        const Step &first = tree.scenario.steps.constFirst();
        QCOMPARE(first.text, QStringLiteral("A"));
        QCOMPARE(first.children.size(), 1);
        QCOMPARE(first.children.constFirst().text, QStringLiteral("A1"));
        QCOMPARE(tree.scenario.steps.at(1).text, QStringLiteral("B"));
        QCOMPARE(tree.ids.size(), 3);
        QCOMPARE(tree.ids.value(first.key), 7);
        QCOMPARE(tree.ids.value(first.children.constFirst().key), 9);
        QCOMPARE(tree.ids.value(tree.scenario.steps.at(1).key), 5);
    }

    void theFirstWordIsTheKeyword_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("keyword");
        QTest::addColumn<QString>("text");
        QTest::newRow("keyword") << "Given a cart" << "Given" << "a cart";
        QTest::newRow("alone") << "Then" << "Then" << "";
        QTest::newRow("part of a word") << "Givenchy" << "" << "Givenchy";
        QTest::newRow("a list mark") << "* a cart" << "" << "* a cart";
        QTest::newRow("another case") << "given a cart" << "" << "given a cart";
    }
    void theFirstWordIsTheKeyword()
    {
        QFETCH(const QString, body);
        const QByteArray node = "{'id':1,'body':'" + body.toUtf8() + "'}";
        const Step step = treeOf(answerWith("1", "'1':" + node)).scenario.steps.constFirst();
        QTEST(step.keyword, "keyword");
        QTEST(step.text, "text");
        QCOMPARE(bodyOf(step).trimmed(), body);
    }

    void expectedResultsLieInTheirContainer()
    {
        const StepTree tree = treeOf(answerWith("1", "'1':{'id':1,'body':'A','expectedResultId':2,'children':[2,4]},'2':{'id':2,'body':'Expected Result','children':[3,5]},'3':{'id':3,'body':'Then paid'},'4':{'id':4,'body':'A1'},'5':{'id':5,'body':'mailed'}"));
        const Step &step = tree.scenario.steps.constFirst();
        QCOMPARE(expectedResults(step), QStringList({QStringLiteral("Then paid"), QStringLiteral("mailed")}));
        QCOMPARE(subSteps(step).size(), 1); // some servers list the container among the children as well
        QCOMPARE(tree.containers.value(step.key), 2);
        QCOMPARE(tree.ids.value(step.children.constFirst().key), 3);
    }

    void anExpectedResultMayBeATextOfTheStep()
    {
        const StepTree tree = treeOf(answerWith("1", "'1':{'id':1,'body':'A','expectedResult':'paid\\n\\nmailed'}"));
        const Step &step = tree.scenario.steps.constFirst();
        QCOMPARE(expectedResults(step), QStringList({QStringLiteral("paid"), QStringLiteral("mailed")}));
        QCOMPARE(tree.ids.size(), 1); // lines have none
        QVERIFY(tree.containers.isEmpty());
    }

    void attachmentsAndSharedStepsHaveTheirNames()
    {
        const StepTree tree = treeOf(answerWith("1,2,3", "'1':{'id':1,'attachmentId':31},'2':{'id':2,'sharedStepId':41},'3':{'id':3,'sharedStepId':42}",
                                                ",'attachments':{'31':{'id':31,'name':'screen.png','entity':{'any':1}}},'sharedSteps':{'41':{'id':41,'name':'Sign in','body':'no'},'42':{'id':42,'body':'Sign out'}},'sharedStepScenarioSteps':{'51':{'id':51,'body':'open the page'}}"));
        QCOMPARE(tree.scenario.steps.size(), 3);
        QCOMPARE(tree.scenario.steps.at(0).kind, StepKind::Attachment);
        QCOMPARE(tree.scenario.steps.at(0).target, 31);
        QCOMPARE(tree.scenario.steps.at(0).text, QStringLiteral("screen.png"));
        QCOMPARE(tree.scenario.steps.at(1).kind, StepKind::Shared);
        QCOMPARE(tree.scenario.steps.at(1).target, 41);
        QCOMPARE(tree.scenario.steps.at(1).text, QStringLiteral("Sign in"));
        QCOMPARE(tree.scenario.steps.at(2).text, QStringLiteral("Sign out"));
        QVERIFY(tree.scenario.steps.at(1).children.isEmpty());
    }

    void keepsRichBodiesAndNoOthers()
    {
        const QByteArray bold = documentOf("{'type':'text','text':'A','marks':[{'type':'bold'}]}");
        const QByteArray plain = documentOf("{'type':'text','text':'B'}");
        const QByteArray code = "{'type':'doc','content':[{'type':'codeBlock','content':[{'type':'text','text':'C'}]}]}";
        const QByteArray nodes = "'1':{'id':1,'body':'A','bodyJson':" + bold + "},'2':{'id':2,'body':'B','bodyJson':" + plain +
            "},'3':{'id':3,'body':'C','bodyJson':" + code + "},'4':{'id':4,'body':'D','bodyJson':null}";
        const QList<Step> steps = treeOf(answerWith("1,2,3,4", nodes)).scenario.steps;
        QCOMPARE(steps.at(0).rest, quoted(bold));
        QCOMPARE(steps.at(1).rest, QByteArray());
        QCOMPARE(steps.at(2).rest, quoted(code));
        QCOMPARE(steps.at(3).rest, QByteArray());
    }

    void missingAndCircularNodesAreLeftOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("below itself") << answerWith("1", "'1':{'id':1,'body':'A','children':[1,1]}");
        QTest::newRow("in a circle") << answerWith("1", "'1':{'id':1,'body':'A','children':[2,2]},'2':{'id':2,'body':'B','children':[1,1,1]}");
        QTest::newRow("its own container") << answerWith("1", "'1':{'id':1,'body':'A','expectedResultId':1,'children':[1]}");
        QTest::newRow("not there") << answerWith("1,8", "'1':{'id':1,'body':'A','children':[9],'expectedResultId':7}");
        QTest::newRow("twice") << answerWith("1,1", "'1':{'id':1,'body':'A'}");
    }
    void missingAndCircularNodesAreLeftOut()
    {
        QFETCH(const QByteArray, json);
        const StepTree tree = treeOf(json);
        QCOMPARE(tree.scenario.steps.size(), 1);
        QCOMPARE(tree.scenario.steps.constFirst().text, QStringLiteral("A"));
        QVERIFY(nodeCount(tree.scenario) <= 2);
    }

    void aVeryDeepTreeIsCutOff()
    {
        QByteArray nodes = "'0':{'id':0,'body':'leaf'}";
        for (int id = 1; id < 100'000; ++id)
            nodes += ",'" + QByteArray::number(id) + "':{'id':1,'body':'A','children':[" + QByteArray::number(id - 1) + "]}";
        const StepTree tree = treeOf(answerWith("99999", nodes));
        QVERIFY(nodeCount(tree.scenario) < 10'000);
    }

    void anEmptyAnswerHasNoSteps()
    {
        QVERIFY(treeOf("{}").scenario.isEmpty());
        QVERIFY(treeOf("{'root':null,'scenarioSteps':null}").scenario.isEmpty());
        QVERIFY(!decodeStepTree("<html>"));
    }

    void knownStepsKeepTheirKeys()
    {
        const QByteArray nodes = "'1':{'id':1,'body':'A','expectedResultId':2},'2':{'id':2,'children':[3]},'3':{'id':3,'body':'paid'},'4':{'id':4,'body':'B'}";
        const StepTree known = treeOf(answerWith("1,4", nodes));
        const StepTree fresh = keyed(known.scenario, known.ids, treeOf(answerWith("4,1", nodes)));
        QCOMPARE(fresh.scenario.steps.at(1).key, known.scenario.steps.at(0).key);
        QCOMPARE(fresh.scenario.steps.at(0).key, known.scenario.steps.at(1).key);
        QCOMPARE(fresh.ids, known.ids);
        QCOMPARE(fresh.containers, known.containers);
    }

    void aSharedStepHasItsNodesElsewhere()
    {
        const Result<StepTree> tree = decodeSharedStepTree(R"({"root":{"children":[5,6]},"scenarioSteps":{"5":{"id":5,"body":"of a case"}},
            "sharedStepScenarioSteps":{"5":{"id":5,"body":"Given a cart"},"6":{"id":6,"attachmentId":9},"7":{"id":7,"body":"elsewhere"}},
            "sharedStepAttachments":{"9":{"id":9,"name":"cart.png"}}})");
        QVERIFY(tree);
        const QList<Step> steps = tree->scenario.steps;
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps.constFirst().keyword + steps.constFirst().text, QStringLiteral("Givena cart"));
        QCOMPARE(steps.constLast().kind, StepKind::Attachment);
        QCOMPARE(steps.constLast().text, QStringLiteral("cart.png"));
        QCOMPARE(tree->ids.value(steps.constFirst().key), 5);
        QCOMPARE(tree->ids.value(steps.constLast().key), 6);
    }
};

CASEWRIGHT_TEST(StepTreeTest)
#include "step_tree_test.moc"
