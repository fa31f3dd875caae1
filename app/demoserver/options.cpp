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
                       "Prints one line `listening URL token TOKEN`, then logs requests to standard error.\n\n") + faultHelp()
        + QStringLiteral("\n\nIn testops-4 and testops, for tests: DELETE /_demo/sessions expires all exchanged tokens,\n"
                         "POST /_demo/settle finishes what was answered with 202."));
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Listen on this port of 127.0.0.1; 0 takes any."), QStringLiteral("N"), QStringLiteral("0")},
        {QStringLiteral("dialect"), QStringLiteral("What to speak: seed, testops-4 (Allure TestOps 4.x) or testops (25 and later)."), QStringLiteral("D"), QStringLiteral("seed")},
        {QStringLiteral("auth"), QStringLiteral("How to sign in, except in seed: jwt (exchange of the token, or the Api-Token header), api-token (the header alone) or bearer (the token itself)."), QStringLiteral("KIND"), QStringLiteral("jwt")},
        {QStringLiteral("jwt-lifetime"), QStringLiteral("How long an exchanged token lasts."), QStringLiteral("SECONDS"), QStringLiteral("3600")},
        {QStringLiteral("settle"), QStringLiteral("How long it takes until what was answered with 202 is done, except in seed."), QStringLiteral("MS"), QStringLiteral("250")},
        {QStringLiteral("old-paths"), QStringLiteral("In testops: behind a gateway that knows the paths below /api/rs alone, and none of those below /v2.")},
        {QStringLiteral("reader"), QStringLiteral("Whoever signs in may only read, except in seed.")},
        {QStringLiteral("cases"), QStringLiteral("How many cases in all; those above 250 go to project 1."), QStringLiteral("N"), QStringLiteral("250")},
        {QStringLiteral("state"), QStringLiteral("Keep changes, and the token, in this file over restarts; it also fixes the number of cases."), QStringLiteral("FILE")},
        {QStringLiteral("latency"), QStringLiteral("Answer each request so much later."), QStringLiteral("MS"), QStringLiteral("0")},
        {QStringLiteral("fault"), QStringLiteral("Misbehave; see above."), QStringLiteral("SPEC")},
        {QStringLiteral("until-stdin-closes"), QStringLiteral("End when standard input closes, so as not to outlive the program that started this one.")},
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this text.")},
    });
}

// What there is to say about the dialect; false, with what is wrong.
bool readTestOps(const QCommandLineParser &parser, Options &options, QString &error)
{
    static const QHash<QString, Spoken> dialects{
        {QStringLiteral("seed"), Spoken::Seed}, {QStringLiteral("testops-4"), Spoken::TestOps4}, {QStringLiteral("testops"), Spoken::TestOps}};
    static const QHash<QString, SignInKind> kinds{
        {QStringLiteral("jwt"), SignInKind::Jwt}, {QStringLiteral("api-token"), SignInKind::ApiToken}, {QStringLiteral("bearer"), SignInKind::Bearer}};
    options.dialectName = parser.value(QStringLiteral("dialect"));
    const QString auth = parser.value(QStringLiteral("auth"));
    int lifetime = 0;
    int settle = 0;
    if (!dialects.contains(options.dialectName))
        error = QStringLiteral("Dialect \"%1\" is not known; there are seed, testops-4 and testops.").arg(options.dialectName);
    else if (!kinds.contains(auth))
        error = QStringLiteral("--auth takes jwt, api-token or bearer, not \"%1\".").arg(auth);
    else if (!readNumber(parser, QStringLiteral("jwt-lifetime"), 31'536'000, lifetime))
        error = QStringLiteral("--jwt-lifetime takes seconds from 0 to 31536000.");
    else if (!readNumber(parser, QStringLiteral("settle"), 600'000, settle))
        error = QStringLiteral("--settle takes milliseconds from 0 to 600000.");
    if (!error.isEmpty())
        return false;
    options.dialect = dialects.value(options.dialectName);
    options.testOps.generation = options.dialect == Spoken::TestOps4 ? Generation::Four : Generation::TwentyFive;
    options.testOps.signIn = kinds.value(auth);
    options.testOps.jwtLifetime = std::chrono::seconds(lifetime);
    options.testOps.settleTime = std::chrono::milliseconds(settle);
    if (parser.isSet(QStringLiteral("old-paths")))
        options.testOps.gateway = Gateway::OldPaths;
    options.testOps.access = parser.isSet(QStringLiteral("reader")) ? Access::Reader : Access::Writer;
    return true;
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

    Options options;
    QString error;
    if (!readTestOps(parser, options, error))
        return wrong(error);
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
        const std::optional<Fault> fault = parseFault(spec, error);
        if (!fault)
            return wrong(error);
        options.faults.append(*fault);
    }
    return {ParsedOptions::Outcome::Run, options, {}};
}

} // namespace casewright::demo
