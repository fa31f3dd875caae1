// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/connection.h"

#include "core/api/connect/any_server.h"
#include "core/base/log.h"
#include "core/store/credentials.h"
#include "core/store/profile.h"
#include "core/workspace/offline/no_server.h"
#include "core/workspace/opening/open_project.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FoundToken {
    QString token;
    QString keychainTrouble; ///< why the keychain could not be asked
};

QCoro::Task<Outcome<FoundToken>> findToken(Context *context)
{
    if (!context->settings.token.isEmpty())
        co_return FoundToken{context->settings.token, {}};
    CLI_CO_TRY_ASSIGN(const store::Profile profile, store::Profile::open(context->settings.profile));
    const store::Credentials credentials(profile.folder());
    const Result<store::StoredToken> stored = co_await credentials.read(context->settings.server);
    if (!stored)
        co_return FoundToken{{}, withoutSecrets(stored.error().serverText)};
    rememberSecret(stored->token);
    co_return FoundToken{stored->token, {}};
}

ServerPtr serverFor(const Settings &settings, const QString &token)
{
    const Result<store::Profile> profile = store::Profile::open(settings.profile);
    api::ConnectionOptions options;
    options.base = settings.server;
    options.token = token;
    options.timeout = settings.timeout;
    options.caFile = settings.caFile;
    if (settings.project != 0)
        options.project = settings.project;
    // A profile that cannot be opened is told by what needs it; a server can be asked anew.
    return api::makeServer(options, api::dialectFromName(settings.dialect),
                           profile ? workspace::dialectMemory(*profile) : api::DialectMemory());
}

Result<void> lookForServer(Context *context)
{
    TRY_ASSIGN(const store::Profile profile, store::Profile::open(context->settings.profile));
    context->withoutServer = workspace::worksWithoutServer(profile);
    return {};
}

} // namespace

QCoro::Task<Outcome<ServerPtr>> connectTo(Context *context)
{
    CLI_CO_TRY(lookForServer(context));
    if (context->withoutServer)
        co_return workspace::noServer(context->settings.server, {});
    const Outcome<FoundToken> found = co_await findToken(context);
    if (!found)
        co_return stop(found.error());
    if (found->token.isEmpty()) {
        const QString trouble = found->keychainTrouble;
        co_return stop(Problem::of(ErrorKind::Unauthorized,
                                   trouble.isEmpty()
                                       ? u"There is no token for this server."_s
                                       : u"There is no token for this server; the keychain says: %1"_s.arg(trouble),
                                   u"Set ATO_TOKEN, or name a file that holds the token with --token-file FILE."_s));
    }
    co_return serverFor(context->settings, found->token);
}

QCoro::Task<Outcome<ServerPtr>> connectUnchecked(Context *context)
{
    const Outcome<FoundToken> found = co_await findToken(context);
    co_return serverFor(context->settings, found ? found->token : QString());
}

CommandTask withServer(Context *context, ServerCommand command)
{
    const Outcome<ServerPtr> server = co_await connectTo(context);
    if (!server)
        co_return stop(server.error());
    Outcome<ExitCode> outcome = co_await command(*server);
    co_return outcome;
}

CommandTask withSchema(Context *context, SchemaCommand command)
{
    const Outcome<ServerPtr> server = co_await connectTo(context);
    if (!server)
        co_return stop(server.error());
    const Result<ProjectSchema> schema = co_await (*server)->schema(context->settings.project, context->cancel);
    if (!schema)
        co_return stop(schema.error());
    Outcome<ExitCode> outcome = co_await command(*server, *schema);
    co_return outcome;
}

CommandTask withWorkspace(Context *context, WorkspaceCommand command)
{
    const Outcome<ServerPtr> server = co_await connectTo(context);
    if (!server)
        co_return stop(server.error());
    CLI_CO_TRY_ASSIGN(const store::Profile profile, store::Profile::open(context->settings.profile));
    const ServerId project = context->settings.project;
    Result<std::unique_ptr<workspace::Workspace>> opened;
    if (context->withoutServer)
        opened = co_await workspace::openMirror(context->settings.server, nullptr, profile, project);
    else
        opened = co_await workspace::openProject(*server, profile, project, context->cancel);
    if (!opened)
        co_return stop(opened.error());
    const std::unique_ptr<workspace::Workspace> workspace = *std::move(opened);
    if (!workspace->recovery().isEmpty())
        context->output->warn(workspace->recovery());
    Outcome<ExitCode> outcome = co_await command(workspace.get());
    const Result<void> saved = co_await workspace->saved();
    co_await workspace->close();
    if (!saved && outcome)
        co_return stop(saved.error());
    co_return outcome;
}

} // namespace casewright::cli
