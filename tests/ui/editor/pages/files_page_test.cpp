// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/files_page.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/editor/editor_bench.h"
#include "ui/common/inline_message.h"
#include "ui/editor/pages/local_files.h"

#include <QDesktopServices>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The files of a case, by keys and drops.
class FilesPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    FilesPage *m_page = nullptr;
    QTemporaryDir m_folder;
    QList<QUrl> m_opened;

    void make(const ProjectSchema &schema = FakeServer::richSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->beside().files = {{7, {{7, u"screen.png"_s, u"image/png"_s, 2048, false}, "png", 1000}},
                             {8, {{8, u"setup.exe"_s, u"application/x-dosexec"_s, 3, false}, "exe", 1000}},
                             {9, {{9, u"other.txt"_s, u"text/plain"_s, 1, false}, "x", 1001}}};
    }
    void open()
    {
        if (!m)
            make();
        m_page = m->show(new FilesPage(&m->workspace(), m->key, &m->prompts));
    }
    void openRead()
    {
        open();
        QTRY_COMPARE(names(), QStringList({u"screen.png"_s, u"setup.exe"_s}));
    }
    [[nodiscard]] QTreeView *list() const { return m->child<QTreeView>("filesList"); }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (int row = 0; list()->isVisible() && row < list()->model()->rowCount(); ++row)
            all.append(list()->model()->index(row, 0).data().toString());
        return all;
    }
    void choose(int row)
    {
        m->focus(list());
        list()->setCurrentIndex(list()->model()->index(row, 0));
    }
    void pressButton(const char *name)
    {
        m->focus(m->child<QPushButton>(name));
        m->press(Qt::Key_Space);
    }
    [[nodiscard]] QString localFile(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file for the test");
        return file.fileName();
    }
    [[nodiscard]] InlineMessage *message() const { return m->child<InlineMessage>("pageMessage"); }

public Q_SLOTS:
    void takeFile(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        QDesktopServices::setUrlHandler(u"file"_s, this, "takeFile");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"file"_s);
        m.reset();
    }

    void listsNameTypeAndSize()
    {
        openRead();
        const QAbstractItemModel &model = *list()->model();
        QCOMPARE(model.index(0, 1).data(Qt::ToolTipRole).toString(), u"image/png"_s);
        QVERIFY(model.index(0, 2).data().toString().startsWith(u'2'));
        QCOMPARE(m->beside().log, QStringList{u"attachments 1000"_s});
    }

    void aFileIsAddedByTheButtonUnderItsNameInAnyScript()
    {
        openRead();
        m->prompts.willOpen(localFile(u"Чек заказа.txt"_s, "paid"));
        pressButton("addFile");
        QTRY_COMPARE(names().size(), 3);
        QCOMPARE(names().last(), u"Чек заказа.txt"_s);
        QVERIFY(m->beside().log.contains(u"upload 1000 Чек заказа.txt text/plain"_s));
        QVERIFY(!message()->isVisible());
    }

    void severalFilesAreDropped()
    {
        openRead();
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(localFile(u"a.csv"_s, "1,2")), QUrl::fromLocalFile(localFile(u"b.log"_s, "ok"))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page, &drop);
        QTRY_COMPARE(names().size(), 4);
    }

    void linksToPagesAreNoFiles()
    {
        openRead();
        QMimeData mime;
        mime.setUrls({QUrl(u"https://example.com/a.png"_s)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        enter.setAccepted(false);
        QApplication::sendEvent(m_page, &enter);
        QVERIFY(!enter.isAccepted());
    }

    void aFileThatCannotBeReadIsToldAndNothingIsSent()
    {
        openRead();
        m->prompts.willOpen(m_folder.filePath(u"gone.txt"_s));
        pressButton("addFile");
        QTRY_COMPARE(message()->kind(), MessageKind::Error);
        QCOMPARE(names().size(), 2);
        QVERIFY(!m->beside().log.join(u' ').contains(u"upload"_s));
    }

    void f2RenamesAFile()
    {
        openRead();
        choose(0);
        m->prompts.willType(u"checkout.png"_s);
        m->press(Qt::Key_F2);
        QTRY_COMPARE(names().first(), u"checkout.png"_s);
        QCOMPARE(m->prompts.texts.first().initial, u"screen.png"_s);
    }

    void deletingAsksAndSaysWhoShowsTheFile()
    {
        openRead();
        m->fixture.read(m->key);
        m->putStep(0, StepKind::Attachment, u"screen.png"_s, 7);
        choose(0);
        m->prompts.willConfirm();
        m->press(Qt::Key_Delete);
        QTRY_COMPARE(names(), QStringList{u"setup.exe"_s});
        QCOMPARE(m->prompts.confirmed.first().detail, u"A step of this case shows it."_s);
    }

    void enterOpensAPicture()
    {
        openRead();
        choose(0);
        m->press(Qt::Key_Return);
        QTRY_COMPARE(m_opened.size(), 1);
        QFile copy(m_opened.first().toLocalFile());
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("png"));
    }

    void aProgramIsNotOpened()
    {
        openRead();
        choose(1);
        QVERIFY(!m->child<QPushButton>("openFile")->isEnabled());
        m->press(Qt::Key_Return);
        QVERIFY(!m->beside().log.contains(u"content 8"_s));
        QVERIFY(!isSafeToOpen({1, u"photo.png.exe"_s, u"image/png"_s, 1, false}));
        QVERIFY(!isSafeToOpen({1, u"photo.exe. "_s, u"image/png"_s, 1, false}));
    }

    void aCopyIsSavedWhereOneSays()
    {
        openRead();
        choose(1);
        const QString path = m_folder.filePath(u"copy.bin"_s);
        m->prompts.willOpen(path);
        pressButton("saveFile");
        QTRY_VERIFY(message()->text().startsWith(u"Saved as"_s));
        QFile copy(path);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("exe"));
        QCOMPARE(m->prompts.files.first().name, u"setup.exe"_s);
    }

    void namesNeverLeadIntoOtherFolders()
    {
        QCOMPARE(safeFileName(u"../../etc/passwd"_s), u"_.._etc_passwd"_s);
        QCOMPARE(safeFileName(u"..."_s), u"file"_s);
        QCOMPARE(safeFileName(u"C:\\a.txt"_s), u"C__a.txt"_s);
    }

    void aFileThatAStepShowsIsGoneTo()
    {
        open();
        m_page->select(8);
        QTRY_COMPARE(list()->currentIndex().data().toString(), u"setup.exe"_s);
    }

    void aFileThatCameAfterTheListWasReadIsGoneToAsWell()
    {
        openRead();
        m->beside().files.insert(20, {{20, u"later.png"_s, u"image/png"_s, 1, false}, "x", 1000});
        m_page->select(20);
        QTRY_COMPARE(list()->currentIndex().data().toString(), u"later.png"_s);
    }

    void aCaseThatWasNotSentHasNoFiles()
    {
        make();
        m->key = m->fixture.create(u"Made here"_s);
        open();
        QCOMPARE(m->child<QLabel>("emptyStateTitle")->text(), u"This case is not on the server yet"_s);
        QVERIFY(!m->child<QPushButton>("addFile")->isVisible());
    }

    void whoMayOnlyReadOpensAndSavesOnly()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.mayWrite = false;
        make(schema);
        openRead();
        choose(0);
        for (const char *name : {"addFile", "renameFile", "deleteFile"})
            QVERIFY2(!m->child<QPushButton>(name)->isEnabled(), name);
        QVERIFY(m->child<QPushButton>("saveFile")->isEnabled());
        m->press(Qt::Key_Delete);
        QCOMPARE(m->prompts.unexpected, 0);
        QVERIFY(m->prompts.confirmed.isEmpty());
    }

    void closingWhileItSendsIsSafe()
    {
        openRead();
        m->prompts.willOpen(localFile(u"late.txt"_s, "late"));
        pressButton("addFile");
        m->clear();
        m->fixture.close();
    }
};

CASEWRIGHT_TEST(FilesPageTest)
#include "files_page_test.moc"
