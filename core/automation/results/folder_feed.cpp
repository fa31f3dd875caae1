// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/results_feed.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>

#include <atomic>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 youngSeconds = 10;

Result<QByteArray> fileBytes(const QString &path, qint64 most)
{
    const QFileInfo info(path);
    if (info.isSymLink())
        return failure(ErrorKind::Invalid, u"it is a link to another file"_s);
    if (info.isDir())
        return failure(ErrorKind::Invalid, u"it is a folder"_s);
    if (!info.exists())
        return failure(ErrorKind::NotFound, u"it is gone"_s);
    if (!info.isFile())
        return failure(ErrorKind::Invalid, u"it is no ordinary file"_s); // opening a pipe would wait for ever
    if (info.size() > most)
        return failure(ErrorKind::Invalid, u"it is larger than %1 MiB"_s.arg(most / 1024 / 1024));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorKind::Invalid, u"it cannot be read: %1"_s.arg(file.errorString()));
    // A run may go on writing: no more than was asked about.
    QByteArray bytes = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorKind::Invalid, u"it cannot be read: %1"_s.arg(file.errorString()));
    if (bytes.size() > most)
        return failure(ErrorKind::Invalid, u"it is larger than %1 MiB"_s.arg(most / 1024 / 1024));
    return bytes;
}

class FolderFeed final : public ResultsFeed {
public:
    explicit FolderFeed(const QString &path) : m_folder(path)
    {
        QDirIterator files(path, QDir::Files | QDir::Dirs | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
        while (files.hasNext()) {
            files.next();
            const QString name = files.fileName();
            if (kindOf(name) != FileKind::Other)
                m_names.append(name);
        }
        m_names.sort();
    }

    std::optional<FeedItem> next() override
    {
        const qsizetype index = m_next++;
        if (index >= m_names.size())
            return std::nullopt;
        const QString name = m_names.at(index);
        const QString path = m_folder.filePath(name);
        FeedItem item{name, kindOf(name), false, [path] { return fileBytes(path, mostFileBytes); }};
        item.isYoung = QFileInfo(path).lastModified().secsTo(QDateTime::currentDateTime()) < youngSeconds;
        return item;
    }

    qsizetype count() const override { return m_names.size(); }

    Result<QByteArray> bytesOf(const QString &name, qint64 most) override
    {
        if (name != QFileInfo(name).fileName())
            return failure(ErrorKind::Invalid, u"it does not lie in the folder"_s);
        return fileBytes(m_folder.filePath(name), most);
    }

    QString besides(const QString &, const QString &source) const override { return source; }

private:
    QDir m_folder;
    QStringList m_names;
    std::atomic<qsizetype> m_next = 0;
};

} // namespace

Result<std::unique_ptr<ResultsFeed>> openFolder(const QString &path)
{
    return std::make_unique<FolderFeed>(path);
}

} // namespace casewright::automation
