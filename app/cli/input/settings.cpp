// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input/settings.h"

#include "core/base/log.h"
#include "core/domain/capabilities.h"

#include <QFile>
#include <QFileInfo>

#include <cmath>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The first of option and variables that says something.
std::optional<QString> firstOf(const std::optional<QString> &option, const QProcessEnvironment &environment,
                               const QStringList &variables)
{
    if (option)
        return option;
    for (const QString &variable : variables) {
        const QString value = environment.value(variable).trimmed();
        if (!value.isEmpty())
            return value;
    }
    return std::nullopt;
}

Outcome<QUrl> serverFrom(const Arguments &arguments, const QProcessEnvironment &environment)
{
    const auto text = firstOf(arguments.value(u"server"_s), environment, {u"ATO_BASE"_s, u"ALLURE_ENDPOINT"_s});
    if (!text)
        return stop(Problem::usage(u"No server is named."_s, u"Give its address with --server URL or in ATO_BASE."_s));
    const QUrl base = serverAddressFromText(*text).base;
    if (!base.isValid() || base.host().isEmpty())
        return stop(
            Problem::usage(u"The server's address cannot be read."_s, u"It looks like https://testops.example.com."_s));
    return base;
}

Outcome<ServerId> projectFrom(const Arguments &arguments, const QProcessEnvironment &environment)
{
    const auto text =
        firstOf(arguments.value(u"project"_s), environment, {u"ATO_PROJECT_ID"_s, u"ALLURE_PROJECT_ID"_s});
    if (!text)
        return stop(Problem::usage(u"No project is named."_s,
                                   u"Give its id with --project ID or in ATO_PROJECT_ID; `projects` lists them."_s));
    bool isNumber = false;
    const ServerId id = text->trimmed().toLongLong(&isNumber);
    if (!isNumber)
        return stop(
            Problem::usage(u"The project is named by its id, which is a number."_s, u"`projects` lists them."_s));
    return id;
}

Outcome<QString> tokenFrom(const Arguments &arguments, const QProcessEnvironment &environment)
{
    const auto path = arguments.value(u"token-file"_s);
    if (!path)
        return firstOf(std::nullopt, environment, {u"ATO_TOKEN"_s, u"ALLURE_TOKEN"_s}).value_or(QString());
    QFile file(*path);
    if (QFileInfo(*path).isDir() || !file.open(QIODevice::ReadOnly))
        return stop(Problem::inputFile(u"The token file %1 cannot be read."_s.arg(*path),
                                       u"It is a text file that holds nothing but the token."_s));
    // A token is short; whatever is longer is another file.
    const QString token = QString::fromUtf8(file.read(64 * 1024)).trimmed();
    if (token.isEmpty() || token.contains(u'\n') || token.contains(QChar::Null))
        return stop(Problem::inputFile(u"The token file %1 does not hold a token."_s.arg(*path),
                                       u"It is a text file that holds nothing but the token."_s));
    return token;
}

Outcome<std::chrono::milliseconds> timeoutFrom(const Arguments &arguments)
{
    const auto text = arguments.value(u"timeout"_s);
    if (!text)
        return std::chrono::seconds(30);
    bool isNumber = false;
    const double seconds = text->toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0.001) || seconds > 86'400)
        return stop(Problem::usage(u"--timeout takes a number of seconds above 0."_s));
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

Outcome<QString> caFileFrom(const Arguments &arguments)
{
    const QString path = arguments.value(u"ca-file"_s).value_or(QString());
    if (arguments.has(u"ca-file"_s) && !(QFileInfo(path).isFile() && QFileInfo(path).isReadable()))
        return stop(Problem::inputFile(u"The certificate file %1 cannot be read."_s.arg(path),
                                       u"--ca-file takes certificates in PEM form."_s));
    return path;
}

std::optional<Problem> dialectComplaint(const Arguments &arguments)
{
    const QString dialect = arguments.value(u"dialect"_s).value_or(u"auto"_s);
    if (QStringList{u"auto"_s, u"seed"_s, u"testops-4"_s, u"testops"_s}.contains(dialect))
        return std::nullopt;
    return Problem::usage(u"There is no dialect \"%1\"."_s.arg(dialect), u"--dialect takes auto, seed, testops-4 or testops."_s);
}

} // namespace

Outcome<Settings> Settings::from(const Arguments &arguments, const QProcessEnvironment &environment)
{
    if (const auto problem = dialectComplaint(arguments))
        return stop(*problem);
    Settings settings;
    settings.profile = arguments.value(u"profile"_s).value_or(QString());
    if (arguments.has(u"profile"_s) && settings.profile.isEmpty())
        return stop(Problem::usage(u"--profile needs a folder."_s));
    CLI_TRY_ASSIGN(settings.timeout, timeoutFrom(arguments));
    CLI_TRY_ASSIGN(settings.server, serverFrom(arguments, environment));
    const Outcome<ServerId> project = projectFrom(arguments, environment);
    if (!project && arguments.command()->needs == Needs::Project)
        return stop(project.error());
    settings.project = project.value_or(0);
    CLI_TRY_ASSIGN(settings.caFile, caFileFrom(arguments));
    settings.dialect = arguments.value(u"dialect"_s).value_or(u"auto"_s);
    CLI_TRY_ASSIGN(settings.token, tokenFrom(arguments, environment));
    rememberSecret(settings.token);
    return settings;
}

} // namespace casewright::cli
