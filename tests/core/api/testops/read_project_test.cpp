// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/testops/testops_fixture.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

/// What is made of the answers about a project, and which requests opening a case costs.
class ReadProjectTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTestOps> m_testOps;

    ProjectSchema schema()
    {
        const Result<ProjectSchema> schema = await(m_testOps->server().schema(1, {}));
        if (!schema)
            QTest::qFail(qPrintable(schema.error().serverText), __FILE__, __LINE__);
        return schema.value_or(ProjectSchema());
    }

    static QStringList fieldsOf(const ProjectSchema &schema)
    {
        QStringList names;
        for (const CustomField &field : schema.fields)
            names.append(field.field.name);
        names.sort();
        return names;
    }

private Q_SLOTS:
    void init() { m_testOps = std::make_unique<ScriptedTestOps>(); }

    void tellsTheRulesOfFields()
    {
        m_testOps->raw().on("GET /api/tree", RawAnswer::json(R"({"content":[{"id":9,"name":"Suites","fields":[{"id":21,"name":"Suite"}]}],"number":0})"));
        m_testOps->raw().on("GET /api/project/1/cf", RawAnswer::json(R"({"content":[
            {"id":901,"name":"Feature","customField":{"id":-2,"name":"Feature"}},
            {"id":902,"name":"Suite","required":true,"customField":{"id":21,"name":"Suite"}},
            {"id":903,"name":"Priority","required":true,"singleSelect":true,"locked":true,"customField":{"id":5,"name":"Priority","required":false}},
            {"id":905,"name":"Risk","required":true,"defaultCustomFieldValueId":71,"customField":{"id":7,"name":"Risk"}},
            {"id":904,"name":"Platform","customField":{"id":6,"name":"Platform"}}],"number":0})"));
        const ProjectSchema known = schema();
        QCOMPARE(known.featureField, -2);
        QCOMPARE(known.requiredFields, QList<ServerId>({21, 5})); // the risk has a default
        QCOMPARE(known.fields.size(), 3);
        QVERIFY(known.fields.at(1).required);
        const CustomField priority = known.fields.constFirst();
        QCOMPARE(priority.field.id, ServerId(5));
        QVERIFY(priority.required && priority.isSingle && priority.isLocked);
        const CustomField platform = known.fields.constLast();
        QCOMPARE(platform.field.name, QStringLiteral("Platform"));
        QVERIFY(!platform.required && !platform.isSingle && !platform.isLocked);
    }

    void groupsCasesByAnyTree()
    {
        m_testOps->raw().on("GET /api/tree", RawAnswer::json(R"({"content":[
            {"id":7,"name":"Features","fields":[{"id":-1,"name":"Epic"},{"id":-2,"name":"Feature"}]},
            {"id":9,"name":"suites","fields":[{"id":21,"name":"Suite"}]},
            {"id":11,"name":"By component","fields":[{"id":22,"name":"Component"}]}],"number":0})"));
        m_testOps->raw().on("GET /api/project/1/cf", RawAnswer::json(R"({"content":[
            {"id":901,"name":"Feature","customField":{"id":-2,"name":"Feature"}},
            {"id":905,"name":"Epic","customField":{"id":-1,"name":"Epic"}},
            {"id":902,"name":"Suite","required":true,"singleSelect":true,"customField":{"id":21,"name":"Suite"}},
            {"id":904,"name":"Platform","customField":{"id":6,"name":"Platform"}}],"number":0})"));
        const ProjectSchema known = schema();
        QCOMPARE(known.treeId, 9);
        QCOMPARE(known.suiteLevels, (QList<Ref>{{21, QStringLiteral("Suite")}}));
        QCOMPARE(fieldsOf(known), (QStringList{QStringLiteral("Component"), QStringLiteral("Epic"), QStringLiteral("Platform")}));
        QCOMPARE(known.trees.size(), 3);
        QVERIFY(known.trees.at(1).levels.constFirst().isSingle && known.trees.at(1).levels.constFirst().required);
        const ProjectSchema byFeature = known.groupedBy(7);
        QCOMPARE(byFeature.suiteFieldIds(), (QList<ServerId>{-1, -2}));
        QCOMPARE(fieldsOf(byFeature), (QStringList{QStringLiteral("Component"), QStringLiteral("Platform"), QStringLiteral("Suite")}));
        QCOMPARE(fieldsOf(byFeature.groupedBy(9)), fieldsOf(known));
    }

    void groupsByTheFirstTreeWhereNoneIsOfSuites()
    {
        m_testOps->raw().on("GET /api/tree", RawAnswer::json(R"({"content":[{"id":5,"name":"Empty","fields":[]},
            {"id":7,"name":"Epics","fields":[{"id":-1,"name":"Epic"}]},{"id":8,"name":"Components","fields":[{"id":22,"name":"Component"}]}],"number":0})"));
        const ProjectSchema known = schema();
        QCOMPARE(known.treeId, 7);
        QCOMPARE(known.suiteFieldIds(), QList<ServerId>{-1});
    }

    void tellsTheRolesThatMembersMayHave()
    {
        QVERIFY(schema().roles.isEmpty()); // not told: nothing else depends on it
        m_testOps->raw().on("GET /api/role", RawAnswer::json(R"([{"id":-1,"name":"Owner"},{"id":-2,"name":"Lead"},{"id":81,"name":"Reviewer"}])"));
        QCOMPARE(schema().roles, (QList<Ref>{{-2, QStringLiteral("Lead")}, {81, QStringLiteral("Reviewer")}}));
    }

    void tellsWhatWhoSignedInMayDo_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("mayWrite");
        QTest::addColumn<bool>("mayComment");
        QTest::newRow("everything") << QByteArray(R"(["project:configure","project:write","project:comment","project:read"])") << true << true;
        QTest::newRow("comments") << QByteArray(R"(["project:comment","project:read"])") << false << true;
        QTest::newRow("reading") << QByteArray(R"(["project:read"])") << false << false;
        QTest::newRow("not told") << QByteArray("<html><title>Allure TestOps</title></html>") << true << true;
    }
    void tellsWhatWhoSignedInMayDo()
    {
        QFETCH(const QByteArray, answer);
        m_testOps->raw().on("GET /api/permission?projectId=1", RawAnswer::json(answer));
        const ProjectSchema known = schema();
        QTEST(known.mayWrite, "mayWrite");
        QTEST(known.mayComment, "mayComment");
    }

    void whoeverIsNotToldMayWrite()
    {
        QVERIFY(schema().mayWrite); // 404
        m_testOps->raw().on("GET /api/permission", RawAnswer::status(503));
        QVERIFY(schema().mayWrite);
        QCOMPARE(m_testOps->raw().requests("GET /api/permission").size(), 2); // not worth waiting for
    }

    void openingACaseCostsThreeRequests()
    {
        const ProjectSchema known = schema();
        m_testOps->tell(R"(,"members":[{"name":"demo","role":{"id":-1}},{"name":"m.okafor","role":{"id":81,"name":"Reviewer"}}],
            "testKeys":[{"name":"TMS-1","integrationId":11,"url":"https://tms.example/1"}],
            "examples":[{"id":1,"parameters":[{"name":"currency","value":"EUR"},{"name":"amount"}]}])");
        m_testOps->raw().on("GET /api/testcase/7/step", RawAnswer::json(R"({"root":{"children":[]},"scenarioSteps":{}})"));
        m_testOps->raw().on("GET /api/testcase/7/relation", RawAnswer::json(R"([{"id":5,"type":"duplicates","target":{"id":8,"name":"Pay too"}}])"));
        m_testOps->raw().forget();
        const Result<FetchedCase> fetched = await(m_testOps->server().readCase(known, 7, allFacets(known.capabilities), {}));
        QVERIFY(fetched);
        QCOMPARE(m_testOps->raw().requests().size(), 3);
        const TestCase value = fetched->value;
        QCOMPARE(value.owner.value().name, QStringLiteral("demo"));
        QCOMPARE(value.members.value(), (QList<Member>{{{ServerId(81), {}}, QStringLiteral("m.okafor")}}));
        QCOMPARE(value.members.value().constFirst().role.name, QStringLiteral("Reviewer"));
        QCOMPARE(value.relations.value().constFirst().type, QStringLiteral("duplicates"));
        QCOMPARE(value.relations.value().constFirst().target, 8);
        QCOMPARE(value.relations.value().constFirst().targetName, QStringLiteral("Pay too"));
        QCOMPARE(value.testKeys.value().constFirst().url, QStringLiteral("https://tms.example/1"));
        QCOMPARE(value.examples.value(), (QList<Example>{{{{QStringLiteral("currency"), QStringLiteral("EUR")}, {QStringLiteral("amount"), {}}}}}));
    }

    void relationsAreReadOnlyWhereTheyAreWanted()
    {
        const ProjectSchema known = schema();
        m_testOps->tell({});
        const Result<FetchedCase> fetched = await(m_testOps->server().readCase(known, 7, {FacetId::Name, FacetId::Members}, {}));
        QVERIFY(fetched);
        QVERIFY(m_testOps->raw().requests("GET /api/testcase/7/relation").isEmpty());
        QVERIFY(fetched->value.members.value().isEmpty());
        QVERIFY(!fetched->value.relations.known());
    }
};

CASEWRIGHT_TEST(ReadProjectTest)
#include "read_project_test.moc"
