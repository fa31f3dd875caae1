// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/token_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace casewright::store {

TokenFile::TokenFile(const QString &profileFolder) : m_path(profileFolder + QStringLiteral("/tokens.json")) {}

Result<QMap<QString, QString>> TokenFile::read() const
{
    QMap<QString, QString> tokens;
    QFile file(m_path);
    if (!file.exists())
        return tokens;
    const bool readable = file.open(QIODevice::ReadOnly);
    const QJsonDocument document = QJsonDocument::fromJson(readable ? file.readAll() : QByteArray());
    if (!document.isObject()) {
        return failure(ErrorKind::Storage,
                       QStringLiteral("%1 cannot be read. Remove the file and give the token again.")
                           .arg(QDir::toNativeSeparators(m_path)));
    }
    const QJsonObject json = document.object();
    for (auto it = json.begin(); it != json.end(); ++it)
        tokens.insert(it.key(), it.value().toString());
    return tokens;
}

Result<void> TokenFile::write(const QMap<QString, QString> &tokens) const
{
    QJsonObject json;
    for (auto it = tokens.cbegin(); it != tokens.cend(); ++it)
        json.insert(it.key(), it.value());
    const QByteArray content = QJsonDocument(json).toJson();
    if (tokens.isEmpty() && (!QFile::exists(m_path) || QFile::remove(m_path)))
        return {};
    QSaveFile file(m_path);
    // The rights come before the content: there is no moment at which others could read a token.
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(content) == content.size() && file.commit();
    if (!written) {
        return failure(ErrorKind::Storage,
                       QStringLiteral("%1 cannot be written (%2). Check the rights of the profile folder.")
                           .arg(QDir::toNativeSeparators(m_path), file.errorString()));
    }
    return {};
}

} // namespace casewright::store
