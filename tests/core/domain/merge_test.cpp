// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/change.h"

#include "tests/core/domain/random_case.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

QList<Tag> tags(const QStringList &names)
{
    QList<Tag> tags;
    for (const QString &name : names)
        tags.append({std::nullopt, name});
    return tags;
}

QStringList names(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names.append(tag.name);
    names.sort();
    return names;
}

TestCase tagged(const QStringList &names)
{
    TestCase value;
    value.tags = tags(names);
    return value;
}

TestCase named(const QString &name)
{
    TestCase value;
    value.name = name;
    return value;
}

TestCase withField(const QStringList &values)
{
    TestCase value;
    for (const QString &name : values)
        value.fields[5].append(Ref::named(name));
    if (values.isEmpty())
        value.fields.insert(5, {});
    return value;
}

QStringList fieldOf(const TestCase &value)
{
    QStringList names;
    for (const Ref &ref : value.fields.value(5))
        names.append(ref.name);
    names.sort();
    return names;
}

} // namespace

/// Merging of the facets; the scenario has a test of its own.
class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheSideThatChanged()
    {
        QCOMPARE(merge(named(u"a"_s), named(u"b"_s), named(u"a"_s)).value.name.value(), u"b"_s);
        QCOMPARE(merge(named(u"a"_s), named(u"a"_s), named(u"b"_s)).value.name.value(), u"b"_s);
        QVERIFY(merge(named(u"a"_s), named(u"b"_s), named(u"b"_s)).clashes.isEmpty());
    }

    void twoDifferentNamesClashAndMineIsKept()
    {
        const Merge merged = merge(named(u"a"_s), named(u"mine"_s), named(u"theirs"_s));
        QCOMPARE(merged.value.name.value(), u"mine"_s);
        QCOMPARE(merged.clashes.size(), 1);
        const Clash &clash = merged.clashes.first();
        QCOMPARE(clash.facet, FacetId::Name);
        QCOMPARE(clash.where, QString());
        QCOMPARE(clash.base, u"a"_s);
        QCOMPARE(clash.mine, u"mine"_s);
        QCOMPARE(clash.theirs, u"theirs"_s);
    }

    void theJudgeDecidesWhoseEditIsKept()
    {
        const auto theirsAlways = [](const Clash &) { return Side::Theirs; };
        const auto bothAlways = [](const Clash &) { return Side::Both; };
        QCOMPARE(merge(named(u"a"_s), named(u"mine"_s), named(u"theirs"_s), theirsAlways).value.name.value(), u"theirs"_s);
        // A case has one name.
        const Merge kept = merge(named(u"a"_s), named(u"mine"_s), named(u"theirs"_s), bothAlways);
        QCOMPARE(kept.value.name.value(), u"mine"_s);
        QVERIFY(!kept.clashes.first().canKeepBoth);
    }

    void bothTextsCanStandOneBelowTheOther()
    {
        TestCase base;
        base.description = u"a"_s;
        TestCase mine;
        mine.description = u"mine"_s;
        TestCase theirs;
        theirs.description = u"theirs"_s;
        const Merge merged = merge(base, mine, theirs, [](const Clash &) { return Side::Both; });
        QCOMPARE(merged.value.description.value(), u"mine\ntheirs"_s);
        QVERIFY(merged.clashes.first().canKeepBoth);
        theirs.description = QString();
        QCOMPARE(merge(base, mine, theirs, [](const Clash &) { return Side::Both; }).value.description.value(), u"mine"_s);
    }

    void twoDifferentLayersClashByName()
    {
        TestCase base;
        base.layer = Ref{1, u"UI"_s};
        TestCase mine;
        mine.layer = Ref{};
        TestCase theirs;
        theirs.layer = Ref{2, u"API"_s};
        const Merge merged = merge(base, mine, theirs);
        QVERIFY(merged.value.layer.value().isNull());
        QCOMPARE(merged.clashes.size(), 1);
        QCOMPARE(merged.clashes.first().facet, FacetId::Layer);
        QCOMPARE(merged.clashes.first().theirs, u"API"_s);
    }

    void takesTheServersIdOfAValueTypedOffline()
    {
        TestCase base;
        base.layer = Ref{};
        TestCase mine;
        mine.layer = Ref::named(u"UI"_s);
        TestCase theirs;
        theirs.layer = Ref{1, u"UI"_s};
        QCOMPARE(merge(base, mine, theirs).value.layer.value().id, std::optional<ServerId>(1));
    }

    void mergesTagsOneByOne()
    {
        const Merge merged =
            merge(tagged({u"a"_s, u"b"_s, u"c"_s}), tagged({u"b"_s, u"c"_s, u"mine"_s, u"both"_s}),
                  tagged({u"a"_s, u"c"_s, u"theirs"_s, u"both"_s}));
        QCOMPARE(names(merged.value.tags.value()), (QStringList{u"both"_s, u"c"_s, u"mine"_s, u"theirs"_s}));
        QVERIFY(merged.clashes.isEmpty());
    }

    void mergesIssueAndPlainLinksOneByOne()
    {
        const auto issue = [](const char *key) { return IssueLink{Ref::named(u"Jira"_s), QString::fromUtf8(key), {}, {}, false}; };
        TestCase base;
        base.issues = QList<IssueLink>{issue("A-1"), issue("A-2")};
        base.links = QList<ExternalLink>{{u"a"_s, u"u"_s, u"t"_s}};
        TestCase mine = base;
        mine.issues = QList<IssueLink>{issue("A-2")};
        mine.links = QList<ExternalLink>{};
        TestCase theirs = base;
        theirs.issues = QList<IssueLink>{issue("A-1"), issue("A-2"), issue("A-3")};
        const Merge merged = merge(base, mine, theirs);
        QVERIFY(sameContent(merged.value.issues.value(), QList<IssueLink>{issue("A-3"), issue("A-2")}));
        QVERIFY(merged.value.links.value().isEmpty());
        QVERIFY(merged.clashes.isEmpty());
    }

    void mergesMembersRelationsAndTestKeysOneByOne()
    {
        const Ref lead{-2, u"Lead"_s};
        TestCase base;
        base.members = QList<Member>{{lead, u"ann"_s}};
        base.relations = QList<Relation>{{u"duplicates"_s, 4, {}}};
        base.testKeys = QList<TestKey>{{u"T-1"_s, Ref::named(u"TestRail"_s), {}}};
        TestCase mine = base;
        mine.members = QList<Member>{{lead, u"ann"_s}, {lead, u"bob"_s}};
        mine.relations = QList<Relation>{};
        TestCase theirs = base;
        theirs.members = QList<Member>{{lead, u"cid"_s}};
        theirs.relations = QList<Relation>{{u"duplicates"_s, 4, u"the other"_s}, {u"duplicates"_s, 5, {}}};
        theirs.testKeys = QList<TestKey>{};
        const Merge merged = merge(base, mine, theirs);
        QVERIFY(sameContent(merged.value.members.value(), QList<Member>{{lead, u"cid"_s}, {lead, u"bob"_s}}));
        QVERIFY(sameContent(merged.value.relations.value(), QList<Relation>{{u"duplicates"_s, 5, {}}}));
        QVERIFY(merged.value.testKeys.value().isEmpty());
        QVERIFY(merged.clashes.isEmpty());
    }

    void anExampleTableIsOneThing()
    {
        const auto rows = [](const QStringList &values) {
            QList<Example> examples;
            for (const QString &value : values)
                examples.append({{{u"browser"_s, value}}});
            return examples;
        };
        TestCase base;
        base.examples = rows({u"Firefox"_s});
        TestCase mine;
        mine.examples = rows({u"Firefox"_s, u"Chrome"_s});
        QCOMPARE(merge(base, mine, base).value.examples.value(), mine.examples.value());
        TestCase theirs;
        theirs.examples = rows({u"Safari"_s});
        const Merge merged = merge(base, mine, theirs);
        QCOMPARE(merged.clashes.size(), 1);
        QCOMPARE(merged.clashes.first().theirs, u"browser = Safari"_s);
        QCOMPARE(merged.value.examples.value(), mine.examples.value());
    }

    void keepsWhatTheServerSaysOfALink()
    {
        TestCase base;
        base.issues = QList<IssueLink>{};
        TestCase mine;
        mine.issues = QList<IssueLink>{{Ref::named(u"Jira"_s), u"A-1"_s, {}, {}, false}};
        TestCase theirs;
        theirs.issues = QList<IssueLink>{{Ref{2, u"Jira"_s}, u"A-1"_s, u"https://jira/A-1"_s, 77, true}};
        const QList<IssueLink> merged = merge(base, mine, theirs).value.issues.value();
        QCOMPARE(merged.size(), 1);
        QCOMPARE(merged.first().linkId, std::optional<ServerId>(77));
    }

    void mergesAFieldOfSeveralValuesOneByOne()
    {
        const Merge merged = merge(withField({u"a"_s, u"b"_s}), withField({u"a"_s, u"b"_s, u"c"_s}), withField({u"b"_s, u"d"_s}));
        QCOMPARE(fieldOf(merged.value), (QStringList{u"b"_s, u"c"_s, u"d"_s}));
        QVERIFY(merged.clashes.isEmpty());
    }

    void aFieldOfOneValueHoldsOneValueOnly()
    {
        for (const QStringList &base : {QStringList{}, QStringList{u"a"_s}}) {
            const Merge merged = merge(withField(base), withField({u"mine"_s}), withField({u"theirs"_s}));
            QCOMPARE(fieldOf(merged.value), QStringList{u"mine"_s});
            QCOMPARE(merged.clashes.size(), 1);
            QCOMPARE(merged.clashes.first().facet, FacetId::Fields);
            QCOMPARE(merged.clashes.first().where, u"5"_s);
            QCOMPARE(merged.clashes.first().theirs, u"theirs"_s);
        }
        QCOMPARE(fieldOf(merge(withField({u"a"_s}), withField({u"a"_s}), withField({u"b"_s})).value), QStringList{u"b"_s});
        QVERIFY(fieldOf(merge(withField({u"a"_s}), withField({}), withField({u"a"_s})).value).isEmpty());
    }

    void whatWasNotReadIsTakenFromWhoeverKnowsIt()
    {
        TestCase base;
        TestCase mine = tagged({u"mine"_s});
        TestCase theirs = tagged({u"theirs"_s});
        theirs.name = u"n"_s;
        mine.fields = {{1, {Ref::named(u"mine"_s)}}};
        theirs.fields = {{1, {Ref::named(u"theirs"_s)}}, {2, {Ref::named(u"theirs"_s)}}};
        const Merge merged = merge(base, mine, theirs);
        QCOMPARE(names(merged.value.tags.value()), QStringList{u"mine"_s});
        QCOMPARE(merged.value.name.value(), u"n"_s);
        QCOMPARE(merged.value.fields.value(1).first().name, u"mine"_s);
        QCOMPARE(merged.value.fields.value(2).first().name, u"theirs"_s);
        QVERIFY(!merged.value.description.known());
        QVERIFY(merged.clashes.isEmpty());
    }

    void whatASideDoesNotKnowItLeavesAsItWas()
    {
        TestCase base = named(u"a"_s);
        base.fields = {{1, {Ref::named(u"x"_s)}}};
        TestCase theirs = named(u"b"_s);
        theirs.fields = {{1, {}}};
        const Merge merged = merge(base, TestCase(), theirs);
        QCOMPARE(merged.value.name.value(), u"b"_s);
        QVERIFY(merged.value.fields.contains(1) && merged.value.fields.value(1).isEmpty());
        QVERIFY(merge(base, theirs, TestCase()).value.name.value() == u"b"_s);
    }

    void theScenarioIsMergedStepByStep()
    {
        TestCase base;
        base.scenario = tree("- a\n- b\n");
        TestCase mine;
        mine.scenario = setText(base.scenario.value(), key(base.scenario.value(), "a"), u"mine"_s).scenario;
        TestCase theirs;
        theirs.scenario = setText(base.scenario.value(), key(base.scenario.value(), "b"), u"theirs"_s).scenario;
        const Merge merged = merge(base, mine, theirs);
        COMPARE_TREE(merged.value.scenario.value(), "- mine\n- theirs\n");
        theirs.scenario = setText(base.scenario.value(), key(base.scenario.value(), "a"), u"theirs"_s).scenario;
        QCOMPARE(merge(base, mine, theirs).clashes.size(), 1);
    }

    void mergingWithAnUnchangedSideGivesTheOther()
    {
        for (unsigned seed = 0; seed < 500; ++seed) {
            Dice dice(seed);
            const TestCase base = randomCase(dice);
            TestCase changed = randomCase(dice);
            // What base does not know is not an edit but news.
            forEachFacet([&](auto facet) {
                if ((base.*facet.member).known() != (changed.*facet.member).known())
                    changed.*facet.member = base.*facet.member;
            });
            changed.fields = base.fields;
            for (QList<Ref> &values : changed.fields)
                values = dice.oneIn(2) ? values : QList<Ref>{randomRef(dice)};
            for (const Merge &merged : {merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)}) {
                QVERIFY2(sameKnown(merged.value, changed), qPrintable(u"seed %1"_s.arg(seed)));
                QVERIFY2(merged.clashes.isEmpty(), qPrintable(u"seed %1"_s.arg(seed)));
            }
        }
    }

    void noEditOfAListVanishes()
    {
        const QStringList all{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
        for (unsigned seed = 0; seed < 1000; ++seed) {
            Dice dice(seed);
            const auto some = [&] {
                QStringList names = all;
                names.removeIf([&](const QString &) { return dice.oneIn(2); });
                return names;
            };
            const QStringList base = some();
            const QStringList mine = some();
            const QStringList theirs = some();
            const QStringList merged = names(merge(tagged(base), tagged(mine), tagged(theirs)).value.tags.value());
            for (const QString &name : all) {
                const bool changedByMine = base.contains(name) != mine.contains(name);
                const bool wanted = changedByMine ? mine.contains(name) : theirs.contains(name);
                QVERIFY2(merged.contains(name) == wanted, qPrintable(u"seed %1 %2"_s.arg(seed).arg(name)));
            }
            QCOMPARE(names(merge(tagged(base), tagged(theirs), tagged(mine)).value.tags.value()), merged);
        }
    }
};

CASEWRIGHT_TEST(MergeTest)
#include "merge_test.moc"
