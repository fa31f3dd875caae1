// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace casewright::store {

Result<void> makePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QString parent = QFileInfo(QDir::cleanPath(folder)).path();
    const bool made = QDir().mkpath(parent) && QDir().mkdir(folder, ownerOnly);
    if (made || QFileInfo(folder).isDir()) // another process may have been faster
        return {};
    return failure(
        ErrorKind::Storage,
        QStringLiteral(
            "The folder %1 cannot be made. Check the rights of the folder above it, or choose another profile folder.")
            .arg(QDir::toNativeSeparators(folder)));
}

Result<void> makePrivateFile(const QString &path)
{
    constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    QFile file(path);
    // Rights are given with the file itself: set afterwards, there would be a moment without them.
    const bool made = !file.exists() && file.open(QIODevice::NewOnly | QIODevice::WriteOnly, ownerOnly);
    if (made || (QFileInfo(path).isFile() && file.setPermissions(ownerOnly)))
        return {};
    return failure(ErrorKind::Storage,
                   QStringLiteral("%1 cannot be written. Check the rights of the file and of its folder.")
                       .arg(QDir::toNativeSeparators(path)));
}

} // namespace casewright::store
