// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/replace_rule.h"

#include "tests/core/workspace/bulk/random_project.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using test::bytesBut;
using test::Dice;
using test::RandomProject;
using workspace::Plan;
using workspace::TextReplacement;

namespace {

constexpr unsigned replaceSeeds = 6;
constexpr int replaceRounds = 15;
const QString mark = QStringLiteral("⊕"); // in no text of a random case, and no pattern finds it

CaseTexts randomTexts(Dice &dice)
{
    CaseTexts texts;
    for (const CaseText text : {CaseText::Names, CaseText::Descriptions, CaseText::Preconditions, CaseText::Steps})
        texts.setFlag(text, dice.oneIn(2));
    return texts ? texts : everyCaseText;
}

/// What is left out is drawn among all that is found.
TextReplacement randomReplacement(Dice &dice, RandomProject &project, const QString &by)
{
    static const QList<TextSearch> searches = {
        {QStringLiteral("e"), false, false, false}, {QStringLiteral("A"), false, false, true},         {QStringLiteral("smoke"), false, true, false},
        {QStringLiteral(" "), false, false, false}, {QStringLiteral("[\\w]+"), true, false, false}, {QStringLiteral("(\\w)(.)"), true, false, true},
        {QStringLiteral("\\d"), true, false, false}};
    TextReplacement replacement{*TextPattern::make(dice.pick(searches), by), randomTexts(dice), {}, 255};
    for (const CaseKey key : project.keys) {
        const auto found = workspace::matchesOf(replacement, key, project.now(key));
        for (const TextMatches &text : found.value_or(QList<TextMatches>())) {
            for (const TextMatch &match : text.matches) {
                if (dice.oneIn(4))
                    replacement.leftOut[key].append({text.place, match.start});
            }
        }
    }
    return replacement;
}

Plan planOfReplacement(RandomProject &project, const TextReplacement &replacement)
{
    return project.planOf(project.keys, workspace::ruleFor(replacement, [](qsizetype cases) { return QStringLiteral("Replace in %1").arg(cases); }));
}

/// All of the steps but what body and expected texts say.
QByteArray bytesWithoutTexts(const TestCase &value)
{
    const auto wiped = [](auto self, QList<Step> steps) -> QList<Step> {
        for (Step &step : steps) {
            if (step.kind == StepKind::Body || step.kind == StepKind::Expected)
                step.text.clear();
            step.children = self(self, step.children);
        }
        return steps;
    };
    TestCase bare;
    if (value.scenario.known())
        bare.scenario = Scenario{wiped(wiped, value.scenario.value().steps)};
    return QJsonDocument(toJson(bare)).toJson();
}

QList<FacetId> facetsTouchedBy(CaseTexts texts)
{
    QList<FacetId> facets = facetsOf(texts);
    if (texts.testFlag(CaseText::Steps))
        facets.append(FacetId::ExpectedResult);
    return facets;
}

} // namespace

/// Laws of replacing that hold for whatever is looked for in whatever cases.
class ReplacePropertyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planApplyUndoGivesTheStartingProjectBitForBit();
    void whatIsNotTextStaysBitForBit();
    void nothingIsFoundAnyMoreButWhatWasLeftOut();
};

void ReplacePropertyTest::planApplyUndoGivesTheStartingProjectBitForBit()
{
    qsizetype changed = 0;
    for (unsigned seed = 0; seed < replaceSeeds; ++seed) {
        Dice dice(seed);
        RandomProject project(dice);
        for (int round = 0; round < replaceRounds; ++round) {
            const QByteArray where = "seed " + QByteArray::number(seed) + " round " + QByteArray::number(round);
            const QMap<CaseKey, TestCase> before = project.all();
            const QString by = dice.oneIn(3) ? QString() : dice.oneIn(2) ? mark : QStringLiteral("two\n- x => y");
            const Plan plan = planOfReplacement(project, randomReplacement(dice, project, by));
            QVERIFY2(plan.unread.isEmpty(), where);
            QVERIFY2(project.space().apply(plan.set), where);
            for (const Change &change : plan.set.changes)
                QVERIFY2(!sameKnown(project.now(change.key), before.value(change.key)), where);
            changed += plan.set.changes.size();
            QVERIFY2(plan.set.changes.isEmpty() || project.space().undo(), where);
            for (const CaseKey key : project.keys)
                QVERIFY2(bytesBut(project.now(key), {}, {}) == bytesBut(before.value(key), {}, {}), where);
            QVERIFY2(project.space().waiting().isEmpty(), where);
        }
    }
    QVERIFY(changed > 200);
}

void ReplacePropertyTest::whatIsNotTextStaysBitForBit()
{
    for (unsigned seed = 0; seed < replaceSeeds; ++seed) {
        Dice dice(1000 + seed);
        RandomProject project(dice);
        for (int round = 0; round < replaceRounds; ++round) {
            const TextReplacement replacement = randomReplacement(dice, project, mark);
            const QList<FacetId> facets = facetsTouchedBy(replacement.texts);
            const QMap<CaseKey, TestCase> before = project.all();
            QVERIFY(project.space().apply(planOfReplacement(project, replacement).set));
            for (const CaseKey key : project.keys) {
                QCOMPARE(bytesBut(project.now(key), facets, {}), bytesBut(before.value(key), facets, {}));
                QCOMPARE(bytesWithoutTexts(project.now(key)), bytesWithoutTexts(before.value(key)));
            }
        }
    }
}

void ReplacePropertyTest::nothingIsFoundAnyMoreButWhatWasLeftOut()
{
    qsizetype kept = 0;
    for (unsigned seed = 0; seed < replaceSeeds; ++seed) {
        Dice dice(2000 + seed);
        RandomProject project(dice);
        for (int round = 0; round < replaceRounds; ++round) {
            const TextReplacement replacement = randomReplacement(dice, project, mark);
            const Plan plan = planOfReplacement(project, replacement);
            TextReplacement everything = replacement;
            everything.leftOut.clear();
            const auto countIn = [&](CaseKey key) {
                qsizetype count = 0;
                const auto texts = workspace::matchesOf(everything, key, project.now(key));
                for (const TextMatches &text : texts.value_or(QList<TextMatches>()))
                    count += text.matches.size();
                return count;
            };
            QVERIFY(project.space().apply(plan.set));
            for (const Change &change : plan.set.changes) {
                QVERIFY(countIn(change.key) <= replacement.leftOut.value(change.key).size());
                kept += countIn(change.key);
            }
        }
    }
    QVERIFY(kept > 50);
}

CASEWRIGHT_TEST(ReplacePropertyTest)
#include "replace_property_test.moc"
