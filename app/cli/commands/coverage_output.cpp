// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/coverage_output.h"

#include "app/cli/output/case_view.h"
#include "app/cli/output/table.h"

#include <QJsonArray>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;
using namespace casewright::automation;

namespace {

constexpr TestStatus everyStatus[] = {TestStatus::Passed, TestStatus::Failed, TestStatus::Broken, TestStatus::Skipped, TestStatus::Unknown};

QJsonValue caseIdJson(const CaseFacts &facts)
{
    return facts.id ? QJsonValue(*facts.id) : QJsonValue(u"local:%1"_s.arg(-facts.key.value));
}

QString caseIdText(const CaseFacts &facts)
{
    return caseIdJson(facts).toVariant().toString();
}

QJsonObject tallyJson(const Tally &tally)
{
    return {{u"total"_s, tally.cases}, {u"manual"_s, tally.manual}, {u"automated"_s, tally.automated}, {u"covered"_s, tally.covered}};
}

QJsonArray groupsJson(const QList<Group> &groups)
{
    QJsonArray list;
    for (const Group &group : groups) {
        QJsonObject json = tallyJson(group.tally);
        json.insert(u"name"_s, group.name.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(group.name));
        const auto worst = group.tally.statuses.worst();
        json.insert(u"status"_s, worst ? QJsonValue(statusName(*worst)) : QJsonValue(QJsonValue::Null));
        json.insert(u"lastRun"_s, group.tally.lastRun ? QJsonValue(*group.tally.lastRun) : QJsonValue(QJsonValue::Null));
        list.append(json);
    }
    return list;
}

QJsonObject resultsJson(const CoverageReport &report)
{
    QJsonObject json{{u"files"_s, report.results.files},
                     {u"tests"_s, report.matches.tests.size()},
                     {u"attempts"_s, report.results.results.size()},
                     {u"unreadable"_s, report.results.skipped.size()}};
    for (const TestStatus status : everyStatus)
        json.insert(statusName(status), report.coverage.tests.of(status));
    return json;
}

QJsonArray coveredJson(const CoverageReport &report)
{
    QJsonArray list;
    for (const CoveredCase &covered : report.coverage.covered) {
        const CaseFacts &facts = report.cases.at(covered.caseIndex);
        QJsonArray tests;
        for (const qsizetype test : covered.tests) {
            const TestResult &result = report.newestOf(test);
            tests.append(QJsonObject{{u"name"_s, result.name}, {u"status"_s, statusName(result.status)}, {u"file"_s, result.file.name}});
        }
        list.append(QJsonObject{{u"caseId"_s, caseIdJson(facts)},
                                {u"name"_s, facts.name},
                                {u"boundBy"_s, boundByName(covered.by)},
                                {u"status"_s, statusName(covered.status)},
                                {u"tests"_s, tests}});
    }
    return list;
}

QJsonArray unlinkedJson(const CoverageReport &report)
{
    QJsonArray list;
    for (const Unlinked &one : report.coverage.unlinked) {
        const TestResult &result = report.newestOf(one.test);
        QJsonObject json{{u"name"_s, result.name}, {u"file"_s, result.file.name}};
        if (one.suggestion)
            json.insert(u"likeliestCase"_s, caseIdJson(report.cases.at(one.suggestion->caseIndex)));
        list.append(json);
    }
    return list;
}

QString groupTable(const QString &title, const QList<Group> &groups)
{
    if (groups.isEmpty() || (groups.size() == 1 && groups.first().name.isEmpty()))
        return {};
    Table table({title, u"CASES"_s, u"AUTOMATED"_s, u"COVERED"_s, u"SHARE"_s, u"STATUS"_s});
    for (const Group &group : groups) {
        const Tally &tally = group.tally;
        const auto worst = tally.statuses.worst();
        table.add({group.name.isEmpty() ? u"-"_s : group.name, QString::number(tally.cases), QString::number(tally.automated),
                   QString::number(tally.covered), u"%1 %"_s.arg(tally.percent(), 0, 'f', 1), worst ? statusName(*worst) : u"-"_s});
    }
    return u'\n' + table.text();
}

/// Texts of results are anybody's: what steers a terminal is left out.
QString onTerminal(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
            character = u' ';
    }
    return text;
}

/// A heading and its lines; nothing without lines.
QString listed(const QString &title, const QStringList &lines)
{
    if (lines.isEmpty())
        return {};
    QString text = u"\n%1 (%2):\n"_s.arg(title).arg(lines.size());
    for (const QString &line : lines)
        text += u"  "_s + onTerminal(line) + u'\n';
    return text;
}

QString findingsText(const CoverageReport &report)
{
    QStringList mends;
    for (const Mend &mend : report.matches.mends)
        mends.append(u"%1: add %2 for case %3"_s.arg(report.newestOf(mend.binding.test).name, mend.line,
                                                     caseIdText(report.cases.at(mend.binding.caseIndex))));
    QStringList unknown;
    for (const UnknownId &id : report.matches.unknownIds)
        unknown.append(u"%1: %2"_s.arg(id.text, report.newestOf(id.tests.first()).name));
    QStringList unlinked;
    for (const Unlinked &one : report.coverage.unlinked) {
        const QString name = report.newestOf(one.test).name;
        unlinked.append(one.suggestion ? u"%1: probably case %2, %3"_s.arg(name, caseIdText(report.cases.at(one.suggestion->caseIndex)),
                                                                             report.cases.at(one.suggestion->caseIndex).name)
                                       : name);
    }
    QStringList skipped;
    for (const SkippedFile &file : report.results.skipped)
        skipped.append(u"%1: %2"_s.arg(file.file.name, file.reason));
    return listed(u"Bound by a link alone, which this server does not see"_s, mends) + listed(u"Ids that no case has"_s, unknown) +
           listed(u"Tests without an id"_s, unlinked) + listed(u"Files that could not be read"_s, skipped);
}

} // namespace

QJsonObject coverageJson(const CoverageReport &report)
{
    QJsonArray unknown;
    for (const UnknownId &id : report.matches.unknownIds)
        unknown.append(id.text);
    QJsonArray findings;
    for (const Mend &mend : report.matches.mends)
        findings.append(QJsonObject{{u"caseId"_s, caseIdJson(report.cases.at(mend.binding.caseIndex))},
                                    {u"test"_s, report.newestOf(mend.binding.test).name},
                                    {u"add"_s, mend.line}});
    QJsonArray unreadable;
    for (const SkippedFile &file : report.results.skipped)
        unreadable.append(QJsonObject{{u"file"_s, file.file.name}, {u"reason"_s, file.reason}});
    const Coverage &coverage = report.coverage;
    return {{u"cases"_s, tallyJson(coverage.project)},
            {u"results"_s, resultsJson(report)},
            {u"covered"_s, coveredJson(report)},
            {u"unknownIds"_s, unknown},
            {u"unlinked"_s, unlinkedJson(report)},
            {u"groups"_s, QJsonObject{{u"suites"_s, groupsJson(coverage.suites)},
                                      {u"layers"_s, groupsJson(coverage.layers)},
                                      {u"features"_s, groupsJson(coverage.features)},
                                      {u"tags"_s, groupsJson(coverage.tags)}}},
            {u"findings"_s, findings},
            {u"unreadable"_s, unreadable}};
}

QString coverageText(const CoverageReport &report)
{
    const Tally &all = report.coverage.project;
    QString text = u"%1 of %2 cases are covered: %3 %\n"_s.arg(all.covered).arg(all.cases).arg(all.percent(), 0, 'f', 1);
    QStringList counts;
    for (const TestStatus status : everyStatus) {
        if (const qsizetype count = report.coverage.tests.of(status))
            counts.append(u"%1 %2"_s.arg(count).arg(statusName(status)));
    }
    text += u"%1 tests: %2\n"_s.arg(report.matches.tests.size()).arg(counts.join(u", "_s));
    text += groupTable(u"SUITE"_s, report.coverage.suites) + groupTable(u"LAYER"_s, report.coverage.layers);
    text += groupTable(u"FEATURE"_s, report.coverage.features) + groupTable(u"TAG"_s, report.coverage.tags);
    return text + findingsText(report);
}

} // namespace casewright::cli
