// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/connection.h"

#include "core/api/connect/any_server.h"
#include "core/base/log.h"
#include "core/store/credentials.h"
#include "core/store/profile.h"
#include "core/store/store.h"
#include "core/workspace/offline/no_server.h"
#include "core/workspace/opening/last_server.h"
#include "core/workspace/opening/open_project.h"

#include <QFile>

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

/// With and without the slash at the end; QUrl keeps it where it is the whole path.
bool isSameAddress(const QUrl &a, const QUrl &b)
{
    const auto bare = [](const QUrl &url) {
        QString text = url.toString(QUrl::StripTrailingSlash);
        return text.endsWith(u'/') ? text.chopped(1) : text;
    };
    return bare(a) == bare(b);
}

/// What the window was told of this server holds here too; an option goes first.
void takeWay(api::ConnectionOptions &options, const store::Profile &profile)
{
    const workspace::LastServer last = workspace::lastServer(profile);
    if (!isSameAddress(last.address, options.base))
        return;
    options.proxy = last.proxy;
    if (options.caFile.isEmpty())
        options.caFile = last.certificates;
}

ServerPtr serverFor(const Settings &settings, const QString &token)
{
    const Result<store::Profile> profile = store::Profile::open(settings.profile);
    api::ConnectionOptions options;
    options.base = settings.server;
    options.token = token;
    options.timeout = settings.timeout;
    options.caFile = settings.caFile;
    options.retry.firstContact = std::make_shared<api::FirstContact>();
    if (settings.project != 0)
        options.project = settings.project;
    if (profile)
        takeWay(options, *profile);
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

using Opened = std::unique_ptr<workspace::Workspace>;

bool isUnreachable(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout;
}

void goOnWithoutServer(Context *context, const Error &why)
{
    context->withoutServer = true;
    context->unreachable = Problem(why);
    context->output->warn(context->unreachable->text + u". This is what was kept of the project on this computer."_s);
}

/// What was kept of the project in place of a server that cannot be reached; `why` where nothing was.
Task<Opened> openInstead(Context *context, store::Profile profile, Error why)
{
    if (!isUnreachable(why))
        co_return failure(why);
    Result<Opened> mirrored = co_await workspace::openMirror(context->settings.server, nullptr, profile, context->settings.project);
    if (!mirrored)
        co_return failure(why);
    goOnWithoutServer(context, why);
    co_return mirrored;
}

/// The same for the vocabulary alone.
Task<ProjectSchema> schemaInstead(Context *context, Error why)
{
    if (!isUnreachable(why))
        co_return failure(why);
    const Result<store::Mirror> mirror = co_await mirrorOf(context);
    if (!mirror)
        co_return failure(why);
    if (!context->withoutServer)
        goOnWithoutServer(context, why);
    co_return *mirror->schema;
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

Task<store::Mirror> mirrorOf(const Context *context)
{
    CO_TRY_ASSIGN(const store::Profile profile, store::Profile::open(context->settings.profile));
    const QString path = profile.storePath(context->settings.server, context->settings.project);
    const auto nothing = failure(ErrorKind::NotFound, u"The project was not opened on this computer before."_s);
    if (!QFile::exists(path))
        co_return nothing;
    const Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return failure(store.error());
    Result<store::Mirror> mirror = co_await (*store)->mirror();
    if (mirror && !mirror->schema)
        co_return nothing;
    co_return mirror;
}

CommandTask withSchema(Context *context, SchemaCommand command, Unreachable unreachable)
{
    const Outcome<ServerPtr> server = co_await connectTo(context);
    if (!server)
        co_return stop(server.error());
    Result<ProjectSchema> schema = co_await (*server)->schema(context->settings.project, context->cancel);
    if (!schema && unreachable == Unreachable::UseMirror) {
        const Error why = schema.error();
        schema = co_await schemaInstead(context, why);
    }
    if (!schema)
        co_return stop(schema.error());
    Outcome<ExitCode> outcome = co_await command(*server, *schema);
    co_return outcome;
}

CommandTask withWorkspace(Context *context, WorkspaceCommand command, Unreachable unreachable)
{
    const Outcome<ServerPtr> server = co_await connectTo(context);
    if (!server)
        co_return stop(server.error());
    CLI_CO_TRY_ASSIGN(const store::Profile profile, store::Profile::open(context->settings.profile));
    const ServerId project = context->settings.project;
    Result<Opened> opened;
    if (context->withoutServer)
        opened = co_await workspace::openMirror(context->settings.server, nullptr, profile, project);
    else
        opened = co_await workspace::openProject(*server, profile, project, context->cancel);
    if (!opened && unreachable == Unreachable::UseMirror && !context->withoutServer) {
        const Error why = opened.error();
        opened = co_await openInstead(context, profile, why);
    }
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
