// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/transfer_dialog.h"

#include "tests/core/workspace/transfer/two_projects.h"
#include "tests/support/runner/test_case.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/looks.h"
#include "ui/common/inline_message.h"
#include "ui/common/note_label.h"
#include "ui/transfer/transfer_model.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using workspace::TransferGround;
using workspace::TransferKind;
using workspace::TransferPlan;

namespace {

/// The dialog over three cases that have something of everything.
struct TransferBench {
    TransferBench()
    {
        applyTheme(*qApp, ColorScheme::Light);
        here = test::FakeServer::richSchema();
        dialog = std::make_unique<TransferDialog>(QList<Project>{here.project, test::otherSchema().project, {3, u"Intranet"_s, {}}}, here, 3);
    }
    [[nodiscard]] TransferGround ground(const ProjectSchema &there = test::otherSchema()) const
    {
        TransferGround ground;
        ground.here = here;
        ground.there = there;
        for (int i = 0; i < 3; ++i) {
            ground.keys << CaseKey{1000 + i};
            ground.originals << test::fullCase(u"Case %1"_s.arg(i));
        }
        ground.sharedSteps.insert(600, Scenario{{makeStep(u"Enter the PIN"_s)}});
        ground.lockedValues.insert(60, {u"Firefox"_s});
        return ground;
    }
    [[nodiscard]] bool open()
    {
        dialog->show();
        return QTest::qWaitForWindowActive(dialog.get());
    }
    template <typename W>
    [[nodiscard]] W *part(const char *name) const
    {
        return dialog->findChild<W *>(QLatin1String(name));
    }
    [[nodiscard]] QPushButton *verb() const { return part<QPushButton>("transferButton"); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    [[nodiscard]] QString cell(int row, int column) const { return dialog->model()->index(row, column).data().toString(); }
    [[nodiscard]] QString rowOf(const QString &here_) const
    {
        for (int row = 0; row < dialog->model()->rowCount(); ++row) {
            if (cell(row, TransferModel::HereColumn) == here_)
                return cell(row, 0) + u" | "_s + cell(row, TransferModel::ThereColumn) + u" | "_s + cell(row, TransferModel::CasesColumn);
        }
        return {};
    }

    ProjectSchema here;
    std::unique_ptr<TransferDialog> dialog;
};

} // namespace

class TransferDialogTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatStaysBehindFirst();
    void copiesWithTheKeyboard();
    void movesAndWarnsOfNewIds();
    void renamesAndChoosesASuite();
    void copiesInsideTheProjectUnderAnotherName();
    void leavesOutWhatTheProjectAsksForInVain();
    void offersNoProjectThatMayOnlyBeRead();
    void asksAgainAfterAFailure();
    void paintsInEveryTheme_data() { test::addLooks("transfer"); }
    void paintsInEveryTheme();
};

void TransferDialogTest::listsWhatStaysBehindFirst()
{
    TransferBench bench;
    bench.dialog->setGround(bench.ground());
    QCOMPARE(bench.rowOf(u"UI Tests"_s), u"Layer | stays behind | 3"_s);
    QCOMPARE(bench.rowOf(u"Sign in"_s), u"Shared step | plain steps | 3"_s);
    QCOMPARE(bench.rowOf(u"Basket"_s), u"Component | stays behind | 3"_s);
    QCOMPARE(bench.rowOf(u"Checkout"_s), u"Suite | Checkout | 3"_s);
    QCOMPARE(bench.cell(0, TransferModel::ThereColumn), u"stays behind"_s);
    QCOMPARE(bench.verb()->text(), u"&Copy 3 Cases"_s);
}

void TransferDialogTest::copiesWithTheKeyboard()
{
    TransferBench bench;
    QSignalSpy asked(bench.dialog.get(), &TransferDialog::groundRequested);
    QSignalSpy chosen(bench.dialog.get(), &TransferDialog::transferRequested);
    QVERIFY(bench.open());
    bench.dialog->start();
    QCOMPARE(asked.takeFirst().first().value<ServerId>(), 2); // another project is what the dialog is for
    bench.press(Qt::Key_Return);
    QVERIFY(chosen.isEmpty()); // nothing is copied blindly
    bench.press(Qt::Key_Down);
    QCOMPARE(asked.takeFirst().first().value<ServerId>(), 3);
    bench.press(Qt::Key_Up);
    bench.dialog->setGround(bench.ground());
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<TransferPlan>().items.size(), 3);
    QCOMPARE(chosen.first().at(1).value<TransferKind>(), TransferKind::Copy);
    QVERIFY(!bench.verb()->isEnabled());
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
}

void TransferDialogTest::movesAndWarnsOfNewIds()
{
    TransferBench bench;
    QSignalSpy chosen(bench.dialog.get(), &TransferDialog::transferRequested);
    QVERIFY(bench.open());
    bench.dialog->setGround(bench.ground());
    QVERIFY(!bench.rowOf(u"T-1"_s).isEmpty());
    bench.press(Qt::Key_D, Qt::AltModifier);
    QTRY_VERIFY(bench.part<QCheckBox>("transferMove")->isChecked());
    QCOMPARE(bench.verb()->text(), u"&Move 3 Cases"_s);
    QVERIFY(bench.part<NoteLabel>("transferNote")->text().contains(u"new ids"_s));
    QVERIFY(bench.rowOf(u"T-1"_s).isEmpty()); // goes along
    bench.press(Qt::Key_Return);
    QCOMPARE(chosen.first().at(1).value<TransferKind>(), TransferKind::Move);
}

void TransferDialogTest::renamesAndChoosesASuite()
{
    TransferBench bench;
    QSignalSpy chosen(bench.dialog.get(), &TransferDialog::transferRequested);
    QVERIFY(bench.open());
    bench.dialog->setGround(bench.ground());
    bench.press(Qt::Key_S, Qt::AltModifier);
    bench.type(u"A > B > C"_s);
    QTRY_COMPARE(bench.part<NoteLabel>("transferSuiteNote")->text(), u"Suites have 2 levels there."_s);
    bench.press(Qt::Key_Return);
    QVERIFY(chosen.isEmpty());
    bench.press(Qt::Key_A, Qt::ControlModifier);
    bench.type(u"Shop > Cards"_s);
    bench.press(Qt::Key_N, Qt::AltModifier);
    bench.press(Qt::Key_A, Qt::ControlModifier);
    bench.type(u"Bank: {name}"_s);
    bench.press(Qt::Key_Return); // at once, without a pause after typing
    QCOMPARE(chosen.size(), 1);
    const TestCase made = chosen.first().first().value<TransferPlan>().items.first().made.value;
    QCOMPARE(made.name.value(), u"Bank: Case 0"_s);
    QCOMPARE(made.fields.value(21).value(0).name, u"Cards"_s);
}

void TransferDialogTest::copiesInsideTheProjectUnderAnotherName()
{
    TransferBench bench;
    QVERIFY(bench.open());
    bench.press(Qt::Key_Home);
    QCOMPARE(bench.part<QLineEdit>("transferName")->text(), u"{name} (copy)"_s);
    bench.dialog->setGround(bench.ground(bench.here));
    QVERIFY(!bench.part<QCheckBox>("transferMove")->isEnabled());
    QCOMPARE(bench.dialog->model()->count(TransferModel::Fate::Lost), 2); // the file and the test key
    bench.press(Qt::Key_Down);
    QCOMPARE(bench.part<QLineEdit>("transferName")->text(), u"{name}"_s);
}

void TransferDialogTest::leavesOutWhatTheProjectAsksForInVain()
{
    TransferBench bench;
    ProjectSchema strict = test::otherSchema();
    strict.requiredToCreate = {FacetId::Layer};
    TransferGround ground = bench.ground(strict);
    ground.originals[1].layer = Ref{-3, u"API Tests"_s};
    bench.dialog->setGround(ground);
    QCOMPARE(bench.rowOf(u"UI Tests"_s), u"Layer | is asked for | 2"_s);
    QCOMPARE(bench.verb()->text(), u"&Copy Case"_s);
    QVERIFY(bench.verb()->isEnabled());
    QVERIFY(bench.part<NoteLabel>("transferNote")->text().startsWith(u"2 cases are not copied"_s));
    strict.layers.clear();
    bench.dialog->setGround(bench.ground(strict));
    QVERIFY(!bench.verb()->isEnabled());
}

void TransferDialogTest::offersNoProjectThatMayOnlyBeRead()
{
    TransferBench bench;
    ProjectSchema closed = test::otherSchema();
    closed.mayWrite = false;
    bench.dialog->setGround(bench.ground(closed));
    QVERIFY(!bench.verb()->isEnabled());
    QVERIFY(bench.dialog->message()->text().contains(u"only read “Mobile bank”"_s));
    ProjectSchema mine = bench.here;
    mine.mayWrite = false;
    const TransferDialog dialog({mine.project}, mine, 1);
    QCOMPARE(dialog.findChild<QComboBox *>()->count(), 0);
    QVERIFY(!dialog.findChild<QPushButton *>(u"transferButton"_s)->isEnabled());
}

void TransferDialogTest::asksAgainAfterAFailure()
{
    TransferBench bench;
    QSignalSpy asked(bench.dialog.get(), &TransferDialog::groundRequested);
    QVERIFY(bench.open());
    bench.dialog->fail(makeError(ErrorKind::Offline));
    QVERIFY(!bench.verb()->isEnabled());
    QTest::mouseClick(bench.dialog->message()->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    bench.dialog->setGround(bench.ground());
    bench.press(Qt::Key_Return);
    bench.dialog->fail(makeError(ErrorKind::Forbidden));
    QVERIFY(bench.verb()->isEnabled()); // what was chosen is there still
}

void TransferDialogTest::paintsInEveryTheme()
{
    QFETCH(ColorScheme, scheme);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(int, percent);
    const test::FontScale scale(percent);
    TransferBench bench;
    applyTheme(*qApp, scheme);
    bench.dialog = std::make_unique<TransferDialog>(QList<Project>{bench.here.project, test::otherSchema().project}, bench.here, 3);
    bench.dialog->setLayoutDirection(direction);
    QVERIFY(bench.open());
    test::keepScene(*bench.dialog, "reading");
    QCOMPARE(test::cutOff(*bench.dialog), QString());
    bench.dialog->setGround(bench.ground());
    test::keepScene(*bench.dialog, "list");
    QCOMPARE(test::cutOff(*bench.dialog), QString());
    ProjectSchema strict = test::otherSchema();
    strict.requiredToCreate = {FacetId::Layer};
    bench.dialog->setGround(bench.ground(strict));
    bench.press(Qt::Key_S, Qt::AltModifier);
    bench.type(u"A > B > C"_s);
    QTRY_VERIFY(bench.part<NoteLabel>("transferSuiteNote")->isVisible());
    test::keepScene(*bench.dialog, "missing");
    QCOMPARE(test::cutOff(*bench.dialog), QString());
    bench.dialog->fail(makeError(ErrorKind::Offline));
    test::keepScene(*bench.dialog, "failed");
    QCOMPARE(test::cutOff(*bench.dialog), QString());
    QCOMPARE(bench.dialog->grab().toImage().pixelColor(2, bench.dialog->height() - 3), Theme::of(scheme).window);
}

CASEWRIGHT_TEST(TransferDialogTest)
#include "transfer_dialog_test.moc"
