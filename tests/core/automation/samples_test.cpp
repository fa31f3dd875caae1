// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/match/result_ids.h"
#include "core/automation/results/attempts.h"
#include "tests/core/automation/results_folder.h"
#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace casewright;
using namespace casewright::automation;

namespace {

/// Real output of eleven producers lies beside the project where it is developed, too large and too foreign to be part of it.
QString sharedPath(const QString &name)
{
    return QDir(qEnvironmentVariable("CASEWRIGHT_SOURCE")).absoluteFilePath(u"../shared/"_s + name);
}

QString idsText(const TestResult &result)
{
    QStringList ids;
    for (const ResultId &id : idsOf(result))
        ids.append((id.by == BoundBy::Id ? u"label:"_s : u"link:"_s) + id.text);
    return ids.join(u' ');
}

QString jsonText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

/// The lines of EXPECTED.tsv that the results of one producer make.
QStringList linesOf(const QString &producer, const Results &results)
{
    QStringList lines;
    for (const Test &test : testsOf(results.results)) {
        for (const qsizetype attempt : test.attempts) {
            const TestResult &result = results.results.at(attempt);
            const bool isNewest = attempt == test.newest();
            const QString status = result.status == TestStatus::Unknown ? u"None"_s : statusName(result.status);
            lines.append(QStringList{producer, result.file.name, QString::number(isNewest), QString::number(test.attempts.size()), status,
                                     idsText(result), jsonText(result.name)}
                             .join(u'\t'));
        }
    }
    lines.sort();
    return lines;
}

} // namespace

class SamplesTest final : public QObject {
    Q_OBJECT

    QMap<QString, QStringList> m_expected;

private Q_SLOTS:
    void initTestCase()
    {
        QFile table(sharedPath(u"samples/allure-results/EXPECTED.tsv"_s));
        if (!table.open(QIODevice::ReadOnly))
            QSKIP("the samples of real producers are not here (../shared/samples/allure-results)");
        const QStringList lines = QString::fromUtf8(table.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines.sliced(1))
            m_expected[line.section(u'\t', 0, 0)].append(line);
        QCOMPARE(m_expected.size(), 11);
    }

    void readsEveryFolderAsExpected_data()
    {
        QTest::addColumn<QString>("producer");
        for (const QString &producer : m_expected.keys())
            QTest::newRow(qPrintable(producer)) << producer;
    }

    void readsEveryFolderAsExpected()
    {
        QFETCH(QString, producer);
        const auto read = readResults({sharedPath(u"samples/allure-results/"_s + producer)});
        QVERIFY(read);
        for (const SkippedFile &file : read->skipped)
            QFAIL(qPrintable(file.file.name + u": "_s + file.reason));
        QStringList expected = m_expected.value(producer);
        expected.sort();
        const QStringList lines = linesOf(producer, *read);
        for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
            QCOMPARE(lines.at(i), expected.at(i));
        QCOMPARE(lines.size(), expected.size());
    }

    void readsTheDetailsOfEveryResult()
    {
        for (const QString &producer : m_expected.keys()) {
            const auto read = readResults({sharedPath(u"samples/allure-results/"_s + producer)});
            QVERIFY(read);
            for (const TestResult &result : read->results) {
                const auto details = readDetails(*read, result.file);
                QVERIFY2(details, qPrintable(result.file.name));
                QCOMPARE(details->result.name, result.name);
            }
        }
    }
};

CASEWRIGHT_TEST(SamplesTest)
#include "samples_test.moc"
