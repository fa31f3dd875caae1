// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/project/connection.h"

#include <QJsonArray>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString checkName(api::Check::What what)
{
    using What = api::Check::What;
    switch (what) {
    case What::Address:
        return u"address"_s;
    case What::Reachable:
        return u"reachable"_s;
    case What::Tls:
        return u"tls"_s;
    case What::SignIn:
        return u"sign-in"_s;
    case What::Dialect:
        return u"dialect"_s;
    case What::User:
        return u"user"_s;
    case What::Projects:
        break;
    }
    return u"projects"_s;
}

struct Line {
    QString name;
    std::optional<Problem> problem;
    QString text;
};

Line lineOf(const QString &name, const std::optional<Error> &error, const QString &text)
{
    return {name, error ? std::optional(Problem(*error)) : std::nullopt, text};
}

QString projectText(const ProjectSchema &schema)
{
    const QString name = u"%1 \"%2\""_s.arg(schema.project.id).arg(schema.project.name);
    if (schema.mayWrite)
        return name;
    return schema.mayComment ? name + u", may only read and comment"_s : name + u", may only read"_s;
}

QJsonObject linesJson(const QList<Line> &lines, bool ok)
{
    QJsonArray checks;
    for (const Line &line : lines) {
        checks.append(QJsonObject{{u"name"_s, line.name},
                                  {u"ok"_s, !line.problem},
                                  {u"text"_s, line.problem ? line.problem->text : line.text},
                                  {u"hint"_s, line.problem ? line.problem->hint : QString()}});
    }
    return {{u"ok"_s, ok}, {u"checks"_s, checks}};
}

QString linesText(const QList<Line> &lines)
{
    QString text;
    for (const Line &line : lines) {
        const QString name = line.name.leftJustified(11);
        if (line.problem)
            text += u"fail  %1%2\n      %3\n"_s.arg(name, line.problem->text, line.problem->hint);
        else
            text += u"ok    %1%2"_s.arg(name, line.text).trimmed() + u'\n';
    }
    return text;
}

} // namespace

CommandTask doctor(Context *context)
{
    const Outcome<ServerPtr> server = co_await connectUnchecked(context);
    if (!server)
        co_return stop(server.error());
    // All lines are written at the end, as any other result.
    const std::function<void(api::Check)> unheard = [](const api::Check &) {};
    const QList<api::Check> checks = co_await (*server)->probe(unheard, context->cancel);
    ExitCode code = ExitCode::Done;
    QList<Line> lines;
    for (const api::Check &check : checks) {
        lines.append(lineOf(checkName(check.what), check.error, check.text));
        if (check.error && code == ExitCode::Done)
            code = lines.constLast().problem->exitCode;
    }
    if (code == ExitCode::Done && context->settings.project != 0) {
        const Result<ProjectSchema> schema = co_await (*server)->schema(context->settings.project, context->cancel);
        lines.append(lineOf(u"project"_s, schema ? std::nullopt : std::optional(schema.error()), schema ? projectText(*schema) : QString()));
        if (!schema)
            code = lines.constLast().problem->exitCode;
    }
    context->output->result(linesJson(lines, code == ExitCode::Done), linesText(lines));
    co_return code;
}

} // namespace casewright::cli
