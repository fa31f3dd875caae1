// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli_program.h"
#include "tests/support/runner/test_case.h"

#include <QRandomGenerator>

using namespace casewright::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stepCount = 30;
constexpr int kills = 12;
constexpr qint64 firstCase = 1001;

/// Numbered, so that each is told from the others; every fifth with a step below it. With keywords 4.x gets them as a whole.
QJsonArray manySteps(int kill, bool hasKeywords)
{
    QJsonArray steps;
    for (int i = 0; i < stepCount; ++i) {
        QJsonObject step{{u"name"_s, u"step %1 of %2"_s.arg(i).arg(kill)}, {u"expectedResult"_s, u"result %1 of %2"_s.arg(i).arg(kill)}};
        if (hasKeywords && i % 2 == 0)
            step.insert(u"keyword"_s, u"When"_s);
        if (i % 5 == 0)
            step.insert(u"steps"_s, QJsonArray{QJsonObject{{u"name"_s, u"below %1 of %2"_s.arg(i).arg(kill)}}});
        steps.append(step);
    }
    return steps;
}

/// "When step 0 of 1 => result 0 of 1 [below 0 of 1]" for each step.
QStringList linesOf(const QJsonArray &steps)
{
    QStringList lines;
    for (const QJsonValue &step : steps) {
        QString line = step[u"keyword"_s].toString() + u' ' + step[u"name"_s].toString();
        line += u" => "_s + step[u"expectedResult"_s].toString();
        line += u" ["_s + linesOf(step[u"steps"_s].toArray()).join(u", "_s) + u']';
        lines.append(line);
    }
    return lines;
}

} // namespace

/// Servers of both generations take steps one by one: killed anywhere among them and run again, the program goes on where it was, and nothing
/// is there twice.
class CliKilledStepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::newRow("4.x") << u"testops-4"_s;
        QTest::newRow("24 and newer") << u"testops"_s;
    }

    void initTestCase()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("Killed programs tell the sanitizers nothing, and each of them starts several times as slowly.");
#endif
    }

    void whatWasSentInPartIsCompletedAndNotDoubled()
    {
        QFETCH_GLOBAL(const QString, dialect);
        DemoServerProcess server;
        QVERIFY2(server.start({u"--dialect"_s, dialect, u"--latency"_s, u"8"_s}), qPrintable(server.errorText()));
        CliProgram cli;
        cli.connectTo(server);
        CliProgram another; // who knows nothing but what the server tells
        another.connectTo(server);
        QRandomGenerator random(4711);
        int inTheMiddle = 0;
        for (int kill = 0; kill < kills; ++kill) {
            const QString id = QString::number(firstCase + kill);
            QCOMPARE(cli.json({u"steps"_s, id, u"--set"_s, u"-"_s}, "- the first\n").exitCode, 0);
            const QStringList before = linesOf(another.json({u"show"_s, id}).json()[u"steps"_s].toArray());
            const QJsonArray wanted = manySteps(kill, dialect == u"testops"_s);
            const auto sending = cli.start({u"steps"_s, id, u"--set"_s, u"-"_s}, QJsonDocument(wanted).toJson());
            const bool ended = sending->waitForFinished(100 + static_cast<int>(random.bounded(500)));
            sending->kill();
            sending->waitForFinished();
            const QStringList cut = linesOf(another.json({u"show"_s, id}).json()[u"steps"_s].toArray());
            const CliResult pushed = cli.json({u"push"_s});
            QVERIFY2(pushed.exitCode == 0, pushed.out + pushed.err);
            const QStringList after = linesOf(another.json({u"show"_s, id}).json()[u"steps"_s].toArray());
            if (cut != before && cut != linesOf(wanted))
                ++inTheMiddle;
            const bool wasSaved = ended || cut != before || after != before;
            QCOMPARE(after, wasSaved ? linesOf(wanted) : before);
            QCOMPARE(cli.json({u"status"_s}).json()[u"pending"_s].toArray(), QJsonArray());
        }
        qInfo("%s: %d of %d kills in the middle of the steps", qPrintable(dialect), inTheMiddle, kills);
        QVERIFY(inTheMiddle > 0);
    }
};

CASEWRIGHT_TEST(CliKilledStepsTest)
#include "cli_killed_steps_test.moc"
