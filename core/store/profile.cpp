// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/profile.h"

#include "core/store/file/private_files.h"
#include "core/store/server_address.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace casewright::store {
namespace {

/// What a person recognises, in letters that every file system takes.
QString readable(const QString &text)
{
    constexpr qsizetype longest = 40;
    QString result;
    for (const QChar c : text.toLower().left(longest)) {
        const bool plain = (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
                           (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.') ||
                           c == QLatin1Char('-');
        result += plain ? c : QLatin1Char('_');
    }
    return result;
}

} // namespace

Result<Profile> Profile::open(const QString &folder)
{
    const QString place = folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                           : QDir(folder).absolutePath();
    TRY(makePrivateFolder(place));
    return Profile(place);
}

QString Profile::storePath(const QUrl &server, ServerId project, const QString &user) const
{
    const QString address = canonicalAddress(server);
    QString name = QStringLiteral("%1-project-%2").arg(readable(server.host())).arg(project);
    if (!user.isEmpty())
        name += QLatin1Char('-') + readable(user);
    // The readable part may be the same for two servers on one host, or be cut.
    const QString whole = QStringLiteral("%1\n%2\n%3").arg(address).arg(project).arg(user);
    const QByteArray hash = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex().left(10);
    return QStringLiteral("%1/stores/%2-%3.sqlite").arg(m_folder, name, QString::fromLatin1(hash));
}

QVariant Profile::setting(const QString &key, const QVariant &fallback) const
{
    return QSettings(settingsFile(), QSettings::IniFormat).value(key, fallback);
}

void Profile::setSetting(const QString &key, const QVariant &value) const
{
    QSettings(settingsFile(), QSettings::IniFormat).setValue(key, value);
}

QString Profile::settingsFile() const
{
    return m_folder + QStringLiteral("/settings.ini");
}

} // namespace casewright::store
