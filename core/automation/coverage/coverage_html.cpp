// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/coverage/coverage_report.h"

#include <QUrl>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString pageStart = uR"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>%1</title><style>
body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p.made{opacity:.7;margin:.2rem 0 1.5rem}dl{display:flex;flex-wrap:wrap;gap:.5rem 2rem}dt{opacity:.7}dd{margin:0;font-size:1.4rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;opacity:.7}
th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8884;vertical-align:top;overflow-wrap:anywhere}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}meter{width:8rem}code{font-size:.9em}
.failed,.broken{font-weight:600}
</style></head><body>
)"_s;

/// As text; marks that turn the reading direction stay within it.
QString shown(const QString &text)
{
    return u"<bdi>"_s + text.toHtmlEscaped() + u"</bdi>"_s;
}

QString cell(const QString &html)
{
    return u"<td>"_s + html + u"</td>"_s;
}

QString number(qsizetype value)
{
    return u"<td class=\"n\">%1</td>"_s.arg(value);
}

QString caseCell(const CaseFacts &facts)
{
    const QUrl url(facts.url);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    const QString name = shown(facts.name);
    return cell(isWeb ? u"<a href=\"%1\">"_s.arg(url.toString(QUrl::FullyEncoded).toHtmlEscaped()) + name + u"</a>"_s : name);
}

QString statusCell(const std::optional<TestStatus> &status)
{
    return status ? u"<td class=\"%1\">%1</td>"_s.arg(statusName(*status)) : cell(u"–"_s);
}

QString timeCell(const std::optional<qint64> &time)
{
    return cell(time ? QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC).toString(u"yyyy-MM-dd HH:mm"_s) + u" UTC"_s : u"–"_s);
}

/// A table under a heading; nothing where it has no rows. `head` is the HTML of its headings.
QString section(const QString &title, const QString &head, const QStringList &rows)
{
    if (rows.isEmpty())
        return {};
    return u"<h2>"_s + title + u" (%1)</h2>\n<table><thead><tr>"_s.arg(rows.size()) + head + u"</tr></thead><tbody>\n<tr>"_s +
           rows.join(u"</tr>\n<tr>"_s) + u"</tr>\n</tbody></table>\n"_s;
}

QString headings(const QStringList &names)
{
    return u"<th>"_s + names.join(u"</th><th>"_s) + u"</th>"_s;
}

QString summary(const CoverageReport &report)
{
    const Tally &all = report.coverage.project;
    QString html = u"<dl>"_s;
    const auto add = [&](const QString &name, const QString &value) {
        html += u"<div><dt>"_s + name + u"</dt><dd>"_s + value + u"</dd></div>"_s;
    };
    add(u"Covered"_s, u"%1 %"_s.arg(all.percent(), 0, 'f', 1));
    add(u"Cases"_s, u"%1 of %2"_s.arg(all.covered).arg(all.cases));
    add(u"Automated by the server's word"_s, QString::number(all.automated));
    add(u"Tests"_s, QString::number(report.matches.tests.size()));
    for (const TestStatus status : {TestStatus::Passed, TestStatus::Failed, TestStatus::Broken, TestStatus::Skipped, TestStatus::Unknown}) {
        if (const qsizetype count = report.coverage.tests.of(status))
            add(statusName(status), QString::number(count));
    }
    return html + u"</dl>\n"_s;
}

QString groupSection(const QString &title, const QList<Group> &groups)
{
    if (groups.size() == 1 && groups.first().name.isEmpty())
        return {};
    QStringList rows;
    for (const Group &group : groups) {
        const Tally &tally = group.tally;
        const QString percent = QString::number(tally.percent(), 'f', 1);
        rows.append(cell(group.name.isEmpty() ? u"<i>none</i>"_s : shown(group.name)) + number(tally.cases) + number(tally.automated) +
                    number(tally.covered) + cell(u"<meter max=\"100\" value=\"%1\"></meter> %1 %"_s.arg(percent)) +
                    statusCell(tally.statuses.worst()) + timeCell(tally.lastRun));
    }
    const QString head = u"<th>Name</th><th class=\"n\">Cases</th><th class=\"n\">Automated</th><th class=\"n\">Covered</th>"_s +
                         headings({u"Share"_s, u"Worst status"_s, u"Last run"_s});
    return section(title, head, rows);
}

QString coveredSection(const CoverageReport &report)
{
    QStringList rows;
    for (const CoveredCase &covered : report.coverage.covered) {
        QStringList tests;
        for (const qsizetype test : covered.tests)
            tests.append(shown(report.newestOf(test).name));
        rows.append(caseCell(report.cases.at(covered.caseIndex)) + statusCell(covered.status) + cell(boundByName(covered.by)) +
                    cell(tests.join(u"<br>"_s)) + timeCell(covered.lastRun));
    }
    return section(u"Covered cases"_s, headings({u"Case"_s, u"Status"_s, u"Bound by"_s, u"Tests"_s, u"Last run"_s}), rows);
}

QString findingSections(const CoverageReport &report)
{
    QStringList mends;
    for (const Mend &mend : report.matches.mends)
        mends.append(caseCell(report.cases.at(mend.binding.caseIndex)) + cell(shown(report.newestOf(mend.binding.test).name)) +
                     cell(u"<code>"_s + mend.line.toHtmlEscaped() + u"</code>"_s));
    QStringList unknown;
    for (const UnknownId &id : report.matches.unknownIds) {
        QStringList tests;
        for (const qsizetype test : id.tests)
            tests.append(shown(report.newestOf(test).name));
        unknown.append(cell(shown(id.text)) + cell(tests.join(u"<br>"_s)));
    }
    QStringList unlinked;
    for (const Unlinked &one : report.coverage.unlinked) {
        const TestResult &result = report.newestOf(one.test);
        unlinked.append(cell(shown(result.name)) + cell(shown(result.file.name)) +
                        (one.suggestion ? caseCell(report.cases.at(one.suggestion->caseIndex)) : cell(u"–"_s)));
    }
    return section(u"Bound by a link alone, which this server does not see"_s, headings({u"Case"_s, u"Test"_s, u"Add to the test"_s}), mends) +
           section(u"Ids that no case has"_s, headings({u"Id"_s, u"Tests"_s}), unknown) +
           section(u"Tests without an id"_s, headings({u"Test"_s, u"File"_s, u"Likeliest case"_s}), unlinked);
}

QString remainingSections(const CoverageReport &report)
{
    QStringList layerless;
    for (const qsizetype index : report.coverage.withoutLayer)
        layerless.append(caseCell(report.cases.at(index)));
    QStringList errors;
    for (const RunError &error : report.results.errors)
        errors.append(cell(shown(error.message)) + cell(shown(error.file.name)));
    QStringList skipped;
    for (const SkippedFile &file : report.results.skipped)
        skipped.append(cell(shown(file.file.name)) + cell(shown(file.reason)));
    return section(u"Cases without a layer"_s, headings({u"Case"_s}), layerless) +
           section(u"Errors of the run itself"_s, headings({u"Message"_s, u"File"_s}), errors) +
           section(u"Files that could not be read"_s, headings({u"File"_s, u"Why"_s}), skipped);
}

} // namespace

CoverageReport makeReport(Results results, QList<CaseFacts> cases, const MatchOptions &options)
{
    CoverageReport report;
    report.matches = match(results.results, cases, options);
    report.coverage = coverageOf(results.results, cases, report.matches);
    report.results = std::move(results);
    report.cases = std::move(cases);
    return report;
}

QByteArray coverageHtml(const CoverageReport &report)
{
    const QString title = u"Coverage of "_s + report.project;
    QString html = pageStart.arg(title.toHtmlEscaped());
    html += u"<h1>Coverage of %1</h1><p class=\"made\">%2 UTC, by Casewright</p>\n"_s.arg(
        shown(report.project), report.time.toUTC().toString(u"yyyy-MM-dd HH:mm"_s));
    html += summary(report);
    html += groupSection(u"By suite"_s, report.coverage.suites) + groupSection(u"By layer"_s, report.coverage.layers);
    html += groupSection(u"By feature"_s, report.coverage.features) + groupSection(u"By tag"_s, report.coverage.tags);
    html += findingSections(report) + coveredSection(report) + remainingSections(report);
    return (html + u"</body></html>\n"_s).toUtf8();
}

} // namespace casewright::automation
