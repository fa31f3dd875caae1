// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/adopt_keys.h"
#include "core/domain/change.h"

#include "tests/core/domain/random_scenario.h"
#include "tests/core/domain/trees.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

namespace {

QString withText(const Clash &clash)
{
    return u"[%1] %2 | %3 | %4"_s.arg(clash.where, clash.base, clash.mine, clash.theirs);
}

QStringList clashTexts(const ScenarioMerge &merge)
{
    QStringList texts;
    for (const Clash &clash : merge.clashes)
        texts.append(withText(clash));
    texts.sort();
    return texts;
}

/// The clashes as the other side sees them. What is kept differs there, and with it which texts have to be decided about.
QStringList turnedRound(const ScenarioMerge &merge)
{
    QStringList texts;
    for (Clash clash : merge.clashes) {
        std::swap(clash.mine, clash.theirs);
        texts.append(withText(clash));
    }
    texts.sort();
    return texts;
}

StepPlace below(const Scenario &scenario, const char *parent, qsizetype row = 99)
{
    return {key(scenario, parent), row};
}

/// Two people at work on the same scenario.
struct Three {
    unsigned seed = 0;
    Scenario base;
    Scenario mine;
    Scenario theirs;

    explicit Three(unsigned aSeed) : seed(aSeed)
    {
        Dice dice(aSeed);
        base = randomScenario(dice);
        mine = edited(dice, base, 1 + dice.below(4));
        theirs = edited(dice, base, 1 + dice.below(4));
    }

    [[nodiscard]] QString story(const QString &what, const ScenarioMerge &merged) const
    {
        return u"seed %1: %2\nbase:\n%3mine:\n%4theirs:\n%5merged:\n%6clashes:\n%7"_s.arg(seed)
            .arg(what, outline(base), outline(mine), outline(theirs), outline(merged.value),
                 clashTexts(merged).join(u'\n'));
    }
};

/// Checks that what `side` did to `base` is in `merged` or that a clash tells of it.
class NothingVanishes {
public:
    NothingVanishes(const Scenario &base, const Scenario &side, const ScenarioMerge &merged)
        : m_base(base), m_side(side), m_merged(merged)
    {
    }

    [[nodiscard]] QString vanished() const
    {
        if (m_side == m_base)
            return {}; // a step replaced by its copy is no edit
        for (const StepKey key : keysOf(m_side)) {
            const Step *step = findStep(m_side, key);
            const Step *before = findStep(m_base, key);
            const Step *after = findStep(m_merged.value, key);
            if (!before && !after && !isAddedBySomeKey(*step) && m_merged.clashes.isEmpty())
                return u"added step "_s + step->text;
            if (before && step->text != before->text && (!after || after->text != step->text) && !isTold(before->text))
                return u"text of "_s + before->text;
            if (before && step->keyword != before->keyword && (!after || after->keyword != step->keyword)
                && !isTold(before->text))
                return u"keyword of "_s + before->text;
            if (before && placeOf(m_side, key).parent != placeOf(m_base, key).parent
                && (!after || placeOf(m_merged.value, key).parent != placeOf(m_side, key).parent)
                && m_merged.clashes.isEmpty())
                return u"move of "_s + before->text;
        }
        for (const StepKey key : keysOf(m_base)) {
            if (!findStep(m_side, key) && findStep(m_merged.value, key) && m_merged.clashes.isEmpty())
                return u"deletion of "_s + findStep(m_base, key)->text;
        }
        return m_merged.clashes.isEmpty() ? vanishedOrder(m_side.steps) : QString();
    }

private:
    /// Two steps that changed places below the same parent.
    QString vanishedOrder(const QList<Step> &siblings) const
    {
        for (qsizetype i = 0; i < siblings.size(); ++i) {
            if (i > 0 && changedPlaces(m_base, siblings.at(i - 1).key, siblings.at(i).key)
                && changedPlaces(m_merged.value, siblings.at(i - 1).key, siblings.at(i).key))
                return u"order of "_s + siblings.at(i).text;
            if (const QString below = vanishedOrder(siblings.at(i).children); !below.isEmpty())
                return below;
        }
        return {};
    }

    bool changedPlaces(const Scenario &scenario, StepKey first, StepKey second) const
    {
        const StepPlace one = placeOf(scenario, first);
        const StepPlace other = placeOf(scenario, second);
        const bool sameParent = one.parent == placeOf(m_side, first).parent && other.parent == one.parent;
        return one.row >= 0 && other.row >= 0 && sameParent && one.row > other.row;
    }

    bool isTold(const QString &where) const
    {
        return std::any_of(m_merged.clashes.cbegin(), m_merged.clashes.cend(),
                           [&where](const Clash &clash) { return clash.where == where || clash.where.isEmpty(); });
    }

    /// Both sides added the same: it has the key of the other side.
    bool isAddedBySomeKey(const Step &added) const
    {
        for (const StepKey key : keysOf(m_merged.value)) {
            if (*findStep(m_merged.value, key) == added && !findStep(m_base, key))
                return true;
        }
        return false;
    }

    const Scenario &m_base;
    const Scenario &m_side;
    const ScenarioMerge &m_merged;
};

} // namespace

class ScenarioMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editsOfDifferentStepsAreBothKept()
    {
        const Scenario base = tree("- a\n  - b\n- c\n");
        const ScenarioMerge merged = mergeScenarios(base, setText(base, key(base, "b"), u"mine"_s).scenario,
                                                    setText(base, key(base, "c"), u"theirs"_s).scenario);
        COMPARE_TREE(merged.value, "- a\n  - mine\n- theirs\n");
        QVERIFY(merged.clashes.isEmpty());
    }

    void textAndKeywordAreMergedApart()
    {
        const Scenario base = tree("- Given a\n");
        const ScenarioMerge merged = mergeScenarios(base, setText(base, key(base, "a"), u"mine"_s).scenario,
                                                    setKeyword(base, key(base, "a"), u"When"_s).scenario);
        COMPARE_TREE(merged.value, "- When mine\n");
        QVERIFY(merged.clashes.isEmpty());
    }

    void twoTextsOfOneStepClash()
    {
        const Scenario base = tree("- a\n- b\n");
        const ScenarioMerge merged = mergeScenarios(base, setText(base, key(base, "a"), u"mine"_s).scenario,
                                                    setText(base, key(base, "a"), u"theirs"_s).scenario);
        COMPARE_TREE(merged.value, "- mine\n- b\n");
        QCOMPARE(clashTexts(merged), QStringList{u"[a] a | mine | theirs"_s});
        QCOMPARE(merged.clashes.first().facet, FacetId::Scenario);
    }

    void additionsOfBothStandBehindWhatTheyFollowed()
    {
        const Scenario base = tree("- a\n- b\n");
        const Scenario mine = insertAt(base, {{}, 1}, {makeStep(u"mine"_s)}).scenario;
        const Scenario theirs = insertAt(base, {{}, 2}, {makeStep(u"theirs"_s)}).scenario;
        COMPARE_TREE(mergeScenarios(base, mine, theirs).value, "- a\n- mine\n- b\n- theirs\n");
    }

    void additionsAtTheSamePlaceStandInTheOrderOfTheirMaking()
    {
        const Scenario base = tree("- a\n- b\n");
        const Scenario first = insertAt(base, {{}, 1}, {makeStep(u"1"_s), makeStep(u"2"_s)}).scenario;
        const Scenario second = insertAt(base, {{}, 1}, {makeStep(u"3"_s)}).scenario;
        COMPARE_TREE(mergeScenarios(base, first, second).value, "- a\n- 1\n- 2\n- 3\n- b\n");
    }

    void theSameAdditionOfBothIsMadeOnce()
    {
        const Scenario base = tree("- a\n- b\n");
        const Scenario mine = insertAt(base, {{}, 1}, tree("- x\n  => y\n- z\n").steps).scenario;
        const Scenario theirs = insertAt(base, {{}, 1}, tree("- x\n  => y\n- other\n").steps).scenario;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        COMPARE_TREE(merged.value, "- a\n- x\n  => y\n- z\n- other\n- b\n");
        QVERIFY(merged.clashes.isEmpty());
        QCOMPARE(merged.value.steps.at(1).key, mine.steps.at(1).key);
    }

    void aDeletionOfUntouchedStepsIsCarriedOut()
    {
        const Scenario base = tree("- a\n  - b\n- c\n");
        const Scenario without = removeSteps(base, {key(base, "a")}).scenario;
        const Scenario edited = setText(base, key(base, "c"), u"x"_s).scenario;
        for (const ScenarioMerge &merged : {mergeScenarios(base, without, edited), mergeScenarios(base, edited, without)}) {
            COMPARE_TREE(merged.value, "- x\n");
            QVERIFY(merged.clashes.isEmpty());
        }
    }

    void deletingWhatTheyEditedClashesAndItIsGone()
    {
        const Scenario base = tree("- a\n  - b\n- c\n");
        const Scenario mine = removeSteps(base, {key(base, "a")}).scenario;
        const Scenario theirs = setText(base, key(base, "b"), u"theirs"_s).scenario;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        COMPARE_TREE(merged.value, "- c\n");
        QCOMPARE(clashTexts(merged), QStringList{u"[b] b |  | theirs"_s});
    }

    void editingWhatTheyDeletedClashesAndItStaysWithItsParentsAndWhatStoodBelow()
    {
        const Scenario base = tree("- a\n  - b\n    - x\n  - y\n- c\n");
        const Scenario mine = setText(base, key(base, "b"), u"mine"_s).scenario;
        const Scenario theirs = removeSteps(base, {key(base, "a")}).scenario;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        COMPARE_TREE(merged.value, "- a\n  - mine\n    - x\n- c\n");
        QCOMPARE(clashTexts(merged), QStringList{u"[b] b | mine | "_s});
        const auto theirsAlways = [](const Clash &) { return Side::Theirs; };
        COMPARE_TREE(mergeScenarios(base, mine, theirs, theirsAlways).value, "- c\n");
    }

    void theJudgeBringsBackWhatTheyEdited()
    {
        const Scenario base = tree("- a\n  - b\n    - x\n- c\n");
        const Scenario mine = removeSteps(base, {key(base, "a")}).scenario;
        const Scenario theirs = setText(base, key(base, "b"), u"theirs"_s).scenario;
        const auto theirsAlways = [](const Clash &) { return Side::Theirs; };
        COMPARE_TREE(mergeScenarios(base, mine, theirs, theirsAlways).value, "- a\n  - theirs\n    - x\n- c\n");
    }

    void theJudgeDecidesEachClashByItself()
    {
        const Scenario base = tree("- a\n- b\n- c\n");
        const auto both = [&base](const QString &whose) {
            const Scenario a = setText(base, key(base, "a"), whose + u"1"_s).scenario;
            const Scenario b = setText(a, key(base, "b"), whose + u"2"_s).scenario;
            return setText(b, key(base, "c"), whose + u"3"_s).scenario;
        };
        const auto judge = [](const Clash &clash) {
            return clash.where == u"a"_s ? Side::Mine : clash.where == u"b"_s ? Side::Theirs : Side::Both;
        };
        const ScenarioMerge merged = mergeScenarios(base, both(u"m"_s), both(u"t"_s), judge);
        QCOMPARE(merged.value.steps.value(0).text, u"m1"_s);
        QCOMPARE(merged.value.steps.value(1).text, u"t2"_s);
        QCOMPARE(merged.value.steps.value(2).text, u"m3\nt3"_s);
        QCOMPARE(merged.clashes.size(), 3);
    }

    void addingBelowWhatTheOtherDeletedClashes()
    {
        const Scenario base = tree("- a\n- c\n");
        const Scenario without = removeSteps(base, {key(base, "a")}).scenario;
        const Scenario added = insertAt(base, below(base, "a"), {makeStep(u"new"_s)}).scenario;
        const ScenarioMerge keeps = mergeScenarios(base, added, without);
        COMPARE_TREE(keeps.value, "- a\n  - new\n- c\n");
        QCOMPARE(keeps.clashes.size(), 1);
        const ScenarioMerge drops = mergeScenarios(base, without, added);
        COMPARE_TREE(drops.value, "- c\n");
        QCOMPARE(drops.clashes.size(), 1);
    }

    void aMoveAndAnEditOfTheSameStepAreBothKept()
    {
        const Scenario base = tree("- a\n- b\n  - c\n");
        const Scenario mine = moveTo(base, {key(base, "a")}, below(base, "b", 0)).scenario;
        const Scenario theirs = setText(base, key(base, "a"), u"theirs"_s).scenario;
        COMPARE_TREE(mergeScenarios(base, mine, theirs).value, "- b\n  - theirs\n  - c\n");
        COMPARE_TREE(mergeScenarios(base, theirs, mine).value, "- b\n  - theirs\n  - c\n");
    }

    void twoNewParentsOfOneStepClash()
    {
        const Scenario base = tree("- a\n- b\n- c\n");
        const Scenario mine = moveTo(base, {key(base, "c")}, below(base, "a")).scenario;
        const Scenario theirs = moveTo(base, {key(base, "c")}, below(base, "b")).scenario;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        COMPARE_TREE(merged.value, "- a\n  - c\n- b\n");
        QCOMPARE(clashTexts(merged), QStringList{u"[c]  | a | b"_s});
    }

    void aNewOrderAndAnAdditionAreBothKept()
    {
        const Scenario base = tree("- a\n- b\n- c\n");
        const Scenario mine = moveTo(base, {key(base, "c")}, {{}, 0}).scenario;
        const Scenario theirs = insertAt(base, {{}, 2}, {makeStep(u"x"_s)}).scenario;
        COMPARE_TREE(mergeScenarios(base, mine, theirs).value, "- c\n- a\n- b\n- x\n");
        COMPARE_TREE(mergeScenarios(base, theirs, mine).value, "- c\n- a\n- b\n- x\n");
    }

    void twoNewOrdersOfTheSameStepsClash()
    {
        const Scenario base = tree("- p\n  - a\n  - b\n  - c\n");
        const Scenario mine = moveUp(base, {key(base, "b")}).scenario;
        const Scenario theirs = moveUp(base, {key(base, "c")}).scenario;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        COMPARE_TREE(merged.value, "- p\n  - b\n  - a\n  - c\n");
        QCOMPARE(clashTexts(merged), QStringList{u"[p] a\nb\nc | b\na\nc | a\nc\nb"_s});
    }

    void movesThatTogetherMakeARingAreAClashOfTheWhole()
    {
        const Scenario base = tree("- a\n- b\n");
        const Scenario mine = moveTo(base, {key(base, "a")}, below(base, "b")).scenario;
        const Scenario theirs = moveTo(base, {key(base, "b")}, below(base, "a")).scenario;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        COMPARE_TREE(merged.value, "- b\n  - a\n");
        QCOMPARE(clashTexts(merged), QStringList{u"[] - a\n- b\n | - b\n  - a\n | - a\n  - b\n"_s});
    }

    void aStepThatTheyMadeAnExpectedResultTakesNoChildrenOfMine()
    {
        const Scenario base = tree("- a\n  - b\n");
        const Scenario mine = insertAt(base, below(base, "b"), {makeStep(u"c"_s)}).scenario;
        Scenario theirs = base;
        theirs.steps[0].children[0].kind = StepKind::Expected;
        const ScenarioMerge merged = mergeScenarios(base, mine, theirs);
        QCOMPARE(merged.value, mine);
        QCOMPARE(merged.clashes.size(), 1);
    }

    void whatTheServerKeepsOfAStepIsMergedToo()
    {
        const Scenario base = tree("- a\n");
        Scenario theirs = base;
        theirs.steps[0].rest = "{\"x\":1}";
        const Scenario mine = setText(base, key(base, "a"), u"mine"_s).scenario;
        QCOMPARE(mergeScenarios(base, mine, theirs).value.steps.first().rest, QByteArray("{\"x\":1}"));
    }

    void anUndoLeavesLaterEditsOfOthers()
    {
        const Scenario before = tree("- a\n- b\n");
        const Scenario after = setText(before, key(before, "a"), u"changed"_s).scenario;
        const Scenario now = setText(after, key(after, "b"), u"later"_s).scenario;
        COMPARE_TREE(mergeScenarios(after, now, before).value, "- a\n- later\n");
    }

    void mergingWithAnUnchangedSideGivesTheOther()
    {
        for (unsigned seed = 0; seed < 1000; ++seed) {
            const Three three(seed);
            for (const ScenarioMerge &merged : {mergeScenarios(three.base, three.mine, three.base),
                                                mergeScenarios(three.base, three.base, three.mine),
                                                mergeScenarios(three.base, three.mine, three.mine)}) {
                VERIFY_OR_TELL(merged.value == three.mine && keysOf(merged.value) == keysOf(three.mine),
                               [&] { return three.story(u"not mine"_s, merged); });
                QVERIFY(merged.clashes.isEmpty());
            }
        }
    }

    void everyMergeKeepsTheTreeInShape()
    {
        for (unsigned seed = 0; seed < 4000; ++seed) {
            const Three three(seed);
            const ScenarioMerge merged = mergeScenarios(three.base, three.mine, three.theirs);
            const QString broken = brokenRule(merged.value);
            VERIFY_OR_TELL(broken.isEmpty(), [&] { return three.story(broken, merged); });
        }
    }

    void noEditVanishesWithoutAClash()
    {
        int withoutClash = 0;
        for (unsigned seed = 0; seed < 4000; ++seed) {
            const Three three(seed);
            const ScenarioMerge merged = mergeScenarios(three.base, three.mine, three.theirs);
            withoutClash += merged.clashes.isEmpty() ? 1 : 0;
            for (const Scenario &side : {three.mine, three.theirs}) {
                const QString vanished = NothingVanishes(three.base, side, merged).vanished();
                VERIFY_OR_TELL(vanished.isEmpty(), [&] { return three.story(vanished, merged); });
            }
        }
        QVERIFY(withoutClash > 1000);
    }

    void itDoesNotMatterWhoMerges()
    {
        for (unsigned seed = 0; seed < 4000; ++seed) {
            const Three three(seed);
            const ScenarioMerge merged = mergeScenarios(three.base, three.mine, three.theirs);
            const ScenarioMerge other = mergeScenarios(three.base, three.theirs, three.mine);
            VERIFY_OR_TELL(merged.clashes.isEmpty() == other.clashes.isEmpty(),
                           [&] { return three.story(u"clashes of one only, other:\n"_s + clashTexts(other).join(u'\n'), merged); });
            if (merged.clashes.isEmpty())
                VERIFY_OR_TELL(merged.value == other.value,
                               [&] { return three.story(u"other:\n"_s + outline(other.value), merged); });
            else if (merged.clashes.size() == 1 && other.clashes.size() == 1)
                VERIFY_OR_TELL(clashTexts(merged) == turnedRound(other),
                               [&] { return three.story(turnedRound(other).join(u'\n'), merged); });
        }
    }

    void mergesWhatComesBackFromTheServerWithoutKeys()
    {
        for (unsigned seed = 0; seed < 1000; ++seed) {
            const Three three(seed);
            const Scenario theirs = adoptKeys(three.base, {parseSteps(outline(three.theirs))->steps});
            const ScenarioMerge merged = mergeScenarios(three.base, three.mine, theirs);
            const QString vanished = NothingVanishes(three.base, three.mine, merged).vanished()
                + NothingVanishes(three.base, theirs, merged).vanished() + brokenRule(merged.value);
            VERIFY_OR_TELL(vanished.isEmpty(), [&] { return three.story(vanished, merged); });
        }
    }
};

CASEWRIGHT_TEST(ScenarioMergeTest)
#include "scenario_merge_test.moc"
