// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demoserver/demo_client.h"

#include <memory>

namespace casewright::test {

/// A demo server that plays a real one, and a client of it. Paths are given below the dialect's own prefix (`/api/rs` of
/// 4.x, `/api` of 25 and later), or whole, from `/api` or `/_demo` on.
class TestOpsClient final {
public:
    [[nodiscard]] bool start(const QString &dialect, const QStringList &more = {})
    {
        m_prefix = dialect == QLatin1String("testops-4") ? "/api/rs" : "/api";
        if (!m_server.start(QStringList{QStringLiteral("--dialect"), dialect} + more))
            return false;
        m_client = std::make_unique<DemoClient>(m_server);
        m_authorization = "Api-Token " + m_server.token().toLatin1();
        return true;
    }
    bool stop() { return m_server.stop(); }

    [[nodiscard]] QByteArray token() const { return m_server.token().toLatin1(); }
    [[nodiscard]] QString errorText() const { return m_server.errorText(); }
    /// Of all requests from now on.
    void signInWith(const QByteArray &authorization) { m_authorization = authorization; }

    Reply get(const QByteArray &path) { return send("GET", path); }
    Reply post(const QByteArray &path, const QByteArray &body) { return send("POST", path, body); }
    Reply patch(const QByteArray &path, const QByteArray &body) { return send("PATCH", path, body); }
    Reply put(const QByteArray &path, const QByteArray &body) { return send("PUT", path, body); }
    Reply remove(const QByteArray &path) { return send("DELETE", path); }

    Reply send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, const QByteArray &type = "application/json")
    {
        const bool isWhole = path.startsWith("/api") || path.startsWith("/_demo");
        QByteArray head = method + ' ' + (isWhole ? path : m_prefix + path) + " HTTP/1.1\r\nHost: demo\r\n";
        const QByteArray authorization = path.startsWith("/_demo") ? "Bearer " + token() : m_authorization;
        if (!authorization.isEmpty())
            head += "Authorization: " + authorization + "\r\n";
        head += "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        return m_client->raw(head + "\r\n" + body);
    }

    /// The exchange of the token that was printed, or of another one.
    Reply exchange(const QByteArray &apiToken)
    {
        return send("POST", "/api/uaa/oauth/token", "grant_type=apitoken&scope=openid&token=" + apiToken, "application/x-www-form-urlencoded");
    }
    /// What was answered with 202 is done afterwards.
    void settle() { (void)post("/_demo/settle", {}); }

    /// Rows of the first page of a thousand.
    QJsonArray rows(const QByteArray &path)
    {
        return get(path + (path.contains('?') ? "&size=1000" : "?size=1000")).object()[QLatin1String("content")].toArray();
    }
    /// The row or element of this name.
    [[nodiscard]] static QJsonObject named(const QJsonArray &rows, const char *name)
    {
        for (const QJsonValue &row : rows) {
            if (row[QLatin1String("name")].toString() == QString::fromUtf8(name))
                return row.toObject();
        }
        return {};
    }
    /// A new case of the project, in the default manual workflow as a draft.
    QByteArray makeCase(const QByteArray &name, const QByteArray &projectId = "1")
    {
        const Reply reply = post("/testcase", R"({"projectId":)" + projectId + R"(,"name":")" + name + R"(","statusId":-1,"workflowId":-1})");
        return QByteArray::number(reply.object()[QLatin1String("id")].toInteger());
    }

private:
    DemoServerProcess m_server;
    std::unique_ptr<DemoClient> m_client;
    QByteArray m_prefix;
    QByteArray m_authorization;
};

/// Rows `testops-4` and `testops` for a test that holds in both.
#define BOTH_REAL_DIALECTS()                                                                                                   \
    QTest::addColumn<QString>("dialect");                                                                                      \
    QTest::newRow("4.x") << QStringLiteral("testops-4");                                                                       \
    QTest::newRow("25+") << QStringLiteral("testops")

/// Starts the server of the test's row.
#define START_DIALECT(client, ...)                                                                                             \
    QFETCH(QString, dialect);                                                                                                  \
    QVERIFY2((client).start(dialect, QStringList{__VA_ARGS__}), qPrintable((client).errorText()))

} // namespace casewright::test
