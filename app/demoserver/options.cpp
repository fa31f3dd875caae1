// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/options.h"

#include <QCommandLineParser>

namespace casewright::demo {

namespace {

ParsedOptions wrong(const QString &text)
{
    return {ParsedOptions::Outcome::Wrong, {}, text};
}

bool readNumber(const QCommandLineParser &parser, const QString &name, int max, int &number)
{
    bool ok = false;
    number = parser.value(name).toInt(&ok);
    return ok && number >= 0 && number <= max;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("A TestOps server on this machine, for demo, tests and trials without a network.\n"
                       "Prints one line `listening URL token TOKEN`, then logs requests to standard error.\n\n") + faultHelp());
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Listen on this port of 127.0.0.1; 0 takes any."), QStringLiteral("N"), QStringLiteral("0")},
        {QStringLiteral("dialect"), QStringLiteral("What to speak: seed."), QStringLiteral("D"), QStringLiteral("seed")},
        {QStringLiteral("cases"), QStringLiteral("How many cases in all; those above 250 go to project 1."), QStringLiteral("N"), QStringLiteral("250")},
        {QStringLiteral("state"), QStringLiteral("Keep changes, and the token, in this file over restarts; it also fixes the number of cases."), QStringLiteral("FILE")},
        {QStringLiteral("latency"), QStringLiteral("Answer each request so much later."), QStringLiteral("MS"), QStringLiteral("0")},
        {QStringLiteral("fault"), QStringLiteral("Misbehave; see above."), QStringLiteral("SPEC")},
        {QStringLiteral("until-stdin-closes"), QStringLiteral("End when standard input closes, so as not to outlive the program that started this one.")},
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text.")},
    });
}

} // namespace

ParsedOptions parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return wrong(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return {ParsedOptions::Outcome::Help, {}, parser.helpText()};
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("Unexpected argument \"%1\".").arg(parser.positionalArguments().constFirst()));
    if (parser.value(QStringLiteral("dialect")) != QLatin1String("seed"))
        return wrong(QStringLiteral("Dialect \"%1\" is not known; this server speaks seed.").arg(parser.value(QStringLiteral("dialect"))));

    Options options;
    int port = 0;
    int latency = 0;
    if (!readNumber(parser, QStringLiteral("port"), 65535, port))
        return wrong(QStringLiteral("--port takes a number from 0 to 65535."));
    if (!readNumber(parser, QStringLiteral("cases"), 5'000'000, options.cases))
        return wrong(QStringLiteral("--cases takes a number from 0 to 5000000."));
    if (!readNumber(parser, QStringLiteral("latency"), 600'000, latency))
        return wrong(QStringLiteral("--latency takes milliseconds from 0 to 600000."));
    options.port = static_cast<quint16>(port);
    options.latency = std::chrono::milliseconds(latency);
    options.stateFile = parser.value(QStringLiteral("state"));
    if (parser.isSet(QStringLiteral("until-stdin-closes")))
        options.lastsUntil = LastsUntil::StdinCloses;
    const QStringList specs = parser.values(QStringLiteral("fault"));
    for (const QString &spec : specs) {
        QString error;
        const std::optional<Fault> fault = parseFault(spec, error);
        if (!fault)
            return wrong(error);
        options.faults.append(*fault);
    }
    return {ParsedOptions::Outcome::Run, options, {}};
}

} // namespace casewright::demo
