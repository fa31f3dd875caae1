// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/transfer/transfer_map.h"

#include "tests/core/workspace/transfer/two_projects.h"
#include "tests/support/runner/test_case.h"

#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using workspace::TransferNote;
using workspace::TransferOptions;
using workspace::TransferredCase;
using Part = TransferNote::Part;
using Fate = TransferNote::Fate;

namespace {

int dropFiles(QList<Step> &steps)
{
    int files = 0;
    for (Step &step : steps) {
        if (step.kind == StepKind::Attachment) {
            step = makeStep(u"[file %1]"_s.arg(step.text));
            ++files;
        }
    }
    return files;
}

TransferOptions transferOptions()
{
    TransferOptions options;
    options.filesToText = &dropFiles;
    options.sharedSteps.insert(600, Scenario{{makeStep(u"Enter the PIN"_s)}});
    options.lockedValues.insert(60, {u"FIREFOX"_s});
    return options;
}

TransferredCase toOther(const TransferOptions &options = transferOptions(), const TestCase &original = test::fullCase(u"Pay"_s))
{
    return workspace::transferred(original, test::FakeServer::richSchema(), test::otherSchema(), options);
}

QStringList namesIn(const TestCase &value, ServerId field)
{
    QStringList names;
    for (const Ref &ref : value.fields.value(field))
        names << ref.name;
    return names;
}

Fate fateOf(const TransferredCase &made, Part part, const QString &value)
{
    for (const TransferNote &note : made.notes) {
        if (note.part == part && note.value == value)
            return note.fate;
    }
    qFatal("nothing is told of %s", qPrintable(value));
}

} // namespace

class TransferMapTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesByNameWhatHasACounterpart();
    void namesEverythingThatStaysBehind();
    void nothingIsLostWithoutANote();
    void unfoldsSharedStepsAndStopsAtOneThatLiesInItself();
    void putsAllIntoTheSuiteThatIsChosen();
    void refusesWhatTheProjectAsksForInVain();
    void renames();
    void aCopyInItsOwnProjectKeepsWhatItRefersTo();
    void looksUpOnlyLockedValues();
};

void TransferMapTest::carriesByNameWhatHasACounterpart()
{
    const TransferredCase made = toOther();
    QVERIFY(made.isPossible());
    QCOMPARE(made.value.status.value(), Ref::named(u"active"_s));
    QCOMPARE(namesIn(made.value, 20), QStringList{u"Checkout"_s});
    QVERIFY(!made.value.fields.value(20).first().id);
    QCOMPARE(namesIn(made.value, -2), QStringList{u"Cart"_s});
    QCOMPARE(namesIn(made.value, 60), QStringList{u"FIREFOX"_s});
    QCOMPARE(namesIn(made.value, 61), QStringList{u"High"_s});
    QVERIFY(made.value.fields.contains(21) && !made.value.fields.contains(10) && !made.value.fields.contains(42));
    QCOMPARE(made.value.owner.value().name, u"ann"_s);
    QCOMPARE(made.value.links.value().size(), 1);
    QCOMPARE(made.value.tags.value().first().name, u"smoke"_s);
    QVERIFY(!made.value.tags.value().first().id);
    QCOMPARE(fateOf(made, Part::Suite, u"Checkout"_s), Fate::Kept);
}

void TransferMapTest::namesEverythingThatStaysBehind()
{
    const TransferredCase made = toOther();
    QCOMPARE(fateOf(made, Part::Layer, u"UI Tests"_s), Fate::Lost);
    QCOMPARE(fateOf(made, Part::Issue, u"SHOP-1"_s), Fate::Lost);
    QCOMPARE(fateOf(made, Part::Role, u"bob"_s), Fate::Lost);
    QCOMPARE(fateOf(made, Part::TestKey, u"T-1"_s), Fate::Lost);
    QCOMPARE(fateOf(made, Part::Field, u"Chrome"_s), Fate::Lost); // locked there, and not among its values
    QCOMPARE(fateOf(made, Part::Field, u"Basket"_s), Fate::Lost);
    QCOMPARE(fateOf(made, Part::File, u"cart.png"_s), Fate::Lost);
    QCOMPARE(fateOf(made, Part::SharedStep, u"Sign in"_s), Fate::Changed);
    QVERIFY(made.value.layer.value().isNull() && made.value.issues.value().isEmpty() && made.value.members.value().isEmpty());
    TransferOptions moving = transferOptions();
    moving.keepsTestKeys = true;
    QCOMPARE(toOther(moving).value.testKeys.value().size(), 1);
}

void TransferMapTest::nothingIsLostWithoutANote()
{
    TestCase original = test::fullCase(u"Pay"_s);
    original.fields.insert(999, {Ref::named(u"of a field nobody knows"_s)});
    const TransferredCase made = toOther(transferOptions(), original);
    QCOMPARE(fateOf(made, Part::Field, u"of a field nobody knows"_s), Fate::Lost);
    // Every value of every field is either there or told.
    const QStringList there = namesIn(made.value, 20) + namesIn(made.value, -2) + namesIn(made.value, 60) + namesIn(made.value, 61);
    for (const QList<Ref> &values : std::as_const(original.fields)) {
        for (const Ref &value : values)
            QVERIFY2(there.contains(value.name, Qt::CaseInsensitive) || fateOf(made, Part::Field, value.name) == Fate::Lost, qPrintable(value.name));
    }
}

void TransferMapTest::unfoldsSharedStepsAndStopsAtOneThatLiesInItself()
{
    const TransferredCase made = toOther();
    const QList<Step> steps = made.value.scenario.value().steps;
    QCOMPARE(steps.at(1), makeStep(u"[file cart.png]"_s));
    QCOMPARE(steps.at(2).kind, StepKind::Body);
    QCOMPARE(steps.at(2).text, u"Sign in"_s);
    QCOMPARE(steps.at(2).children.value(0).text, u"Enter the PIN"_s);
    QVERIFY(steps.at(2).rest.isEmpty());
    QVERIFY(steps.at(0).key != test::fullCase(u"Pay"_s).scenario.value().steps.at(0).key);
    TransferOptions circle = transferOptions();
    Step itself = makeStep(u"Sign in"_s);
    itself.kind = StepKind::Shared;
    itself.target = 600;
    circle.sharedSteps.insert(600, Scenario{{itself}});
    const Step outer = toOther(circle).value.scenario.value().steps.at(2);
    QCOMPARE(outer.children.size(), 1);
    QVERIFY(outer.children.first().children.isEmpty());
}

void TransferMapTest::putsAllIntoTheSuiteThatIsChosen()
{
    TransferOptions options = transferOptions();
    options.suite = SuitePath{Ref::named(u"From the shop"_s), Ref::named(u"Cards"_s)};
    const TransferredCase made = toOther(options);
    QCOMPARE(namesIn(made.value, 20), QStringList{u"From the shop"_s});
    QCOMPARE(namesIn(made.value, 21), QStringList{u"Cards"_s});
    for (const TransferNote &note : made.notes)
        QVERIFY(note.part != Part::Suite);
}

void TransferMapTest::refusesWhatTheProjectAsksForInVain()
{
    ProjectSchema strict = test::otherSchema();
    strict.requiredFields = {21, 61};
    strict.requiredToCreate = {FacetId::Layer};
    TestCase original = test::fullCase(u"Pay"_s);
    const TransferredCase refused = workspace::transferred(original, test::FakeServer::richSchema(), strict, transferOptions());
    QVERIFY(!refused.isPossible());
    QCOMPARE(fateOf(refused, Part::Layer, u"UI Tests"_s), Fate::Missing);
    QCOMPARE(fateOf(refused, Part::Suite, QString()), Fate::Missing);
    original.layer = Ref{-3, u"API Tests"_s};
    TransferOptions options = transferOptions();
    options.suite = SuitePath{Ref::named(u"A"_s), Ref::named(u"B"_s)};
    QVERIFY(workspace::transferred(original, test::FakeServer::richSchema(), strict, options).isPossible());
}

void TransferMapTest::renames()
{
    TransferOptions options = transferOptions();
    options.namePattern = u"Bank: {name} (v2)"_s;
    QCOMPARE(toOther(options).value.name.value(), u"Bank: Pay (v2)"_s);
    options.namePattern = u"  "_s;
    QVERIFY(!toOther(options).isPossible());
    options.namePattern = u"{name}"_s + QString(300, u'x');
    QVERIFY(!toOther(options).isPossible());
}

void TransferMapTest::aCopyInItsOwnProjectKeepsWhatItRefersTo()
{
    const ProjectSchema schema = test::FakeServer::richSchema();
    const TestCase original = test::fullCase(u"Pay"_s);
    TransferOptions options = transferOptions();
    options.namePattern = u"{name} (copy)"_s;
    const TransferredCase made = workspace::transferred(original, schema, schema, options);
    QCOMPARE(made.value.fields, original.fields);
    QCOMPARE(made.value.members.value(), original.members.value());
    QCOMPARE(made.value.scenario.value().steps.at(2), original.scenario.value().steps.at(2));
    QCOMPARE(made.value.issues.value().size(), 1);
    QVERIFY(!made.value.issues.value().first().linkId);
    QVERIFY(made.value.testKeys.value().isEmpty());
}

void TransferMapTest::looksUpOnlyLockedValues()
{
    const auto wanted = workspace::lockedValuesWanted({test::fullCase(u"a"_s), test::fullCase(u"b"_s)}, test::FakeServer::richSchema(), test::otherSchema());
    QCOMPARE(wanted, (QMap<ServerId, QStringList>{{60, {u"Firefox"_s, u"Chrome"_s}}}));
    QCOMPARE(workspace::sharedStepsOf({test::fullCase(u"a"_s), test::fullCase(u"b"_s)}), QList<ServerId>{600});
}

CASEWRIGHT_TEST(TransferMapTest)
#include "transfer_map_test.moc"
