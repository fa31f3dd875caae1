// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/transfer/two_projects.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/common/theme.h"
#include "ui/common/toast.h"
#include "ui/shell/transfer/transfer_commands.h"
#include "ui/transfer/transfer_dialog.h"
#include "ui/transfer/transfer_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace casewright;
using namespace casewright::test;

/// Cases copied and moved to another project, by the keys of the window. Counted are presses and clicks.
class TransferCommandsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m_other;
    std::unique_ptr<WindowFixture> m;

    [[nodiscard]] QMap<ServerId, FakeServer::Stored> &here() { return m->data().server().cases; }
    [[nodiscard]] QMap<ServerId, FakeServer::Stored> &there() { return m_other->server().cases; }
    [[nodiscard]] QString told() { return m->part<Toast>("toast")->text(); }
    [[nodiscard]] TransferDialog *dialog() { return m->part<TransferDialog>("transferDialog"); }
    static Task<std::unique_ptr<workspace::Workspace>> handedOut(std::unique_ptr<workspace::Workspace> project) { co_return std::move(project); }

    /// Shows the dialog for all cases with the mapping listed.
    void openDialog()
    {
        m->list().focusTable();
        m->startCounting();
        m->press(Qt::Key_A, Qt::ControlModifier);
        m->press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(dialog());
        QTRY_VERIFY(dialog()->model()->rowCount() > 0);
    }
    void clickUndo()
    {
        for (QToolButton *button : m->part<Toast>("toast")->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text() == QStringLiteral("Undo"))
                return m->click(button);
        }
        QFAIL("nothing to undo is offered");
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ColorScheme::Light); }
    void init()
    {
        m_other = std::make_unique<WorkspaceFixture>();
        m_other->schema = otherSchema();
        m_other->server().nextId = 5000;
        m = std::make_unique<WindowFixture>(4, FakeServer::richSchema());
        m->window().setProjects({FakeServer::richSchema().project, otherSchema().project});
        m->window().transfer().setOpener([this](ServerId, CancelToken) { return handedOut(m_other->openSecond()); });
    }
    void cleanup()
    {
        m.reset();
        m_other.reset();
    }

    void copiesAllInThreeActionsAndTakesThemBack()
    {
        openDialog();
        QCOMPARE(dialog()->findChild<QPushButton *>(QStringLiteral("transferButton"))->text(), QStringLiteral("&Copy 4 Cases"));
        m->press(Qt::Key_Return);
        QCOMPARE(m->actions(), 3);
        QTRY_COMPARE(there().size(), 4);
        QTRY_COMPARE(told(), QStringLiteral("Copied 4 cases to “Mobile bank”."));
        QVERIFY(!dialog());
        QCOMPARE(here().size(), 4);
        clickUndo();
        QTRY_COMPARE(told(), QStringLiteral("Took 4 copies back."));
        QVERIFY(there().isEmpty());
    }

    void movesAllAndBringsThemBack()
    {
        const auto before = here();
        m->data().server().beside.onRestore = [this, before](ServerId id) { here().insert(id, before.value(id)); };
        openDialog();
        m->press(Qt::Key_D, Qt::AltModifier);
        QTRY_VERIFY(dialog()->findChild<QCheckBox *>()->isChecked());
        m->press(Qt::Key_Return);
        QTRY_COMPARE(told(), QStringLiteral("Moved 4 cases to “Mobile bank”."));
        QCOMPARE(m->actions(), 4);
        QVERIFY(here().isEmpty());
        QCOMPARE(m->list().model()->rowCount(), 0);
        clickUndo();
        QTRY_COMPARE(told(), QStringLiteral("Took 4 copies back."));
        QVERIFY(there().isEmpty());
        QCOMPARE(here().size(), 4);
        QTRY_COMPARE(m->list().model()->rowCount(), 4);
    }

    void whatFailsStaysSelected()
    {
        openDialog();
        m_other->server().failNext = {makeError(ErrorKind::Forbidden)};
        m->press(Qt::Key_Return);
        QTRY_COMPARE(there().size(), 3);
        QTRY_VERIFY2(told().startsWith(QStringLiteral("Copied 3 cases to “Mobile bank”. One failed:")), qPrintable(told()));
        QCOMPARE(m->list().selectedKeys().size(), 1);
    }

    void clonesWithRenamingAsOneChange()
    {
        openDialog();
        m->press(Qt::Key_Home);
        QTRY_VERIFY(dialog()->model()->rowCount() > 0);
        m->press(Qt::Key_N, Qt::AltModifier);
        m->press(Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("{name} for mobile"));
        m->press(Qt::Key_Return);
        QTRY_COMPARE(told(), QStringLiteral("Copied 4 cases."));
        QCOMPARE(here().size(), 8);
        QCOMPARE(here().last().value.name.value().mid(6), QStringLiteral(" for mobile"));
        QCOMPARE(m->data().workspace().nextUndo()->name, QStringLiteral("Copy 4 Cases"));
        clickUndo();
        QTRY_COMPARE(here().size(), 4);
        QCOMPARE(m->list().model()->rowCount(), 4);
    }

    void cancelStopsAndLeavesWholeCases()
    {
        openDialog();
        m->press(Qt::Key_Return);
        m->press(Qt::Key_Escape);
        QTRY_VERIFY(!told().isEmpty());
        const auto project = m_other->openSecond();
        QVERIFY(project->waiting().isEmpty());
        for (const FakeServer::Stored &stored : std::as_const(there()))
            QCOMPARE(stored.value.fields.value(20).value(0).name, QStringLiteral("Checkout"));
        QCOMPARE(here().size(), 4);
    }

    void staysInTheProjectWhereNoOtherCanBeOpened()
    {
        m->window().transfer().setOpener({});
        openDialog();
        QCOMPARE(dialog()->findChild<QComboBox *>()->count(), 1);
        m->window().closeProject();
        QTRY_VERIFY(!dialog());
    }
};

CASEWRIGHT_TEST(TransferCommandsTest)
#include "transfer_commands_test.moc"
