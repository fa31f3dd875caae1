// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/case_extras.h"
#include "core/domain/scenario_edit.h"
#include "tests/contract/demo_side.h"
#include "tests/contract/dialects.h"
#include "tests/contract/spec_judge.h"
#include "tests/contract/things.h"
#include "tests/support/runner/test_case.h"

#include <map>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QString firstFile = text("Снимок экрана „ü“ 日本.png");
const QString secondFile = text("näher.txt");
const QByteArray firstBytes("\x89PNG\r\n\0\xff--\r\n", 13);

/// The steps as lines, indented, with "[name]" for a file.
QStringList linesOf(const QList<Step> &steps, const QString &indent = {})
{
    QStringList lines;
    for (const Step &step : steps) {
        const QString mark = step.kind == StepKind::Expected ? text("=> ") : step.keyword.isEmpty() ? QString() : step.keyword + QLatin1Char(' ');
        const bool isFile = step.kind == StepKind::Attachment;
        lines.append(indent + (isFile ? QLatin1Char('[') + step.text + QLatin1Char(']') : mark + step.text));
        lines += linesOf(step.children, indent + text("  "));
    }
    return lines;
}

StepKey keyOf(const QList<Step> &steps, const QString &words)
{
    for (const Step &step : steps) {
        if (step.text == words)
            return step.key;
        if (const StepKey below = keyOf(step.children, words); !below.isNull())
            return below;
    }
    return {};
}

Step fileStep(const Attachment &file)
{
    Step step = makeStep(file.name);
    step.kind = StepKind::Attachment;
    step.target = file.id;
    return step;
}

} // namespace

/// Files among the steps of a case, whatever is done to the steps: they stay where they were put, and their bytes stay at the case. On a
/// demo server of each real dialect.
class AttachmentsTest final : public QObject {
    Q_OBJECT

private:
    RawClient &raw() { return *m_side->raw; }
    CaseExtras &extras() { return *m_side->server->extras(); }

    ServerId newCase()
    {
        TestCase value;
        value.name = text("With files");
        const Result<FetchedCase> made = promptly(m_side->server->createCase(m_side->schema, value, {}, {}));
        return made ? made->info.serverId.value_or(0) : 0;
    }

    Attachment upload(ServerId id, const QString &name, const QByteArray &bytes)
    {
        const Result<Attachment> made = promptly(extras().upload(id, {name, text("image/png"), bytes}, {}));
        if (!made)
            QTest::qFail(qPrintable(whyFailed(made)), __FILE__, __LINE__);
        return made.value_or(Attachment());
    }

    TestCase read(ServerId id)
    {
        const auto fetched = promptly(m_side->server->readCase(m_side->schema, id, {FacetId::Scenario}, {}));
        if (!fetched)
            QTest::qFail(qPrintable(whyFailed(fetched)), __FILE__, __LINE__);
        return fetched ? fetched->value : TestCase();
    }
    QStringList linesOn(ServerId id) { return linesOf(read(id).scenario.value().steps); }

    void send(ServerId id, const Scenario &there, const Scenario &wanted)
    {
        TestCase before;
        before.scenario = there;
        TestCase after;
        after.scenario = wanted;
        const auto change = diff(CaseKey{id}, before, after);
        QVERIFY(change);
        const Sent sent = QCoro::waitFor(m_side->server->sendChange(m_side->schema, id, *change, {}));
        QVERIFY2(!sent.failure, qPrintable(whyNot(sent.failure)));
    }

    /// As a plain HTTP client sees them, in alphabetic order.
    QStringList filesOn(ServerId id)
    {
        QStringList names;
        const QJsonArray files = raw().get(text("testcase/attachment?size=100&testCaseId=%1").arg(id))[text("content")].toArray();
        for (const QJsonValue &file : files)
            names.append(nameOf(file));
        names.sort();
        return names;
    }

    /// A case with a file of no step and one below a step, each among other steps.
    ServerId furnished()
    {
        const ServerId id = newCase();
        m_first = upload(id, firstFile, firstBytes);
        m_second = upload(id, secondFile, "text");
        Step pay = makeStep(text("pay"), text("When"));
        pay.children = {makeExpected(text("paid")), makeStep(text("by card")), fileStep(m_first), makeStep(text("by voucher"))};
        send(id, {}, {{makeStep(text("a full cart"), text("Given")), fileStep(m_second), pay, makeStep(text("log out"), text("Then"))}});
        return id;
    }

    static QStringList furnishedLines()
    {
        return {text("Given a full cart"), QLatin1Char('[') + secondFile + QLatin1Char(']'), text("When pay"), text("  => paid"), text("  by card"),
                text("  [") + firstFile + QLatin1Char(']'), text("  by voucher"), text("Then log out")};
    }

    static Scenario edited(const Scenario &scenario, const QString &edit)
    {
        const auto key = [&scenario](const QString &words) { return keyOf(scenario.steps, words); };
        if (edit == text("a word"))
            return setText(scenario, key(text("pay")), text("pay now")).scenario;
        if (edit == text("another keyword"))
            return setKeyword(scenario, key(text("log out")), text("And")).scenario;
        if (edit == text("no keyword"))
            return setKeyword(scenario, key(text("pay")), QString()).scenario;
        if (edit == text("another result"))
            return setText(scenario, key(text("paid")), text("paid in full")).scenario;
        if (edit == text("a step between"))
            return insertAt(scenario, {key(text("pay")), 2}, {makeStep(text("by cash"))}).scenario;
        if (edit == text("its step moves"))
            return moveDown(scenario, {key(text("pay"))}).scenario;
        if (edit == text("it moves"))
            return moveTo(scenario, {key(firstFile)}, {StepKey(), 0}).scenario;
        if (edit == text("it moves, its step goes"))
            return removeSteps(moveTo(scenario, {key(firstFile)}, {StepKey(), 0}).scenario, {key(text("pay"))}).scenario;
        return scenario;
    }

private Q_SLOTS:
    void initTestCase_data() { addDialects({"testops-4", "testops"}); }

    void init()
    {
        QFETCH_GLOBAL(const QString, dialect);
        m_dialect = dialect;
        m_side = &m_sides[dialect];
        if (!m_side->server)
            m_side->start(dialect);
    }

    /// What was sent is as the document of the server's version has it.
    void cleanupTestCase()
    {
        for (const auto &[dialect, side] : m_sides)
            QCOMPARE(violationsSeenBy(side.process, dialect).join(QLatin1Char('\n')), QString());
    }

    void filesStayWhereTheyWerePut_data()
    {
        QTest::addColumn<QString>("edit");
        for (const char *edit : {"a word", "another keyword", "no keyword", "another result", "a step between", "its step moves", "it moves",
                                 "it moves, its step goes"})
            QTest::newRow(edit) << text(edit);
    }
    void filesStayWhereTheyWerePut()
    {
        QFETCH(const QString, edit);
        const ServerId id = furnished();
        QCOMPARE(linesOn(id), furnishedLines());
        const Scenario there = read(id).scenario.value();
        const Scenario wanted = edited(there, edit);
        send(id, there, wanted);
        QCOMPARE(linesOn(id), linesOf(wanted.steps));
        QCOMPARE(filesOn(id), (QStringList{secondFile, firstFile}));
        QCOMPARE(*promptly(extras().content(m_first.id, {})), firstBytes);
    }

    /// A scenario in the older form, as importers write it: 25 and later keep it in a store of its own.
    void filesOfTheOlderFormAreReadAndStay()
    {
        const ServerId id = newCase();
        const Attachment file = upload(id, firstFile, firstBytes);
        const QJsonArray files{QJsonObject{{text("id"), file.id}}};
        const QJsonObject nested{{text("name"), text("by card")}, {text("attachments"), files}};
        QJsonObject step{{text("keyword"), text("When")}, {text("name"), text("pay")}, {text("attachments"), files}};
        step.insert(text("steps"), QJsonArray{nested});
        const QJsonObject last{{text("keyword"), text("Then")}, {text("name"), text("log out")}};
        raw().send("POST", text("testcase/%1/scenario").arg(id), QJsonObject{{text("steps"), QJsonArray{step, last}}});

        const QString shown = QLatin1Char('[') + firstFile + QLatin1Char(']');
        QStringList lines{text("When pay"), text("  ") + shown, text("  by card"), text("    ") + shown, text("Then log out")};
        const Scenario there = read(id).scenario.value();
        QCOMPARE(linesOf(there.steps), lines);
        const Scenario another = setText(there, keyOf(there.steps, text("by card")), text("by voucher")).scenario;
        send(id, there, setKeyword(another, keyOf(there.steps, text("log out")), text("And")).scenario);
        lines[2] = text("  by voucher");
        lines[4] = text("And log out");
        QCOMPARE(linesOn(id), lines);
        QCOMPARE(filesOn(id), QStringList{firstFile});
        QCOMPARE(*promptly(extras().content(file.id, {})), firstBytes);
    }

    /// Somebody took it away at the case: its step stays until somebody takes it away, too.
    void aFileThatIsGoneHoldsUpNothing()
    {
        const ServerId id = furnished();
        WELL(promptly(extras().deleteAttachment(m_first.id, {})));
        QCOMPARE(filesOn(id), QStringList{secondFile});
        const Scenario there = read(id).scenario.value();
        send(id, there, setText(there, keyOf(there.steps, text("by voucher")), text("by cash")).scenario);
        QVERIFY(linesOn(id).contains(text("  by cash")));
        QCOMPARE(filesOn(id), QStringList{secondFile});
    }

    void anotherNameIsShownAmongTheSteps()
    {
        const ServerId id = furnished();
        WELL(promptly(extras().renameAttachment(m_second.id, text("zwei & drei „ö“.txt"), {})));
        QVERIFY(linesOn(id).contains(text("[zwei & drei „ö“.txt]")));
    }

private:
    std::map<QString, DemoSide> m_sides;
    DemoSide *m_side = nullptr;
    QString m_dialect;
    Attachment m_first;
    Attachment m_second;
};

CASEWRIGHT_TEST(AttachmentsTest)
#include "attachments_test.moc"
