// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/local_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QSaveFile>

namespace casewright {
namespace {

constexpr qint64 largest = 100 * 1024 * 1024; // what a desktop client may sensibly hold in memory

QString said(const char *text)
{
    return QCoreApplication::translate("casewright::LocalFiles", text);
}

} // namespace

Result<workspace::NewFile> readLocalFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, path + QStringLiteral(": ") + file.errorString());
    if (file.size() > largest)
        return failure(ErrorKind::Invalid, path + QStringLiteral(": ") + said(QT_TRANSLATE_NOOP("casewright::LocalFiles", "The file is larger than 100 MB.")));
    workspace::NewFile read;
    read.name = QFileInfo(path).fileName();
    read.content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Storage, path + QStringLiteral(": ") + file.errorString());
    read.contentType = QMimeDatabase().mimeTypeForFileNameAndData(read.name, read.content).name();
    return read;
}

Result<void> writeLocalFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(ErrorKind::Storage, path + QStringLiteral(": ") + file.errorString());
    return {};
}

bool isSafeToOpen(const Attachment &file)
{
    static const QStringList endings{QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("gif"),
                                     QStringLiteral("bmp"), QStringLiteral("webp"), QStringLiteral("txt"), QStringLiteral("log"),
                                     QStringLiteral("csv"), QStringLiteral("json"), QStringLiteral("xml"), QStringLiteral("md"),
                                     QStringLiteral("pdf"), QStringLiteral("mp4"), QStringLiteral("webm")};
    return endings.contains(QFileInfo(safeFileName(file.name)).suffix().toLower());
}

QString safeFileName(const QString &name)
{
    static const QRegularExpression forbidden(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]"));
    QString safe = QString(name).replace(forbidden, QStringLiteral("_"));
    while (safe.startsWith(u'.'))
        safe.remove(0, 1);
    while (safe.endsWith(u'.') || safe.endsWith(u' ')) // Windows drops them, and with them the ending that was checked
        safe.chop(1);
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

} // namespace casewright
