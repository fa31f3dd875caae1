// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/client.h"

#include "tests/core/api/quick_options.h"
#include "tests/support/await.h"
#include "tests/support/raw_socket_server.h"
#include "tests/support/runner/test_case.h"

#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

const QByteArray throughProxy = "GET http://testops.example/api/project";

/// Environment variables as they were, whatever a test makes of them.
class KeptVariables final {
public:
    explicit KeptVariables(const QList<QByteArray> &names)
    {
        for (const QByteArray &name : names)
            m_values.append({name, qEnvironmentVariableIsSet(name.constData()) ? std::optional(qgetenv(name.constData())) : std::nullopt});
    }
    ~KeptVariables()
    {
        for (const auto &[name, value] : std::as_const(m_values)) {
            if (value)
                qputenv(name.constData(), *value);
            else
                qunsetenv(name.constData());
        }
    }
    KeptVariables(const KeptVariables &) = delete;
    KeptVariables &operator=(const KeptVariables &) = delete;

private:
    QList<std::pair<QByteArray, std::optional<QByteArray>>> m_values;
};

} // namespace

/// The ways to a server that is not reached directly. The proxy is on this machine, the server does not exist.
class ProxyTest final : public QObject {
    Q_OBJECT

private:
    RawSocketServer m_proxy;

    ConnectionOptions options(const QString &proxy) const
    {
        ConnectionOptions options = quickOptions(QUrl(QStringLiteral("http://testops.example")));
        options.proxy = proxy;
        options.retry.repeats = 0;
        return options;
    }
    Result<Reply> read(const ConnectionOptions &options)
    {
        Client client(options);
        return await(client.send(getRequest(QStringLiteral("/api/project"), {}, {})));
    }

private Q_SLOTS:
    void init()
    {
        m_proxy.forget();
        m_proxy.on(throughProxy, RawAnswer::json("{}"));
    }

    void goesThroughTheChosenProxy()
    {
        const Result<Reply> reply = read(options(m_proxy.url().toString(QUrl::FullyEncoded)));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().serverText));
        QCOMPARE(m_proxy.lines(), QList<QByteArray>{throughProxy});
    }

    void goesThroughTheProxyOfTheSystem()
    {
        const KeptVariables kept({"http_proxy", "no_proxy", "NO_PROXY"});
        qputenv("http_proxy", m_proxy.url().toString(QUrl::FullyEncoded).toLatin1());
        qunsetenv("no_proxy");
        qunsetenv("NO_PROXY");
        const Result<Reply> reply = read(options({}));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().serverText));
        QCOMPARE(m_proxy.lines(), QList<QByteArray>{throughProxy});
    }

    void goesPastTheProxyOfTheSystemWhereNoneIsWanted()
    {
        const KeptVariables kept({"http_proxy"});
        qputenv("http_proxy", m_proxy.url().toString(QUrl::FullyEncoded).toLatin1());
        QVERIFY(!read(options(QStringLiteral("none"))));
        QVERIFY(m_proxy.lines().isEmpty());
    }

    void reachesThisMachineWithoutAProxy()
    {
        RawSocketServer server;
        server.on("GET /api/project", RawAnswer::json("{}"));
        ConnectionOptions direct = options(m_proxy.url().toString(QUrl::FullyEncoded));
        direct.base = server.url();
        QVERIFY(read(direct));
        QVERIFY(m_proxy.lines().isEmpty());
    }

    void showsTheProxyWhoAsks()
    {
        m_proxy.on(throughProxy, {RawAnswer::status(407, {}, "Proxy-Authenticate: Basic realm=\"proxy\"\r\n"), RawAnswer::json("{}")});
        QUrl proxy = m_proxy.url();
        proxy.setUserName(QStringLiteral("qa.lead"));
        proxy.setPassword(QStringLiteral("p@ss:word"));
        const Result<Reply> reply = read(options(proxy.toString(QUrl::FullyEncoded)));
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().serverText));
        QCOMPARE(m_proxy.requests().constLast().headers.value("proxy-authorization"), "Basic " + QByteArray("qa.lead:p@ss:word").toBase64());
    }
};

CASEWRIGHT_TEST(ProxyTest)
#include "proxy_test.moc"
