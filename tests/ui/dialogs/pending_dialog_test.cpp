// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pending_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/dialogs/samples.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace casewright;
using namespace casewright::samples;

class PendingDialogTest : public QObject {
    Q_OBJECT

private:
    static QPushButton *send(const QDialog &dialog) { return child<QPushButton>(dialog, "pendingSend"); }
    static QList<CaseKey> sent(const QSignalSpy &spy) { return spy.value(0).value(0).value<QList<CaseKey>>(); }
    static void clickRow(const PendingDialog &dialog, int row)
    {
        const QModelIndex index = dialog.view()->model()->index(row, WaitingCasesModel::NameColumn);
        QTest::mouseClick(dialog.view()->viewport(), Qt::LeftButton, {}, dialog.view()->visualRect(index).center());
    }

private Q_SLOTS:
    void enterSendsAllWhileNothingIsSelected()
    {
        PendingDialog dialog;
        dialog.setCases(waitingCases());
        QSignalSpy spy(&dialog, &PendingDialog::sendRequested);
        QVERIFY(opened(dialog));
        QVERIFY(send(dialog)->text().contains(QStringLiteral("3")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const QList<CaseKey> all{CaseKey{1}, CaseKey{2}, CaseKey{3}};
        QCOMPARE(sent(spy), all);
    }

    void sendsTheSelectedOnes()
    {
        PendingDialog dialog;
        dialog.setCases(waitingCases());
        QSignalSpy spy(&dialog, &PendingDialog::sendRequested);
        QVERIFY(opened(dialog));
        clickRow(dialog, 1);
        QVERIFY(send(dialog)->text().contains(QStringLiteral("1")));
        QTest::mouseClick(send(dialog), Qt::LeftButton);
        QCOMPARE(sent(spy), QList<CaseKey>{CaseKey{2}});
    }

    void saysWhatWaitsAndWhyItFailed()
    {
        PendingDialog dialog;
        dialog.setCases(waitingCases());
        QVERIFY(opened(dialog));
        const QAbstractItemModel *model = dialog.view()->model();
        const auto text = [model](int row, int column) { return model->index(row, column).data().toString(); };
        QCOMPARE(text(1, WaitingCasesModel::IdColumn), QStringLiteral("ATO-1002"));
        QVERIFY(text(1, WaitingCasesModel::WhatColumn).contains(QStringLiteral("tags")));
        QVERIFY(text(1, WaitingCasesModel::FailureColumn).contains(QStringLiteral("Somebody else")));
        QVERIFY(child<QLabel>(dialog, "pendingSummary")->text().contains(QStringLiteral("failed")));
    }

    void asksWhichCaseItIsOnlyWhereThatIsOpen()
    {
        PendingDialog dialog;
        dialog.setCases(waitingCases());
        QSignalSpy spy(&dialog, &PendingDialog::choiceRequested);
        QVERIFY(opened(dialog));
        auto *choose = child<QPushButton>(dialog, "pendingChoose");
        QVERIFY(!choose->isVisible());
        clickRow(dialog, 1);
        QVERIFY(!choose->isVisible());
        clickRow(dialog, 0);
        const QModelIndex failure = dialog.view()->model()->index(0, WaitingCasesModel::FailureColumn);
        QVERIFY(failure.data().toString().contains(QStringLiteral("could be it: 2")));
        QTest::keyClick(&dialog, Qt::Key_H, Qt::AltModifier);
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<CaseKey>(), CaseKey{1});
        dialog.setProgress(0, 3);
        QVERIFY(!choose->isEnabled());
    }

    void openingACaseGivesWayToIt()
    {
        PendingDialog dialog;
        dialog.setCases(waitingCases());
        QSignalSpy spy(&dialog, &PendingDialog::openRequested);
        QVERIFY(opened(dialog));
        auto *open = child<QPushButton>(dialog, "pendingOpen");
        QVERIFY(!open->isEnabled());
        clickRow(dialog, 2);
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<CaseKey>(), CaseKey{3});
        QVERIFY(!dialog.isVisible());
    }

    void theListFollowsWhatIsSentAndEndsInWords()
    {
        PendingDialog dialog;
        dialog.setCases(waitingCases());
        QVERIFY(opened(dialog));
        clickRow(dialog, 2);
        dialog.setProgress(1, 3);
        QVERIFY(!send(dialog)->isEnabled());
        QVERIFY(child<QLabel>(dialog, "pendingSummary")->text().contains(QStringLiteral("2 of 3")));
        dialog.setCases(waitingCases().mid(1));
        QCOMPARE(dialog.view()->selectionModel()->selectedRows().size(), 1); // what is still there stays selected
        dialog.setProgress(3, 3);
        QVERIFY(send(dialog)->isEnabled());
        dialog.setCases({});
        QVERIFY(child<QWidget>(dialog, "pendingNothing")->isVisible());
        QVERIFY(!send(dialog)->isVisible());
    }
};

CASEWRIGHT_TEST(PendingDialogTest)
#include "pending_dialog_test.moc"
