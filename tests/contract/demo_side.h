// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/connect/any_server.h"
#include "tests/contract/prompt.h"
#include "tests/contract/raw_client.h"
#include "tests/support/demo_server_process.h"

namespace casewright::test {

[[nodiscard]] inline QString whyNot(const std::optional<Error> &error)
{
    return error ? errorKindName(error->kind) + QStringLiteral(": ") + error->serverText : QString();
}

template <typename T>
[[nodiscard]] QString whyFailed(const Result<T> &result)
{
    return result ? QString() : whyNot(result.error());
}

/// Succeeded, or the test fails with why not.
#define WELL(result)                                                                                                   \
    do {                                                                                                               \
        const auto &well = (result);                                                                                   \
        QVERIFY2(well, qPrintable(whyFailed(well)));                                                                   \
    } while (false)

/// How a client is connected that does not wait long.
[[nodiscard]] inline api::ConnectionOptions connectionTo(const DemoServerProcess &process,
                                                         std::chrono::milliseconds timeout = api::ConnectionOptions().timeout)
{
    api::ConnectionOptions options;
    options.base = QUrl(process.url());
    options.token = process.token();
    options.timeout = timeout;
    options.retry.firstWait = std::chrono::milliseconds(5);
    options.retry.settleWait = std::chrono::milliseconds(5);
    return options;
}

/// Tells the demo server itself ("faults", "settle"), in answer to which it has no fault.
inline void tellDemo(const DemoServerProcess &process, const char *what, const QByteArray &body = {})
{
    QNetworkRequest request(QUrl(process.url() + QStringLiteral("/_demo/") + QLatin1StringView(what)));
    request.setRawHeader("Authorization", "Bearer " + process.token().toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    QVERIFY(finishes(reply.get()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

inline void setFaults(const DemoServerProcess &process, const QStringList &faults)
{
    tellDemo(process, "faults", QJsonDocument(QJsonArray::fromStringList(faults)).toJson());
}

/// Sends what turns the scenario `before` of a case into `after`.
[[nodiscard]] inline api::Sent sendScenario(api::TestOpsServer &server, const ProjectSchema &schema, ServerId id, const Scenario &before,
                                            const Scenario &after)
{
    Change change;
    change.before = TestCase();
    change.after = TestCase();
    change.before->scenario = before;
    change.after->scenario = after;
    return QCoro::waitFor(server.sendChange(schema, id, change, {}));
}

/// The id of a new case that has a name alone; 0 where the test has failed.
[[nodiscard]] inline ServerId madeCase(api::TestOpsServer &server, const ProjectSchema &schema, const QString &name)
{
    TestCase value;
    value.name = name;
    const Result<api::FetchedCase> made = promptly(server.createCase(schema, value, {}, {}));
    if (!made)
        QTest::qFail(qPrintable(whyFailed(made)), __FILE__, __LINE__);
    return made ? made->info.serverId.value_or(0) : 0;
}

/// A demo server of one dialect, a client of it, what that was told of the project 1, and a plain HTTP client to look behind it.
struct DemoSide {
    DemoServerProcess process;
    std::unique_ptr<RawClient> raw;
    std::shared_ptr<api::TestOpsServer> server;
    ProjectSchema schema;

    void start(const QString &dialect, const QStringList &more = {}, std::chrono::milliseconds timeout = api::ConnectionOptions().timeout)
    {
        const QStringList arguments{QStringLiteral("--dialect"), dialect, QStringLiteral("--settle"), QStringLiteral("5")};
        QVERIFY2(process.start(arguments + more), qPrintable(process.errorText()));
        const QByteArray scheme = dialect == QLatin1StringView("seed") ? "Bearer " : "Api-Token ";
        raw = std::make_unique<RawClient>(process.url(), scheme + process.token().toUtf8());
        server = api::makeServer(connectionTo(process, timeout));
        const Result<ProjectSchema> known = promptly(server->schema(1, {}));
        WELL(known);
        schema = *known;
        QCOMPARE(schema.capabilities.dialect, dialect);
    }
};

} // namespace casewright::test
