// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/results/results_feed.h"
#include "tests/core/automation/results_folder.h"
#include "tests/support/runner/test_case.h"

#include <QProcess>
#include <QSet>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

#include <clocale>

using namespace Qt::Literals::StringLiterals;
using namespace casewright;
using namespace casewright::automation;
using casewright::test::namesOf;
using casewright::test::ResultsFolder;
using casewright::test::skippedOf;

namespace {

enum class ArchiveForm { Zip, TarGz };

/// Writes an archive entry by entry, so that names may be what no packer would write.
class ArchiveWriter final {
public:
    ArchiveWriter(const QString &path, ArchiveForm form) : m_archive(archive_write_new())
    {
        if (form == ArchiveForm::Zip) {
            archive_write_set_format_zip(m_archive);
        } else {
            archive_write_set_format_pax_restricted(m_archive);
            archive_write_add_filter_gzip(m_archive);
        }
        archive_write_open_filename(m_archive, qPrintable(path));
    }
    ~ArchiveWriter() { archive_write_free(m_archive); }
    ArchiveWriter(const ArchiveWriter &) = delete;
    ArchiveWriter &operator=(const ArchiveWriter &) = delete;

    void add(const char *name, const QByteArray &bytes) { write(name, bytes, AE_IFREG, nullptr); }
    void addLink(const char *name, const char *target) { write(name, {}, AE_IFLNK, target); }

private:
    void write(const char *name, const QByteArray &bytes, __LA_MODE_T type, const char *target)
    {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name);
        archive_entry_set_size(entry, bytes.size());
        archive_entry_set_filetype(entry, static_cast<unsigned>(type));
        archive_entry_set_perm(entry, 0644);
        if (target)
            archive_entry_set_symlink(entry, target);
        archive_write_header(m_archive, entry);
        archive_write_data(m_archive, bytes.constData(), static_cast<size_t>(bytes.size()));
        archive_entry_free(entry);
    }

    archive *m_archive;
};

QByteArray namedResult(const char *name)
{
    return QByteArray("{\"status\": \"passed\", \"name\": \"") + name + "\"}";
}

} // namespace

/// Archives, attachments, and folders that mean no good.
class HostileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAnArchiveOfAFolder_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("zip") << int(ArchiveForm::Zip);
        QTest::newRow("tar.gz") << int(ArchiveForm::TarGz);
    }

    void readsAnArchiveOfAFolder()
    {
        QFETCH(int, form);
        const ResultsFolder folder;
        const QString path = folder.filePath(u"results"_s);
        {
            ArchiveWriter archive(path, ArchiveForm(form));
            archive.add("run/allure-results/b-result.json", R"({"name": "b", "description": "d", "attachments": [{"source": "log.txt"}]})");
            archive.add("run/allure-results/a-result.json", namedResult("a"));
            archive.add("run/allure-results/log.txt", "logged");
            archive.add("run/allure-results/history/old-result.json", namedResult("old"));
            archive.add("run/other.txt", "x");
        }
        const auto read = readResults({path});
        QVERIFY(read);
        QCOMPARE(namesOf(*read), (QStringList{u"a"_s, u"b"_s}));
        QVERIFY(read->skipped.isEmpty());
        const ResultFile file = read->results.at(1).file;
        const auto details = readDetails(*read, file);
        QVERIFY(details);
        QCOMPARE(details->description, u"d"_s);
        const auto log = readAttachment(*read, file, u"log.txt"_s, 100);
        QVERIFY(log);
        QCOMPARE(*log, QByteArray("logged"));
        const auto missing = readAttachment(*read, file, u"none.txt"_s, 100);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        const auto tooLarge = readAttachment(*read, file, u"log.txt"_s, 5);
        QCOMPARE(tooLarge.error().kind, ErrorKind::Invalid);
    }

    void readsNamesOfAnArchiveWhateverTheLocale()
    {
#ifndef Q_OS_LINUX
        QSKIP("elsewhere the names are in UTF-8 or wide");
#endif
        const QByteArray before = setlocale(LC_ALL, nullptr);
        if (!setlocale(LC_ALL, "C.UTF-8"))
            QSKIP("there is no locale C.UTF-8");
        const ResultsFolder folder;
        const QString path = folder.filePath(u"run.zip"_s);
        {
            ArchiveWriter archive(path, ArchiveForm::Zip);
            archive.add("прогон/имя-result.json", namedResult("a"));
        }
        setlocale(LC_ALL, "C");
        const auto read = readResults({path});
        setlocale(LC_ALL, before.constData());
        QVERIFY(read);
        QCOMPARE(read->results.size(), 1);
        QCOMPARE(read->results.first().file.name, u"прогон/имя-result.json"_s);
    }

    void readsNothingOfAnArchiveThatLeadsOutOrElsewhere()
    {
        const ResultsFolder folder;
        const QString path = folder.filePath(u"results"_s);
        {
            ArchiveWriter archive(path, ArchiveForm::TarGz);
            archive.add("a-result.json", namedResult("a"));
            archive.add("../b-result.json", namedResult("b"));
            archive.add("/c-result.json", namedResult("c"));
            archive.add("x\\d-result.json", namedResult("d"));
            archive.addLink("e-result.json", "/etc/hostname");
        }
        const auto read = readResults({path});
        QVERIFY(read);
        QCOMPARE(namesOf(*read), QStringList{u"a"_s});
        const QString out = u": its name leads out of the archive"_s;
        QCOMPARE(skippedOf(*read), (QStringList{u"../b-result.json"_s + out, u"/c-result.json"_s + out, u"e-result.json: it is a link or a folder"_s,
                                                u"x\\d-result.json"_s + out}));
        QVERIFY(!readAttachment(*read, {0, u"../b-result.json"_s, 0}, u"b-result.json"_s, 100));
    }

    void unpacksNoMoreThanAResultMayHold()
    {
        const ResultsFolder folder;
        const QString path = folder.filePath(u"bomb.zip"_s);
        {
            ArchiveWriter archive(path, ArchiveForm::Zip);
            archive.add("a-result.json", QByteArray(mostFileBytes + 1, ' '));
            archive.add("b-result.json", namedResult("b"));
        }
        QVERIFY2(QFileInfo(path).size() < 1024 * 1024, "it is small as long as it is packed");
        const auto read = readResults({path});
        QVERIFY(read);
        QCOMPARE(skippedOf(*read), QStringList{u"a-result.json: it is larger than 32 MiB"_s});
        QCOMPARE(namesOf(*read), QStringList{u"b"_s});
    }

    void saysThatAnArchiveBreaksOff()
    {
        const ResultsFolder folder;
        const QString path = folder.filePath(u"cut.tar.gz"_s);
        {
            ArchiveWriter archive(path, ArchiveForm::TarGz);
            archive.add("a-result.json", namedResult("a"));
            QByteArray noise;
            for (int i = 0; i < 200'000; ++i)
                noise += char(qHash(i) & 0x7f);
            archive.add("b-result.json", noise);
            archive.add("c-result.json", namedResult("c"));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() / 2));
        file.close();
        const auto read = readResults({path});
        QVERIFY(read);
        QCOMPARE(namesOf(*read), QStringList{u"a"_s});
        QVERIFY(!read->skipped.isEmpty());
        QVERIFY2(skippedOf(*read).last().contains(u"the archive is damaged or breaks off"_s), qPrintable(skippedOf(*read).join(u'\n')));
    }

    void followsNoLinkOfAFolder()
    {
        const ResultsFolder folder;
        QVERIFY(folder.writeResult(u"real"_s) && folder.write(u"aside.txt"_s, "{}"));
        QVERIFY(QFile::link(folder.filePath(u"aside.txt"_s), folder.filePath(u"link-result.json"_s)));
        QVERIFY(QFile::link(folder.filePath(u"aside.txt"_s), folder.filePath(u"link-attachment.txt"_s)));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(skippedOf(*read), QStringList{u"link-result.json: it is a link to another file"_s});
        const ResultFile file = read->results.value(0).file;
        QVERIFY(readAttachment(*read, file, u"aside.txt"_s, 100));
        QVERIFY(!readAttachment(*read, file, u"link-attachment.txt"_s, 100));
    }

    void readsAttachmentsOfTheFolderAlone_data()
    {
        QTest::addColumn<QString>("source");
        for (const QString &source : {u"../../etc/passwd"_s, u"/etc/passwd"_s, u"a/b.txt"_s, u"C:\\x.txt"_s, QString(), u".."_s, u"."_s,
                                      u"%2e%2e/x"_s, u"a b.txt"_s, u"a.txt\n"_s, QString(101, u'x')})
            QTest::newRow(qPrintable(u"\"%1\""_s.arg(source.left(20)))) << source;
    }

    void readsAttachmentsOfTheFolderAlone()
    {
        QFETCH(QString, source);
        const ResultsFolder folder;
        QVERIFY(QDir(folder.path()).mkdir(u"a"_s) && folder.write(u"a/b.txt"_s, "x") && folder.write(u"a b.txt"_s, "x"));
        QVERIFY(folder.writeResult(u"r"_s));
        const auto read = folder.read();
        QVERIFY(read);
        const auto bytes = readAttachment(*read, read->results.value(0).file, source, 100);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().kind, ErrorKind::Invalid);
    }

    void readsStepsNestedDeeplyButNotWithoutBound()
    {
        const ResultsFolder folder;
        const auto nested = [](int levels) {
            return QByteArray("{\"name\": \"n\", \"steps\": ") + QByteArray("[{\"name\": \"s\", \"steps\": ").repeated(levels) + "[]" +
                   QByteArray("}]").repeated(levels) + '}';
        };
        QVERIFY(folder.write(u"1-result.json"_s, nested(400)) && folder.write(u"2-result.json"_s, nested(100'000)));
        const auto read = folder.read();
        QVERIFY(read);
        QCOMPARE(skippedOf(*read), QStringList{u"2-result.json: it is nested too deeply"_s});
        const auto details = readDetails(*read, read->results.value(0).file);
        QVERIFY(details);
        int levels = 0;
        for (const QList<RunStep> *steps = &details->steps; !steps->isEmpty(); steps = &steps->first().steps)
            ++levels;
        QCOMPARE(levels, 400);
    }

    void survivesTheHostileFolder()
    {
        const QString tool = QDir(qEnvironmentVariable("CASEWRIGHT_SOURCE")).absoluteFilePath(u"../shared/tools/make_hostile_results.py"_s);
        if (!QFileInfo::exists(tool))
            QSKIP("the generator of the hostile folder is not here (../shared/tools)");
        const ResultsFolder folder;
        QProcess python;
        python.start(u"python3"_s, {tool, folder.path()});
        if (!python.waitForStarted())
            QSKIP("there is no python3");
        QVERIFY(python.waitForFinished() && python.exitCode() == 0);
        const bool unreadable = !QFileInfo(folder.filePath(u"noperm-result.json"_s)).isReadable();
        const auto read = folder.read();
        QVERIFY(read);
        QSet<QString> reasons;
        for (const SkippedFile &file : read->skipped) {
            QVERIFY2(!file.reason.isEmpty(), qPrintable(file.file.name));
            reasons.insert(file.reason);
        }
        QCOMPARE(read->files, read->results.size() + read->skipped.size());
        QVERIFY2(reasons.contains(u"it is a link to another file"_s), "link-result.json leads to /etc/hostname");
        // utf16, cp1251, truncated, empty, [], null, "x", two with a tail, NaN, 'x', bad UTF-8, 10^20, a folder, a link
        QCOMPARE(read->skipped.size(), unreadable ? 16 : 15);
        const QStringList names = namesOf(*read);
        for (const QString &name : {u"ok"_s, u"utf8 bom"_s, u"\uFFFD lone"_s, u"second"_s, u"depth 400"_s, u"labels null"_s})
            QVERIFY2(names.contains(name), qPrintable(name));
        for (const TestResult &result : read->results) {
            const auto details = readDetails(*read, result.file);
            QVERIFY2(details, qPrintable(result.file.name));
            for (const RunAttachment &attachment : details->attachments)
                QVERIFY2(!readAttachment(*read, result.file, attachment.source, 1000), qPrintable(attachment.source));
        }
    }
};

CASEWRIGHT_TEST(HostileTest)
#include "hostile_test.moc"
