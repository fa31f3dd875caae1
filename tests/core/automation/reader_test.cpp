// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/attempts.h"
#include "tests/core/automation/results_folder.h"
#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace casewright;
using namespace casewright::automation;
using casewright::test::namesOf;
using casewright::test::ResultsFolder;
using casewright::test::skippedOf;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

/// Folders as producers fill them, and what they hold that the specification does not tell of.
class ReaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAResult()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"pay"_s, json(R"({"status": "FAILED", "start": 5, "stop": "9", "testCaseId": "c", "historyId": "h",
            "statusDetails": {"message": "no card", "trace": "at pay"},
            "labels": [{"name": "AS_ID", "value": 7}, {"name": "tag", "value": true}, {"name": "thread", "value": null}, null, "x"],
            "links": [{"type": "tms", "name": "ATO-1"}, {"url": "h/1"}],
            "parameters": [{"name": "n", "value": 1, "excluded": true}, {"name": "p", "value": null, "mode": "masked"}]})")));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(read->files, 1);
        const TestResult result = read->results.value(0);
        QCOMPARE(result.status, TestStatus::Failed);
        QCOMPARE(result.start, std::optional<qint64>(5));
        QCOMPARE(result.stop, std::optional<qint64>(9));
        QCOMPARE(result.message, u"no card"_s);
        QCOMPARE(result.labels, (QList<Label>{{u"AS_ID"_s, u"7"_s}, {u"tag"_s, u"true"_s}, {u"thread"_s, {}}}));
        QCOMPARE(result.links, (QList<ResultLink>{{u"ATO-1"_s, {}, u"tms"_s}, {{}, u"h/1"_s, {}}}));
        QVERIFY(result.parameters.value(0).isExcluded);
        QVERIFY(result.parameters.value(1).isHidden);
        QCOMPARE(result.parameters.value(0).value, u"1"_s);
    }

    void takesAnUnknownOrMissingStatusForUnknown()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"a"_s, json(R"({"status": null})")) && folder.writeResult(u"b"_s, json(R"({"status": "pending"})")) &&
                folder.writeResult(u"c"_s, json(R"({"status": 5})")));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(read->results.size(), 3);
        for (const TestResult &result : read->results)
            QCOMPARE(result.status, TestStatus::Unknown);
    }

    void readsWhatAResultHoldsInFull()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"a"_s, json(R"({"description": "**d**", "statusDetails": {"message": "m", "trace": "t"},
            "attachments": [{"name": "log", "source": "a.txt", "type": "text/plain"}],
            "steps": [{"name": "one", "status": "passed", "steps": [{"name": "two", "status": "failed", "statusDetails": {"message": "why"}}]},
                      {"name": "shot", "attachments": [{"name": "shot", "source": "s.png"}]}, null]})")));
        const auto read = folder.read();
        QVERIFY(read);
        const auto details = readDetails(*read, read->results.value(0).file);
        QVERIFY(details);
        QCOMPARE(details->description, u"**d**"_s);
        QCOMPARE(details->trace, u"t"_s);
        QCOMPARE(details->attachments.value(0).source, u"a.txt"_s);
        QCOMPARE(details->steps.size(), 2);
        QCOMPARE(details->steps.at(0).steps.value(0).message, u"why"_s);
        QCOMPARE(details->steps.at(1).attachments.value(0).source, u"s.png"_s);
        QCOMPARE(details->result.name, u"a"_s);
    }

    void namesEveryFileItCannotReadAndWhy()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"good"_s));
        QVERIFY(folder.write(u"1-result.json"_s, "{\"name\": \"half"));
        QVERIFY(folder.write(u"2-result.json"_s, ""));
        QVERIFY(folder.write(u"3-result.json"_s, "[1]"));
        QVERIFY(folder.write(u"4-result.json"_s, "{\"name\": \"\xff\"}"));
        QVERIFY(folder.write(u"5-result.json"_s, "{\"name\": \"a\"}\n}}"));
        QVERIFY(folder.write(u"6-container.json"_s, "x"));
        QVERIFY(QDir(folder.path()).mkdir(u"7-result.json"_s));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(namesOf(*read), QStringList{u"good"_s});
        QCOMPARE(read->files, 7);
        QCOMPARE(skippedOf(*read), (QStringList{u"1-result.json: it breaks off"_s, u"2-result.json: it is empty"_s,
                                                u"3-result.json: it holds JSON, but no object"_s, u"4-result.json: it is not written in UTF-8"_s,
                                                u"5-result.json: the JSON is damaged or breaks off"_s,
                                                u"6-container.json: the JSON is damaged or breaks off"_s, u"7-result.json: it is a folder"_s}));
        QVERIFY2(read->skipped.first().mayBeUnfinished, "written a moment ago: a run may still be at it");
    }

    void anOldDamagedFileIsNotTakenForUnfinished()
    {
        const ResultsFolder folder;
        QVERIFY(folder.write(u"1-result.json"_s, "{"));
        QFile file(folder.filePath(u"1-result.json"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
        file.close();
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(read->skipped.size(), 1);
        QVERIFY(!read->skipped.first().mayBeUnfinished);
    }

    void readsAFileLargerThanAnyResultNot()
    {
        const ResultsFolder folder;
        QFile file(folder.filePath(u"1-result.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(33 * 1024 * 1024));
        file.close();
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(skippedOf(*read), QStringList{u"1-result.json: it is larger than 32 MiB"_s});
    }

    void readsHalfASurrogatePairAByteOrderMarkAndTheLastOfTwoKeys()
    {
        const ResultsFolder folder;
        QVERIFY(folder.write(u"1-result.json"_s, R"({"name": "\ud800 \uD83D\uDE00 \\ud800"})"));
        QVERIFY(folder.write(u"2-result.json"_s, "\xef\xbb\xbf{\"name\": \"bom\"}"));
        QVERIFY(folder.write(u"3-result.json"_s, R"({"name": "first", "name": "second"})"));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(namesOf(*read), (QStringList{u"\uFFFD \U0001F600 \\ud800"_s, u"bom"_s, u"second"_s}));
    }

    void readsNoFileOfAnotherName()
    {
        const ResultsFolder folder;
        for (const auto &name : {u".allure-write-1-result.json"_s, u"a-attachment.json"_s, u"result.json"_s, u"testplan.json"_s})
            QVERIFY(folder.write(name, "{\"name\": \"x\"}"));
        QVERIFY(QDir(folder.path()).mkdir(u"history"_s) && folder.write(u"history/b-result.json"_s, "{}"));
        const auto read = folder.read();
        QVERIFY(read);
        QVERIFY(read->results.isEmpty() && read->skipped.isEmpty());
        QCOMPARE(read->files, 0);
    }

    void readsContainersErrorsCategoriesAndExecutor()
    {
        const ResultsFolder folder;
        QVERIFY(folder.write(u"c-container.json"_s, R"({"uuid": "c", "children": ["a", null, "b"],
            "befores": [{"name": "login", "status": "broken"}], "afters": [null]})"));
        QVERIFY(folder.write(u"g-globals.json"_s, R"({"attachments": [], "errors": [{"message": "no browser", "trace": "t", "timestamp": 1}]})"));
        QVERIFY(folder.write(u"categories.json"_s, R"([{"name": "x", "messageRegex": "(a+)+$", "matchedStatuses": ["FAILED", null]}])"));
        QVERIFY(folder.write(u"executor.json"_s, R"({"name": "Jenkins", "buildOrder": 12, "buildUrl": null})"));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(read->containers.value(0).children, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(read->containers.value(0).befores.value(0).status, TestStatus::Broken);
        QVERIFY(read->containers.value(0).afters.isEmpty());
        QCOMPARE(read->errors.value(0).message, u"no browser"_s);
        QCOMPARE(read->categories.value(0).statuses, QList<TestStatus>{TestStatus::Failed});
        QCOMPARE(read->executors.value(0).buildOrder, u"12"_s);
    }

    void readsTheEnvironment_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *file, const char *expected) {
            QTest::newRow(name) << QByteArray(file) << QString::fromUtf8(expected);
        };
        row("of allure-js", "\\u0411\\u0440=a\\ b\\:c\n", "Бр=a b:c");
        row("by hand", "Browser = Firefox 120\r\nOS: Linux\r\n", "Browser=Firefox 120|OS=Linux");
        row("utf-8", "Браузер=Хром\n", "Браузер=Хром");
        row("latin-1", "caf\xe9=1\n", "café=1");
        row("comments and continued lines", "# a=b\n! c=d\n\nx = one \\\n   two\n", "x=one two");
        row("escaped separators", "a\\=b=c\n", "a=b=c");
        row("a damaged escape", "k=\\u04\nl=1\n", "k=\\u04|l=1");
        row("no value, no key", "alone\n=value\n", "alone=");
        row("an even number of backslashes", "p=c:\\\\\nq=1\n", "p=c:\\|q=1");
    }

    void readsTheEnvironment()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, expected);
        const ResultsFolder folder;
        QVERIFY(folder.write(u"environment.properties"_s, file));
        const auto read = folder.read();
        QVERIFY(read);
        QStringList values;
        for (const Label &value : read->environment)
            values.append(value.name + u'=' + value.value);
        QCOMPARE(values.join(u'|'), expected);
    }

    void readsTheEnvironmentOfAnXmlFile()
    {
        const ResultsFolder folder;
        QVERIFY(folder.write(u"environment.xml"_s, "<environment><parameter><key>OS</key><value>Linux</value></parameter></environment>"));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(read->environment, (QList<Label>{{u"OS"_s, u"Linux"_s}}));
    }

    void readsAllure1()
    {
        const ResultsFolder folder;
        QVERIFY(folder.write(u"1-testsuite.xml"_s, R"(<ns2:test-suite xmlns:ns2="urn:model.allure.qatools.yandex.ru" start="1" stop="9">
            <name>my.Suite</name><labels><label name="feature" value="Cart"/></labels><test-cases>
            <test-case start="2" stop="3" status="canceled"><name>adds</name><title>Adds one</title>
              <labels><label name="testId" value="TMS-1"/></labels></test-case>
            <test-case start="4" stop="5" status="failed"><name>fails</name><failure><message>why</message><stack-trace>at</stack-trace></failure>
              <parameters><parameter name="n" value="1" kind="argument"/><parameter name="e" value="2" kind="environment-variable"/></parameters>
              <steps><step status="passed"><name>s1</name><steps><step status="failed"><name>s2</name></step></steps></step></steps></test-case>
            </test-cases></ns2:test-suite>)"));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(read->files, 1);
        QCOMPARE(namesOf(*read), (QStringList{u"Adds one"_s, u"fails"_s}));
        const TestResult &first = read->results.first();
        QCOMPARE(first.status, TestStatus::Skipped);
        QCOMPARE(first.fullName, u"my.Suite.adds"_s);
        QCOMPARE(first.links, (QList<ResultLink>{{u"TMS-1"_s, {}, u"tms"_s}}));
        QCOMPARE(first.label("feature"_L1), u"Cart"_s);
        QCOMPARE(read->results.at(1).parameters.size(), 1);
        const auto details = readDetails(*read, read->results.at(1).file);
        QVERIFY(details);
        QCOMPARE(details->trace, u"at"_s);
        QCOMPARE(details->steps.value(0).steps.value(0).name, u"s2"_s);
    }

    void namesADamagedAllure1File()
    {
        const ResultsFolder folder;
        QVERIFY(folder.write(u"1-testsuite.xml"_s, "<test-suite><name>a</name><test-cases>\n<test-case>"));
        QVERIFY(folder.write(u"2-testsuite.xml"_s, "<html/>"));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(skippedOf(*read), (QStringList{u"1-testsuite.xml: the XML is damaged or breaks off in line 2"_s,
                                                u"2-testsuite.xml: it holds XML, but no test suite"_s}));
    }

    void readsSeveralFoldersAsOneRun()
    {
        const ResultsFolder first;
        const ResultsFolder second;
        QVERIFY(first.writeResult(u"a"_s, json(R"({"start": 2, "status": "failed"})")));
        QVERIFY(second.writeResult(u"a"_s, json(R"({"start": 1})")) && second.writeResult(u"b"_s));
        const auto read = readResults({first.path(), second.path()});
        QVERIFY(read);
        QCOMPARE(namesOf(*read), (QStringList{u"a"_s, u"a"_s, u"b"_s}));
        const QList<Test> tests = testsOf(read->results);
        QCOMPARE(tests.size(), 2);
        QCOMPARE(tests.first().attempts, (QList<qsizetype>{1, 0}));
    }

    void ordersAttemptsByStartThenStop()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"1"_s, json(R"({"testCaseId": "t", "start": 30, "stop": 31})")) &&
                folder.writeResult(u"2"_s, json(R"({"testCaseId": "t", "start": 10, "stop": 90})")) &&
                folder.writeResult(u"3"_s, json(R"({"testCaseId": "t", "start": 10, "stop": 50})")) &&
                folder.writeResult(u"4"_s, json(R"({"testCaseId": "t", "stop": 99})")));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(testsOf(read->results).value(0).attempts, (QList<qsizetype>{3, 2, 1, 0}));
    }

    void tellsTestsApartByTheirParametersButForExcludedOnes()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"1"_s, json(R"({"testCaseId": "t",
                                                   "parameters": [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}]})")) &&
                folder.writeResult(u"2"_s, json(R"({"testCaseId": "t", "parameters": [{"name": "b", "value": "2"}, {"name": "a", "value": "1"},
                                                   {"name": "Retry", "value": "1", "excluded": true}]})")) &&
                folder.writeResult(u"3"_s, json(R"({"testCaseId": "t",
                                                   "parameters": [{"name": "a", "value": "2"}, {"name": "b", "value": "2"}]})")) &&
                folder.writeResult(u"4"_s, json(R"({"fullName": ""})")) && folder.writeResult(u"5"_s, json(R"({"fullName": null})")));
        const auto read = folder.read();
        QVERIFY(read);
        QList<QList<qsizetype>> groups;
        for (const Test &test : testsOf(read->results))
            groups.append(test.attempts);
        QCOMPARE(groups, (QList<QList<qsizetype>>{{0, 1}, {2}, {3}, {4}}));
    }

    void saysWhatIsWrongWithAPath()
    {
        const auto missing = readResults({u"/nonexistent/results"_s});
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        QVERIFY(missing.error().serverText.contains(u"/nonexistent/results"_s));
        const ResultsFolder folder;
        QVERIFY(folder.write(u"notes.txt"_s, "no archive"));
        const auto text = readResults({folder.filePath(u"notes.txt"_s)});
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Invalid);
        if (QFileInfo::exists(u"/dev/null"_s))
            QCOMPARE(readResults({u"/dev/null"_s}).error().serverText, u"\"/dev/null\" is neither a folder nor a file"_s);
    }

    void stopsWhenItIsCancelled()
    {
        const ResultsFolder folder;
        for (int i = 0; i < 50; ++i)
            QVERIFY(folder.writeResult(QString::number(i)));
        CancelSource source;
        ReadOptions options;
        options.cancel = source.token();
        options.threads = 2;
        qsizetype most = 0;
        options.progress = [&](qsizetype done, qsizetype total) {
            most = std::max(most, done);
            QCOMPARE(total, 50);
            if (done == 10)
                source.cancel();
        };
        const auto read = readResults({folder.path()}, options);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Cancelled);
        QVERIFY2(most <= 12, "each of two threads may finish the file it has at hand");
    }
};

CASEWRIGHT_TEST(ReaderTest)
#include "reader_test.moc"
