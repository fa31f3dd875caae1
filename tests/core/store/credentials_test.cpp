// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/credentials.h"

#include "core/base/log.h"
#include "tests/core/store/texts.h"
#include "tests/support/await.h"
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using casewright::test::text;
using namespace casewright::store;
using casewright::test::await;

namespace {

const QUrl server(text("https://allure.example.com"));

class FakeKeychain final : public Keychain {
public:
    using Outcome = KeychainAnswer::Outcome;

    void read(const QString &key, const Done &done) override
    {
        answer({entries.contains(key) ? Outcome::Done : Outcome::NoEntry, entries.value(key), {}}, done);
    }
    void write(const QString &key, const QString &secret, const Done &done) override
    {
        if (!failure)
            entries.insert(key, secret);
        answer({Outcome::Done, {}, {}}, done);
    }
    void remove(const QString &key, const Done &done) override
    {
        answer({entries.remove(key) ? Outcome::Done : Outcome::NoEntry, {}, {}}, done);
    }

    QMap<QString, QString> entries;
    std::optional<Outcome> failure;
    bool silent = false;
    QList<Done> unanswered;

private:
    void answer(const KeychainAnswer &answer, const Done &done)
    {
        if (silent)
            unanswered.append(done);
        else
            done(failure ? KeychainAnswer{*failure, {}, text("because of s3cret-token")} : answer);
    }
};

} // namespace

class CredentialsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void knowsNoTokenAtFirst();
    void keepsATokenInTheKeychain();
    void tellsServersApart();
    void keepsATokenInAFileForTheOwnerAlone();
    void theFileComesFirst();
    void theKeychainTakesTheTokenOutOfTheFile();
    void forgetsInBothPlaces();
    void aMissingKeychainIsNoErrorOfReading();
    void aRefusingKeychainIsAnError();
    void aKeychainThatCannotWriteIsAnError();
    void aSilentKeychainEndsWithAnError();
    void aLateAnswerIsDropped();
    void anUnreadableFileIsAnError();
    void aTokenIsKeptOutOfTexts();
    void withoutADesktopEverythingEnds();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<FakeKeychain> m_keychain;
    std::unique_ptr<Credentials> m_credentials;
};

void CredentialsTest::initTestCase()
{
    // Whatever runs on this desktop must not be asked.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

void CredentialsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<FakeKeychain>();
    m_credentials = std::make_unique<Credentials>(m_dir->path(), m_keychain, std::chrono::milliseconds(50));
}

void CredentialsTest::knowsNoTokenAtFirst()
{
    const StoredToken stored = await(m_credentials->read(server)).value();
    QCOMPARE(stored.place, TokenPlace::Nowhere);
    QVERIFY(stored.token.isEmpty());
}

void CredentialsTest::keepsATokenInTheKeychain()
{
    QVERIFY(await(m_credentials->writeKeychain(server, text("abcdefgh"))));
    const StoredToken stored = await(m_credentials->read(QUrl(text("https://Allure.example.com:443/")))).value();
    QCOMPARE(stored.place, TokenPlace::Keychain);
    QCOMPARE(stored.token, text("abcdefgh"));
    QVERIFY(QDir(m_dir->path()).entryList(QDir::Files).isEmpty());
}

void CredentialsTest::tellsServersApart()
{
    const QUrl other(text("https://other.example.com"));
    QVERIFY(await(m_credentials->writeKeychain(server, text("token-one"))));
    QVERIFY(m_credentials->writeFile(other, text("token-two")));
    QCOMPARE(await(m_credentials->read(server)).value().token, text("token-one"));
    QCOMPARE(await(m_credentials->read(other)).value().token, text("token-two"));
}

void CredentialsTest::keepsATokenInAFileForTheOwnerAlone()
{
    QVERIFY(m_credentials->writeFile(server, text("abcdefgh")));
    QVERIFY(m_credentials->writeFile(server, text("12345678")));
    const StoredToken stored = await(m_credentials->read(server)).value();
    QCOMPARE(stored.place, TokenPlace::File);
    QCOMPARE(stored.token, text("12345678"));
    const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(files.first().permissions() & others, QFile::Permissions());
}

void CredentialsTest::theFileComesFirst()
{
    QVERIFY(await(m_credentials->writeKeychain(server, text("old-token"))));
    QVERIFY(m_credentials->writeFile(server, text("new-token")));
    QCOMPARE(await(m_credentials->read(server)).value().token, text("new-token"));
}

void CredentialsTest::theKeychainTakesTheTokenOutOfTheFile()
{
    QVERIFY(m_credentials->writeFile(server, text("old-token")));
    QVERIFY(await(m_credentials->writeKeychain(server, text("new-token"))));
    const StoredToken stored = await(m_credentials->read(server)).value();
    QCOMPARE(stored.place, TokenPlace::Keychain);
    QCOMPARE(stored.token, text("new-token"));
}

void CredentialsTest::forgetsInBothPlaces()
{
    QVERIFY(await(m_credentials->forget(server)));
    QVERIFY(await(m_credentials->writeKeychain(server, text("one-token"))));
    QVERIFY(m_credentials->writeFile(server, text("two-token")));
    QVERIFY(await(m_credentials->forget(server)));
    QCOMPARE(await(m_credentials->read(server)).value().place, TokenPlace::Nowhere);
    QVERIFY(m_keychain->entries.isEmpty());
    QVERIFY(QDir(m_dir->path()).entryList(QDir::Files).isEmpty());
}

void CredentialsTest::aMissingKeychainIsNoErrorOfReading()
{
    m_keychain->failure = FakeKeychain::Outcome::Unavailable;
    QCOMPARE(await(m_credentials->read(server)).value().place, TokenPlace::Nowhere);
    QVERIFY(await(m_credentials->forget(server)));
}

void CredentialsTest::aRefusingKeychainIsAnError()
{
    m_keychain->failure = FakeKeychain::Outcome::Refused;
    const Result<StoredToken> stored = await(m_credentials->read(server));
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::Storage);
    QVERIFY(!await(m_credentials->forget(server)));
}

void CredentialsTest::aKeychainThatCannotWriteIsAnError()
{
    QVERIFY(m_credentials->writeFile(server, text("old-token")));
    m_keychain->failure = FakeKeychain::Outcome::Unavailable;
    const Result<void> written = await(m_credentials->writeKeychain(server, text("s3cret-token")));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QVERIFY(!written.error().serverText.contains(text("s3cret-token")));
    QCOMPARE(await(m_credentials->read(server)).value().token, text("old-token"));
}

void CredentialsTest::aSilentKeychainEndsWithAnError()
{
    m_keychain->silent = true;
    const Result<StoredToken> stored = await(m_credentials->read(server));
    QVERIFY(!stored);
    QVERIFY(stored.error().serverText.contains(text("does not answer")));
}

void CredentialsTest::aLateAnswerIsDropped()
{
    m_keychain->silent = true;
    QVERIFY(!await(m_credentials->writeKeychain(server, text("abcdefgh"))));
    QCOMPARE(m_keychain->unanswered.size(), 1);
    m_credentials.reset();
    m_keychain->unanswered.first()({FakeKeychain::Outcome::Done, {}, {}});
    QCoreApplication::sendPostedEvents();
}

void CredentialsTest::anUnreadableFileIsAnError()
{
    QVERIFY(m_credentials->writeFile(server, text("abcdefgh")));
    const QString path = QDir(m_dir->path()).entryInfoList(QDir::Files).first().filePath();
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"https");
    file.close();
    const Result<StoredToken> stored = await(m_credentials->read(server));
    QVERIFY(!stored);
    QCOMPARE(stored.error().kind, ErrorKind::Storage);
    QVERIFY(!m_credentials->writeFile(server, text("abcdefgh")));
}

void CredentialsTest::aTokenIsKeptOutOfTexts()
{
    QVERIFY(m_credentials->writeFile(server, text("file-token-1")));
    QVERIFY(await(m_credentials->writeKeychain(server, text("chain-token-2"))));
    m_keychain->entries.begin().value() = text("read-token-3");
    QVERIFY(await(m_credentials->read(server)));
    QVERIFY(!withoutSecrets(text("file-token-1 chain-token-2 read-token-3")).contains(text("token")));
}

void CredentialsTest::withoutADesktopEverythingEnds()
{
#if defined(Q_OS_LINUX)
    const Credentials credentials(m_dir->path());
    QCOMPARE(await(credentials.read(server)).value().place, TokenPlace::Nowhere);
    const Result<void> written = await(credentials.writeKeychain(server, text("abcdefgh")));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QVERIFY(await(credentials.forget(server)));
#else
    QSKIP("would ask the keychain of this computer");
#endif
}

CASEWRIGHT_TEST(CredentialsTest)
#include "credentials_test.moc"
