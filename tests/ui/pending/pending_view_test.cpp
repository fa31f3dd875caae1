// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pending/pending_view.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "ui/common/diff/diff_view.h"
#include "ui/common/inline_message.h"
#include "ui/models/pending/pending_model.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;

/// What waits, looked at and acted on by keys.
class PendingViewTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    std::unique_ptr<PendingView> m_view;

    template <typename Widget>
    [[nodiscard]] Widget *child(const char *name) const
    {
        return m_view->findChild<Widget *>(QLatin1StringView(name));
    }
    [[nodiscard]] QPushButton *button(const char *name) const { return child<QPushButton>(name); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    static QList<CaseKey> keysOf(const QSignalSpy &spy) { return spy.value(0).value(0).value<QList<CaseKey>>(); }
    [[nodiscard]] QStringList shownLines() const
    {
        QStringList texts;
        const auto lines = child<DiffView>("pendingDiff")->lines();
        for (const ChangeLine &line : lines)
            texts.append(signedText(line));
        return texts;
    }
    void open()
    {
        m_view = std::make_unique<PendingView>(&m->workspace());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    /// Three cases wait: other tags, deleted, made here.
    CaseKey stock()
    {
        m->setTags({CaseKey{1000}}, {QStringLiteral("payment")});
        m->remove(CaseKey{1001});
        return m->create(QStringLiteral("made here"));
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("one"), {QStringLiteral("smoke")}));
        m->server().add(sampleCase(QStringLiteral("two")));
        m->open();
        m->pull();
        m->read(CaseKey{1000});
        m->read(CaseKey{1001});
    }

    void cleanup()
    {
        m_view.reset();
        m.reset();
    }

    void showsTheChangeOfTheRowWithTheFocus()
    {
        (void)stock();
        open();
        QCOMPARE(shownLines(), QStringList({QStringLiteral("Tags"), QStringLiteral("− smoke"), QStringLiteral("+ payment")}));
        press(Qt::Key_Down);
        QVERIFY(shownLines().contains(QStringLiteral("− two")));
        press(Qt::Key_Down);
        QVERIFY(shownLines().contains(QStringLiteral("+ made here")));
        QVERIFY(child<QLabel>("pendingTitle")->text().contains(QStringLiteral("made here")));
        m->setSteps(m->workspace().waiting().last(), {QStringLiteral("open the shop")});
        QTRY_VERIFY(shownLines().contains(QStringLiteral("+ open the shop")));
    }

    void enterSendsAllAndAltSTheSelected()
    {
        (void)stock();
        open();
        QSignalSpy sent(m_view.get(), &PendingView::sendRequested);
        press(Qt::Key_Return);
        QCOMPARE(keysOf(sent), m->workspace().waiting());
        sent.clear();
        press(Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(button("pendingSend")->text().contains(QStringLiteral("2 Selected")));
        press(Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(keysOf(sent), QList<CaseKey>({CaseKey{1000}, CaseKey{1001}}));
    }

    void deleteDropsTheSelected()
    {
        (void)stock();
        open();
        QSignalSpy dropped(m_view.get(), &PendingView::dropRequested);
        press(Qt::Key_Delete);
        QCOMPARE(keysOf(dropped), QList<CaseKey>{CaseKey{1000}});
        dropped.clear();
        child<DiffView>("pendingDiff")->setFocus();
        press(Qt::Key_Delete); // means nothing there
        QCOMPARE(dropped.size(), 0);
    }

    void opensTheCaseUnlessItIsToBeDeleted()
    {
        (void)stock();
        open();
        QSignalSpy opened(m_view.get(), &PendingView::openRequested);
        press(Qt::Key_O, Qt::AltModifier);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<CaseKey>(), CaseKey{1000});
        press(Qt::Key_Down);
        QVERIFY(!button("pendingOpen")->isEnabled());
    }

    void saysWhatFailedAndWhatToDo()
    {
        (void)stock();
        m->server().failNext = {makeError(ErrorKind::Forbidden, QStringLiteral("not yours"))};
        (void)m->push({CaseKey{1000}});
        open();
        const QString title = child<QLabel>("pendingTitle")->text();
        QVERIFY2(title.contains(QStringLiteral("Ask an administrator")) && title.contains(QStringLiteral("not yours")), qPrintable(title));
        QVERIFY(child<QLabel>("pendingSummary")->text().contains(QStringLiteral("failed for one")));
        QVERIFY(!button("pendingResolve")->isVisible());
        QVERIFY(!button("pendingChoose")->isVisible());
    }

    void whoMayOnlyReadCannotSendAndSeesWhy()
    {
        (void)stock();
        m->close();
        m->schema.mayWrite = false;
        m->open();
        open();
        QCOMPARE(m_view->list()->model()->rowCount(), 3);
        for (const char *name : {"pendingSend", "pendingSendAll", "pendingDrop"}) {
            QVERIFY2(!button(name)->isEnabled(), name);
            QVERIFY2(!button(name)->toolTip().isEmpty(), name);
        }
        QVERIFY(child<InlineMessage>("pendingReadOnly")->text().contains(QStringLiteral("may read this project")));
        QSignalSpy sent(m_view.get(), &PendingView::sendRequested);
        press(Qt::Key_Return);
        press(Qt::Key_Delete);
        QCOMPARE(sent.size(), 0);
    }

    void followsWhatIsSentAndEndsInWords()
    {
        (void)stock();
        open();
        m_view->setProgress(1, 3);
        QVERIFY(child<QLabel>("pendingSummary")->text().contains(QStringLiteral("2 of 3")));
        QVERIFY(!button("pendingSendAll")->isEnabled());
        (void)m->push(m->workspace().waiting());
        m_view->setProgress(0, 0);
        QVERIFY(child<QWidget>("pendingNothing")->isVisible());
        QVERIFY(!button("pendingSendAll")->isVisible());
    }

    void copiesTheLinesThatAreSelected()
    {
        (void)stock();
        open();
        auto *diff = child<DiffView>("pendingDiff");
        diff->setFocus();
        diff->selectAll();
        press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Tags\n− smoke\n+ payment"));
        QCOMPARE(diff->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Removed: smoke"));
    }

    void enterPressesTheButtonThatHasTheFocusAndNoOther()
    {
        (void)stock();
        open();
        QSignalSpy sent(m_view.get(), &PendingView::sendRequested);
        QSignalSpy dropped(m_view.get(), &PendingView::dropRequested);
        QSignalSpy opened(m_view.get(), &PendingView::openRequested);
        button("pendingOpen")->setFocus();
        press(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        button("pendingDrop")->setFocus();
        press(Qt::Key_Enter);
        QCOMPARE(keysOf(dropped), QList<CaseKey>{CaseKey{1000}});
        child<DiffView>("pendingDiff")->setFocus();
        press(Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        button("pendingSend")->setFocus();
        press(Qt::Key_Return);
        QCOMPARE(keysOf(sent), QList<CaseKey>{CaseKey{1000}});
    }

    void isNoLargerThanTheScreen()
    {
        const QFont before = QApplication::font();
        QFont large = before;
        large.setPointSizeF(2 * before.pointSizeF());
        QApplication::setFont(large);
        open();
        QApplication::setFont(before);
        const QSize room = m_view->screen()->availableSize();
        QVERIFY2(m_view->height() <= room.height(), qPrintable(QString::number(m_view->height())));
        QVERIFY2(m_view->width() <= room.width(), qPrintable(QString::number(m_view->width())));
    }

    void showsWhatLooksLikeHtmlAsItIs()
    {
        m->rename(CaseKey{1000}, QStringLiteral("Set <b>bold</b> text"));
        open();
        const QModelIndex name = m_view->list()->model()->index(0, PendingModel::NameColumn);
        QVERIFY(name.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;bold&lt;/b&gt;")));
        QVERIFY(child<QLabel>("pendingTitle")->text().contains(QStringLiteral("Set <b>bold</b> text")));
    }

    void showsTenThousandCases()
    {
        m->server().nextId = 2000;
        ChangeSet set{QStringLiteral("Rename"), ChangeOrigin::Edit, {}};
        for (int i = 0; i < 10'000; ++i) {
            Change change{CaseKey{m->server().add(sampleCase(QStringLiteral("Case %1").arg(i)))}, TestCase(), TestCase()};
            change.before->name = QStringLiteral("Case %1").arg(i);
            change.after->name = QStringLiteral("Renamed %1").arg(i);
            set.changes.append(change);
        }
        m->pull();
        QVERIFY(m->workspace().apply(set));
        open();
        press(Qt::Key_End);
        QVERIFY(shownLines().contains(QStringLiteral("~ Case 9999 → Renamed 9999")));
        press(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(button("pendingSend")->text().contains(QStringLiteral("10000")));
    }
};

CASEWRIGHT_TEST(PendingViewTest)
#include "pending_view_test.moc"
