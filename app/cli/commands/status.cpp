// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/output/case_view.h"
#include "app/cli/project/connection.h"
#include "app/cli/project/lost_creation.h"
#include "core/api/side_by_side.h"
#include "core/store/profile.h"
#include "core/store/store.h"
#include "core/workspace/records/creation_intent.h"

#include <QJsonArray>
#include <QSet>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int casesAtOnce = 24;

bool waits(const store::StoredCase &stored)
{
    return stored.mine || stored.deleted;
}

QString shownId(const store::StoredCase &stored)
{
    return stored.info.serverId ? QString::number(*stored.info.serverId) : u"local:%1"_s.arg(-stored.key.value);
}

QStringList waitingFacets(const store::StoredCase &stored)
{
    if (stored.deleted)
        return {u"deletion"_s};
    if (!stored.base)
        return {u"creation"_s};
    QStringList names;
    const auto change = diff(stored.key, *stored.base, *stored.mine);
    const QList<FacetId> facets = change ? touchedFacets(*change) : QList<FacetId>();
    for (const FacetId facet : facets)
        names.append(facetName(facet));
    return names;
}

Facet<QString> nameIn(const store::StoredCase &stored)
{
    return stored.mine ? stored.mine->name : stored.base.value_or(TestCase()).name;
}

/// What is known about the state of the profile and of the server.
struct Status {
    QList<store::StoredCase> pending;
    bool online = false;
    QStringList conflicts; ///< pending cases that somebody else changed too, or that several cases could be
    QHash<CaseKey, QList<Candidate>> candidates; ///< of creations whose answer was lost
    QHash<CaseKey, QList<Clash>> clashes;        ///< of what somebody else changed too
    QHash<ServerId, QString> listedNames;        ///< of cases of which less than the name was read
};

QString nameOf(const store::StoredCase &stored, const Status &status)
{
    return nameIn(stored).valueOr(status.listedNames.value(stored.info.serverId.value_or(0)));
}

/// Whose name was not read has it in the list of the project.
Task<void> addListedNames(store::Store *store, std::shared_ptr<Status> status)
{
    QSet<ServerId> nameless;
    for (const store::StoredCase &stored : std::as_const(status->pending)) {
        if (stored.info.serverId && !nameIn(stored).known())
            nameless.insert(*stored.info.serverId);
    }
    if (nameless.isEmpty())
        co_return {};
    const Result<store::Mirror> mirror = co_await store->mirror();
    CO_TRY(mirror);
    for (const CaseRows &rows : mirror->rows) {
        for (const CaseRows::Row &row : rows.rows) {
            if (nameless.contains(row.id))
                status->listedNames.insert(row.id, QString::fromUtf8(rows.nameOf(row)));
        }
    }
    co_return {};
}

/// What is known without asking.
QList<Clash> clashesOf(const store::StoredCase &stored)
{
    if (!stored.theirs || !stored.base || !stored.mine)
        return {};
    return merge(*stored.base, *stored.mine, overlaid(*stored.base, *stored.theirs)).clashes;
}

/// Where sending `stored` would meet an edit of somebody else.
Task<QList<Clash>> askForClashes(ServerPtr server, ProjectSchema schema, store::StoredCase stored, CancelToken cancel)
{
    const auto change = stored.base && stored.mine ? diff(stored.key, *stored.base, *stored.mine) : std::nullopt;
    if (!change || !stored.info.serverId)
        co_return QList<Clash>();
    const Result<api::FetchedCase> fetched =
        co_await server->readCase(schema, *stored.info.serverId, touchedFacets(*change), cancel);
    if (!fetched)
        co_return failure(fetched.error());
    TestCase theirs = fetched->value;
    if (theirs.scenario.known())
        theirs.scenario =
            adoptKeys(stored.base->scenario.valueOr({}), stored.stepIds, theirs.scenario.value(), fetched->stepIds);
    const QList<Clash> found = merge(*change->before, *change->after, theirs).clashes;
    co_return found;
}

struct ClashJob {
    ServerPtr server;
    ProjectSchema schema;
    CancelToken cancel;
    std::shared_ptr<Status> status;
};

Task<bool> findClash(std::shared_ptr<ClashJob> job, qsizetype item)
{
    const store::StoredCase stored = job->status->pending.at(item);
    const Result<QList<Clash>> found = co_await askForClashes(job->server, job->schema, stored, job->cancel);
    // Deleted by somebody else: that is one, too.
    const bool gone = !found && found.error().kind == ErrorKind::NotFound;
    if (!found && !gone)
        co_return failure(found.error());
    const QString id = shownId(stored);
    job->status->conflicts.removeAll(id);
    if (found)
        job->status->clashes.insert(stored.key, *found);
    if (gone || !found->isEmpty() || job->status->candidates.contains(stored.key))
        job->status->conflicts.append(id);
    co_return true;
}

/// Asks the server, unless it cannot be reached: then the status says so and is still the status.
QCoro::Task<Outcome<bool>> askServer(Context *context, std::shared_ptr<Status> status)
{
    const Outcome<ServerPtr> server = co_await connectTo(context);
    if (!server)
        co_return stop(server.error());
    const Result<ProjectSchema> schema = co_await (*server)->schema(context->settings.project, context->cancel);
    Result<void> asked;
    if (schema) {
        const auto job = std::make_shared<ClashJob>(ClashJob{*server, *schema, context->cancel, status});
        const qsizetype count = status->pending.size();
        const std::function<Task<bool>(qsizetype)> findOne = [job](qsizetype item) { return findClash(job, item); };
        asked = co_await api::sideBySide(count, casesAtOnce, findOne);
    } else {
        asked = failure(schema.error());
    }
    status->online = asked.has_value();
    if (asked)
        co_return true;
    if (asked.error().kind != ErrorKind::Offline && asked.error().kind != ErrorKind::Timeout)
        co_return stop(asked.error());
    context->output->warn(Problem(asked.error()).text);
    co_return false;
}

QJsonObject statusJson(const Context *context, const Status &status)
{
    QJsonArray pending;
    for (const store::StoredCase &stored : status.pending) {
        QJsonObject item{{u"id"_s, idJson(shownId(stored))},
                         {u"name"_s, nameOf(stored, status)},
                         {u"facets"_s, QJsonArray::fromStringList(waitingFacets(stored))}};
        if (const QList<Candidate> candidates = status.candidates.value(stored.key); !candidates.isEmpty())
            item.insert(u"candidates"_s, candidatesJson(candidates));
        if (const QList<Clash> clashes = status.clashes.value(stored.key); !clashes.isEmpty())
            item.insert(u"clashes"_s, clashesJson(clashes));
        pending.append(item);
    }
    QJsonArray conflicts;
    for (const QString &id : status.conflicts)
        conflicts.append(idJson(id));
    return {{u"server"_s, context->settings.server.toString()},
            {u"project"_s, context->settings.project},
            {u"online"_s, status.online},
            {u"pending"_s, pending},
            {u"conflicts"_s, conflicts}};
}

QString pendingLines(const store::StoredCase &stored, const Status &status)
{
    const QString id = shownId(stored);
    const QList<Candidate> candidates = status.candidates.value(stored.key);
    const QString conflict = !candidates.isEmpty()          ? u", could be one of these"_s
                             : status.conflicts.contains(id) ? u", changed by somebody else too"_s
                                                             : QString();
    QString text = u"  %1  %2 (%3%4)\n"_s.arg(id, nameOf(stored, status), waitingFacets(stored).join(u", "_s), conflict);
    for (const Candidate &candidate : candidates)
        text += u"      %1\n"_s.arg(candidateLine(candidate));
    const QStringList clashes = clashLines(status.clashes.value(stored.key));
    for (const QString &line : clashes)
        text += u"      %1\n"_s.arg(line);
    return candidates.isEmpty() ? text : text + u"      %1\n"_s.arg(howToChoose(id));
}

/// What the journal knows of the pending creations.
void addCandidates(Status &status, const QList<store::JournalEntry> &journal, const Settings &settings)
{
    ProjectSchema schema;
    schema.server = settings.server;
    schema.project.id = settings.project;
    QHash<CaseKey, QList<Candidate>> known;
    for (const store::JournalEntry &entry : journal)
        known.insert(entry.key, shownCandidates(schema, workspace::creationIntent(entry.intent).candidates));
    for (const store::StoredCase &stored : std::as_const(status.pending)) {
        if (stored.base || known.value(stored.key).isEmpty())
            continue;
        status.candidates.insert(stored.key, known.value(stored.key));
        status.conflicts.append(shownId(stored));
    }
}

QString statusText(const Context *context, const Status &status)
{
    QString text =
        u"%1, project %2, %3\n"_s.arg(context->settings.server.toString(), QString::number(context->settings.project),
                                      status.online ? u"online"_s : u"not reachable"_s);
    text += status.pending.isEmpty() ? u"Nothing waits to be sent.\n"_s
                                     : u"%1 waiting to be sent:\n"_s.arg(status.pending.size());
    for (const store::StoredCase &stored : status.pending)
        text += pendingLines(stored, status);
    return text;
}

} // namespace

CommandTask showStatus(Context *context)
{
    CLI_CO_TRY_ASSIGN(const store::Profile profile, store::Profile::open(context->settings.profile));
    const QString path = profile.storePath(context->settings.server, context->settings.project);
    Result<std::unique_ptr<store::Store>> store = co_await store::Store::open(path);
    if (!store)
        co_return stop(store.error());
    const Result<store::StoreContent> content = co_await (*store)->load();
    if (!content)
        co_return stop(content.error());
    const auto status = std::make_shared<Status>();
    for (const store::StoredCase &stored : content->cases) {
        if (!waits(stored))
            continue;
        status->pending.append(stored);
        if (const QList<Clash> clashes = clashesOf(stored); !clashes.isEmpty()) {
            status->clashes.insert(stored.key, clashes);
            status->conflicts.append(shownId(stored));
        }
    }
    addCandidates(*status, content->journal, context->settings);
    const Result<void> named = co_await addListedNames(store->get(), status);
    if (!named)
        co_return stop(named.error());
    const Outcome<bool> asked = co_await askServer(context, status);
    if (!asked)
        co_return stop(asked.error());
    context->output->result(statusJson(context, *status), statusText(context, *status));
    co_return ExitCode::Done;
}

} // namespace casewright::cli
