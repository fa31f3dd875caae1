// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/profile.h"
#include "tests/core/store/texts.h"
#include "tests/support/runner/test_case.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSize>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright;
using casewright::test::text;
using namespace casewright::store;

namespace {

QUrl url(const char *address)
{
    return QUrl(text(address));
}

} // namespace

class ProfileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void makesTheFolderForTheOwnerAlone();
    void takesThePlaceOfThePlatform();
    void saysThatTheFolderCannotBeMade();
    void namesStoresReadably();
    void namesStoresTheSameHoweverTheServerIsTyped();
    void namesDifferentStoresDifferently();
    void keepsSettings();

private:
    QTemporaryDir m_dir;
};

void ProfileTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void ProfileTest::makesTheFolderForTheOwnerAlone()
{
    const QString folder = m_dir.filePath(text("a/b/profile"));
    const Result<Profile> profile = Profile::open(folder);
    QVERIFY(profile);
    QCOMPARE(profile->folder(), folder);
    constexpr QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(folder) & others, QFile::Permissions());
    QVERIFY(QFileInfo(folder).isWritable());
}

void ProfileTest::takesThePlaceOfThePlatform()
{
    QCOMPARE(Profile::open().value().folder(), QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
}

void ProfileTest::saysThatTheFolderCannotBeMade()
{
    QFile file(m_dir.filePath(text("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const Result<Profile> profile = Profile::open(m_dir.filePath(text("file/profile")));
    QVERIFY(!profile);
    QCOMPARE(profile.error().kind, ErrorKind::Storage);
    QVERIFY(profile.error().serverText.contains(text("cannot be made")));
}

void ProfileTest::namesStoresReadably()
{
    const Profile profile = Profile::open(m_dir.path()).value();
    const QString path =
        profile.storePath(url("https://Allure.Example.com:8443/x"), 17, text("Анна/admin@example.com"));
    QVERIFY(path.startsWith(m_dir.path() + text("/stores/")));
    const QString name = QFileInfo(path).fileName();
    QVERIFY2(name.startsWith(text("allure.example.com-project-17-_____admin_example.com-")), qPrintable(name));
    QVERIFY(name.endsWith(text(".sqlite")));
}

void ProfileTest::namesStoresTheSameHoweverTheServerIsTyped()
{
    const Profile profile = Profile::open(m_dir.path()).value();
    const QString path = profile.storePath(url("https://allure.example.com"), 1);
    for (const char *typed : {"https://allure.example.com/", "https://ALLURE.example.com",
                              "HTTPS://allure.example.com:443/", "https://anna@allure.example.com/?tab=1#top"})
        QCOMPARE(profile.storePath(url(typed), 1), path);
}

void ProfileTest::namesDifferentStoresDifferently()
{
    const Profile profile = Profile::open(m_dir.path()).value();
    const QString longName(100, QLatin1Char('u'));
    const QStringList paths = {
        profile.storePath(url("https://a.example"), 1),
        profile.storePath(url("http://a.example"), 1),
        profile.storePath(url("https://a.example:8443"), 1),
        profile.storePath(url("https://a.example/allure"), 1),
        profile.storePath(url("https://a.example"), 2),
        profile.storePath(url("https://a.example"), 1, text("anna")),
        profile.storePath(url("https://a.example"), 1, text("Anna")),
        profile.storePath(url("https://a.example"), 1, longName),
        profile.storePath(url("https://a.example"), 1, longName + QLatin1Char('x')),
    };
    QCOMPARE(QSet<QString>(paths.begin(), paths.end()).size(), paths.size());
    for (const QString &path : paths)
        QVERIFY(QFileInfo(path).fileName().size() < 150);
}

void ProfileTest::keepsSettings()
{
    const QString folder = m_dir.filePath(text("settings"));
    {
        const Profile profile = Profile::open(folder).value();
        QCOMPARE(profile.setting(text("window/size"), 5), QVariant(5));
        profile.setSetting(text("window/size"), QSize(3, 4));
        profile.setSetting(text("server"), text("https://хост.example"));
    }
    const Profile profile = Profile::open(folder).value();
    QCOMPARE(profile.setting(text("window/size")).toSize(), QSize(3, 4));
    QCOMPARE(profile.setting(text("server")).toString(), text("https://хост.example"));
    QVERIFY(!profile.setting(text("nothing")).isValid());
}

CASEWRIGHT_TEST(ProfileTest)
#include "profile_test.moc"
