// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/spec_judge.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

/// The ways in which a project groups its cases, walked one after the other.
class TreesTest final : public QObject {
    Q_OBJECT

private:
    /// The cases in each group, by "Buying/Cart".
    using Groups = QMap<QString, QList<ServerId>>;

    Groups walked(const ProjectSchema &schema)
    {
        Groups groups;
        const auto sink = [&groups](const SuiteNode &node) {
            QStringList names;
            for (const Ref &value : node.path)
                names.append(value.name);
            groups.insert(names.join(QLatin1Char('/')), node.cases);
        };
        const Result<void> walked = promptly(m_side->server->walkSuites(schema, sink, {}));
        if (!walked)
            QTest::qFail(qPrintable(whyFailed(walked)), __FILE__, __LINE__);
        return groups;
    }

    /// Names of the values that a case has of a field.
    QStringList valuesOnServer(ServerId caseId, ServerId field)
    {
        QStringList names;
        const QJsonArray values = m_side->raw->get(text("testcase/%1/overview").arg(caseId))[text("customFields")].toArray();
        for (const QJsonValue &value : values) {
            if (value[text("customField")][text("id")].toInteger() == field)
                names.append(nameOf(value));
        }
        return names;
    }

    ServerId treeNamed(const char *name) const
    {
        const auto tree = std::ranges::find(m_side->schema.trees, text(name), &CaseTree::name);
        return tree == m_side->schema.trees.cend() ? 0 : tree->id;
    }

    bool isSeed() const { return m_side->schema.capabilities.dialect == QLatin1StringView("seed"); }

private Q_SLOTS:
    void initTestCase_data() { addDialects({"seed", "testops-4", "testops"}); }

    /// What was sent is as the documents of the server's versions have it.
    void cleanupTestCase()
    {
        for (const auto &[dialect, side] : m_sides)
            QCOMPARE(violationsSeenBy(side.process, dialect).join(QLatin1Char('\n')), QString());
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_side = &m_sides[dialect];
        if (!m_side->server)
            m_side->start(dialect);
        QVERIFY(m_side->server);
    }

    void aProjectIsGroupedBySuitesAtFirst()
    {
        const ProjectSchema &schema = m_side->schema;
        QCOMPARE(schema.treeId, treeNamed("Suites"));
        QCOMPARE(schema.trees.size(), isSeed() ? 1 : 3);
        QCOMPARE(schema.suiteLevels.size(), 3);
        QVERIFY(!walked(schema).value(text("Checkout/Payment")).isEmpty());
        QCOMPARE(schema.roles.size(), isSeed() ? 0 : 2);
    }

    void casesLieWhereTheirValuesSay()
    {
        if (isSeed())
            return; // one tree
        const ProjectSchema byFeature = m_side->schema.groupedBy(treeNamed("Features"));
        QCOMPARE(byFeature.suiteFieldIds(), (QList<ServerId>{-1, -2, -3}));
        const Groups groups = walked(byFeature);
        QVERIFY(groups.size() > 20);
        const QString story = text("Buying/Cart/Cart: must never fail");
        QVERIFY(!groups.value(story).isEmpty());
        const ServerId id = groups.value(story).constFirst();
        QCOMPARE(valuesOnServer(id, -1), QStringList{text("Buying")});
        QCOMPARE(valuesOnServer(id, -2), QStringList{text("Cart")});
        QCOMPARE(valuesOnServer(id, -3), QStringList{text("Cart: must never fail")});

        const ProjectSchema byComponent = m_side->schema.groupedBy(treeNamed("Components"));
        const Groups components = walked(byComponent);
        QVERIFY(components.contains(text("Backend")) && components.contains(text("Web")));
        QCOMPARE(valuesOnServer(components.value(text("Backend")).constFirst(), *byComponent.suiteLevels.constFirst().id), QStringList{text("Backend")});
        QCOMPARE(walked(byComponent.groupedBy(treeNamed("Suites"))), walked(m_side->schema));
    }

    void groupsAreMadeAndRenamedInTheTreeThatIsShown()
    {
        const char *tree = isSeed() ? "Suites" : "Components";
        const ProjectSchema schema = m_side->schema.groupedBy(treeNamed(tree));
        const Ref level = schema.suiteLevels.constFirst();
        const Result<Ref> made = promptly(m_side->server->createSuite(schema, text("Made here"), {}));
        WELL(made);
        WELL(promptly(m_side->server->renameSuite(schema, level, *made, text("Renamed here"), {})));
        TestCase value;
        value.name = text("Lies there");
        const Result<FetchedCase> fresh = promptly(m_side->server->createCase(schema, value, {}, {}));
        WELL(fresh);
        const ServerId id = *fresh->info.serverId;
        Change change{CaseKey{id}, TestCase(), TestCase()};
        change.before->fields.insert(*level.id, {});
        change.after->fields.insert(*level.id, {*made});
        const Sent sent = QCoro::waitFor(m_side->server->sendChange(schema, id, change, {}));
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(walked(schema).value(text("Renamed here")), QList<ServerId>{id});
    }

private:
    std::map<QString, DemoSide> m_sides;
    DemoSide *m_side = nullptr;
};

CASEWRIGHT_TEST(TreesTest)
#include "trees_test.moc"
