// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/content.h"
#include "app/demoserver/content/testops_content.h"
#include "app/demoserver/demo_server.h"
#include "app/demoserver/end_signal.h"
#include "app/demoserver/options.h"
#include "app/demoserver/seed/seed_dialect.h"
#include "app/demoserver/state_keeper.h"
#include "app/demoserver/testops/testops_dialect.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <array>
#include <cstdio>
#include <memory>

using namespace casewright::demo;

namespace {

enum ExitCode { Done = 0, Usage = 2, Failed = 3 };

int complain(ExitCode code, const QString &text)
{
    std::fprintf(stderr, "casewright-demo-server: %s\n", qUtf8Printable(text));
    return code;
}

QString newToken()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    QString token;
    for (const quint32 word : words)
        token += QStringLiteral("%1").arg(word, 8, 16, QLatin1Char('0'));
    return token;
}

std::unique_ptr<Dialect> makeDialect(const Options &options, Store &store, const QByteArray &token)
{
    if (options.dialect == Spoken::Seed)
        return std::make_unique<SeedDialect>(store, token);
    TestOpsSettings settings = options.testOps;
    settings.token = token;
    return std::make_unique<TestOpsDialect>(store, settings);
}

int serve(const Options &options)
{
    StateFile file(options.stateFile, contentVersion);
    StateFile::Header header{newToken(), options.cases, options.dialectName};
    if (!options.stateFile.isEmpty()) {
        if (!file.read())
            return complain(Failed, QStringLiteral("Cannot use %1: %2.").arg(options.stateFile, file.errorText()));
        if (!file.header().token.isEmpty())
            header = file.header();
        if (header.dialect != options.dialectName)
            return complain(Failed, QStringLiteral("Cannot use %1: it was made in the dialect %2.").arg(options.stateFile, header.dialect));
    }
    Store store;
    addContent(store, header.cases);
    if (options.dialect != Spoken::Seed)
        addTestOpsContent(store, options.dialect == Spoken::TestOps4 ? StepStyle::Text : StepStyle::Containers);
    file.apply(store);
    std::unique_ptr<Dialect> dialect = makeDialect(options, store, header.token.toLatin1());
    store.cases.prepareRows();
    std::optional<StateKeeper> keeper;
    if (!options.stateFile.isEmpty())
        keeper.emplace(file, header, store);

    DemoServer server(std::move(dialect), header.token.toLatin1(), options.latency);
    server.setFaults(options.faults);
    if (!server.listen(options.port))
        return complain(Failed, QStringLiteral("Cannot listen on port %1: %2.").arg(options.port).arg(server.errorText()));
    const EndSignal end(options.lastsUntil);
    std::printf("listening http://127.0.0.1:%d token %s\n", int(server.port()), qUtf8Printable(header.token));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const ParsedOptions parsed = parseOptions(QCoreApplication::arguments());
    switch (parsed.outcome) {
    case ParsedOptions::Outcome::Help:
        std::printf("%s", qUtf8Printable(parsed.text));
        return Done;
    case ParsedOptions::Outcome::Wrong:
        return complain(Usage, parsed.text);
    case ParsedOptions::Outcome::Run:
        break;
    }
    return serve(parsed.options);
}
