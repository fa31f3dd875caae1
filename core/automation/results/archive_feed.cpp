// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/results_feed.h"

#include <QFile>
#include <QSet>

#include <archive.h>
#include <archive_entry.h>

#ifdef Q_OS_LINUX
#include <locale.h>
#endif

#include <mutex>

namespace casewright::automation {

using namespace Qt::Literals::StringLiterals;

namespace {

/// libarchive reads names by the locale of the thread and gives up where that is not UTF-8, as in many a container of CI.
class Utf8Names final {
public:
    Utf8Names(const Utf8Names &) = delete;
    Utf8Names &operator=(const Utf8Names &) = delete;
#ifdef Q_OS_LINUX
    Utf8Names() : m_utf8(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), m_before(m_utf8 ? uselocale(m_utf8) : nullptr) {}
    ~Utf8Names()
    {
        if (!m_utf8)
            return;
        uselocale(m_before);
        freelocale(m_utf8);
    }

private:
    locale_t m_utf8;
    locale_t m_before;
#else
    Utf8Names() = default;
    ~Utf8Names() = default;
#endif
};

/// Reading an archive from its beginning. Entries are looked at one after the other and never unpacked to disk.
class ArchiveReader final {
public:
    /// Where entries begin and what may be asked of the one at hand.
    struct Entry {
        QString name; ///< with folders, as it is written, but for a leading "./"
        bool isFile = false;
    };

    ArchiveReader() : m_archive(archive_read_new())
    {
        archive_read_support_filter_all(m_archive.get());
        archive_read_support_format_tar(m_archive.get());
        archive_read_support_format_gnutar(m_archive.get());
        archive_read_support_format_zip(m_archive.get());
    }

    Result<void> open(const QString &path)
    {
        constexpr size_t blockSize = 64 * 1024;
        const QByteArray name = QFile::encodeName(path);
        if (archive_read_open_filename(m_archive.get(), name.constData(), blockSize) != ARCHIVE_OK)
            return failure(ErrorKind::Invalid, u"\"%1\" is neither a folder nor a zip or tar archive"_s.arg(path));
        return {};
    }

    /// Nothing after the last one.
    Result<std::optional<Entry>> next()
    {
        const Utf8Names names;
        const int status = archive_read_next_header(m_archive.get(), &m_entry);
        if (status == ARCHIVE_EOF)
            return std::optional<Entry>();
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return failure(ErrorKind::Invalid, u"the archive is damaged or breaks off"_s);
        const char *utf8 = archive_entry_pathname_utf8(m_entry);
        QString name = QString::fromUtf8(utf8 ? utf8 : archive_entry_pathname(m_entry));
        if (name.startsWith("./"_L1))
            name.remove(0, 2);
        const bool isFile = archive_entry_filetype(m_entry) == AE_IFREG && !archive_entry_hardlink(m_entry);
        return std::optional<Entry>(Entry{name, isFile});
    }

    /// The bytes of the entry at hand.
    Result<QByteArray> bytes(qint64 most)
    {
        QByteArray all;
        for (;;) {
            const void *block = nullptr;
            size_t size = 0;
            la_int64_t offset = 0;
            const int status = archive_read_data_block(m_archive.get(), &block, &size, &offset);
            if (status == ARCHIVE_EOF)
                return all;
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
                return failure(ErrorKind::Invalid, u"the archive is damaged or breaks off"_s);
            // What is unpacked counts, not what the header promises; a sparse file has holes of any size.
            if (offset > most || static_cast<qint64>(size) > most - offset)
                return failure(ErrorKind::Invalid, u"it is larger than %1 MiB"_s.arg(most / 1024 / 1024));
            if (offset > all.size())
                all.append(offset - all.size(), '\0');
            all.append(static_cast<const char *>(block), static_cast<qsizetype>(size));
        }
    }

private:
    struct Free {
        void operator()(archive *opened) const { archive_read_free(opened); }
    };
    std::unique_ptr<archive, Free> m_archive;
    archive_entry *m_entry = nullptr;
};

QString folderOf(const QString &name)
{
    return name.left(name.lastIndexOf(u'/') + 1);
}

QString baseName(const QString &name)
{
    return name.mid(name.lastIndexOf(u'/') + 1);
}

/// A name that would lead out of the folder an archive is unpacked into. Nothing is unpacked here, but neither is trusted
/// what says so.
bool leadsOut(const QString &name)
{
    return name.startsWith(u'/') || name.contains(u'\\') || name.split(u'/').contains(".."_L1) || name.contains(u':');
}

/// The uppermost folders that hold results.
struct Contents {
    QSet<QString> folders;
    qsizetype count = 0; ///< files of a kind but Other in them
};

Result<Contents> contentsOf(const QString &path)
{
    ArchiveReader reader;
    TRY(reader.open(path));
    QHash<QString, qsizetype> counts;
    qsizetype uppermost = std::numeric_limits<qsizetype>::max();
    for (;;) {
        auto entry = reader.next();
        if (!entry || !*entry)
            break; // what is damaged is told by the reading itself
        const QString name = (*entry)->name;
        if (kindOf(baseName(name)) == FileKind::Other || leadsOut(name))
            continue;
        ++counts[folderOf(name)];
        uppermost = std::min(uppermost, name.count(u'/'));
    }
    Contents contents;
    for (auto [folder, count] : counts.asKeyValueRange()) {
        if (folder.count(u'/') == uppermost) {
            contents.folders.insert(folder);
            contents.count += count;
        }
    }
    return contents;
}

class ArchiveFeed final : public ResultsFeed {
public:
    ArchiveFeed(QString path, Contents contents) : m_path(std::move(path)), m_contents(std::move(contents)) {}

    Result<void> open() { return m_reader.open(m_path); }

    std::optional<FeedItem> next() override
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_ended) {
            const auto entry = m_reader.next();
            m_ended = !entry || !*entry;
            if (!entry)
                return failed({}, FileKind::Result, entry.error());
            if (!*entry)
                break;
            const QString name = (*entry)->name;
            const FileKind kind = kindOf(baseName(name));
            if (kind == FileKind::Other)
                continue;
            if (leadsOut(name))
                return failed(name, kind, makeError(ErrorKind::Invalid, u"its name leads out of the archive"_s));
            if (m_contents.folders.contains(folderOf(name)))
                return loaded(name, kind, (*entry)->isFile);
        }
        return std::nullopt;
    }

    qsizetype count() const override { return m_contents.count; }

    Result<QByteArray> bytesOf(const QString &name, qint64 most) override
    {
        ArchiveReader reader;
        TRY(reader.open(m_path));
        for (;;) {
            TRY_ASSIGN(const auto entry, reader.next());
            if (!entry)
                return failure(ErrorKind::NotFound, u"the archive does not have it"_s);
            if (entry->name == name && !leadsOut(name) && entry->isFile)
                return reader.bytes(most);
        }
    }

    QString besides(const QString &name, const QString &source) const override { return folderOf(name) + source; }

private:
    static FeedItem failed(const QString &name, FileKind kind, const Error &error)
    {
        return {name, kind, false, [error]() -> Result<QByteArray> { return failure(error); }};
    }

    /// An archive is one stream: the bytes have to be taken while the entry is at hand.
    FeedItem loaded(const QString &name, FileKind kind, bool isFile)
    {
        if (!isFile)
            return failed(name, kind, makeError(ErrorKind::Invalid, u"it is a link or a folder"_s));
        const Result<QByteArray> bytes = m_reader.bytes(mostFileBytes);
        return {name, kind, false, [bytes] { return bytes; }};
    }

    QString m_path;
    Contents m_contents;
    std::mutex m_mutex;
    ArchiveReader m_reader;
    bool m_ended = false;
};

} // namespace

Result<std::unique_ptr<ResultsFeed>> openArchive(const QString &path)
{
    TRY_ASSIGN(Contents contents, contentsOf(path));
    auto feed = std::make_unique<ArchiveFeed>(path, std::move(contents));
    TRY(feed->open());
    return feed;
}

} // namespace casewright::automation
