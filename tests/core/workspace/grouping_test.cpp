// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"

#include <QSignalSpy>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The cases of a project grouped by one or another of its trees.
class GroupingTest : public QObject {
    Q_OBJECT

private:
    static constexpr ServerId bySuite = 1;
    static constexpr ServerId byComponent = 2;
    static constexpr ServerId component = 42;
    std::unique_ptr<WorkspaceFixture> m;
    const CaseKey key = keyOfServerId(1000);

    QStringList suites() const
    {
        QStringList texts;
        const auto counts = m->workspace().index().suiteCounts();
        for (const auto &count : counts)
            texts.append(u"%1 %2"_s.arg(suiteText(count.path)).arg(count.total));
        return texts;
    }

    bool hasField(ServerId id) const
    {
        const QList<CustomField> fields = m->workspace().schema().fields;
        return std::any_of(fields.cbegin(), fields.cend(), [id](const CustomField &field) { return field.field.id == id; });
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        const CustomField suite{m->schema.suiteLevels.value(0), false, false, false};
        const CustomField part{Ref{component, u"Component"_s}, true, false, false};
        m->schema.trees = {{bySuite, u"Suites"_s, {suite}}, {byComponent, u"Components"_s, {part}}};
        m->schema.treeId = bySuite;
        m->schema.fields = {part};
        for (const QString &name : {u"Cart"_s, u"Search"_s}) {
            TestCase value = sampleCase(name);
            value.fields.insert(*suite.field.id, {Ref::named(u"Shop"_s)});
            value.fields.insert(component, {Ref::named(name + u" part"_s)});
            m->server().add(value);
        }
        m->open();
        m->pull();
    }

    void cleanup() { m.reset(); }

    void showsTheOtherTreeAndNothingOfTheFirst()
    {
        QCOMPARE(suites(), QStringList{u"Shop 2"_s});
        QSignalSpy changed(&m->workspace(), &workspace::Workspace::schemaChanged);
        QVERIFY(await(m->workspace().groupBy(byComponent, {})));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(suites(), QStringList({u"Cart part 1"_s, u"Search part 1"_s}));
        QCOMPARE(m->workspace().schema().suiteLevels.value(0).name, u"Component"_s);
        QVERIFY(!hasField(component)); // a level is no field beside the tree
        QVERIFY(hasField(*m->schema.suiteLevels.value(0).id));
        QVERIFY(await(m->workspace().groupBy(bySuite, {})));
        QCOMPARE(suites(), QStringList{u"Shop 2"_s});
        QVERIFY(hasField(component));
    }

    void anEditedCaseLiesWhereTheAnalystPutIt()
    {
        m->read(key);
        Change change{key, TestCase(), TestCase()};
        change.before->fields.insert(component, m->workspace().record(key)->current().fields.value(component));
        change.after->fields.insert(component, {Ref::named(u"New part"_s)});
        QVERIFY(m->workspace().apply({u"Move"_s, ChangeOrigin::Edit, {change}}));
        QVERIFY(await(m->workspace().groupBy(byComponent, {})));
        QVERIFY(suites().contains(u"New part 1"_s));
    }

    void staysAsItIsWhereTheTreeCannotBeRead()
    {
        m->server().failNextRead = {makeError(ErrorKind::Offline)};
        QVERIFY(!await(m->workspace().groupBy(byComponent, {})));
        QCOMPARE(suites(), QStringList{u"Shop 2"_s});
        QCOMPARE(m->workspace().schema().treeId, bySuite);
    }
};

CASEWRIGHT_TEST(GroupingTest)
#include "grouping_test.moc"
