// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes/change_lines.h"

#include "core/domain/scenario_edit.h"
#include "core/domain/step_outline.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/fake_server.h"
#include "ui/models/changes/step_lines.h"

#include <QtTest>

using namespace casewright;
using namespace casewright::test;

namespace {

const char signs[] = "#.+-~^"; ///< in the order of ChangeLine::Kind

QStringList said(const QList<ChangeLine> &lines)
{
    QStringList texts;
    for (const ChangeLine &line : lines) {
        const QString before = line.before.isEmpty() ? QString() : line.before + QStringLiteral(" > ");
        texts.append(QString(line.depth, QLatin1Char(' ')) + QLatin1Char(signs[static_cast<int>(line.kind)]) + before + line.text);
    }
    return texts;
}

QStringList said(const TestCase &before, const TestCase &after)
{
    return said(changeLines({CaseKey{1}, before, after}, FakeServer::richSchema()));
}

Scenario outline(const char *text)
{
    return {parseSteps(QString::fromUtf8(text))->steps};
}

QStringList lines(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list.append(QString::fromUtf8(text));
    return list;
}

} // namespace

class ChangeLinesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysValuesBeforeAndAfter()
    {
        TestCase before;
        TestCase after;
        before.name = QStringLiteral("Pay");
        after.name = QStringLiteral("Pay by card");
        before.layer = Ref();
        after.layer = Ref::named(QStringLiteral("UI"));
        before.tags = QList<Tag>{{{}, QStringLiteral("old")}, {{}, QStringLiteral("smoke")}};
        after.tags = QList<Tag>{{{}, QStringLiteral("smoke")}, {{}, QStringLiteral("new")}};
        before.fields[41] = {Ref::named(QStringLiteral("high"))};
        after.fields[41] = {};
        QCOMPARE(said(before, after), lines({"#Name", "~Pay > Pay by card", "#Tags", "-old", "+new", "#Layer", "+UI", "#Risk", "-high"}));
    }

    void comparesTextsOfSeveralLinesLineByLine()
    {
        TestCase before;
        TestCase after;
        before.description = QStringLiteral("one\ntwo\nthree");
        after.description = QStringLiteral("one\n2\nthree\nfour");
        QCOMPARE(said(before, after), lines({"#Description", ".one", "-two", "+2", ".three", "+four"}));
    }

    void ofANewCaseEverythingCame()
    {
        TestCase made;
        made.name = QStringLiteral("Pay");
        made.description = QString();
        made.scenario = outline("- Given a cart\n  => a price\n");
        const QList<ChangeLine> all = changeLines({CaseKey{1}, std::nullopt, made}, FakeServer::sampleSchema());
        QCOMPARE(said(all), lines({"#Name", "+Pay", "#Scenario", "+Given a cart", " +Expected: a price"}));
        const QList<ChangeLine> gone = changeLines({CaseKey{1}, made, std::nullopt}, FakeServer::sampleSchema());
        QCOMPARE(said(gone), lines({"#Name", "-Pay", "#Scenario", "-Given a cart", " -Expected: a price"}));
    }

    void namesTheFacetsOfAChange()
    {
        TestCase before;
        TestCase after;
        before.name = QStringLiteral("a");
        after.name = QStringLiteral("b");
        before.issues = QList<IssueLink>();
        after.issues = QList<IssueLink>{{{}, QStringLiteral("SHOP-1"), {}, {}}};
        QCOMPARE(changeSummary({CaseKey{1}, before, after}), QStringLiteral("name, issue links"));
        QCOMPARE(changeSummary({CaseKey{1}, std::nullopt, after}), QStringLiteral("new case"));
        QCOMPARE(changeSummary({CaseKey{1}, before, std::nullopt}), QStringLiteral("to be deleted"));
    }

    void showsStepsThatCameWentAndChangedWhereTheyStand()
    {
        const Scenario before = outline("- open\n- pay\n  - by card\n- close\n");
        Scenario after = removeSteps(before, {before.steps.at(2).key}).scenario;
        after = setText(after, before.steps.at(1).children.at(0).key, QStringLiteral("by invoice")).scenario;
        after.steps.append(makeStep(QStringLiteral("leave")));
        QCOMPARE(said(stepLines(before, after)),
                 lines({".… one step as it was", ".pay", " ~by card > by invoice", "-close", "+leave"}));
    }

    void whatWasDeletedStandsBehindWhatItStoodBehind()
    {
        const Scenario before = outline("- a\n- b\n- c\n- d\n- e\n- f\n");
        const QList<Step> &steps = before.steps;
        const Scenario after = removeSteps(before, {steps.at(0).key, steps.at(1).key, steps.at(3).key, steps.at(4).key}).scenario;
        QCOMPARE(said(stepLines(before, after)), lines({"-a", "-b", ".… one step as it was", "-d", "-e", ".… one step as it was"}));
    }

    void knowsAChangeThatSaysTheSame()
    {
        Change change{CaseKey{1}, TestCase(), TestCase()};
        change.before->name = QStringLiteral("Pay");
        change.after->name = QStringLiteral("Pay by card");
        Change other = change;
        QVERIFY(isSameChange(change, other));
        other.after->name = QStringLiteral("Pay later");
        QVERIFY(!isSameChange(change, other));
        QVERIFY(!isSameChange(change, Change{CaseKey{2}, change.before, change.after}));
        QVERIFY(!isSameChange(change, Change{CaseKey{1}, std::nullopt, change.after}));
        QVERIFY(!isSameChange(change, std::nullopt));
        QVERIFY(isSameChange(std::nullopt, std::nullopt));
    }

    void countsStepsThatStayedAsTheyWere()
    {
        const Scenario before = outline("- a\n- b\n- c\n- d\n");
        const Scenario after = setText(before, before.steps.at(3).key, QStringLiteral("D")).scenario;
        QCOMPARE(said(stepLines(before, after)), lines({".… 3 steps as they were", "~d > D"}));
    }

    void aMovedStepIsOneLineAndTheOthersStay()
    {
        const Scenario before = outline("- a\n- b\n- c\n- d\n");
        const Scenario up = moveTo(before, {before.steps.at(3).key}, {{}, 0}).scenario;
        QCOMPARE(said(stepLines(before, up)), lines({"^d", ".… 3 steps as they were"}));
        const Scenario in = indent(before, {before.steps.at(1).key}).scenario;
        QCOMPARE(said(stepLines(before, in)), lines({".a", " ^b", ".… 2 steps as they were"}));
        const Scenario both = setText(up, before.steps.at(3).key, QStringLiteral("D")).scenario;
        QCOMPARE(said(stepLines(before, both)).first(), QStringLiteral("^d > D"));
    }

    void aStepThatLeftADeletedOneIsMovedAndNotGone()
    {
        const Scenario before = outline("- a\n  - b\n  - c\n");
        Scenario after = moveTo(before, {before.steps.at(0).children.at(0).key}, {{}, 1}).scenario;
        after = removeSteps(after, {before.steps.at(0).key}).scenario;
        QCOMPARE(said(stepLines(before, after)), lines({"-a", " -c", "^b"}));
    }
};

CASEWRIGHT_TEST(ChangeLinesTest)
#include "change_lines_test.moc"
