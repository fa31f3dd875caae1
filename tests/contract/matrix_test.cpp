// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/linked_things.h"
#include "tests/contract/spec_judge.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// The case of the demo that shows all that a case can have: a shared step, an attachment, a rich body, examples.
constexpr ServerId showcase = 1150;
/// Its steps are in the older store alone, on a server of 25 and later.
constexpr ServerId unmigrated = 1149;

/// The steps as lines, indented; an expected result has `=> `.
QStringList outlineOf(const QList<Step> &steps, const QString &indent = {})
{
    QStringList lines;
    for (const Step &step : steps) {
        const QString mark = step.kind == StepKind::Expected ? text("=> ") : step.keyword.isEmpty() ? QString() : step.keyword + QLatin1Char(' ');
        lines.append(indent + mark + step.text);
        lines += outlineOf(step.children, indent + text("  "));
    }
    return lines;
}

/// The same of the older form.
QStringList outlineOf(const QJsonArray &steps, const QString &indent = {})
{
    QStringList lines;
    for (const QJsonValue &step : steps) {
        lines.append(indent + (step[QStringLiteral("keyword")].toString() + QLatin1Char(' ') + nameOf(step)).trimmed());
        const QStringList expected = step[QStringLiteral("expectedResult")].toString().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString &line : expected)
            lines.append(indent + text("  => ") + line);
        lines += outlineOf(step[QStringLiteral("steps")].toArray(), indent + text("  "));
    }
    return lines;
}

/// And of the answer of `/step` of 25 and later.
QStringList outlineOf(const QJsonObject &nodes, const QJsonArray &ids, const QString &indent = {}, const QString &mark = {})
{
    QStringList lines;
    for (const QJsonValue &id : ids) {
        const QJsonObject node = nodes[QString::number(id.toInteger())].toObject();
        lines.append(indent + mark + node[QStringLiteral("body")].toString());
        const QJsonObject box = nodes[QString::number(node[QStringLiteral("expectedResultId")].toInteger())].toObject();
        lines += outlineOf(nodes, box[QStringLiteral("children")].toArray(), indent + text("  "), text("=> "));
        lines += outlineOf(nodes, node[QStringLiteral("children")].toArray(), indent + text("  "));
    }
    return lines;
}

/// The step whose text is, or begins with, this.
StepKey stepWith(const QList<Step> &steps, const QString &start)
{
    for (const Step &step : steps) {
        if (step.text.startsWith(start))
            return step.key;
        if (const StepKey below = stepWith(step.children, start); !below.isNull())
            return below;
    }
    return {};
}

Scenario reworded(const Scenario &scenario, const QString &start, const QString &wanted)
{
    return setText(scenario, stepWith(scenario.steps, start), wanted).scenario;
}

Scenario manySteps()
{
    Step pay = makeStep(text("pay"), text("When"));
    pay.children = {makeExpected(text("paid")), makeExpected(text("mail sent")), makeStep(text("by card")), makeStep(text("by voucher"))};
    pay.children[2].children = {makeExpected(text("the card is charged")), makeStep(text("enter the number"))};
    Step log = makeStep(text("log out"), text("Then"));
    log.children = {makeExpected(text("the start page"))};
    return {{makeStep(text("a full cart"), text("Given")), pay, log, makeStep(text("clean up"))}};
}

} // namespace

/// Everything that can be edited is written through the client and looked at by a plain HTTP client: what was meant is there, and
/// nothing else is different. One demo server of each dialect for all tests.
class MatrixTest final : public QObject {
    Q_OBJECT

private:
    bool isSeed() const { return m_dialect == QLatin1StringView("seed"); }
    bool isModern() const { return m_dialect == QLatin1StringView("testops"); }
    RawClient &raw() { return *m_side->raw; }
    static QString pathOf(ServerId id, const char *part) { return text("testcase/%1%2").arg(id).arg(text(part)); }

    void start(DemoSide &side)
    {
        side.start(m_dialect);
        QVERIFY(side.server);
        if (isSeed())
            furnishSeed(side);
        else
            furnish(side);
    }

    static void furnishSeed(DemoSide &side)
    {
        side.raw->send("POST", pathOf(showcase, "/issue"), QJsonObject{{text("key"), text("SHOP-7")}, {text("integrationId"), 11}});
        side.raw->send("POST", pathOf(showcase, "/issue"), QJsonObject{{text("key"), text("acme/shop#3")}, {text("integrationId"), 12}});
    }

    /// The showcase gets what it lacks, so that there is something beside each thing that is edited.
    static void furnish(DemoSide &side)
    {
        const auto issue = [](int integration, const char *key) {
            return QJsonObject{{text("name"), text(key)}, {text("integrationId"), integration}};
        };
        side.raw->send("POST", pathOf(showcase, "/issue"), QJsonArray{issue(11, "SHOP-7"), issue(12, "acme/shop#3")});
        QJsonArray links = side.raw->get(pathOf(showcase, "/overview"))[text("links")].toArray();
        links.append(QJsonObject{{text("url"), text("https://example.com/bare")}});
        side.raw->send("PATCH", pathOf(showcase, ""), QJsonObject{{text("links"), links}});
        QJsonArray members = side.raw->get(pathOf(showcase, "/members")).toArray();
        members.append(QJsonObject{{text("name"), text("m.okafor")}, {text("role"), QJsonObject{{text("id"), 81}}}});
        side.raw->send("POST", pathOf(showcase, "/members"), members);
        QJsonArray fields = side.raw->get(pathOf(showcase, "/cfv")).toArray();
        fields.append(QJsonObject{{text("name"), text("Android")}, {text("customField"), QJsonObject{{text("id"), platformField}}}});
        side.raw->send("POST", pathOf(showcase, "/cfv"), fields);
        const auto relation = [](const char *type, ServerId target) {
            return QJsonObject{{text("type"), text(type)}, {text("target"), QJsonObject{{text("id"), target}}}};
        };
        side.raw->send("POST", pathOf(showcase, "/relation"), QJsonArray{relation("related to", firstRelated), relation("duplicates", secondRelated)});
        QJsonObject key = issue(11, "TMS-1");
        key.insert(text("url"), text("https://tms.example/1"));
        side.raw->send("POST", pathOf(showcase, "/testkey"), QJsonArray{key, issue(12, "#3")});
    }

    /// All that the server tells of a case, however many requests that takes.
    QJsonObject rawCase(ServerId id)
    {
        if (!isSeed()) {
            QJsonObject whole = raw().get(pathOf(id, "/overview")).toObject();
            whole.insert(text("stepTree"), raw().get(pathOf(id, "/step")));
            whole.insert(text("relations"), raw().get(pathOf(id, "/relation")));
            return whole;
        }
        QJsonObject whole = raw().get(pathOf(id, "")).toObject();
        whole.insert(text("issues"), raw().get(pathOf(id, "/issue")));
        whole.insert(text("customFields"), raw().get(pathOf(id, "/cfv")));
        whole.insert(text("scenario"), raw().get(pathOf(id, "/scenario")));
        return whole;
    }

    QStringList rawOutline(ServerId id)
    {
        const QJsonObject whole = rawCase(id);
        if (!isModern())
            return outlineOf(whole[text("scenario")][text("steps")].toArray());
        const QJsonValue tree = whole[text("stepTree")];
        return outlineOf(tree[text("scenarioSteps")].toObject(), tree[text("root")][text("children")].toArray());
    }

    /// The ids of the steps by what they say.
    QMap<QString, QString> rawIds(ServerId id)
    {
        QMap<QString, QString> ids;
        const QJsonObject nodes = raw().get(pathOf(id, "/step"))[text("scenarioSteps")].toObject();
        for (auto node = nodes.begin(); node != nodes.end(); ++node)
            ids.insert(node.value()[text("body")].toString(), node.key());
        return ids;
    }

    TestCase read(ServerId id)
    {
        const Result<FetchedCase> fetched = promptly(m_side->server->readCase(m_side->schema, id, allFacets(m_side->server->capabilities()), {}));
        if (!fetched)
            QTest::qFail(qPrintable(whyNot(fetched.error())), __FILE__, __LINE__);
        return fetched ? fetched->value : TestCase();
    }

    Sent send(ServerId id, const TestCase &before, const TestCase &after)
    {
        const std::optional<Change> change = diff(CaseKey{id}, before, after);
        if (!change) {
            QTest::qFail("nothing was changed", __FILE__, __LINE__);
            return {};
        }
        return QCoro::waitFor(m_side->server->sendChange(m_side->schema, id, *change, {}));
    }

    ServerId created(const TestCase &value)
    {
        const Result<FetchedCase> made = promptly(m_side->server->createCase(m_side->schema, value, {}, {}));
        if (!made)
            QTest::qFail(qPrintable(whyNot(made.error())), __FILE__, __LINE__);
        return made ? made->info.serverId.value_or(0) : 0;
    }

    ServerId caseWithManySteps()
    {
        TestCase value;
        value.name = text("Many steps");
        const ServerId id = created(value);
        TestCase before;
        before.scenario = Scenario();
        value.name.forget();
        value.scenario = manySteps();
        const Sent sent = send(id, before, value);
        if (sent.failure)
            QTest::qFail(qPrintable(whyNot(sent.failure)), __FILE__, __LINE__);
        return id;
    }

private Q_SLOTS:
    /// Every test is run against each of them, or against the one that the environment names.
    void initTestCase_data()
    {
        addDialects({"seed", "testops-4", "testops"});
    }

    /// What was sent is as the document of the server's version has it.
    void cleanupTestCase()
    {
        for (const auto &[dialect, side] : m_sides)
            QCOMPARE(violationsSeenBy(side.process, dialect).join(QLatin1Char('\n')), QString());
    }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_dialect = dialect;
        m_side = &m_sides[dialect];
        if (!m_side->server)
            start(*m_side);
    }

    void writesEachThingAndNothingElse_data()
    {
        QTest::addColumn<int>("index");
        QFETCH_GLOBAL(const QString, dialect);
        const QList<Thing> all = things(dialect);
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all.at(i).name)) << i;
    }
    void writesEachThingAndNothingElse()
    {
        QFETCH(const int, index);
        const Thing thing = things(m_dialect).at(index);
        const QJsonObject before = rawCase(showcase);
        const TestCase base = read(showcase);
        TestCase mine = base;
        thing.edit(mine, m_side->schema);
        const Sent sent = send(showcase, base, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        const QJsonObject after = rawCase(showcase);
        QCOMPARE(thing.shown(after), thing.wanted);
        QStringList allowed;
        for (const QString &name : thing.touched)
            allowed.append(QLatin1Char('/') + name);
        QCOMPARE(notBelow(differences(before, after), allowed), QStringList());
        const QJsonArray listBefore = before[thing.touched.constFirst()].toArray();
        const QJsonArray listAfter = after[thing.touched.constFirst()].toArray();
        QCOMPARE(missing(listAfter, listBefore), thing.added);
        QCOMPARE(missing(listBefore, listAfter), thing.removed);
        QVERIFY(sameKnown(read(showcase), overlaid(base, sent.settled)));
    }

    void rewordsOneStepAndNothingElse_data()
    {
        QTest::addColumn<QString>("start");
        QTest::newRow("with a keyword") << text("the total is");
        QTest::newRow("with steps below") << text("gift card and rest");
        QTest::newRow("with an expected result") << text("Follow the redirection");
        QTest::newRow("an expected result") << text("The shop's confirmation");
        QTest::newRow("rich, with an attachment below") << text("Compare the totals");
    }
    void rewordsOneStepAndNothingElse()
    {
        QFETCH(const QString, start);
        if (isSeed())
            return; // it replaces the whole scenario, and has no ids
        const QJsonObject before = rawCase(showcase);
        const TestCase base = read(showcase);
        TestCase mine = base;
        mine.scenario = reworded(base.scenario.value(), start, start + text(", reworded"));
        const Sent sent = send(showcase, base, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        const QJsonObject after = rawCase(showcase);

        QStringList nodes;
        for (const QString &path : differences(before, after)) {
            if (!path.startsWith(text("/scenario/")))
                nodes.append(path);
            QVERIFY(isModern() ? path.startsWith(text("/stepTree/scenarioSteps/")) : path.contains(text("cenario")));
        }
        QVERIFY(!nodes.isEmpty());
        const QString node = nodes.constFirst().section(QLatin1Char('/'), 0, 3);
        const QStringList allowed{node + text("/body"), node + text("/bodyJson"), node + text("/expectedResult")};
        QCOMPARE(notBelow(nodes, allowed), QStringList());
        const QStringList outline = rawOutline(showcase);
        QCOMPARE(outline.filter(start + text(", reworded")).size(), 1);
        QCOMPARE(outlineOf(read(showcase).scenario.value().steps), outlineOf(mine.scenario.value().steps));
    }

    void aRichStepKeepsItsMarks()
    {
        if (!isModern())
            return; // others have plain texts alone
        const TestCase base = read(showcase);
        TestCase mine = base;
        const StepKey rich = stepWith(base.scenario.value().steps, text("Compare the totals"));
        const QString was = findStep(base.scenario.value(), rich)->text;
        mine.scenario = setText(base.scenario.value(), rich, QString(was).replace(text("totals"), text("sums"))).scenario;
        const Sent sent = send(showcase, base, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        const QJsonObject nodes = raw().get(pathOf(showcase, "/step"))[text("scenarioSteps")].toObject();
        const auto node = std::ranges::find_if(nodes, [](const QJsonValue &one) { return one[text("body")].toString().startsWith(text("Compare the sums")); });
        QVERIFY(node != nodes.end());
        const QJsonArray pieces = (*node)[text("bodyJson")][text("content")][0][text("content")].toArray();
        QCOMPARE(pieces.size(), 3);
        QCOMPARE(pieces[1][text("text")].toString(), text("sums"));
        QCOMPARE(pieces[1][text("marks")][0][text("type")].toString(), text("bold"));

        // Deleted, and put back by undo.
        const TestCase now = read(showcase);
        TestCase gone = now;
        const StepKey key = stepWith(now.scenario.value().steps, text("Compare the sums"));
        Step bare = *findStep(now.scenario.value(), key);
        gone.scenario = removeSteps(now.scenario.value(), {key}).scenario;
        QVERIFY(!send(showcase, now, gone).failure);
        bare.children.clear(); // deleted with it: the server throws the attachment away
        const TestCase before = read(showcase);
        TestCase after = before;
        Scenario again = before.scenario.value();
        again.steps.append(bare);
        after.scenario = again;
        QVERIFY(!send(showcase, before, after).failure);
        const QList<Step> steps = read(showcase).scenario.value().steps;
        QCOMPARE(QJsonDocument::fromJson(steps.constLast().rest), QJsonDocument::fromJson(bare.rest));
        QVERIFY(!bare.rest.isEmpty());
    }

    void writesEveryScenario_data()
    {
        QTest::addColumn<QString>("edit");
        for (const char *edit : {"none", "move down", "move below another", "move out", "delete with children", "one expected less", "no expected results", "an expected more",
                                 "expected results change places", "a step between", "nothing left"})
            QTest::newRow(edit) << text(edit);
    }
    void writesEveryScenario()
    {
        QFETCH(const QString, edit);
        const ServerId id = caseWithManySteps();
        const TestCase base = read(id);
        QCOMPARE(rawOutline(id), outlineOf(manySteps().steps));
        const QMap<QString, QString> idsBefore = isSeed() ? QMap<QString, QString>() : rawIds(id);
        TestCase mine = base;
        mine.scenario = edited(base.scenario.value(), edit);
        if (edit != text("none")) {
            const Sent sent = send(id, base, mine);
            QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        }
        QCOMPARE(rawOutline(id), outlineOf(mine.scenario.value().steps));
        if (isSeed())
            return;
        const QMap<QString, QString> idsAfter = rawIds(id);
        for (auto step = idsAfter.cbegin(); step != idsAfter.cend(); ++step) {
            if (step.key() != text("Expected Result"))
                QCOMPARE(step.value(), idsBefore.value(step.key(), step.value())); // moved, not made again
        }
    }

    void aColleaguesChangeSurvives_data()
    {
        QTest::addColumn<QString>("part");
        for (const char *part : {"tag", "field", "issue", "link", "member", "owner", "relation", "test key", "scalar", "step text", "step added", "step deleted", "expected result"})
            QTest::newRow(part) << text(part);
    }
    void aColleaguesChangeSurvives()
    {
        QFETCH(const QString, part);
        if (isSeed())
            return; // faults_test has its tags; it has none of the other things in parts
        const ServerId id = caseWithManySteps();
        const TestCase base = read(id);
        TestCase mine = base;
        const QString wanted = changeBoth(id, part, mine);
        const Sent sent = send(id, base, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(shownOf(id, part), wanted);
    }

    void examplesEditedByBothAreAConflict()
    {
        if (isSeed())
            return; // it has none
        TestCase value;
        value.name = text("With examples");
        const ServerId id = created(value);
        const TestCase base = read(id);
        raw().send("POST", pathOf(id, "/example"), QJsonArray{QJsonArray{QJsonObject{{text("name"), text("currency")}, {text("value"), text("PLN")}}}});
        const QJsonObject theirs = rawCase(id);
        TestCase mine = base;
        mine.examples = QList<Example>{{{{text("currency"), text("EUR")}}}};
        const Sent sent = send(id, base, mine);
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Conflict);
        QCOMPARE(differences(theirs, rawCase(id)), QStringList());
    }

    void theSameStepEditedByBothIsAConflict()
    {
        if (isSeed())
            return; // it has no steps of their own
        const ServerId id = caseWithManySteps();
        const TestCase base = read(id);
        rewordRaw(id, text("by voucher"), text("by gift card"));
        const QJsonObject theirs = rawCase(id);
        TestCase mine = base;
        mine.scenario = reworded(base.scenario.value(), text("by voucher"), text("by vouchers"));
        const Sent sent = send(id, base, mine);
        QVERIFY(sent.failure);
        QCOMPARE(sent.failure->kind, ErrorKind::Conflict);
        QVERIFY(!sent.settled.scenario.known());
        QCOMPARE(differences(theirs, rawCase(id)), QStringList());
    }

    void stepsOfTheOlderStoreAreReadAndStay()
    {
        const TestCase base = read(unmigrated);
        const QStringList outline = outlineOf(base.scenario.value().steps);
        QCOMPARE(outline.size(), 7);
        QCOMPARE(outline.constFirst(), text("Given the cart weighs 4.2 kg"));
        TestCase mine = base;
        mine.scenario = reworded(base.scenario.value(), text("the cart weighs"), text("the cart weighs 4.3 kg"));
        Sent sent = send(unmigrated, base, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(rawOutline(unmigrated), outlineOf(mine.scenario.value().steps));
        QCOMPARE(read(unmigrated).scenario.value(), mine.scenario.value());

        // What the older store has is out of date from then on.
        TestCase plain = read(unmigrated);
        const TestCase now = plain;
        plain.scenario = setKeyword(now.scenario.value(), stepWith(now.scenario.value().steps, text("the address is")), QString()).scenario;
        sent = send(unmigrated, now, plain);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(outlineOf(read(unmigrated).scenario.value().steps), outlineOf(plain.scenario.value().steps));
        const TestCase last = read(unmigrated);
        TestCase empty = last;
        empty.scenario = Scenario();
        sent = send(unmigrated, last, empty);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QVERIFY(read(unmigrated).scenario.value().isEmpty());
    }

    void aDeletedCaseLiesInTheBin()
    {
        if (isSeed())
            return; // it has none
        TestCase value;
        value.name = text("For the bin");
        const ServerId id = created(value);
        const Result<void> gone = promptly(m_side->server->deleteCase(id, {}));
        QVERIFY2(gone, qPrintable(gone ? QString() : whyNot(gone.error())));
        const QJsonArray bin = raw().get(text("testcase/deleted?projectId=1&size=100"))[text("content")].toArray();
        QVERIFY(std::ranges::any_of(bin, [id](const QJsonValue &row) { return row[text("id")].toInteger() == id; }));
        const QJsonArray list = raw().get(text("testcase?projectId=1&size=1000"))[text("content")].toArray();
        QVERIFY(list.size() > 10);
        QVERIFY(std::ranges::none_of(list, [id](const QJsonValue &row) { return row[text("id")].toInteger() == id; }));
    }

    void aCreationSendsStatusAndWorkflow()
    {
        if (isSeed())
            return; // it has no workflows
        TestCase value;
        value.name = text("Of a workflow");
        QJsonObject made = rawCase(created(value));
        QCOMPARE(member("status")(made), text("Draft"));
        QCOMPARE(member("workflow")(made), text("Default Manual"));
        value.status = Ref::named(text("Archived"));
        made = rawCase(created(value));
        QCOMPARE(member("status")(made), text("Archived"));
        QCOMPARE(member("workflow")(made), text("Extended Manual"));
    }

    void aCaseKeepsItsWorkflow()
    {
        if (isSeed())
            return; // it has none
        TestCase value;
        value.name = text("In a workflow of its own");
        value.status = Ref::named(text("Archived"));
        const ServerId id = created(value);
        const TestCase base = read(id);
        TestCase mine = base;
        mine.status = Ref::named(text("Review"));
        const Sent sent = send(id, base, mine);
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
        QCOMPARE(member("status")(rawCase(id)), text("Review"));
        QCOMPARE(member("workflow")(rawCase(id)), text("Extended Manual"));
    }

private:
    static Scenario edited(const Scenario &scenario, const QString &edit);
    QString changeLinksOfBoth(ServerId id, const QString &part, TestCase &mine);
    QString changeBoth(ServerId id, const QString &part, TestCase &mine);
    QString shownOf(ServerId id, const QString &part);
    void rewordRaw(ServerId id, const QString &was, const QString &wanted);
    void appendRaw(ServerId id, const char *list, const QJsonObject &item);

    std::map<QString, DemoSide> m_sides;
    DemoSide *m_side = nullptr;
    QString m_dialect;
};

Scenario MatrixTest::edited(const Scenario &scenario, const QString &edit)
{
    const auto key = [&scenario](const char *start) { return stepWith(scenario.steps, text(start)); };
    if (edit == text("move down"))
        return moveDown(scenario, {key("a full cart")}).scenario;
    if (edit == text("move below another"))
        return moveTo(scenario, {key("by card")}, {key("clean up"), 0}).scenario;
    if (edit == text("move out"))
        return outdent(scenario, {key("by voucher")}).scenario;
    if (edit == text("delete with children"))
        return removeSteps(scenario, {key("by card"), key("clean up")}).scenario;
    if (edit == text("one expected less"))
        return removeSteps(scenario, {key("paid")}).scenario;
    if (edit == text("no expected results"))
        return removeSteps(scenario, {key("paid"), key("mail sent"), key("the start page")}).scenario;
    if (edit == text("an expected more"))
        return insertAt(insertAt(scenario, {key("log out"), 1}, {makeExpected(text("a cookie less"))}).scenario, {key("clean up"), 0},
                        {makeExpected(text("all is clean"))}).scenario;
    if (edit == text("expected results change places"))
        return moveDown(scenario, {key("paid")}).scenario;
    if (edit == text("a step between"))
        return insertAt(scenario, {key("pay"), 3}, {makeStep(text("by cash"))}).scenario;
    if (edit == text("nothing left"))
        return {};
    return scenario;
}

void MatrixTest::rewordRaw(ServerId id, const QString &was, const QString &wanted)
{
    const QString path = text("testcase/step/%1?withExpectedResult=true").arg(rawIds(id).value(was));
    raw().send("PATCH", path, QJsonObject{{text("body"), wanted}});
}

void MatrixTest::appendRaw(ServerId id, const char *list, const QJsonObject &item)
{
    QJsonArray items = raw().get(pathOf(id, list)).toArray();
    items.append(item);
    raw().send("POST", pathOf(id, list), items);
}

/// changeBoth() for people and what leads to other cases; nothing where `part` is none of them.
QString MatrixTest::changeLinksOfBoth(ServerId id, const QString &part, TestCase &mine)
{
    if (part == text("member")) {
        appendRaw(id, "/members", {{text("name"), text("m.okafor")}, {text("role"), QJsonObject{{text("id"), 81}}}});
        mine.owner = Ref::named(text("demo"));
        return text("Owner demo|Reviewer m.okafor");
    }
    if (part == text("owner")) {
        appendRaw(id, "/members", {{text("name"), text("demo")}, {text("role"), QJsonObject{{text("id"), -1}}}});
        mine.members = QList<Member>{{Ref::named(text("Reviewer")), text("m.okafor")}};
        return text("Owner demo|Reviewer m.okafor");
    }
    if (part == text("relation")) {
        appendRaw(id, "/relation", {{text("type"), text("related to")}, {text("target"), QJsonObject{{text("id"), firstRelated}}}});
        mine.relations = QList<Relation>{{text("duplicates"), secondRelated, {}}};
        return text("duplicates 1101|related to 1100");
    }
    if (part == text("test key")) {
        appendRaw(id, "/testkey", {{text("name"), text("SHOP-7")}, {text("integrationId"), 11}});
        mine.testKeys = QList<TestKey>{{text("SHOP-8"), Ref::named(text("Jira")), {}}};
        return text("11 SHOP-7 |11 SHOP-8 ");
    }
    return {};
}

/// Changes `mine`, and on the server something beside it; what both together should show.
QString MatrixTest::changeBoth(ServerId id, const QString &part, TestCase &mine)
{
    const QJsonObject jira{{text("name"), text("SHOP-7")}, {text("integrationId"), 11}};
    if (part == text("tag")) {
        appendRaw(id, "/tag", {{text("name"), text("theirs")}});
        mine.tags = QList<Tag>{{std::nullopt, text("mine")}};
        return text("mine|theirs");
    }
    if (part == text("field")) {
        appendRaw(id, "/cfv", {{text("name"), text("Android")}, {text("customField"), QJsonObject{{text("id"), platformField}}}});
        mine.fields.insert(platformField, {Ref::named(text("iOS"))});
        return text("Android|Major|iOS");
    }
    if (part == text("issue")) {
        appendRaw(id, "/issue", jira);
        mine.issues = QList<IssueLink>{{Ref::named(text("Jira")), text("SHOP-8"), {}, {}, false}};
        return text("11 SHOP-7|11 SHOP-8");
    }
    if (part == text("link")) {
        raw().send("PATCH", pathOf(id, ""), QJsonObject{{text("links"), QJsonArray{QJsonObject{{text("name"), text("theirs")}, {text("url"), text("https://a.example")}}}}});
        mine.links = QList<ExternalLink>{{text("mine"), text("https://b.example"), text("link")}};
        return text("mine https://b.example|theirs https://a.example");
    }
    if (const QString links = changeLinksOfBoth(id, part, mine); !links.isEmpty())
        return links;
    if (part == text("scalar")) {
        raw().send("PATCH", pathOf(id, ""), QJsonObject{{text("description"), text("theirs")}});
        mine.name = text("mine");
        return text("mine, theirs");
    }
    const Scenario scenario = mine.scenario.value();
    mine.scenario = reworded(scenario, text("by card"), text("by credit card"));
    QStringList outline = outlineOf(mine.scenario.value().steps);
    if (part == text("step text")) {
        rewordRaw(id, isModern() ? text("Given a full cart") : text("a full cart"), isModern() ? text("Given a nearly full cart") : text("a nearly full cart"));
        outline[0] = text("Given a nearly full cart");
    } else if (part == text("step added")) {
        raw().send("POST", text("testcase/step"), QJsonObject{{text("testCaseId"), id}, {text("body"), text("theirs")}});
        outline.append(text("theirs"));
    } else if (part == text("step deleted")) {
        raw().send("DELETE", text("testcase/step/") + rawIds(id).value(text("clean up")));
        outline.removeAll(text("clean up"));
    } else {
        const QString step = rawIds(id).value(isModern() ? text("the start page") : text("log out"));
        raw().send("PATCH", text("testcase/step/") + step, isModern() ? QJsonObject{{text("body"), text("the sign-in page")}} : QJsonObject{{text("body"), text("log out")}, {text("expectedResult"), text("the sign-in page")}});
        outline.replaceInStrings(text("the start page"), text("the sign-in page"));
    }
    return outline.join(QLatin1Char('\n'));
}

QString MatrixTest::shownOf(ServerId id, const QString &part)
{
    const QJsonObject whole = rawCase(id);
    if (part == text("tag"))
        return listed("tags", &nameOf)(whole);
    if (part == text("field"))
        return listed("customFields", &nameOf)(whole);
    if (part == text("issue"))
        return listed("issues", &issueOf)(whole);
    if (part == text("link"))
        return listed("links", &linkOf)(whole);
    if (part == text("relation"))
        return listed("relations", &relationOf)(whole);
    if (part == text("test key"))
        return listed("testKeys", &testKeyOf)(whole);
    if (part == text("member") || part == text("owner"))
        return listed("members", &memberOf)(whole);
    if (part == text("scalar"))
        return member("name")(whole) + text(", ") + member("description")(whole);
    return rawOutline(id).join(QLatin1Char('\n'));
}

CASEWRIGHT_TEST(MatrixTest)
#include "matrix_test.moc"
