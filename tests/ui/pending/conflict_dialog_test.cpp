// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pending/conflict_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/fake_server.h"
#include "tests/ui/pending/clashing_case.h"
#include "ui/common/inline_message.h"
#include "ui/models/pending/conflict_model.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;

/// Clashes decided by keys.
class ConflictDialogTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ConflictDialog> m;

    template <typename Widget>
    [[nodiscard]] Widget *child(const char *name) const
    {
        return m->findChild<Widget *>(QLatin1StringView(name));
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    [[nodiscard]] QString kept(int row) const { return m->table()->model()->index(row, ConflictModel::KeepColumn).data().toString(); }
    static QList<Side> sidesOf(const QSignalSpy &spy) { return spy.value(0).value(1).value<QList<Side>>(); }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ConflictDialog>(FakeServer::sampleSchema(), QStringLiteral("1000"));
        m->showClashes(clashingCase());
        m->open();
        QVERIFY(QTest::qWaitForWindowActive(m.get()));
    }

    void cleanup() { m.reset(); }

    void saysWhoChangedItAndWhatMerged()
    {
        QVERIFY(child<QLabel>("conflictText")->text().contains(QStringLiteral("anna changed this case")));
        const QString merged = child<QLabel>("conflictMerged")->text();
        QVERIFY2(merged.contains(QStringLiteral("Scenario (1)")) && merged.contains(QStringLiteral("Tags (1)")), qPrintable(merged));
        QVERIFY(child<QPushButton>("conflictDecide")->text().contains(QStringLiteral("3 Clashes")));
    }

    void enterDecidesWithWhatLosesNothing()
    {
        QSignalSpy decided(m.get(), &ConflictDialog::decided);
        press(Qt::Key_Return);
        QCOMPARE(decided.size(), 1);
        QCOMPARE(decided.first().first().value<QList<Clash>>(), clashingCase().clashes);
        QCOMPARE(sidesOf(decided), QList<Side>({Side::Mine, Side::Both, Side::Both}));
    }

    void lettersAndNumbersChooseRowByRow()
    {
        QSignalSpy decided(m.get(), &ConflictDialog::decided);
        press(Qt::Key_T);
        QCOMPARE(kept(0), QStringLiteral("Theirs"));
        press(Qt::Key_Down);
        press(Qt::Key_1);
        QCOMPARE(kept(1), QStringLiteral("Mine"));
        press(Qt::Key_Down);
        press(Qt::Key_2);
        QCOMPARE(kept(2), QStringLiteral("Theirs"));
        press(Qt::Key_B);
        QCOMPARE(kept(2), QStringLiteral("Both"));
        press(Qt::Key_M);
        press(Qt::Key_Return);
        QCOMPARE(sidesOf(decided), QList<Side>({Side::Theirs, Side::Mine, Side::Mine}));
    }

    void saysWhereOnlyOneCanBeKept()
    {
        press(Qt::Key_3); // the name
        QCOMPARE(kept(0), QStringLiteral("Mine"));
        QVERIFY(child<InlineMessage>("conflictMessage")->text().contains(QStringLiteral("only one")));
        QVERIFY(!child<QPushButton>("keepBoth")->isEnabled());
        press(Qt::Key_T);
        QVERIFY(!child<InlineMessage>("conflictMessage")->isVisible());
    }

    void choosesForAllSelectedRowsAtOnce()
    {
        press(Qt::Key_A, Qt::ControlModifier);
        QTest::mouseClick(child<QPushButton>("keepTheirs"), Qt::LeftButton);
        for (int row = 0; row < 3; ++row)
            QCOMPARE(kept(row), QStringLiteral("Theirs"));
    }

    void escapeDecidesNothing()
    {
        QSignalSpy decided(m.get(), &ConflictDialog::decided);
        press(Qt::Key_Escape);
        QVERIFY(!m->isVisible());
        QCOMPARE(decided.size(), 0);
    }

    void enterPressesTheButtonThatHasTheFocusAndNoOther()
    {
        QSignalSpy decided(m.get(), &ConflictDialog::decided);
        child<QPushButton>("keepTheirs")->setFocus();
        press(Qt::Key_Return);
        QCOMPARE(kept(0), QStringLiteral("Theirs"));
        child<QPlainTextEdit>("conflictWhole")->setFocus();
        press(Qt::Key_Return);
        QVERIFY(m->isVisible());
        child<QPushButton>("conflictLater")->setFocus();
        press(Qt::Key_Return);
        QVERIFY(!m->isVisible());
        QCOMPARE(decided.size(), 0);
    }

    void theWholeTextOfACellIsReadByKeys()
    {
        const auto whole = [this] { return child<QPlainTextEdit>("conflictWhole")->toPlainText(); };
        QCOMPARE(whole(), QStringLiteral("Pay with a stored card after the session has expired"));
        press(Qt::Key_Down);
        QCOMPARE(whole(), QStringLiteral("The customer pays with a stored card.\nThe bank asks again."));
        press(Qt::Key_Right);
        QVERIFY(whole().startsWith(QStringLiteral("Found in production twice")));
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("conflictWhole"));
        press(Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget()->objectName() != QStringLiteral("conflictWhole"));
    }

    void whatWasChosenStaysChosenWhenTheCaseChangesAgain()
    {
        press(Qt::Key_T);
        workspace::CaseRecord other = clashingCase();
        other.clashes.removeAt(1);
        m->showAgain(other);
        QCOMPARE(kept(0), QStringLiteral("Theirs"));
        QCOMPARE(kept(1), QStringLiteral("Both"));
    }

    void showsNewClashesWithAWord()
    {
        workspace::CaseRecord other = clashingCase();
        other.clashes = other.clashes.mid(0, 1);
        m->showAgain(other);
        QCOMPARE(m->table()->model()->rowCount(), 1);
        QVERIFY(child<InlineMessage>("conflictMessage")->text().contains(QStringLiteral("changed again")));
    }
};

CASEWRIGHT_TEST(ConflictDialogTest)
#include "conflict_dialog_test.moc"
