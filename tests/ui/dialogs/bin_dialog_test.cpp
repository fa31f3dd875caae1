// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bin/bin_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/dialogs/samples.h"
#include "ui/common/inline_message.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace casewright;
using namespace casewright::samples;

namespace {

void pressIn(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

} // namespace

class BinDialogTest : public QObject {
    Q_OBJECT

private:
    static QPushButton *restore(const QDialog &dialog) { return child<QPushButton>(dialog, "binRestore"); }
    static QString emptyTitle(const QDialog &dialog)
    {
        const auto *title = child<QLabel>(dialog, "emptyStateTitle");
        return title->isVisible() ? title->text() : QString();
    }

private Q_SLOTS:
    void filtersAndRestoresByKeys()
    {
        BinDialog dialog;
        dialog.setCases(deletedCases());
        QSignalSpy asked(&dialog, &BinDialog::restoreRequested);
        QVERIFY(opened(dialog));
        QVERIFY(!restore(dialog)->isEnabled());
        QVERIFY(dialog.filterField()->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("REFUND"));
        QCOMPARE(dialog.view()->model()->rowCount(), 2);
        pressIn(Qt::Key_Down);
        QVERIFY(dialog.view()->hasFocus());
        pressIn(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(restore(dialog)->text(), QStringLiteral("&Restore 2 Cases"));
        pressIn(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<QList<ServerId>>(), (QList<ServerId>{205, 201}));
    }

    void findsACaseByItsId()
    {
        BinDialog dialog;
        dialog.setCases(deletedCases());
        QVERIFY(opened(dialog));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("203"));
        QCOMPARE(dialog.view()->model()->rowCount(), 1);
        dialog.filterField()->setText(QStringLiteral("nowhere"));
        QCOMPARE(emptyTitle(dialog), QStringLiteral("Nothing matches"));
    }

    void waitsForTheServer()
    {
        BinDialog dialog;
        QVERIFY(opened(dialog));
        QCOMPARE(emptyTitle(dialog), QStringLiteral("Looking into the bin…"));
        dialog.setCases({});
        QCOMPARE(emptyTitle(dialog), QStringLiteral("The bin is empty"));
        dialog.setCases(deletedCases());
        dialog.view()->selectAll();
        dialog.setBusy();
        QVERIFY(!restore(dialog)->isEnabled());
    }

    void saysWhyTheBinCannotBeReadAndTriesAgain()
    {
        BinDialog dialog;
        QSignalSpy again(&dialog, &BinDialog::retryRequested);
        QVERIFY(opened(dialog));
        dialog.fail(makeError(ErrorKind::Offline));
        auto *message = child<InlineMessage>(dialog, "binMessage");
        QVERIFY(message->text().contains(QStringLiteral("cannot be reached")));
        QCOMPARE(emptyTitle(dialog), QStringLiteral("The bin could not be read"));
        Q_EMIT message->buttonClicked();
        QCOMPARE(again.size(), 1);
        dialog.setCases(deletedCases());
        QVERIFY(!message->isVisible());
    }
};

CASEWRIGHT_TEST(BinDialogTest)
#include "bin_dialog_test.moc"
