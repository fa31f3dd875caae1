// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/testops_server.h"
#include "tests/core/api/quick_options.h"
#include "tests/core/api/quoted.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray nodes = "GET /api/v2/project/1/test-case/tree/tree-node?";
const QByteArray rest = "treeId=301&size=1000";

} // namespace

/// The suites of 25 and later come node by node, groups and cases in one answer; where there are no nodes, the older tree is walked.
class TreeNodesTest final : public QObject {
    Q_OBJECT

private:
    struct Found {
        QMap<QString, QList<ServerId>> cases; ///< by "A/A1"
        QMap<QString, qint64> counts;
    };

    std::unique_ptr<RawSocketServer> m_raw;
    std::shared_ptr<TestOpsServer> m_server;

    Result<Found> walk()
    {
        ProjectSchema schema;
        schema.project.id = 1;
        schema.treeId = 301;
        schema.suiteLevels = {{31, QStringLiteral("Suite")}, {32, QStringLiteral("Sub-suite")}};
        Found found;
        const auto sink = [&found](const SuiteNode &node) {
            QStringList names;
            for (const Ref &value : node.path)
                names.append(value.name + QString::number(value.id.value_or(0)));
            found.cases.insert(names.join(QLatin1Char('/')), node.cases);
            found.counts.insert(names.join(QLatin1Char('/')), node.count);
        };
        const Result<void> walked = await(m_server->walkSuites(schema, sink, {}));
        if (!walked)
            return failure(walked.error());
        return found;
    }

    void answerNodes(const QByteArray &parent, const QByteArray &children, const QByteArray &paging = "'last':true")
    {
        m_raw->on(nodes + parent + rest, RawAnswer::json(quoted("{'id':1,'name':'x','children':{'content':[" + children + "]," + paging + "}}")));
    }

private Q_SLOTS:
    void init()
    {
        m_raw = std::make_unique<RawSocketServer>();
        m_server = makeTestOpsServer(quickOptions(m_raw->url()), {Generation::Modern, QStringLiteral("/api")});
        m_raw->on("GET /api/testcasetree/group", RawAnswer::json(quoted("{'content':[],'last':true}")));
    }

    void tellsGroupsAndTheirCases()
    {
        answerNodes("", "{'type':'GROUP','id':91,'name':'A','count':3,'customFieldId':31,'customFieldValueId':601},"
                        "{'type':'LEAF','id':92,'testCaseId':7,'name':'in no suite'}");
        answerNodes("parentNodeId=91&", "{'type':'GROUP','id':93,'name':'A1','count':1,'customFieldId':32,'customFieldValueId':701},"
                                        "{'type':'LEAF','id':94,'testCaseId':1,'name':'x'},{'type':'LEAF','id':95,'testCaseId':2,'name':'y'}");
        answerNodes("parentNodeId=93&", "{'type':'LEAF','id':96,'testCaseId':3,'name':'z'}");
        const Result<Found> found = walk();
        QVERIFY(found);
        QCOMPARE(found->cases, (QMap<QString, QList<ServerId>>{{QStringLiteral("A601"), {1, 2}}, {QStringLiteral("A601/A1701"), {3}}}));
        QCOMPARE(found->counts[QStringLiteral("A601")], 3);
        QCOMPARE(m_raw->requests("GET /api/testcasetree/group").size(), 0);
    }

    void readsAllPagesOfANode()
    {
        answerNodes("", "{'type':'GROUP','id':91,'name':'A','count':2,'customFieldValueId':601}");
        answerNodes("parentNodeId=91&", "{'type':'LEAF','id':94,'testCaseId':1}", "'number':0,'totalPages':2,'last':false");
        m_raw->on(nodes + "parentNodeId=91&" + rest + "&page=1",
                  RawAnswer::json(quoted("{'children':{'content':[{'type':'LEAF','id':95,'testCaseId':2}],'number':1,'totalPages':2,'last':true}}")));
        const Result<Found> found = walk();
        QVERIFY(found);
        QCOMPARE(found->cases[QStringLiteral("A601")], (QList<ServerId>{1, 2}));
    }

    void asksTheOlderTreeWhichCaseALeafIs()
    {
        answerNodes("", "{'type':'GROUP','id':91,'name':'A','count':1,'customFieldValueId':601}");
        answerNodes("parentNodeId=91&", "{'type':'LEAF','id':94,'name':'x'}");
        m_raw->on("GET /api/testcasetree/leaf?projectId=1&path=601&" + rest, RawAnswer::json(quoted("{'content':[{'id':5}],'last':true}")));
        const Result<Found> found = walk();
        QVERIFY(found);
        QCOMPARE(found->cases[QStringLiteral("A601")], QList<ServerId>{5});
    }

    void walksTheOlderTreeWhereThereAreNoNodes()
    {
        m_raw->on("GET /api/testcasetree/group?projectId=1&treeId=301&size=1000",
                  RawAnswer::json(quoted("{'content':[{'id':601,'name':'A','count':1}],'last':true}")));
        m_raw->on("GET /api/testcasetree/leaf?projectId=1&treeId=301&path=601&size=1000", RawAnswer::json(quoted("{'content':[{'id':5}],'last':true}")));
        const Result<Found> found = walk();
        QVERIFY(found);
        QCOMPARE(found->cases, (QMap<QString, QList<ServerId>>{{QStringLiteral("A601"), {5}}}));
    }

    void tellsWhatWentWrong()
    {
        m_raw->on(nodes + rest, RawAnswer::status(403));
        const Result<Found> found = walk();
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Forbidden);
    }
};

CASEWRIGHT_TEST(TreeNodesTest)
#include "tree_nodes_test.moc"
