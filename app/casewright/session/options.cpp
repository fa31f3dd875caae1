// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/session/options.h"

#include "core/api/connect/detected.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace casewright::app {
namespace {

QString fromEnvironment(const char *first, const char *second)
{
    const QString value = qEnvironmentVariable(first);
    return value.isEmpty() ? qEnvironmentVariable(second) : value;
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QCoreApplication::translate("Options", "A workbench for Allure TestOps test cases."));
    parser.addOptions({
        {QStringLiteral("server"), QStringLiteral("Address of the server (else ATO_BASE, else ALLURE_ENDPOINT)."), QStringLiteral("URL")},
        {QStringLiteral("project"), QStringLiteral("Project (else ATO_PROJECT_ID, else ALLURE_PROJECT_ID)."), QStringLiteral("ID")},
        {QStringLiteral("token-file"), QStringLiteral("File that holds the API token (else ATO_TOKEN, else ALLURE_TOKEN, else the keychain)."),
         QStringLiteral("FILE")},
        {QStringLiteral("profile"), QStringLiteral("Folder for settings and stores."), QStringLiteral("DIR")},
        {QStringLiteral("ca-file"), QStringLiteral("Certificates to trust beside the system's."), QStringLiteral("PEM")},
        {QStringLiteral("demo"), QStringLiteral("Start a demo server and connect to it.")},
        {QStringLiteral("demo-dialect"), QStringLiteral("Dialect of the demo server: seed, testops-4 or testops."), QStringLiteral("D"), QStringLiteral("seed")},
        {QStringLiteral("tour"), QStringLiteral("Act out the main job and leave screenshots in DIR."), QStringLiteral("DIR")},
    });
    parser.addPositionalArgument(QStringLiteral("link"), QStringLiteral("A case to open: its link, ATO-1234 or id."), QStringLiteral("[LINK]"));
    parser.addHelpOption();
    parser.addVersionOption();
}

Result<void> readToken(const QCommandLineParser &parser, Options &options)
{
    const QString path = parser.value(QStringLiteral("token-file"));
    if (path.isEmpty()) {
        options.token = fromEnvironment("ATO_TOKEN", "ALLURE_TOKEN");
        return {};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid, QStringLiteral("cannot read %1: %2").arg(path, file.errorString()));
    options.token = QString::fromUtf8(file.readAll()).trimmed();
    return {};
}

Result<void> readServer(const QCommandLineParser &parser, Options &options)
{
    const QString server = parser.isSet(QStringLiteral("server")) ? parser.value(QStringLiteral("server"))
                                                                  : fromEnvironment("ATO_BASE", "ALLURE_ENDPOINT");
    if (!server.isEmpty()) {
        const ServerAddress address = serverAddressFromText(server);
        if (!address.base.isValid())
            return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is no server address").arg(server));
        options.server = address.base;
        options.project = address.project;
    }
    const QString project = parser.isSet(QStringLiteral("project")) ? parser.value(QStringLiteral("project"))
                                                                    : fromEnvironment("ATO_PROJECT_ID", "ALLURE_PROJECT_ID");
    if (!project.isEmpty()) {
        bool isNumber = false;
        options.project = project.toLongLong(&isNumber);
        if (!isNumber)
            return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is no project id").arg(project));
    }
    return {};
}

} // namespace

Result<Options> readOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return failure(ErrorKind::Invalid, parser.errorText());
    if (parser.positionalArguments().size() > 1)
        return failure(ErrorKind::Invalid, QStringLiteral("one case can be opened at a start, not %1").arg(parser.positionalArguments().size()));
    Options options;
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    options.demo = parser.isSet(QStringLiteral("demo"));
    options.demoDialect = parser.value(QStringLiteral("demo-dialect"));
    options.tourFolder = parser.value(QStringLiteral("tour"));
    options.profile = parser.value(QStringLiteral("profile"));
    const QString caFile = parser.value(QStringLiteral("ca-file"));
    if (!caFile.isEmpty()) // it is kept with the connection, and the next start may be elsewhere
        options.caFile = QFileInfo(caFile).absoluteFilePath();
    options.link = parser.positionalArguments().value(0);
    if (!options.tourFolder.isEmpty() && !options.demo)
        return failure(ErrorKind::Invalid, QStringLiteral("--tour writes cases: it runs with --demo only"));
    if (!api::dialectFromName(options.demoDialect))
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" is no dialect: seed, testops-4 or testops").arg(options.demoDialect));
    TRY(readServer(parser, options));
    TRY(readToken(parser, options));
    return options;
}

QString helpText()
{
    QCommandLineParser parser;
    declare(parser);
    return parser.helpText();
}

} // namespace casewright::app
