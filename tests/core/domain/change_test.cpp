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

constexpr CaseKey aCase{7};

/// `value` with the facets that `likeness` knows, taken from a case of the same dice.
TestCase withSameFacets(Dice &dice, const TestCase &likeness)
{
    TestCase result = likeness;
    const TestCase other = randomCase(dice);
    forEachFacet([&](auto facet) {
        if ((result.*facet.member).known() && (other.*facet.member).known())
            result.*facet.member = other.*facet.member;
    });
    for (auto it = other.fields.cbegin(); it != other.fields.cend(); ++it) {
        if (result.fields.contains(it.key()))
            result.fields.insert(it.key(), it.value());
    }
    return result;
}

} // namespace

class ChangeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diffHoldsTheFacetsThatDiffer()
    {
        TestCase base;
        base.name = u"Pay"_s;
        base.description = u"by card"_s;
        base.fields = {{1, {Ref::named(u"a"_s)}}, {2, {}}};
        TestCase mine = base;
        mine.name = u"Pay now"_s;
        mine.fields[2] = {Ref::named(u"b"_s)};

        const std::optional<Change> change = diff(aCase, base, mine);
        QVERIFY(change);
        QCOMPARE(change->key, aCase);
        QCOMPARE(change->before->name.value(), u"Pay"_s);
        QCOMPARE(change->after->name.value(), u"Pay now"_s);
        QVERIFY(!change->before->description.known() && !change->after->description.known());
        QCOMPARE(change->before->fields.keys(), QList<ServerId>{2});
        QCOMPARE(change->after->fields.value(2), QList<Ref>{Ref::named(u"b"_s)});
        QCOMPARE(touchedFacets(*change), (QList<FacetId>{FacetId::Name, FacetId::Fields}));
    }

    void diffOfEqualValuesIsNothing()
    {
        TestCase base;
        base.tags = QList<Tag>{{1, u"a"_s}, {2, u"b"_s}};
        TestCase mine;
        mine.tags = QList<Tag>{{std::nullopt, u"b"_s}, {std::nullopt, u"a"_s}};
        QVERIFY(!diff(aCase, base, mine));
    }

    void diffDoesNotLookAtStepKeys()
    {
        TestCase base;
        base.scenario = tree("- a\n  => b\n");
        TestCase mine;
        mine.scenario = tree("- a\n  => b\n");
        QVERIFY(!diff(aCase, base, mine));
        mine.scenario = tree("- a\n  - b\n");
        QVERIFY(diff(aCase, base, mine));
    }

    void diffLeavesUnknownFacetsAlone()
    {
        TestCase base;
        base.name = u"Pay"_s;
        TestCase mine;
        mine.description = u"typed"_s;
        mine.fields = {{1, {Ref::named(u"a"_s)}}};
        QVERIFY(!diff(aCase, base, mine));
        QVERIFY(!diff(aCase, mine, base));
    }

    void touchedFacetsOfACreationAreThoseItKnows()
    {
        TestCase value;
        value.name = u"Pay"_s;
        value.scenario = tree("- a\n");
        QCOMPARE(touchedFacets({aCase, std::nullopt, value}), (QList<FacetId>{FacetId::Name, FacetId::Scenario}));
        QCOMPARE(touchedFacets({aCase, value, std::nullopt}), (QList<FacetId>{FacetId::Name, FacetId::Scenario}));
    }

    void tellsCreationAndDeletionApart()
    {
        const Change creation{aCase, std::nullopt, TestCase()};
        const Change deletion{aCase, TestCase(), std::nullopt};
        QVERIFY(creation.isCreation() && !creation.isDeletion());
        QVERIFY(deletion.isDeletion() && !deletion.isCreation());
        QVERIFY(inverted(creation).isDeletion());
        QVERIFY(inverted(deletion).isCreation());
    }

    void appliesTheTouchedFacetsOnly()
    {
        TestCase value;
        value.name = u"Pay"_s;
        value.description = u"by card"_s;
        TestCase before;
        before.name = u"Pay"_s;
        TestCase after;
        after.name = u"Pay now"_s;
        const auto result = applied(value, {aCase, before, after});
        QVERIFY(result);
        QCOMPARE(result->name.value(), u"Pay now"_s);
        QCOMPARE(result->description.value(), u"by card"_s);
    }

    void refusesToApplyToWhatWasNotRead()
    {
        TestCase value;
        value.name = u"Pay"_s;
        TestCase after;
        after.scenario = tree("- a\n");
        const auto facet = applied(value, {aCase, after, after});
        QVERIFY(!facet);
        QCOMPARE(facet.error().kind, ErrorKind::Invalid);
        QVERIFY(facet.error().serverText.contains(u"scenario"_s));
        TestCase field;
        field.fields = {{12, {}}};
        const auto unread = applied(value, {aCase, field, field});
        QVERIFY(!unread);
        QVERIFY(unread.error().serverText.contains(u"fields.12"_s));
    }

    void refusesToApplyACreationOrDeletion()
    {
        QCOMPARE(applied({}, {aCase, std::nullopt, TestCase()}).error().kind, ErrorKind::Invalid);
        QCOMPARE(applied({}, {aCase, TestCase(), std::nullopt}).error().kind, ErrorKind::Invalid);
    }

    void doUndoDoGivesEqualValues()
    {
        int changes = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            Dice dice(seed);
            const TestCase base = randomCase(dice);
            const TestCase mine = withSameFacets(dice, base);
            const std::optional<Change> change = diff(aCase, base, mine);
            if (!change) {
                QVERIFY2(sameKnown(base, mine), qPrintable(u"seed %1"_s.arg(seed)));
                continue;
            }
            ++changes;
            const auto done = applied(base, *change);
            QVERIFY2(done && sameKnown(*done, mine), qPrintable(u"seed %1"_s.arg(seed)));
            const auto undone = applied(*done, inverted(*change));
            QVERIFY2(undone && sameKnown(*undone, base), qPrintable(u"seed %1"_s.arg(seed)));
            const auto again = applied(*undone, inverted(inverted(*change)));
            QVERIFY2(again && sameKnown(*again, mine), qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(!diff(aCase, *again, mine), qPrintable(u"seed %1"_s.arg(seed)));
        }
        QVERIFY(changes > 500);
    }

    void undoGivesStepsTheirKeysBack()
    {
        for (unsigned seed = 0; seed < 300; ++seed) {
            Dice dice(seed);
            TestCase base;
            base.scenario = randomScenario(dice);
            TestCase mine;
            mine.scenario = edited(dice, base.scenario.value(), 3);
            const std::optional<Change> change = diff(aCase, base, mine);
            if (!change)
                continue;
            const TestCase undone = *applied(*applied(base, *change), inverted(*change));
            QVERIFY2(keysOf(undone.scenario.value()) == keysOf(base.scenario.value()), qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
};

CASEWRIGHT_TEST(ChangeTest)
#include "change_test.moc"
