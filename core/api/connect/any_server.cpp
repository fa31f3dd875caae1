// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/any_server.h"

#include "core/api/connect/detect.h"
#include "core/api/rest/probe_report.h"
#include "core/api/rest/session.h"
#include "core/api/seed/seed_server.h"
#include "core/api/testops/testops_server.h"
#include "core/api/turns.h"

#include <QJsonDocument>

namespace casewright::api {
namespace {

std::shared_ptr<TestOpsServer> serverFor(ConnectionOptions options, const Detected &detected, Knowledge knowledge = Knowledge::Fresh)
{
    options.signIn = detected.signIn;
    if (detected.dialect == Dialect::Seed)
        return makeSeedServer(options);
    ServerTraits traits;
    traits.generation = detected.dialect == Dialect::TestOps ? Generation::Modern : Generation::Four;
    traits.prefix = detected.prefix;
    traits.trees = detected.treesV2 ? Trees::Newer : Trees::Older;
    traits.knowledge = knowledge;
    return makeTestOpsServer(options, traits);
}

/// True where a server that is what it was taken for would hardly say so.
bool hardlyFits(const Error &error)
{
    return error.kind == ErrorKind::Protocol || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Unauthorized;
}

Result<QString> decodeUser(const QByteArray &json)
{
    const QString user = QJsonDocument::fromJson(json).object().value(QLatin1StringView("username")).toString();
    if (user.isEmpty())
        return failure(ErrorKind::Protocol);
    return user;
}

/// Who the token belongs to; nothing where the server does not tell.
Task<QString> readUser(ConnectionOptions options, Detected detected, CancelToken cancel)
{
    options.signIn = detected.signIn;
    const auto session = std::make_unique<rest::Session>(options, QStringLiteral("/api/uaa"));
    Request request = getRequest(session->path(QLatin1StringView("account/me")), {}, cancel);
    request.repeat = Repeat::Never;
    Result<QString> user = co_await session->client.read(request, &decodeUser);
    co_return user;
}

/// Asks before the first operation, then hands everything on.
class AnyServer final : public TestOpsServer {
public:
    AnyServer(const ConnectionOptions &options, std::optional<Dialect> dialect, DialectMemory memory)
        : m_options(options), m_dialect(dialect), m_memory(std::move(memory))
    {
        m_options.base = rest::cleanBase(options.base);
        if (!m_options.signedIn) // asking what the server is and what comes then are one session
            m_options.signedIn = std::make_shared<SignedIn>();
        if (m_memory.recall && !m_dialect) {
            if (const auto recalled = m_memory.recall(m_options.base)) {
                m_detected = *recalled;
                m_server = serverFor(m_options, *recalled, Knowledge::Recalled);
                m_isRecalled = true;
            }
        }
    }

    QUrl address() const override { return m_options.base; }
    Capabilities capabilities() const override { return m_server ? m_server->capabilities() : Capabilities(); }

    QCoro::Task<QList<Check>> probe(std::function<void(Check)> onCheck, CancelToken cancel) override
    {
        rest::ProbeReport report(std::move(onCheck), m_options.base);
        const auto wrong = rest::addressError(m_options.base);
        report.add({Check::What::Address, wrong, m_options.base.toString()});
        if (wrong)
            co_return report.checks();
        ConnectionOptions once = m_options; // whoever tests wants to know how it is now
        once.signedIn = std::make_shared<SignedIn>();
        once.retry.repeats = 0;
        once.retry.repeatsAfterTimeout = 0;
        const Result<Detected> detected = co_await ask(once, cancel);
        if (!detected) {
            report.addFailure(detected.error());
            co_return report.checks();
        }
        report.setDialect(describe(*detected));
        report.passUntil(Check::What::User);
        if (detected->dialect != Dialect::Seed) {
            const Result<QString> user = co_await readUser(once, *detected, cancel);
            if (user)
                report.add({Check::What::User, std::nullopt, *user});
        }
        const auto server = serverFor(once, *detected);
        const Result<QList<Project>> projects = co_await server->projects(cancel);
        if (projects)
            report.add({Check::What::Projects, std::nullopt, QString::number(projects->size())});
        else
            report.add({Check::What::Projects, projects.error(), {}});
        co_return report.checks();
    }

    Task<QList<Project>> projects(CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<QList<Project>> projects = co_await m_server->projects(cancel);
        if (fits(projects))
            co_return projects;
        const Result<Detected> again = co_await ask(m_options, cancel);
        CO_TRY(again);
        projects = co_await m_server->projects(cancel);
        m_fits = projects.has_value();
        co_return projects;
    }
    Task<Project> createProject(QString name, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<Project> project = co_await m_server->createProject(name, cancel);
        co_return project;
    }
    Task<ProjectSchema> schema(ServerId project, CancelToken cancel) override
    {
        m_options.project = project;
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<ProjectSchema> schema = co_await m_server->schema(project, cancel);
        if (fits(schema))
            co_return schema;
        const Result<Detected> again = co_await ask(m_options, cancel);
        CO_TRY(again);
        schema = co_await m_server->schema(project, cancel);
        m_fits = schema.has_value();
        co_return schema;
    }
    Task<qint64> listCases(ServerId project, std::function<void(CaseRows)> sink, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<qint64> total = co_await m_server->listCases(project, std::move(sink), cancel);
        if (total && *total > 0)
            ++m_news;
        co_return total;
    }
    Task<void> walkSuites(ProjectSchema schema, std::function<void(SuiteNode)> sink, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<void> walked = co_await m_server->walkSuites(std::move(schema), std::move(sink), cancel);
        co_return walked;
    }
    Task<Ref> createSuite(ProjectSchema schema, QString name, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<Ref> suite = co_await m_server->createSuite(std::move(schema), name, cancel);
        co_return suite;
    }
    Task<void> renameSuite(ProjectSchema schema, Ref level, Ref value, QString name, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<void> renamed = co_await m_server->renameSuite(std::move(schema), level, value, name, cancel);
        co_return renamed;
    }
    Task<FetchedCase> readCase(ProjectSchema schema, ServerId id, QList<FacetId> facets, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<FetchedCase> fetched = co_await m_server->readCase(std::move(schema), id, facets, cancel);
        co_return fetched;
    }
    Task<ServerId> newestCase(ServerId project, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<ServerId> newest = co_await m_server->newestCase(project, cancel);
        co_return newest;
    }
    Task<FetchedCase> createCase(ProjectSchema schema, TestCase value, CreateGuard guard, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<FetchedCase> made = co_await m_server->createCase(std::move(schema), std::move(value), std::move(guard), cancel);
        if (made)
            ++m_news;
        co_return made;
    }
    QCoro::Task<Sent> sendChange(ProjectSchema schema, ServerId id, Change change, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        Sent sent;
        if (known)
            sent = co_await m_server->sendChange(std::move(schema), id, std::move(change), cancel);
        else
            sent.failure = known.error();
        ++m_news;
        co_return sent;
    }
    QCoro::Task<Sent> sendChangeTo(FetchedCase fresh, ProjectSchema schema, Change change, CancelToken cancel) override
    {
        Sent sent;
        const TestOpsServer *reader = m_server.get();
        const Result<void> known = co_await ready(cancel);
        const ServerId id = fresh.info.serverId.value_or(0);
        if (known && m_server.get() != reader) // what another dialect has read beside the value is of no use to this one
            sent = co_await m_server->sendChange(std::move(schema), id, std::move(change), cancel);
        else if (known)
            sent = co_await m_server->sendChangeTo(std::move(fresh), std::move(schema), std::move(change), cancel);
        else
            sent.failure = known.error();
        ++m_news;
        co_return sent;
    }
    QCoro::Task<void> sendChanges(ProjectSchema schema, QList<CaseChange> changes, std::function<void(ServerId, Sent)> onSent,
                                  CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        if (known) {
            co_await m_server->sendChanges(std::move(schema), std::move(changes), std::move(onSent), cancel);
            co_return;
        }
        Sent sent;
        sent.failure = known.error();
        for (const CaseChange &each : changes)
            onSent(each.id, sent);
    }
    QCoro::Task<void> readCases(ProjectSchema schema, QList<ServerId> ids, QList<FacetId> facets,
                                std::function<void(ServerId, Result<FetchedCase>)> onRead, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        if (known) {
            co_await m_server->readCases(std::move(schema), std::move(ids), std::move(facets), std::move(onRead), cancel);
            co_return;
        }
        for (const ServerId id : ids)
            onRead(id, failure(known.error()));
    }
    CaseExtras *extras() override { return m_server ? m_server->extras() : nullptr; }
    Task<void> deleteCase(ServerId id, CancelToken cancel) override
    {
        const Result<void> known = co_await ready(cancel);
        CO_TRY(known);
        Result<void> gone = co_await m_server->deleteCase(id, cancel);
        co_return gone;
    }

private:
    /// Ends when it is known what the server speaks; asks once however many wait.
    Task<void> ready(CancelToken cancel)
    {
        if (m_server && !mayTellMore())
            co_return {};
        co_await m_asking.enter(QString());
        Result<Detected> detected = Detected();
        if (!m_server)
            detected = co_await ask(m_options, cancel);
        else if (mayTellMore())
            co_await lookAgain(cancel);
        m_asking.leave(QString());
        CO_TRY(detected);
        co_return {};
    }

    /// True where it is only assumed what the server is, and cases have come since it was asked that may tell. Each look waits for twice
    /// as many as the one before, so that thousands of cases that tell nothing cost a few looks.
    [[nodiscard]] bool mayTellMore() const { return !m_dialect && !m_detected.isCertain && m_news >= m_newsForLook; }

    /// Takes the server for what it is by now. Whatever keeps it from telling keeps the operation that follows from succeeding, too, and is
    /// told by that.
    QCoro::Task<void> lookAgain(CancelToken cancel)
    {
        m_newsForLook *= 2;
        m_news = 0;
        const Result<Detected> detected = co_await detect(m_options, cancel);
        if (detected && toJson(*detected) != toJson(m_detected))
            replaceServer(*detected);
        else if (detected)
            keepInMind(*detected);
    }

    Task<Detected> ask(ConnectionOptions options, CancelToken cancel)
    {
        Result<Detected> detected = Detected(); // the commissioned dialect
        if (m_dialect != Dialect::Seed)
            detected = co_await detect(options, cancel);
        CO_TRY(detected);
        if (m_dialect)
            detected->dialect = *m_dialect;
        m_isRecalled = false;
        m_news = 0;
        replaceServer(*detected);
        co_return detected;
    }

    void replaceServer(const Detected &detected)
    {
        m_retired.append(m_server); // what it has under way ends in peace
        m_server = serverFor(m_options, detected, m_dialect ? Knowledge::Given : Knowledge::Fresh);
        keepInMind(detected);
    }

    void keepInMind(const Detected &detected)
    {
        m_detected = detected;
        if (m_memory.remember && !m_dialect && detected.isCertain)
            m_memory.remember(m_options.base, detected);
    }

    /// False where the server is worth asking anew what it is: what it answers has stopped being what was expected. Once for each
    /// time that it has, so that a server that never does is not asked on and on.
    template <typename T>
    [[nodiscard]] bool fits(const Result<T> &result)
    {
        if (result) {
            m_fits = true;
            return true;
        }
        if (m_isRecalled)
            return !hardlyFits(result.error());
        // What is not there was looked for in a list that fits.
        const bool isWorthAsking = m_fits && hardlyFits(result.error()) && result.error().kind != ErrorKind::NotFound;
        if (isWorthAsking)
            m_fits = false;
        return !isWorthAsking;
    }

    ConnectionOptions m_options;
    std::optional<Dialect> m_dialect;
    DialectMemory m_memory;
    std::shared_ptr<TestOpsServer> m_server;
    QList<std::shared_ptr<TestOpsServer>> m_retired;
    Turns m_asking;
    Detected m_detected; ///< what m_server was made for
    bool m_isRecalled = false;
    bool m_fits = false; ///< it has answered as expected since it was last asked what it is
    qsizetype m_news = 0; ///< cases seen or changed since then
    qsizetype m_newsForLook = 1;
};

} // namespace

std::shared_ptr<TestOpsServer> makeServer(const ConnectionOptions &options, std::optional<Dialect> dialect, DialectMemory memory)
{
    return std::make_shared<AnyServer>(options, dialect, std::move(memory));
}

} // namespace casewright::api
