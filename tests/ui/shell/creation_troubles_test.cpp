// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_prompts.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "ui/browser/case_list_panel.h"
#include "ui/common/inline_message.h"
#include "ui/dialogs/candidates_dialog.h"
#include "ui/dialogs/new_case_dialog.h"
#include "ui/models/case_table_model.h"
#include "ui/models/pending/pending_model.h"
#include "ui/pending/pending_view.h"
#include "ui/shell/main_window.h"
#include "ui/shell/window_actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>

using namespace casewright;
using namespace casewright::test;

/// New cases that the server did not simply take, in the window and by its keys.
class CreationTroublesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    FakePrompts m_prompts;
    std::unique_ptr<MainWindow> m_window;
    ServerId m_ours = 0;
    ServerId m_theirs = 0;

    template <typename W>
    [[nodiscard]] W *shown() const
    {
        for (W *widget : m_window->findChildren<W *>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

    template <typename W>
    static W *part(QWidget *dialog, const char *name)
    {
        return dialog->findChild<W *>(QLatin1StringView(name));
    }

    static void press(QWidget *dialog, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = dialog->focusWidget();
        QTest::keyClick(focus ? focus : dialog, key, modifiers);
    }

    void sendAll() { m_window->actions().action(actions::sendAll)->trigger(); }
    [[nodiscard]] bool isWaiting(CaseKey key) const { return m->workspace().waiting().contains(key); }

    /// A case whose creation was not answered, and a colleague's of the same name: sending it asks.
    CaseKey ambiguous()
    {
        const CaseKey key = m->create(QStringLiteral("Refund"));
        Error lost = makeError(ErrorKind::Offline);
        lost.outcomeUnknown = true;
        m->server().failNext = {lost};
        m->server().actBeforeFailing = true;
        (void)m->push({key});
        m_ours = m->server().cases.lastKey();
        m_theirs = m->server().add(sampleCase(QStringLiteral("Refund")));
        sendAll();
        return key;
    }

    void openWindow()
    {
        m->open();
        m_window = std::make_unique<MainWindow>(&m_prompts);
        m_window->setProjects({m->schema.project});
        m_window->openProject(&m->workspace());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->pull();
        QTRY_COMPARE(m_window->findChild<CaseListPanel *>()->model()->rowCount(), 1);
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<WorkspaceFixture>();
        m->server().add(sampleCase(QStringLiteral("Pay by card")));
    }

    void cleanup()
    {
        m_window->closeProject();
        m_window.reset();
        m.reset();
    }

    void asksWhichCaseItIsAndUsesIt()
    {
        openWindow();
        const CaseKey key = ambiguous();
        QTRY_VERIFY(shown<CandidatesDialog>());
        auto *dialog = shown<CandidatesDialog>();
        QVERIFY(dialog->isModal());
        press(dialog, Qt::Key_Down);
        press(dialog, Qt::Key_Return);
        QTRY_COMPARE(m->workspace().serverIdOf(key), std::optional(m_ours));
        QTRY_VERIFY(!isWaiting(key));
        QCOMPARE(m->server().cases.size(), 3);
        QTRY_VERIFY(!shown<CandidatesDialog>());
    }

    void createsAnotherWhereNoneIsIt()
    {
        openWindow();
        const CaseKey key = ambiguous();
        QTRY_VERIFY(shown<CandidatesDialog>());
        press(shown<CandidatesDialog>(), Qt::Key_A, Qt::AltModifier);
        QTRY_COMPARE(m->server().cases.size(), 4);
        QTRY_VERIFY(!isWaiting(key));
        QVERIFY(*m->workspace().serverIdOf(key) > m_theirs);
    }

    void laterLeavesItInTheListOfWhatWaits()
    {
        openWindow();
        const CaseKey key = ambiguous();
        QTRY_VERIFY(shown<CandidatesDialog>());
        press(shown<CandidatesDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(!shown<CandidatesDialog>());
        QVERIFY(isWaiting(key));
        QCOMPARE(m->server().cases.size(), 3);

        m_window->findChild<QAbstractButton *>(QStringLiteral("waitingButton"))->click();
        QTRY_VERIFY(shown<PendingView>());
        auto *pending = shown<PendingView>();
        const QModelIndex row = pending->list()->model()->index(0, PendingModel::TroubleColumn);
        QVERIFY2(row.data().toString().contains(QStringLiteral("could be it: 2")), qPrintable(row.data().toString()));
        QVERIFY(QTest::qWaitForWindowActive(pending));
        press(pending, Qt::Key_Space);
        QVERIFY(part<QAbstractButton>(pending, "pendingChoose")->isVisible());
        press(pending, Qt::Key_H, Qt::AltModifier);
        QTRY_VERIFY(shown<CandidatesDialog>());
        press(shown<CandidatesDialog>(), Qt::Key_Down);
        press(shown<CandidatesDialog>(), Qt::Key_Return);
        QTRY_COMPARE(m->workspace().serverIdOf(key), std::optional(m_ours));
        QTRY_COMPARE(pending->list()->model()->rowCount(), 0);
    }

    void asksOneAfterTheOtherUntilItIsPutOff()
    {
        openWindow();
        const QList<CaseKey> keys{m->create(QStringLiteral("One")), m->create(QStringLiteral("Two")), m->create(QStringLiteral("Three"))};
        const Error refused = makeError(ErrorKind::Invalid, QStringLiteral("no"));
        m->server().failNext = {refused, refused, refused};
        sendAll();
        QTRY_VERIFY(shown<NewCaseDialog>());
        const QPointer<NewCaseDialog> first = shown<NewCaseDialog>();
        press(first, Qt::Key_Return); // taken this time
        QTRY_COMPARE(m->workspace().waiting().size(), 2);
        QTRY_VERIFY(!first);
        QTRY_VERIFY(shown<NewCaseDialog>());
        press(shown<NewCaseDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(m_window->findChildren<NewCaseDialog *>().isEmpty());
        QCOMPARE(m->workspace().waiting().size(), 2);
    }

    void saysWhereAnAnswerCannotBeCarriedOut()
    {
        openWindow();
        const CaseKey key = ambiguous();
        QTRY_VERIFY(shown<CandidatesDialog>());
        m->server().cases.remove(m_ours);
        press(shown<CandidatesDialog>(), Qt::Key_Down);
        press(shown<CandidatesDialog>(), Qt::Key_Return);
        const auto isTold = [this] {
            const auto labels = m_window->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [this](const QLabel *label) {
                return label->isVisible() && label->text().contains(QStringLiteral("no case %1").arg(m_ours));
            });
        };
        QTRY_VERIFY(isTold());
        QVERIFY(isWaiting(key));
    }

    void closingTheProjectClosesTheQuestion()
    {
        openWindow();
        (void)ambiguous();
        QTRY_VERIFY(shown<CandidatesDialog>());
        m_window->closeProject();
        QTRY_VERIFY(!shown<CandidatesDialog>());
    }

    void asksForWhatTheProjectRequires()
    {
        m->schema.requiredToCreate = {FacetId::Layer};
        openWindow();
        m_window->actions().action(actions::newCase)->trigger();
        QTRY_VERIFY(shown<NewCaseDialog>());
        auto *dialog = shown<NewCaseDialog>();
        QTest::keyClicks(part<QLineEdit>(dialog, "newCaseName"), QStringLiteral("Refund"));
        press(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        QVERIFY(part<QLabel>(dialog, "newCaseLayerNote")->text().contains(QStringLiteral("layer")));
        QVERIFY(m->workspace().waiting().isEmpty());
        QTest::keyClicks(part<QComboBox>(dialog, "newCaseLayer"), QStringLiteral("API"));
        press(dialog, Qt::Key_Return);
        QTRY_COMPARE(m->workspace().waiting().size(), 1);
    }

    void aRefusedCreationIsChangedAndSentAgain()
    {
        openWindow();
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->setTags({key}, {QStringLiteral("kept")});
        const Error refused = makeError(ErrorKind::Invalid, QStringLiteral("layer: wrong"));
        m->server().failNext = {refused, makeError(ErrorKind::Invalid, QStringLiteral("layer: wrong again"))};
        sendAll();
        QTRY_VERIFY(shown<NewCaseDialog>());
        auto *dialog = shown<NewCaseDialog>();
        const auto message = [dialog] { return part<InlineMessage>(dialog, "formMessage")->text(); };
        QVERIFY2(message().contains(QStringLiteral("layer: wrong")), qPrintable(message()));
        QCOMPARE(part<QLineEdit>(dialog, "newCaseName")->text(), QStringLiteral("Refund"));
        QCOMPARE(part<QComboBox>(dialog, "newCaseLayer")->currentText(), QStringLiteral("UI Tests"));
        QTest::keyClick(part<QLineEdit>(dialog, "newCaseName"), Qt::Key_End);
        QTest::keyClicks(part<QLineEdit>(dialog, "newCaseName"), QStringLiteral(" all"));
        QTest::keyClicks(part<QComboBox>(dialog, "newCaseLayer"), QStringLiteral("API"));
        part<QLineEdit>(dialog, "newCaseName")->setFocus();
        press(dialog, Qt::Key_Return);

        // Refused once more: the same dialog, with what was chosen.
        QTRY_VERIFY2(message().contains(QStringLiteral("wrong again")), qPrintable(message()));
        QVERIFY(dialog->isVisible() && !dialog->isBusy());
        QCOMPARE(part<QComboBox>(dialog, "newCaseLayer")->currentText(), QStringLiteral("API Tests"));
        const QPointer<NewCaseDialog> open = dialog;
        press(dialog, Qt::Key_Return);
        QTRY_VERIFY(!open || !open->isVisible());
        QTRY_VERIFY(!isWaiting(key));
        const TestCase made = m->server().cases.last().value;
        QCOMPARE(made.name.value(), QStringLiteral("Refund all"));
        QCOMPARE(made.layer.value().name, QStringLiteral("API Tests"));
        QCOMPARE(m->tagsOnServer(m->server().cases.lastKey()), QStringList{QStringLiteral("kept")});
        QCOMPARE(m->server().cases.size(), 2);
    }

    void aRefusedCreationThatIsLeftWaitsWithEverything()
    {
        openWindow();
        const CaseKey key = m->create(QStringLiteral("Refund"));
        m->setSteps(key, {QStringLiteral("Open the order")});
        m->server().failNext = {makeError(ErrorKind::Invalid, QStringLiteral("no"))};
        sendAll();
        QTRY_VERIFY(shown<NewCaseDialog>());
        press(shown<NewCaseDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(!shown<NewCaseDialog>());
        QVERIFY(isWaiting(key));
        QCOMPARE(m->stepsOf(key), QStringList{QStringLiteral("Open the order")});
        QCOMPARE(m->server().cases.size(), 1);
    }
};

CASEWRIGHT_TEST(CreationTroublesTest)
#include "creation_troubles_test.moc"
