// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/connect/detect.h"

#include "core/api/http/client.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace casewright::api {
namespace {

const QString oldPrefix = QStringLiteral("/api/rs");
const QString newPrefix = QStringLiteral("/api");
const QString noProject = QStringLiteral("0");

/// What one question was answered with: a document, or nothing where the server has no such thing.
using Found = std::optional<QJsonDocument>;

/// The questions, in one way of signing in.
struct Inquiry {
    Inquiry(ConnectionOptions given, SignInKind signIn, const CancelToken &token)
        : options(std::move(given)), client(with(options, signIn)), cancel(token)
    {
        options.signIn = signIn;
    }
    static ConnectionOptions with(ConnectionOptions options, SignInKind signIn)
    {
        options.signIn = signIn;
        return options;
    }

    ConnectionOptions options;
    Client client;
    CancelToken cancel;
    std::optional<Error> refused; ///< 401 or 403, which some gateways say of paths that are not there
};

/// An error that says nothing about the server but that it cannot be asked now, or not in this way. Gateways answer 401, 403
/// and 500 to paths that they do not know.
bool isFinal(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
    case ErrorKind::Protocol:
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
    case ErrorKind::Forbidden:
    case ErrorKind::Unauthorized:
        return false;
    case ErrorKind::Server:
        return RetryPolicy::isPassing(error);
    default:
        return error.httpStatus != 405;
    }
}

Error noApi(const Inquiry &inquiry)
{
    return inquiry.refused.value_or(
        makeError(ErrorKind::Protocol, QStringLiteral("There is no API of a TestOps below /api or /api/rs")));
}

Task<Found> ask(Inquiry *inquiry, QString path, QUrlQuery query)
{
    Request request = getRequest(path, query, inquiry->cancel);
    request.repeat = Repeat::Unanswered;
    const Result<Reply> reply = co_await inquiry->client.send(request);
    if (!reply && isFinal(reply.error()))
        co_return failure(reply.error());
    if (!reply) {
        const ErrorKind why = reply.error().kind;
        if (why == ErrorKind::Forbidden || why == ErrorKind::Unauthorized)
            inquiry->refused = reply.error();
        co_return Found();
    }
    const Result<void> json = looksLikeJson(reply->body);
    const QJsonDocument document = json ? QJsonDocument::fromJson(reply->body) : QJsonDocument();
    co_return document.isNull() ? Found() : Found(document);
}

QUrlQuery query(std::initializer_list<std::pair<QString, QString>> items)
{
    QUrlQuery query;
    query.setQueryItems(QList<std::pair<QString, QString>>(items));
    return query;
}

QUrlQuery onePage()
{
    return query({{QStringLiteral("page"), QStringLiteral("0")}, {QStringLiteral("size"), QStringLiteral("1")}});
}

bool isList(const Found &found)
{
    return found && (found->isArray() || found->object().value(QLatin1StringView("content")).isArray());
}

/// The first row of a page or an array.
QJsonObject firstRow(const Found &found)
{
    if (!found)
        return {};
    const QJsonArray rows = found->isArray() ? found->array() : found->object().value(QLatin1StringView("content")).toArray();
    return rows.at(0).toObject();
}

/// A page of the commissioned dialect says `page`, those of real servers `number`.
bool looksCommissioned(const Found &found)
{
    const QJsonObject page = found ? found->object() : QJsonObject();
    return page.contains(QLatin1StringView("content")) && page.contains(QLatin1StringView("page"))
        && !page.contains(QLatin1StringView("number")) && !page.contains(QLatin1StringView("pageable"));
}

/// What the two places of the API answer when asked for projects.
struct Prefixes {
    Found atNew;
    Found atOld;
    [[nodiscard]] bool any() const { return isList(atNew) || isList(atOld); }
};

Task<Prefixes> askPrefixes(Inquiry *inquiry)
{
    Prefixes prefixes;
    const Result<Found> atNew = co_await ask(inquiry, newPrefix + QStringLiteral("/project"), onePage());
    CO_TRY(atNew);
    const Result<Found> atOld = co_await ask(inquiry, oldPrefix + QStringLiteral("/project"), onePage());
    CO_TRY(atOld);
    prefixes.atNew = *atNew;
    prefixes.atOld = *atOld;
    co_return prefixes;
}

/// Whether custom field values of a case come grouped by field when `v2=true` asks for it. Nothing where no case shows it.
Task<std::optional<bool>> knowsPayloadsV2(Inquiry *inquiry, QString prefix, QString project)
{
    QUrlQuery cases = onePage();
    cases.addQueryItem(QStringLiteral("projectId"), project);
    const Result<Found> list = co_await ask(inquiry, prefix + QStringLiteral("/testcase"), cases);
    CO_TRY(list);
    const qint64 id = firstRow(*list).value(QLatin1StringView("id")).toInteger();
    if (id == 0)
        co_return std::nullopt;
    const QUrlQuery v2 = query({{QStringLiteral("v2"), QStringLiteral("true")}, {QStringLiteral("projectId"), project}});
    const Result<Found> values = co_await ask(inquiry, prefix + QStringLiteral("/testcase/%1/cfv").arg(id), v2);
    CO_TRY(values);
    const QJsonObject first = firstRow(*values);
    co_return first.isEmpty() ? std::nullopt : std::optional(first.contains(QLatin1StringView("values")));
}

/// Whether the server is one of 25 or newer, where no case can tell: those list the custom fields of a project, in a page. Nothing where
/// that is not there, which 24 and 4.x have in common.
Task<std::optional<bool>> listsFieldsOfProjects(Inquiry *inquiry, QString prefix, QString project)
{
    if (project == noProject)
        co_return std::nullopt;
    const Result<Found> fields = co_await ask(inquiry, prefix + QStringLiteral("/project/%1/cf").arg(project), onePage());
    CO_TRY(fields);
    co_return isList(*fields) ? std::optional(true) : std::nullopt;
}

Task<Detected> classify(Inquiry *inquiry, Prefixes prefixes)
{
    Detected detected;
    detected.signIn = inquiry->options.signIn;
    const bool hasNew = isList(prefixes.atNew);
    detected.prefix = hasNew ? newPrefix : oldPrefix;
    const qint64 first = firstRow(hasNew ? prefixes.atNew : prefixes.atOld).value(QLatin1StringView("id")).toInteger();
    const QString project = QString::number(inquiry->options.project.value_or(first));
    const QUrlQuery ofProject = query({{QStringLiteral("projectId"), project}});

    const Result<Found> features = co_await ask(inquiry, oldPrefix + QStringLiteral("/feature"), ofProject);
    CO_TRY(features);
    const bool isSeed = isList(*features) || looksCommissioned(prefixes.atOld);
    if (isSeed) { // decides over everything else: no real server has it
        detected.dialect = Dialect::Seed;
        detected.prefix = oldPrefix;
        detected.isCertain = project != noProject;
        co_return detected;
    }
    if (!prefixes.any())
        co_return failure(noApi(*inquiry));
    const Result<Found> trees = co_await ask(inquiry, detected.prefix + QStringLiteral("/v2/tree"), ofProject);
    CO_TRY(trees);
    detected.treesV2 = isList(*trees);
    if (hasNew || detected.treesV2) {
        detected.dialect = Dialect::TestOps;
        co_return detected;
    }
    Result<std::optional<bool>> v2 = co_await knowsPayloadsV2(inquiry, detected.prefix, project);
    if (v2 && !v2->has_value())
        v2 = co_await listsFieldsOfProjects(inquiry, detected.prefix, project);
    CO_TRY(v2);
    detected.dialect = v2->value_or(false) ? Dialect::TestOps : Dialect::TestOps4;
    detected.isCertain = v2->has_value();
    co_return detected;
}

Task<Detected> detectSignedInAs(SignInKind kind, ConnectionOptions options, CancelToken cancel)
{
    const auto inquiry = std::make_unique<Inquiry>(options, kind, cancel);
    const Result<void> signedIn = co_await inquiry->client.signIn(cancel);
    CO_TRY(signedIn);
    const Result<Prefixes> prefixes = co_await askPrefixes(inquiry.get());
    CO_TRY(prefixes);
    Result<Detected> detected = co_await classify(inquiry.get(), *prefixes);
    co_return detected;
}

/// True where another way of signing in may show more.
bool mayBeLetInOtherwise(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Protocol || kind == ErrorKind::NotFound
        || kind == ErrorKind::Forbidden || kind == ErrorKind::Server;
}

/// True where one who signs in as `kind` will be refused with `why` tomorrow too. A server in trouble may have the exchange all the same.
bool isRefusedForGood(SignInKind kind, const Error &why)
{
    const bool hasNoExchange = kind == SignInKind::Session && (why.kind == ErrorKind::NotFound || why.httpStatus == 405 || isWebPage(why));
    return hasNoExchange || why.kind == ErrorKind::Unauthorized || why.kind == ErrorKind::Forbidden;
}

} // namespace

Task<Detected> detect(ConnectionOptions options, CancelToken cancel)
{
    std::optional<Error> refused;
    Error last;
    bool isCertain = true;
    for (const SignInKind kind : {SignInKind::Session, SignInKind::ApiToken, SignInKind::Bearer}) {
        Result<Detected> detected = co_await detectSignedInAs(kind, options, cancel);
        if (detected) {
            detected->isCertain = detected->isCertain && isCertain;
            co_return detected;
        }
        last = detected.error();
        isCertain = isCertain && isRefusedForGood(kind, last);
        if (!mayBeLetInOtherwise(last.kind))
            co_return detected;
        if (last.kind == ErrorKind::Unauthorized)
            refused = last;
    }
    co_return failure(refused.value_or(last));
}

} // namespace casewright::api
