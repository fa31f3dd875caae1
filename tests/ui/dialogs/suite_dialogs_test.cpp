// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/suite_dialogs.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/dialogs/samples.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace casewright;
using namespace casewright::samples;

class SuiteDialogsTest : public QObject {
    Q_OBJECT

private:
    static void retype(QWidget *field, const char *text)
    {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, QString::fromUtf8(text));
    }
    static QString emittedSuite(const QSignalSpy &spy) { return suiteText(spy.value(0).value(0).value<SuitePath>()); }

private Q_SLOTS:
    void newSuiteLiesBelowTheSelectedOne()
    {
        NewSuiteDialog dialog(suites(), suite("Checkout"), schema());
        QSignalSpy spy(&dialog, &NewSuiteDialog::createRequested);
        QVERIFY(opened(dialog));
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("newSuiteName"));
        QVERIFY(child<QLabel>(dialog, "newSuiteHint")->isVisible()); // it stays on this computer at first
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral(" Vouchers "));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(emittedSuite(spy), QStringLiteral("Checkout > Vouchers"));
    }

    void newSuiteAtTheTopNeedsNoHint()
    {
        NewSuiteDialog dialog(suites(), {}, schema());
        QSignalSpy spy(&dialog, &NewSuiteDialog::createRequested);
        QVERIFY(opened(dialog));
        QVERIFY(!child<QLabel>(dialog, "newSuiteHint")->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Vouchers"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(emittedSuite(spy), QStringLiteral("Vouchers"));
    }

    void newSuiteRefusesANameThatIsThereInAnyCase()
    {
        NewSuiteDialog dialog(suites(), suite("Checkout"), schema());
        QSignalSpy spy(&dialog, &NewSuiteDialog::createRequested);
        QVERIFY(opened(dialog));
        auto *name = child<QLineEdit>(dialog, "newSuiteName");
        auto *note = child<QLabel>(dialog, "newSuiteNameNote");
        QVERIFY(note->text().isEmpty());
        QTest::keyClicks(name, QStringLiteral("payment"));
        QVERIFY(note->isVisible());
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
        retype(child<QComboBox>(dialog, "newSuiteParent"), "Returns"); // there it is free
        QVERIFY(!note->isVisible());
        QVERIFY(child<QPushButton>(dialog, "createButton")->isEnabled());
    }

    void newSuiteBelowTheLastLevelGoesBesideIt()
    {
        NewSuiteDialog dialog(suites(), suite("Checkout > Payment > Saved cards"), schema());
        auto *parentBox = child<QComboBox>(dialog, "newSuiteParent");
        QCOMPARE(parentBox->currentText(), QStringLiteral("Checkout > Payment"));
        QCOMPARE(parentBox->findText(QStringLiteral("Checkout > Payment > Saved cards")), -1);
    }

    void newSuiteSaysWhenTheProjectHasNoTree()
    {
        ProjectSchema bare = schema();
        bare.suiteLevels.clear();
        NewSuiteDialog dialog({}, {}, bare);
        QVERIFY(opened(dialog));
        QTest::keyClicks(child<QLineEdit>(dialog, "newSuiteName"), QStringLiteral("Vouchers"));
        QVERIFY(child<QLabel>(dialog, "newSuiteNameNote")->isVisible());
        QVERIFY(!child<QPushButton>(dialog, "createButton")->isEnabled());
    }

    void renameShowsEveryPathThatChanges()
    {
        RenameDialog dialog(suites(), suite("Checkout > Payment"));
        QSignalSpy spy(&dialog, &RenameDialog::renameRequested);
        QVERIFY(opened(dialog));
        auto *touched = child<QListWidget>(dialog, "renameTouched");
        QStringList paths;
        for (int row = 0; row < touched->count(); ++row)
            paths.append(touched->item(row)->text());
        const QStringList expected{QStringLiteral("Checkout > Payment"), QStringLiteral("Checkout > Payment > Saved cards"),
                                   QStringLiteral("Mobile > Payment")};
        QCOMPARE(paths, expected);
        QVERIFY(!child<QPushButton>(dialog, "renameButton")->isEnabled()); // it has that name
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Paying")); // replaces the selected name
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(emittedSuite(spy), QStringLiteral("Checkout > Payment"));
        QCOMPARE(spy.first().at(1).toString(), QStringLiteral("Paying"));
    }

    void renameRefusesANameThatIsTakenUnderAnyParent()
    {
        RenameDialog dialog(suites(), suite("Checkout > Payment"));
        QSignalSpy spy(&dialog, &RenameDialog::renameRequested);
        QVERIFY(opened(dialog));
        auto *name = child<QLineEdit>(dialog, "renameName");
        QTest::keyClicks(name, QStringLiteral("sign-in")); // free below Checkout, taken below Mobile
        QVERIFY(child<QLabel>(dialog, "renameNameNote")->text().contains(QStringLiteral("Mobile")));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
    }

    void renameMayChangeTheCaseOfAName()
    {
        RenameDialog dialog(suites(), suite("Returns"));
        QSignalSpy spy(&dialog, &RenameDialog::renameRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(child<QLineEdit>(dialog, "renameName"), QStringLiteral("returns"));
        QTest::keyClick(child<QLineEdit>(dialog, "renameName"), Qt::Key_Return);
        QCOMPARE(spy.value(0).value(1).toString(), QStringLiteral("returns"));
    }

    void moveFindsASuiteByWordsAndEnterMoves()
    {
        MoveToSuiteDialog dialog(suites(), 42);
        QSignalSpy spy(&dialog, &MoveToSuiteDialog::moveRequested);
        QVERIFY(opened(dialog));
        QVERIFY(child<QPushButton>(dialog, "moveButton")->text().contains(QStringLiteral("42")));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 0); // nothing was chosen
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("pay check"));
        QCOMPARE(child<QListWidget>(dialog, "moveSuites")->count(), 2);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(emittedSuite(spy), QStringLiteral("Checkout > Payment > Saved cards"));
    }

    void moveTakesCasesOutOfAllSuites()
    {
        MoveToSuiteDialog dialog(suites(), 1);
        QSignalSpy spy(&dialog, &MoveToSuiteDialog::moveRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("no suite"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        QVERIFY(spy.first().first().value<SuitePath>().isEmpty());
    }

    void moveSaysWhenNothingMatches()
    {
        MoveToSuiteDialog dialog(suites(), 1);
        QVERIFY(opened(dialog));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("zebra"));
        QVERIFY(child<QLabel>(dialog, "moveSearchNote")->isVisible());
        QVERIFY(!child<QPushButton>(dialog, "moveButton")->isEnabled());
    }

    void moveTakesADoubleClick()
    {
        MoveToSuiteDialog dialog(suites(), 1);
        QSignalSpy spy(&dialog, &MoveToSuiteDialog::moveRequested);
        QVERIFY(opened(dialog));
        auto *list = child<QListWidget>(dialog, "moveSuites");
        const QPoint place = list->visualItemRect(list->item(1)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(emittedSuite(spy), QStringLiteral("Checkout"));
    }

    void newProjectRefusesANameThatIsThere()
    {
        NewProjectDialog dialog(projects());
        QSignalSpy spy(&dialog, &NewProjectDialog::createRequested);
        QVERIFY(opened(dialog));
        auto *name = child<QLineEdit>(dialog, "newProjectName");
        QTest::keyClicks(name, QStringLiteral("mobile bank"));
        QVERIFY(child<QLabel>(dialog, "newProjectNameNote")->isVisible());
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
        QTest::keyClicks(name, QStringLiteral(" 2"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(spy.value(0).value(0).toString(), QStringLiteral("mobile bank 2"));
    }

    void aBusyFormTakesNothingUntilItFails()
    {
        NewProjectDialog dialog(projects());
        QSignalSpy spy(&dialog, &NewProjectDialog::createRequested);
        QVERIFY(opened(dialog));
        auto *name = child<QLineEdit>(dialog, "newProjectName");
        QTest::keyClicks(name, QStringLiteral("Back Office"));
        QTest::keyClick(name, Qt::Key_Return);
        dialog.setBusy();
        QVERIFY(child<QLabel>(dialog, "formWaiting")->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // a second Enter neither sends twice nor gives up
        QCOMPARE(spy.size(), 1);
        QVERIFY(dialog.isVisible());
        dialog.fail(offline());
        QVERIFY(!child<QLabel>(dialog, "formWaiting")->isVisible());
        QVERIFY(child<QWidget>(dialog, "formMessage")->isVisible());
        QVERIFY(child<QWidget>(dialog, "formMessage")->accessibleName().contains(QStringLiteral("Connection refused")));
        QCOMPARE(QApplication::focusWidget(), name); // where the analyst was
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(spy.size(), 2);
    }

    void aFailedFormOffersToTryAgainWhereThatCanHelp()
    {
        NewProjectDialog dialog(projects());
        QSignalSpy spy(&dialog, &NewProjectDialog::createRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(child<QLineEdit>(dialog, "newProjectName"), QStringLiteral("Back Office"));
        dialog.setBusy();
        dialog.fail(makeError(ErrorKind::Forbidden));
        auto *again = child<QAbstractButton>(dialog, "inlineMessageButton");
        QVERIFY(!again->isVisible());
        dialog.setBusy();
        dialog.fail(offline());
        QVERIFY(again->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
    }
};

CASEWRIGHT_TEST(SuiteDialogsTest)
#include "suite_dialogs_test.moc"
