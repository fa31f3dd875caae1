// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/case_view.h"
#include "app/cli/output/problem.h"
#include "app/cli/output/table.h"
#include "core/base/log.h"
#include "tests/support/runner/test_case.h"

#include <QSet>
#include <QTest>

using namespace casewright;
using namespace casewright::cli;
using namespace Qt::Literals::StringLiterals;

/// The parts of the program that turn values into text.
class CliOutputTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorKindHasItsExitCode_data();
    void everyErrorKindHasItsExitCode();
    void everyErrorKindHasAnActionOfItsOwn();
    void problemsHoldNoSecrets();
    void anUnknownOutcomeAsksToLookFirst();
    void columnsFitTheirWidestCell();
    void wideAndCombiningLettersKeepTheColumns();
    void unsetNamesAreNull();
    void gherkinFlattensAndQuotes();
    void ofManyClashesTheFirstAreShown();
};

namespace {

constexpr std::array allKinds = {
    ErrorKind::Offline,   ErrorKind::Timeout,  ErrorKind::Tls,      ErrorKind::Cancelled, ErrorKind::Unauthorized,
    ErrorKind::Forbidden, ErrorKind::NotFound, ErrorKind::Conflict, ErrorKind::Invalid,   ErrorKind::RateLimited,
    ErrorKind::Server,    ErrorKind::Protocol, ErrorKind::Storage};

} // namespace

void CliOutputTest::everyErrorKindHasItsExitCode_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");
    constexpr std::array codes = {3, 3, 3, 130, 4, 4, 1, 5, 1, 3, 3, 3, 3};
    for (std::size_t i = 0; i < allKinds.size(); ++i)
        QTest::newRow(qPrintable(errorKindName(allKinds[i]))) << allKinds[i] << codes[i];
}

void CliOutputTest::everyErrorKindHasItsExitCode()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, code);
    const Problem problem(makeError(kind, u"what the server said"_s));
    QCOMPARE(static_cast<int>(problem.exitCode), code);
    QCOMPARE(problem.kind, errorKindName(kind));
    QVERIFY(problem.text.contains(u"what the server said"_s));
}

void CliOutputTest::everyErrorKindHasAnActionOfItsOwn()
{
    QSet<QString> texts;
    QSet<QString> hints;
    for (const ErrorKind kind : allKinds) {
        const Problem problem(makeError(kind));
        QVERIFY(!problem.text.isEmpty() && !problem.hint.isEmpty());
        QVERIFY(!problem.text.contains(u'\n') && !problem.hint.contains(u'\n'));
        texts.insert(problem.text);
        hints.insert(problem.hint);
    }
    QCOMPARE(texts.size(), allKinds.size());
    QCOMPARE(hints.size(), allKinds.size());
}

void CliOutputTest::problemsHoldNoSecrets()
{
    rememberSecret(u"s3cr3t-t0k3n"_s);
    const Problem problem(makeError(ErrorKind::Server, u"Bearer s3cr3t-t0k3n is\n bad"_s));
    QVERIFY(!problem.text.contains(u"s3cr3t"_s));
    QVERIFY(problem.text.contains(u"Bearer *** is bad"_s));
}

void CliOutputTest::anUnknownOutcomeAsksToLookFirst()
{
    Error error = makeError(ErrorKind::Timeout);
    error.outcomeUnknown = true;
    QVERIFY(Problem(error).hint.contains(u"look before you repeat"_s));
}

void CliOutputTest::columnsFitTheirWidestCell()
{
    Table table({u"ID"_s, u"NAME"_s, u"TAGS"_s});
    table.add({u"1"_s, u"short"_s, u""_s});
    table.add({u"1000"_s, u"two\nlines"_s, u"x"_s});
    QCOMPARE(table.text(), u"ID    NAME       TAGS\n1     short\n1000  two lines  x\n"_s);
}

void CliOutputTest::wideAndCombiningLettersKeepTheColumns()
{
    QCOMPARE(displayWidth(u"日本"_s), 4);
    QCOMPARE(displayWidth(u"e\u0301"_s), 1);
    QCOMPARE(displayWidth(u"🎉"_s), 2);
    QCOMPARE(displayWidth(u"Über"_s), 4);
    Table table({u"A"_s, u"B"_s});
    table.add({u"日本"_s, u"x"_s});
    QCOMPARE(table.text(), u"A     B\n日本  x\n"_s);
}

void CliOutputTest::unsetNamesAreNull()
{
    CaseRow row;
    row.id = u"local:7"_s;
    row.name = u"N"_s;
    const QJsonObject json = rowJson(row);
    QCOMPARE(json[u"id"_s], QJsonValue(u"local:7"_s));
    for (const QString &key : {u"layer"_s, u"feature"_s, u"suite"_s, u"url"_s})
        QVERIFY2(json[key].isNull(), qPrintable(key));
    row.id = u"9007199254740993"_s; // does not fit into a double
    QCOMPARE(rowJson(row)[u"id"_s].toInteger(), 9007199254740993);
}

void CliOutputTest::gherkinFlattensAndQuotes()
{
    CaseView view;
    view.row.id = u"12"_s;
    view.row.serverId = 12;
    view.row.name = u"A name\nof two lines"_s;
    view.row.suites = {{Ref::named(u"A"_s), Ref::named(u"B"_s)}};
    view.row.tags = {u"two words"_s};
    view.precondition = u"Given nothing"_s;
    Step step = makeStep(u"enter\n\"\"\"x\"\"\""_s, u"When"_s);
    step.children = {makeExpected(u"seen"_s), makeStep(u"inner"_s)};
    view.scenario.steps = {step};
    QCOMPARE(caseGherkin(view), u"Feature: A > B\n\n  @ATO-12 @two_words\n  Scenario: A name of two lines\n"
                                "    # Precondition:\n    # Given nothing\n"
                                "    When enter\n      \"\"\"\n      \\\"\\\"\\\"x\\\"\\\"\\\"\n      \"\"\"\n"
                                "      Then seen\n      * inner\n"_s);
}

void CliOutputTest::ofManyClashesTheFirstAreShown()
{
    QList<Clash> clashes;
    for (int i = 0; i < 10; ++i) {
        Clash clash;
        clash.facet = FacetId::Name;
        clash.mine = QString::number(i);
        clashes.append(clash);
    }
    QCOMPARE(clashLines(clashes).size(), 10);
    QVERIFY(clashLines(clashes).constLast().contains(u"here it is \"9\""_s));
    clashes += clashes;
    QCOMPARE(clashLines(clashes).size(), 11);
    QCOMPARE(clashLines(clashes).constLast(), u"and 10 more, which --json lists"_s);
}

CASEWRIGHT_TEST(CliOutputTest)
#include "cli_output_test.moc"
