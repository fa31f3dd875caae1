// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/transport.h"

#include "tests/core/api/quick_options.h"
#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using namespace casewright::api;
using namespace casewright::test;

namespace {

/// Made for this test and good for nothing else: self-signed, for 127.0.0.1, valid from 2020 to 2120.
const QByteArray certificatePem = R"(-----BEGIN CERTIFICATE-----
MIIBaTCCAQ+gAwIBAgICRxEwCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPQ2FzZXdy
aWdodCB0ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAaMRgw
FgYDVQQDDA9DYXNld3JpZ2h0IHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASI0IBPjzUtmmXQJUbVECrVKzHjMVTBa4sARM+jokQOc4S0BiGElC7rsa1SUSaY
V/Xb8fsiZ5gZ/6AO/oTnOQ9Go0MwQTAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQI
MAaHBH8AAAEwHQYDVR0OBBYEFHIUU/eW9rwKdxDKg6yNt2FGjrDTMAoGCCqGSM49
BAMCA0gAMEUCIDTmxrIRdfsSm1pGvleBLcwDGFZHx8VoXqQ40IHlT/8BAiEA0QB0
pzmzIlYqY7+hwNwQIWBdaMJQd1fqa4cLFk2PDDc=
-----END CERTIFICATE-----
)";
const QByteArray keyPem = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnl100+P9rclk2Kvj
SnQguo4YesW+Nml9dwys8Q5uxkmhRANCAASI0IBPjzUtmmXQJUbVECrVKzHjMVTB
a4sARM+jokQOc4S0BiGElC7rsa1SUSaYV/Xb8fsiZ5gZ/6AO/oTnOQ9G
-----END PRIVATE KEY-----
)";

/// Answers every request with {} and counts them.
class TlsServer final : public QSslServer {
public:
    TlsServer()
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(certificatePem));
        tls.setPrivateKey(QSslKey(keyPem, QSsl::Ec));
        setSslConfiguration(tls);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                ++requests;
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            });
        });
        listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(serverPort())); }

    int requests = 0;
};

Request request()
{
    Request get = getRequest(QStringLiteral("/x"), {}, {});
    get.requestId = QStringLiteral("id");
    return get;
}

} // namespace

class TlsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile file(m_caFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(certificatePem);
    }

    void refusesACertificateNobodyKnows()
    {
        TlsServer server;
        Transport transport(quickOptions(server.url()));
        const Result<Reply> reply = await(transport.send(request()));
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Tls);
        QVERIFY2(reply.error().serverText.contains(QStringLiteral("self-signed")),
                 qPrintable(reply.error().serverText));
        QCOMPARE(server.requests, 0);
    }

    void trustsTheGivenAuthority()
    {
        TlsServer server;
        ConnectionOptions options = quickOptions(server.url());
        options.caFile = m_caFile;
        Transport transport(options);
        const Result<Reply> reply = await(transport.send(request()));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().serverText));
        QCOMPARE(server.requests, 1);
    }

    void refusesACertificateOfAnotherHost()
    {
        TlsServer server;
        QUrl url = server.url();
        url.setHost(QStringLiteral("localhost"));
        ConnectionOptions options = quickOptions(url);
        options.caFile = m_caFile;
        Transport transport(options);
        const Result<Reply> reply = await(transport.send(request()));
        QCOMPARE(reply.error().kind, ErrorKind::Tls);
        QCOMPARE(server.requests, 0);
    }

    void saysWhatIsWrongWithTheAuthorityFile()
    {
        TlsServer server;
        ConnectionOptions options = quickOptions(server.url());
        options.caFile = m_folder.filePath(QStringLiteral("absent.pem"));
        Transport absent(options);
        const Result<Reply> missing = await(absent.send(request()));
        QCOMPARE(missing.error().kind, ErrorKind::Tls);
        QVERIFY(missing.error().serverText.startsWith(options.caFile));

        QFile empty(m_folder.filePath(QStringLiteral("empty.pem")));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        options.caFile = empty.fileName();
        Transport without(options);
        QCOMPARE(await(without.send(request())).error().kind, ErrorKind::Tls);
        QCOMPARE(server.requests, 0);
    }

private:
    QTemporaryDir m_folder;
    QString m_caFile = m_folder.filePath(QStringLiteral("ca.pem"));
};

CASEWRIGHT_TEST(TlsTest)
#include "tls_test.moc"
