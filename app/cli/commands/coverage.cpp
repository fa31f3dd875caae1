// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/commands/coverage_output.h"
#include "app/cli/commands/output_file.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/reading.h"
#include "core/automation/results/results_reader.h"
#include "core/base/task.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using automation::CoverageReport;

struct CoverageOptions {
    QStringList folders;
    QString format;
    QString file; ///< empty: standard output
    std::optional<double> leastPercent;
    QString idPattern;
    bool readTags = false;
};

Outcome<QString> reportFormat(const Context *context)
{
    const bool json = context->output->isJson();
    const QString format = context->option(u"format"_s).value_or(json ? u"json"_s : u"text"_s);
    if (format != u"text"_s && format != u"json"_s && format != u"html"_s)
        return stop(Problem::usage(u"There is no format \"%1\"."_s.arg(format), u"--format takes text, json or html."_s));
    if (json && format != u"json"_s && !context->option(u"output"_s))
        return stop(Problem::usage(u"--json and --format %1 contradict each other."_s.arg(format), u"-o FILE writes the report beside."_s));
    return format;
}

Outcome<CoverageOptions> coverageOptions(const Context *context)
{
    CoverageOptions options;
    options.folders = context->arguments.positionals();
    CLI_TRY_ASSIGN(options.format, reportFormat(context));
    options.file = context->option(u"output"_s).value_or(QString());
    options.idPattern = context->option(u"id-pattern"_s).value_or(u"ATO-{id}"_s);
    if (options.idPattern.count(u"{id}"_s) != 1)
        return stop(Problem::usage(u"--id-pattern holds {id} once, as in ATO-{id}."_s));
    options.readTags = context->arguments.has(u"tags"_s);
    if (const auto text = context->option(u"fail-under"_s)) {
        bool isNumber = false;
        options.leastPercent = text->toDouble(&isNumber);
        if (!isNumber || !(*options.leastPercent >= 0 && *options.leastPercent <= 100))
            return stop(Problem::usage(u"--fail-under takes a number from 0 to 100."_s));
    }
    return options;
}

QList<automation::CaseFacts> caseFacts(const workspace::Workspace *workspace, const Selected &selected)
{
    QList<automation::CaseFacts> cases;
    for (const CaseKey key : selected.keys) {
        const auto number = workspace->index().rowOf(key);
        if (!number)
            continue;
        const CaseRow row = rowOf(workspace, *number);
        automation::CaseFacts facts;
        facts.key = key;
        facts.id = row.serverId;
        facts.name = row.name;
        facts.layer = row.layer;
        facts.feature = row.feature;
        for (const SuitePath &suite : row.suites)
            facts.suites.append(suiteText(suite));
        facts.tags = row.tags;
        facts.isAutomated = row.automated;
        facts.url = row.url;
        cases.append(facts);
    }
    return cases;
}

QByteArray reportBytes(const CoverageReport &report, const QString &format)
{
    if (format == u"html"_s)
        return automation::coverageHtml(report);
    if (format == u"json"_s)
        return QJsonDocument(coverageJson(report)).toJson();
    return coverageText(report).toUtf8();
}

Outcome<ExitCode> tell(Context *context, const CoverageReport &report, const CoverageOptions &options)
{
    Output *output = context->output;
    if (!options.file.isEmpty()) {
        const Outcome<void> written = writeOutputFile(options.file, reportBytes(report, options.format));
        if (!written)
            return stop(written.error());
        output->note(u"Written to %1."_s.arg(options.file));
    }
    if (output->isJson())
        output->result(coverageJson(report), {});
    else if (options.file.isEmpty())
        output->append(reportBytes(report, options.format));
    if (!report.results.skipped.isEmpty() && (options.format != u"text"_s || !options.file.isEmpty()))
        output->warn(u"%1 files could not be read; the report names them."_s.arg(report.results.skipped.size()));
    const double percent = report.coverage.project.percent();
    if (options.leastPercent && percent < *options.leastPercent) {
        output->warn(u"%1 % of the cases are covered, less than the %2 % asked for."_s.arg(percent, 0, 'f', 1).arg(*options.leastPercent));
        return ExitCode::Attention;
    }
    return context->shown();
}

CommandTask cover(Context *context, workspace::Workspace *workspace, CoverageOptions options, automation::Results results)
{
    CLI_CO_TRY_ASSIGN(const Selection everything, selectFilterOrAll(context));
    const Outcome<Selected> selected = co_await select(context, workspace, everything);
    if (!selected)
        co_return stop(selected.error());
    automation::MatchOptions matching;
    matching.pattern = automation::IdPattern(options.idPattern);
    matching.readTags = options.readTags;
    matching.binding = workspace->schema().capabilities.binding;
    CoverageReport report = automation::makeReport(std::move(results), caseFacts(workspace, *selected), matching);
    report.project = workspace->schema().project.name;
    report.time = QDateTime::currentDateTimeUtc();
    Outcome<ExitCode> outcome = tell(context, report, options);
    co_return outcome;
}

/// What is wrong with a folder is wrong with what the script gave.
Problem folderProblem(const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return error;
    return Problem::inputFile(u"The results cannot be read: %1."_s.arg(error.serverText),
                              u"RESULTS_DIR is the folder that the tests wrote (allure-results), or a zip or tar.gz of it."_s);
}

} // namespace

CommandTask showCoverage(Context *context)
{
    CLI_CO_TRY_ASSIGN(const CoverageOptions options, coverageOptions(context));
    automation::ReadOptions reading;
    reading.cancel = context->cancel;
    // The folders first: a mistyped name is told without asking the server.
    const auto work = [folders = options.folders, reading] { return automation::readResults(folders, reading); };
    const auto onThread = onWorker(QCoreApplication::instance(), work);
    const Result<automation::Results> read = co_await onThread;
    if (!read)
        co_return stop(folderProblem(read.error()));
    if (read->files == 0)
        co_return stop(folderProblem(makeError(ErrorKind::NotFound, u"there is no result in %1"_s.arg(options.folders.join(u", "_s)))));
    const WorkspaceCommand command = [context, options, results = *read](workspace::Workspace *workspace) {
        return cover(context, workspace, options, results);
    };
    Outcome<ExitCode> outcome = co_await withWorkspace(context, command);
    co_return outcome;
}

} // namespace casewright::cli
