// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/candidates_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/dialogs/samples.h"

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace casewright;
using namespace casewright::samples;

/// The question which case a new one is, answered by keys.
class CandidatesDialogTest : public QObject {
    Q_OBJECT

private:
    static QPushButton *use(const QDialog &dialog) { return child<QPushButton>(dialog, "candidateUse"); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

private Q_SLOTS:
    void listsWhatTellsThemApart()
    {
        CandidatesDialog dialog(candidatesInput());
        QVERIFY(opened(dialog));
        const auto *list = child<QTreeWidget>(dialog, "candidateList");
        QCOMPARE(list->topLevelItemCount(), 2);
        const QTreeWidgetItem *first = list->topLevelItem(0);
        QCOMPARE(first->text(0), QStringLiteral("1201"));
        QCOMPARE(first->text(1), QStringLiteral("Pay with a saved card"));
        QCOMPARE(first->text(2), QStringLiteral("anna"));
        const QDateTime created = QDateTime::fromMSecsSinceEpoch(1'763'800'000'000);
        QCOMPARE(first->text(3), QLocale().toString(created, QLocale::ShortFormat));
        QCOMPARE(list->topLevelItem(1)->text(3), QString()); // not told by the server
        QVERIFY(child<QLabel>(dialog, "candidatesText")->text().contains(QStringLiteral("Pay with a saved card")));
        QVERIFY(!list->accessibleName().isEmpty());
    }

    void nothingIsChosenByEnterAlone()
    {
        CandidatesDialog dialog(candidatesInput());
        QSignalSpy used(&dialog, &CandidatesDialog::useRequested);
        QSignalSpy another(&dialog, &CandidatesDialog::anotherRequested);
        QVERIFY(opened(dialog));
        QVERIFY(!use(dialog)->isEnabled());
        press(Qt::Key_Return);
        QCOMPARE(used.size() + another.size(), 0);
        QVERIFY(dialog.isVisible());
    }

    void arrowsAndEnterUseOne()
    {
        CandidatesDialog dialog(candidatesInput());
        QSignalSpy used(&dialog, &CandidatesDialog::useRequested);
        QVERIFY(opened(dialog));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("candidateList"));
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(used.size(), 1);
        QCOMPARE(used.first().first().value<ServerId>(), 1202);
        QVERIFY(!dialog.isVisible());
    }

    void createsAnotherByItsLetter()
    {
        CandidatesDialog dialog(candidatesInput());
        QSignalSpy another(&dialog, &CandidatesDialog::anotherRequested);
        QVERIFY(opened(dialog));
        press(Qt::Key_A, Qt::AltModifier);
        QTRY_COMPARE(another.size(), 1);
        QVERIFY(!dialog.isVisible());
    }

    void showsThePageOfOneAndStays()
    {
        CandidatesDialog dialog(candidatesInput());
        QSignalSpy pages(&dialog, &CandidatesDialog::pageRequested);
        QVERIFY(opened(dialog));
        QVERIFY(!child<QPushButton>(dialog, "candidatePage")->isEnabled());
        press(Qt::Key_Down);
        press(Qt::Key_B, Qt::AltModifier);
        QTRY_COMPARE(pages.size(), 1);
        QCOMPARE(pages.first().first().toUrl(), QUrl(QStringLiteral("https://testops.example.com/project/1/test-cases/1201")));
        QVERIFY(dialog.isVisible());
    }

    void laterAndEscapeLeaveItOpen_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("Later") << Qt::Key_L << Qt::KeyboardModifiers(Qt::AltModifier);
        QTest::newRow("Esc") << Qt::Key_Escape << Qt::KeyboardModifiers();
    }
    void laterAndEscapeLeaveItOpen()
    {
        QFETCH(const Qt::Key, key);
        QFETCH(const Qt::KeyboardModifiers, modifiers);
        CandidatesDialog dialog(candidatesInput());
        QSignalSpy used(&dialog, &CandidatesDialog::useRequested);
        QSignalSpy another(&dialog, &CandidatesDialog::anotherRequested);
        QSignalSpy rejected(&dialog, &QDialog::rejected);
        QVERIFY(opened(dialog));
        press(Qt::Key_Down);
        press(key, modifiers);
        QTRY_COMPARE(rejected.size(), 1);
        QCOMPARE(used.size() + another.size(), 0);
    }
};

CASEWRIGHT_TEST(CandidatesDialogTest)
#include "candidates_dialog_test.moc"
