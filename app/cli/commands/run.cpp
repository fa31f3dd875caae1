// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/run.h"

#include "app/cli/commands/commands.h"
#include "app/cli/commands/interrupt.h"
#include "app/cli/input/help.h"

#include <QCoreApplication>
#include <QTimer>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using Handler = CommandTask (*)(Context *);

Handler handlerOf(const QString &command)
{
    static const QHash<QString, Handler> handlers = {
        {u"doctor"_s, doctor},
        {u"projects"_s, listProjects},
        {u"projects create"_s, createProject},
        {u"suites"_s, listSuites},
        {u"suites create"_s, createSuite},
        {u"layers"_s, listVocabulary},
        {u"features"_s, listVocabulary},
        {u"statuses"_s, listVocabulary},
        {u"tags"_s, listVocabulary},
        {u"integrations"_s, listVocabulary},
        {u"cases"_s, listCases},
        {u"show"_s, showCase},
        {u"coverage"_s, showCoverage},
        {u"stub"_s, writeStub},
        {u"create"_s, createCase},
        {u"edit"_s, editCases},
        {u"delete"_s, deleteCases},
        {u"steps"_s, replaceSteps},
        {u"replace"_s, replaceTexts},
        {u"tag"_s, tagCases},
        {u"link"_s, linkIssues},
        {u"unlink"_s, unlinkIssues},
        {u"pull"_s, pullProject},
        {u"status"_s, showStatus},
        {u"push"_s, pushWaiting},
        {u"undo"_s, undoNewest},
    };
    return handlers.value(command);
}

QCoro::Task<void> carryOut(Context *context, Handler handler)
{
    const Outcome<ExitCode> outcome = co_await handler(context);
    const ExitCode code = outcome ? *outcome : context->output->fail(outcome.error());
    QCoreApplication::exit(static_cast<int>(code));
}

/// Even a line that cannot be read says whether a script waits for JSON.
Format formatOf(const QStringList &line)
{
    return line.contains(u"--json"_s) ? Format::Json : Format::Text;
}

QString helpFor(const Arguments &arguments)
{
    if (arguments.has(u"version"_s))
        return u"casewright-cli " CASEWRIGHT_VERSION ""_s;
    return arguments.command() ? commandHelp(*arguments.command()) : programHelp();
}

int finished(Output &output, ExitCode code)
{
    return static_cast<int>(output.finish(code));
}

} // namespace

int run(const QStringList &line)
{
    const Outcome<Arguments> arguments = Arguments::parse(line);
    if (!arguments) {
        Output output(formatOf(line), Notes::Shown);
        return finished(output, output.fail(arguments.error()));
    }
    if (arguments->has(u"help"_s) || arguments->has(u"version"_s)) {
        Output output(Format::Text, Notes::Shown);
        output.result({}, helpFor(*arguments));
        return finished(output, ExitCode::Done);
    }
    Output output(arguments->has(u"json"_s) ? Format::Json : Format::Text,
                  arguments->has(u"quiet"_s) ? Notes::Quiet : Notes::Shown);
    const Outcome<Settings> settings = Settings::from(*arguments, QProcessEnvironment::systemEnvironment());
    if (!settings)
        return finished(output, output.fail(settings.error()));

    const Interrupt interrupt;
    Context context{*arguments, *settings, &output, interrupt.token()};
    const Handler handler = handlerOf(arguments->command()->name);
    // From inside the event loop, because a command that needs no waiting would end before there is one.
    QTimer::singleShot(0, &interrupt, [&context, handler] { carryOut(&context, handler); });
    const int code = QCoreApplication::exec();
    return finished(output, static_cast<ExitCode>(code));
}

} // namespace casewright::cli
