// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pending/pending_commands.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/common/diff/diff_view.h"
#include "ui/common/inline_message.h"
#include "ui/common/toast.h"
#include "ui/models/pending/conflict_model.h"
#include "ui/models/pending/pending_model.h"

#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;

/// What waits and what clashes, in the whole window and by its keys.
class PendingCommandsTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WindowFixture> m;
    const CaseKey m_key{1000};

    [[nodiscard]] WorkspaceFixture &data() { return m->data(); }
    [[nodiscard]] const workspace::CaseRecord &record() { return *data().workspace().record(m_key); }
    [[nodiscard]] PendingView *view() { return m->part<PendingView>("pendingView"); }
    [[nodiscard]] ConflictDialog *dialog() { return m->part<ConflictDialog>("conflictDialog"); }
    static void press(QWidget *window, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        // A window counts as active together with the one that it belongs to; keys go by the application's.
        QTRY_COMPARE(QApplication::activeWindow(), window);
        QTest::keyClick(window->focusWidget() ? window->focusWidget() : window, key, modifiers);
    }
    void openView()
    {
        m->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
        press(&m->window(), Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(view() && view()->isVisible());
    }
    static void pressToast(const Toast *toast, const QString &verb)
    {
        const auto buttons = toast->findChildren<QToolButton *>();
        for (QToolButton *button : buttons) {
            if (button->text() == verb) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(verb + QStringLiteral(" is not offered: ") + toast->text()));
    }
    [[nodiscard]] Toast *windowToast()
    {
        return m->window().findChild<Toast *>({}, Qt::FindDirectChildrenOnly);
    }
    /// Renamed here and by a colleague; sending it found that out.
    void clash()
    {
        data().read(m_key);
        data().rename(m_key, QStringLiteral("mine"));
        data().server().cases[1000].value.name = QStringLiteral("theirs");
        press(&m->window(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(record().clashes.size(), 1);
        QTRY_VERIFY(windowToast()->isVisible());
    }

private Q_SLOTS:
    void init() { m = std::make_unique<WindowFixture>(3); }
    void cleanup() { m.reset(); }

    void opensFromTheStatusBarAndByKey()
    {
        data().read(m_key);
        data().rename(m_key, QStringLiteral("mine"));
        QTest::mouseClick(m->part<QToolButton>("waitingButton"), Qt::LeftButton);
        QTRY_VERIFY(view() && view()->isVisible());
        view()->close();
        QTRY_VERIFY(!view());
        openView();
        QCOMPARE(view()->list()->model()->rowCount(), 1);
    }

    void bringsBackWhatSomebodyDeletedThere()
    {
        data().read(m_key);
        data().rename(m_key, QStringLiteral("mine"));
        data().server().cases.remove(1000);
        openView();
        press(view(), Qt::Key_Return);
        QTRY_VERIFY(record().lastFailure);
        const auto *button = view()->findChild<QPushButton *>(QStringLiteral("pendingBringBack"));
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        const QString why = view()->list()->model()->index(0, PendingModel::TroubleColumn).data().toString();
        QCOMPARE(why, QStringLiteral("Somebody deleted it on the server. Bring it back, or drop the changes."));
        press(view(), Qt::Key_B, Qt::AltModifier);
        QTRY_VERIFY(data().workspace().waiting().isEmpty());
        QStringList names;
        for (const FakeServer::Stored &stored : std::as_const(data().server().cases))
            names.append(stored.value.name.value());
        QCOMPARE(names.count(QStringLiteral("mine")), 1);
        QCOMPARE(names.size(), 3);
    }

    void sendsTheSelectedAndFollows()
    {
        for (const qint64 id : {1000, 1001}) {
            data().read(CaseKey{id});
            data().setTags({CaseKey{id}}, {QStringLiteral("x")});
        }
        openView();
        press(view(), Qt::Key_S, Qt::AltModifier);
        QTRY_COMPARE(data().workspace().waiting(), QList<CaseKey>{CaseKey{1001}});
        QTRY_COMPARE(view()->list()->model()->rowCount(), 1);
    }

    void dropsChangesWithoutAQuestionAndTakesThatBack()
    {
        data().read(m_key);
        data().setTags({m_key}, {QStringLiteral("x")});
        const CaseKey made = data().create(QStringLiteral("made here"));
        openView();
        press(view(), Qt::Key_A, Qt::ControlModifier);
        press(view(), Qt::Key_Delete);
        QTRY_VERIFY(data().workspace().waiting().isEmpty());
        QCOMPARE(data().tagsOf(m_key), QStringList());
        QVERIFY(m->prompts().confirmed.isEmpty());
        QVERIFY(view()->toast()->text().contains(QStringLiteral("2 cases")));
        pressToast(view()->toast(), QStringLiteral("Undo"));
        QCOMPARE(data().tagsOf(m_key), QStringList{QStringLiteral("x")});
        QCOMPARE(data().nameOf(made), QStringLiteral("made here"));
        QCOMPARE(data().workspace().waiting().size(), 2);
        QTRY_COMPARE(view()->list()->model()->rowCount(), 2);
    }

    void opensACaseFromTheList()
    {
        data().read(m_key);
        data().rename(m_key, QStringLiteral("mine"));
        openView();
        press(view(), Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(m->part<QWidget>("caseEditor"));
    }

    void aPushThatMetAClashLeadsToItsDecision()
    {
        clash();
        pressToast(windowToast(), QStringLiteral("Resolve…"));
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        press(dialog(), Qt::Key_T);
        QCOMPARE(dialog()->table()->model()->index(0, ConflictModel::KeepColumn).data().toString(), QStringLiteral("Theirs"));
        press(dialog(), Qt::Key_Return);
        QTRY_VERIFY(!dialog());
        QCOMPARE(record().current().name.value(), QStringLiteral("theirs"));
        QCOMPARE(data().nameOf(m_key), QStringLiteral("theirs"));
        QVERIFY(!record().isWaiting());
        pressToast(windowToast(), QStringLiteral("Undo"));
        QCOMPARE(data().nameOf(m_key), QStringLiteral("mine"));
        QCOMPARE(record().clashes.size(), 1); // to be decided once more
    }

    void whatStaysMineIsSentAfterTheDecision()
    {
        clash();
        openView();
        QVERIFY(view()->list()->model()->index(0, PendingModel::TroubleColumn).data().toString().contains(QStringLiteral("one clash")));
        press(view(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        press(dialog(), Qt::Key_Return); // mine, for a name
        QTRY_VERIFY(!dialog());
        QVERIFY(record().clashes.isEmpty());
        QCOMPARE(data().nameOf(m_key), QStringLiteral("mine"));
        pressToast(view()->toast(), QStringLiteral("Send"));
        QTRY_COMPARE(data().server().cases[1000].value.name.value(), QStringLiteral("mine"));
        QTRY_VERIFY(!record().isWaiting());
    }

    void anOpenCaseSaysThatItClashesAndLeadsThere()
    {
        clash();
        m->list().select({m_key});
        QTest::keyClick(m->list().view(), Qt::Key_Return);
        QTRY_VERIFY(m->part<InlineMessage>("caseConflict"));
        auto *strip = m->part<InlineMessage>("caseConflict");
        QTRY_VERIFY(strip->isVisible());
        QVERIFY2(strip->text().contains(QStringLiteral("one clash")), qPrintable(strip->text()));
        QTest::mouseClick(strip->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_VERIFY(dialog() && dialog()->isVisible());
        press(dialog(), Qt::Key_Return);
        QTRY_VERIFY(!strip->isVisible());
    }
};

CASEWRIGHT_TEST(PendingCommandsTest)
#include "pending_commands_test.moc"
