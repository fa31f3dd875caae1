// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/pages/history_page.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/editor/editor_bench.h"
#include "tests/ui/settled.h"
#include "ui/common/diff/diff_view.h"
#include "ui/common/inline_message.h"
#include "ui/models/history/history_model.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// What was done to a case, looked through and taken back by keys.
class HistoryPageTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<EditorBench> m;
    HistoryPage *m_page = nullptr;
    QFont m_font;

    void make(const ProjectSchema &schema = FakeServer::sampleSchema())
    {
        m = std::make_unique<EditorBench>(schema);
        m->fixture.read(m->key);
    }
    void open() { m_page = m->show(new HistoryPage(&m->workspace(), m->key)); }
    /// Renamed twice, then other tags.
    void edit()
    {
        m->fixture.rename(m->key, u"Pay by stored card"_s);
        m->fixture.rename(m->key, u"Pay by card twice"_s);
        m->fixture.setTags({m->key}, {u"payment"_s});
    }
    [[nodiscard]] QTreeView *list() const { return m->child<QTreeView>("historyList"); }
    [[nodiscard]] QString cell(int row, int column) const { return list()->model()->index(row, column).data().toString(); }
    [[nodiscard]] QStringList states() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            texts.append(cell(row, HistoryModel::StateColumn));
        return texts;
    }
    [[nodiscard]] QStringList shownLines() const
    {
        QStringList texts;
        const auto lines = m->child<DiffView>("historyDiff")->lines();
        for (const ChangeLine &line : lines)
            texts.append(signedText(line));
        return texts;
    }
    [[nodiscard]] QPushButton *restore() const { return m->child<QPushButton>("historyRestore"); }
    [[nodiscard]] QString why() const { return m->child<QLabel>("historyWhy")->text(); }
    void select(int row)
    {
        m->focus(list());
        list()->setCurrentIndex(list()->model()->index(row, 0));
    }
    static ProjectSchema withAudit()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.capabilities.audit = true;
        return schema;
    }

private Q_SLOTS:
    void initTestCase() { m_font = QApplication::font(); }
    void cleanup()
    {
        m.reset();
        QApplication::setFont(m_font);
    }

    void listsWhatWasDoneNewestFirst()
    {
        make();
        open();
        QVERIFY(m->child<QWidget>("historyEmpty")->isVisible());
        edit();
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QVERIFY(!m->child<QWidget>("historyEmpty")->isVisible());
        QCOMPARE(cell(0, HistoryModel::WhatColumn), u"Retag"_s);
        QCOMPARE(cell(0, HistoryModel::TouchedColumn), u"tags"_s);
        QCOMPARE(cell(1, HistoryModel::WhatColumn), u"Rename"_s);
        QCOMPARE(states(), QStringList({u"waiting to be sent"_s, u"waiting to be sent"_s, u"waiting to be sent"_s}));
    }

    void saysWhatIsSentWaitingAndUndone()
    {
        make();
        edit();
        open();
        (void)m->fixture.push({m->key});
        m_page->refresh();
        const QString sent = u"sent "_s + QLocale().toString(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000), QLocale::ShortFormat);
        QCOMPARE(states(), QStringList({sent, sent, sent}));
        m->fixture.rename(m->key, u"Pay"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 4);
        QCOMPARE(states(), QStringList({u"waiting to be sent"_s, sent, sent, sent}));
        (void)m->workspace().undo();
        QTRY_COMPARE(states().value(0), u"undone"_s);
    }

    void comparesOneRowWithNow()
    {
        make();
        edit();
        open();
        select(2);
        QCOMPARE(shownLines(), QStringList({u"Name"_s, u"~ Pay by stored card → Pay by card twice"_s, u"Tags"_s, u"+ payment"_s}));
        m->press(Qt::Key_Up);
        QCOMPARE(shownLines(), QStringList({u"Tags"_s, u"+ payment"_s}));
        m->press(Qt::Key_Up);
        QVERIFY(m->child<QLabel>("historyTitle")->text().contains(u"no difference"_s));
    }

    void comparesTwoRowsOlderFirst()
    {
        make();
        edit();
        open();
        select(1);
        m->press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shownLines(), QStringList({u"Name"_s, u"~ Pay by stored card → Pay by card twice"_s}));
        QVERIFY(!restore()->isEnabled());
    }

    void restoresAStateAsOneChangeWithUndo()
    {
        make();
        edit();
        open();
        select(2);
        QSignalSpy undo(m_page, &HistoryPage::undoRequested);
        m->press(Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(m->now().name.value(), u"Pay by stored card"_s);
        QVERIFY(m->now().tags.value().isEmpty());
        QVERIFY(m->changeSets().last().startsWith(u"Restore “Rename”"_s));
        QTRY_COMPARE(list()->model()->rowCount(), 4);
        auto *done = m->child<InlineMessage>("historyDone");
        QVERIFY(done->isVisible());
        QTest::mouseClick(done->findChild<QToolButton *>(), Qt::LeftButton);
        QCOMPARE(undo.size(), 1);
        QVERIFY(!done->isVisible());
    }

    void offersNoUndoOnceItWouldTakeBackSomethingElse()
    {
        make();
        edit();
        open();
        select(2);
        QSignalSpy undo(m_page, &HistoryPage::undoRequested);
        m->press(Qt::Key_R, Qt::AltModifier);
        auto *done = m->child<InlineMessage>("historyDone");
        QTRY_VERIFY(done->isVisible());
        const CaseKey other = m->fixture.create(u"Another case"_s);
        QVERIFY(!done->isVisible());
        QCOMPARE(undo.size(), 0);
        QVERIFY(m->workspace().nextUndo()->keys.contains(other));
    }

    void followsWhatIsDoneOnlyWhileItIsSeen()
    {
        make();
        edit();
        open();
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        m_page->hide();
        QSignalSpy shown(list()->model(), &QAbstractItemModel::modelReset);
        m->fixture.rename(m->key, u"Pay"_s);
        QCOMPARE(shown.size(), 0);
        m_page->show();
        QCOMPARE(list()->model()->rowCount(), 4);
    }

    void whoMayOnlyReadLooksButDoesNotRestore()
    {
        make();
        edit();
        m->fixture.close();
        m->fixture.schema.mayWrite = false;
        m->fixture.open();
        open();
        select(2);
        QVERIFY(!shownLines().isEmpty());
        QVERIFY(!restore()->isEnabled());
        QVERIFY(why().contains(u"may read this project"_s));
    }

    void mergesWhatTheServerNotedByTime()
    {
        make(withAudit());
        edit();
        const qint64 time = m->workspace().history().last().time;
        m->beside().auditOf[1000] = {{time + 1000, u"boris"_s, u"update"_s, {u"test_case_test_tag"_s}}, {1000, u"anna"_s, u"insert"_s, {u"test_case"_s}}};
        open();
        QTRY_COMPARE(list()->model()->rowCount(), 5);
        QCOMPARE(cell(0, HistoryModel::StateColumn), u"by boris"_s);
        QCOMPARE(cell(0, HistoryModel::TouchedColumn), u"tags"_s);
        QCOMPARE(cell(4, HistoryModel::WhatColumn), u"Added on the server"_s);
        select(0);
        QVERIFY(m->child<QLabel>("historyTitle")->text().contains(u"but not what the case was"_s));
        QVERIFY(!restore()->isEnabled());
    }

    void saysThatTheServerDidNotTellAndAsksAgain()
    {
        make(withAudit());
        edit();
        m->beside().auditOf[1000] = {{1000, u"anna"_s, u"insert"_s, {}}};
        m->beside().failNext = {makeError(ErrorKind::Offline)};
        open();
        auto *message = m->child<InlineMessage>("historyMessage");
        QTRY_VERIFY(message->isVisible());
        QCOMPARE(list()->model()->rowCount(), 3); // what is known here is shown all the same
        QTest::mouseClick(message->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 4);
        QVERIFY(!message->isVisible());
    }

    void asksNoServerThatHasNoAudit()
    {
        make();
        edit();
        open();
        m_page->hide();
        m_page->show();
        QVERIFY(!m->beside().log.join(u' ').contains(u"audit"_s));
    }

    void looksWellInEveryTheme_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<int>("percent");
        QTest::newRow("history-light") << ColorScheme::Light << 100;
        QTest::newRow("history-dark") << ColorScheme::Dark << 100;
        QTest::newRow("history-light-200") << ColorScheme::Light << 200;
    }

    void looksWellInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(int, percent);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        make(withAudit());
        applyTheme(*qApp, scheme);
        edit();
        const qint64 time = m->workspace().history().last().time;
        m->beside().auditOf[1000] = {{time + 60'000, u"boris"_s, u"update"_s, {u"test_case_test_tag"_s}}};
        open();
        QTRY_COMPARE(list()->model()->rowCount(), 4);
        select(3);
        m->press(Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(list()->model()->rowCount(), 5);
        settle();
        QTRY_VERIFY2(cutOff(*m_page).isEmpty(), qPrintable(cutOff(*m_page)));
        const QImage image = m_page->grab().toImage();
        if (const QString folder = qEnvironmentVariable("CASEWRIGHT_SHOTS"); !folder.isEmpty()) {
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(image.save(folder + u'/' + QLatin1String(QTest::currentDataTag()) + u".png"_s));
        }
    }
};

CASEWRIGHT_TEST(HistoryPageTest)
#include "history_page_test.moc"
