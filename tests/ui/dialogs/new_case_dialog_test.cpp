// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/new_case_dialog.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/dialogs/samples.h"
#include "ui/common/inline_message.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace casewright;
using namespace casewright::samples;

namespace {

Task<QList<Ref>> noValues()
{
    co_return failure(ErrorKind::Offline);
}

} // namespace

class NewCaseDialogTest : public QObject {
    Q_OBJECT

private:
    static QLineEdit *name(const QDialog &dialog) { return child<QLineEdit>(dialog, "newCaseName"); }
    static QPushButton *create(const QDialog &dialog) { return child<QPushButton>(dialog, "createButton"); }
    static QString layer(const QDialog &dialog) { return child<QComboBox>(dialog, "newCaseLayer")->currentText(); }
    static NewCase only(const QSignalSpy &spy) { return spy.value(0).value(0).value<NewCase>(); }
    static void retype(QWidget *field, const char *text)
    {
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, QString::fromUtf8(text));
    }

private Q_SLOTS:
    void typingANameAndEnterCreatesTheCase()
    {
        NewCaseDialog dialog(newCaseInput());
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QCOMPARE(QApplication::focusWidget(), name(dialog));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("  Pay twice "));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        const NewCase made = only(spy);
        QCOMPARE(made.name, QStringLiteral("Pay twice"));
        QCOMPARE(suiteText(made.suite), QStringLiteral("Checkout > Payment"));
        QCOMPARE(made.layer, ref(2, "API"));
        QCOMPARE(made.status, ref(21, "Active"));
        QVERIFY(made.feature.isNull());
        QVERIFY(dialog.isVisible()); // closing it is the owner's
    }

    void createsNothingWithoutAName()
    {
        NewCaseDialog dialog(newCaseInput());
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        auto *note = child<QLabel>(dialog, "newCaseNameNote");
        QVERIFY(!create(dialog)->isEnabled());
        QVERIFY(note->text().isEmpty()); // nothing was done wrong yet
        QTest::keyClicks(name(dialog), QStringLiteral(" "));
        QTest::keyClick(name(dialog), Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
        QVERIFY(note->isVisible());
        QCOMPARE(name(dialog)->accessibleDescription(), note->text());
    }

    void refusesANameThatTheServerWouldCutOff()
    {
        NewCaseDialog::Input input = newCaseInput();
        input.schema.capabilities.nameLimit = 5;
        NewCaseDialog dialog(input);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("12345"));
        QVERIFY(create(dialog)->isEnabled());
        QTest::keyClicks(name(dialog), QStringLiteral("6"));
        QVERIFY(!create(dialog)->isEnabled());
        QVERIFY(child<QLabel>(dialog, "newCaseNameNote")->text().contains(QStringLiteral("6")));
    }

    void theLayerFollowsTheSuiteUntilOneIsChosen()
    {
        NewCaseDialog dialog(newCaseInput());
        QVERIFY(opened(dialog));
        auto *suiteBox = child<QComboBox>(dialog, "newCaseSuite");
        QCOMPARE(layer(dialog), QStringLiteral("API"));
        retype(suiteBox, "Cart");
        QCOMPARE(layer(dialog), QStringLiteral("UI"));
        retype(suiteBox, "Returns");
        QCOMPARE(layer(dialog), QStringLiteral("No layer"));
        auto *layerBox = child<QComboBox>(dialog, "newCaseLayer");
        layerBox->setFocus();
        QTest::keyClicks(layerBox, QStringLiteral("U"));
        QTest::keyClicks(layerBox, QStringLiteral("n"));
        QCOMPARE(layer(dialog), QStringLiteral("Unit"));
        retype(suiteBox, "Cart");
        QCOMPARE(layer(dialog), QStringLiteral("Unit"));
    }

    void aSuiteIsFoundByAnyPartOfItsPath()
    {
        NewCaseDialog dialog(newCaseInput());
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        auto *suiteBox = child<QComboBox>(dialog, "newCaseSuite");
        suiteBox->setFocus();
        retype(suiteBox, "sign");
        QVERIFY(!create(dialog)->isEnabled());
        QVERIFY(!child<QLabel>(dialog, "newCaseSuiteNote")->text().isEmpty());
        retype(suiteBox, "mobile > sign-in");
        QVERIFY(create(dialog)->isEnabled());
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QCOMPARE(suiteText(only(spy).suite), QStringLiteral("Mobile > Sign-in"));
    }

    void anEmptySuiteMeansNone()
    {
        NewCaseDialog dialog(newCaseInput());
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        auto *suiteBox = child<QComboBox>(dialog, "newCaseSuite");
        QTest::keyClick(suiteBox, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(suiteBox, Qt::Key_Delete);
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QVERIFY(only(spy).suite.isEmpty());
        QVERIFY(only(spy).layer.isNull());
    }

    void asksForWhatTheServerRequires()
    {
        NewCaseDialog::Input input = newCaseInput();
        input.suite.clear();
        input.schema.requiredToCreate = {FacetId::Layer};
        input.schema.requiredFields = {input.schema.featureField};
        NewCaseDialog dialog(input);
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        QVERIFY(!create(dialog)->isEnabled());
        QVERIFY(child<QLabel>(dialog, "newCaseLayerNote")->isVisible());
        QTest::keyClicks(child<QComboBox>(dialog, "newCaseLayer"), QStringLiteral("U"));
        QVERIFY(!child<QLabel>(dialog, "newCaseLayerNote")->isVisible());
        QVERIFY(!create(dialog)->isEnabled());
        QTest::keyClicks(child<QComboBox>(dialog, "newCaseFeature"), QStringLiteral("P"));
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QCOMPARE(only(spy).layer, ref(1, "UI"));
        QCOMPARE(only(spy).feature, ref(12, "Payment"));
    }

    void asksForASuiteAsDeepAsTheServerRequires()
    {
        NewCaseDialog::Input input = newCaseInput();
        input.suite.clear();
        input.schema.requiredFields = {31, 32}; // the first two levels
        NewCaseDialog dialog(input);
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        QTest::keyClick(name(dialog), Qt::Key_Return);
        auto *note = child<QLabel>(dialog, "newCaseSuiteNote");
        QVERIFY(note->isVisible() && note->text().contains(QStringLiteral("asks for a suite")));
        retype(child<QComboBox>(dialog, "newCaseSuite"), "Cart");
        QVERIFY2(note->text().contains(QStringLiteral("Sub-suite")), qPrintable(note->text()));
        QVERIFY(!create(dialog)->isEnabled());
        QCOMPARE(spy.size(), 0);
        retype(child<QComboBox>(dialog, "newCaseSuite"), "Mobile > Sign-in");
        QVERIFY(!note->isVisible());
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
    }

    void asksForTheCustomFieldsThatAreRequired()
    {
        NewCaseDialog dialog(newCaseInputWithFields());
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QVERIFY(!dialog.findChild<QWidget *>(QStringLiteral("newCaseField42"))); // it may stay empty
        auto *severity = child<QComboBox>(dialog, "newCaseField41");
        auto *note = child<QLabel>(dialog, "newCaseField41Note");
        QTRY_COMPARE(severity->count(), 3);
        QCOMPARE(severity->currentText(), QString()); // nobody chose it yet
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        QTest::keyClick(name(dialog), Qt::Key_Return);
        QCOMPARE(spy.size(), 0);
        QVERIFY2(note->isVisible() && note->text().contains(QStringLiteral("Severity")), qPrintable(note->text()));
        QCOMPARE(severity->accessibleDescription(), note->text());
        severity->setFocus();
        retype(severity, "Huge");
        QTRY_VERIFY2(note->text().contains(QStringLiteral("only those of its list")), qPrintable(note->text()));
        retype(severity, "critical");
        QTRY_VERIFY(!note->isVisible());
        QVERIFY(!create(dialog)->isEnabled()); // the team is missing
        QTest::keyClicks(child<QComboBox>(dialog, "newCaseField43"), QStringLiteral("Checkout"));
        QTRY_VERIFY(create(dialog)->isEnabled());
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QCOMPARE(only(spy).fields.keys(), (QList<ServerId>{41, 43}));
        QCOMPARE(only(spy).fields.value(41).value(0).id, std::optional<ServerId>(412));
        QCOMPARE(only(spy).fields.value(43), QList<Ref>{Ref::named(QStringLiteral("Checkout"))});
    }

    void valuesOfARequiredFieldAreCompleted()
    {
        NewCaseDialog dialog(newCaseInputWithFields());
        QVERIFY(opened(dialog));
        auto *severity = child<QComboBox>(dialog, "newCaseField41");
        QTRY_COMPARE(severity->count(), 3);
        severity->setFocus();
        QTest::keyClicks(severity, QStringLiteral("crit"));
        QTRY_VERIFY(severity->completer()->popup()->isVisible());
        QTest::keyClick(severity->completer()->popup(), Qt::Key_Down);
        QTest::keyClick(severity->completer()->popup(), Qt::Key_Return);
        QCOMPARE(severity->currentText(), QStringLiteral("Critical"));
        QTRY_VERIFY(!child<QLabel>(dialog, "newCaseField41Note")->isVisible());
    }

    void valuesThatCannotBeReadAreLeftToTheServer()
    {
        NewCaseDialog::Input input = newCaseInputWithFields();
        input.schema.requiredFields = {41};
        input.valuesOf = [](ServerId, const QString &, const CancelToken &) { return noValues(); };
        NewCaseDialog dialog(input);
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        QTest::keyClicks(child<QComboBox>(dialog, "newCaseField41"), QStringLiteral("Critical"));
        QTRY_VERIFY(child<QLabel>(dialog, "newCaseField41Note")->text().contains(QStringLiteral("could not be read")));
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QCOMPARE(only(spy).fields.value(41), QList<Ref>{Ref::named(QStringLiteral("Critical"))});
    }

    void aRefusedCaseKeepsTheOtherValuesOfItsFields()
    {
        NewCaseDialog::Input input = newCaseInputWithFields();
        input.refused = NewCase{QStringLiteral("Pay twice"), ref(21, "Active"), {}, {}, {}, {}};
        input.refused->fields = {{41, {}}, {42, {ref(421, "Web")}}, {43, {ref(431, "Cart"), ref(432, "Pay")}}};
        NewCaseDialog dialog(input);
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QCOMPARE(child<QComboBox>(dialog, "newCaseField43")->currentText(), QStringLiteral("Cart"));
        QVERIFY(!create(dialog)->isEnabled());
        QTest::keyClicks(child<QComboBox>(dialog, "newCaseField41"), QStringLiteral("Minor"));
        QTRY_VERIFY(create(dialog)->isEnabled());
        QTest::mouseClick(create(dialog), Qt::LeftButton);
        QCOMPARE(only(spy).fields.value(41), QList<Ref>{ref(413, "Minor")});
        QCOMPARE(only(spy).fields.value(42), QList<Ref>{ref(421, "Web")});
        QCOMPARE(only(spy).fields.value(43), (QList<Ref>{ref(431, "Cart"), ref(432, "Pay")}));
    }

    void saysWhereThereIsNoStatusToChoose()
    {
        NewCaseDialog::Input input = newCaseInput();
        input.schema.requiredToCreate = {FacetId::Status};
        {
            NewCaseDialog dialog(input);
            QVERIFY(opened(dialog));
            QTest::keyClicks(name(dialog), QStringLiteral("x"));
            QVERIFY(create(dialog)->isEnabled()); // the first one is chosen
        }
        input.schema.statuses.clear();
        NewCaseDialog dialog(input);
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        QVERIFY(!create(dialog)->isEnabled());
        QVERIFY(child<QLabel>(dialog, "newCaseStatusNote")->isVisible());
    }

    void showsWhatWasRefusedWithNothingLost()
    {
        NewCaseDialog::Input input = newCaseInput();
        NewCase refused{QStringLiteral("Pay twice"), ref(22, "Outdated"), ref(3, "Unit"), ref(12, "Payment"), suite("Mobile > Sign-in")};
        input.refused = refused;
        NewCaseDialog dialog(input);
        dialog.fail(makeError(ErrorKind::Invalid, QStringLiteral("name: taken")));
        QSignalSpy spy(&dialog, &NewCaseDialog::createRequested);
        QVERIFY(opened(dialog));
        QVERIFY(child<InlineMessage>(dialog, "formMessage")->text().contains(QStringLiteral("name: taken")));
        QCOMPARE(QApplication::focusWidget(), name(dialog));
        QTest::keyClick(name(dialog), Qt::Key_End);
        QTest::keyClicks(name(dialog), QStringLiteral("!"));
        QTest::keyClick(name(dialog), Qt::Key_Return);
        QCOMPARE(spy.size(), 1);
        const NewCase made = only(spy);
        QCOMPARE(made.name, QStringLiteral("Pay twice!"));
        QCOMPARE(made.status, refused.status);
        QCOMPARE(made.layer, refused.layer);
        QCOMPARE(made.feature, refused.feature);
        QCOMPARE(made.suite, refused.suite);
    }

    void tabWalksTheFieldsInReadingOrder()
    {
        NewCaseDialog dialog(newCaseInput());
        QVERIFY(opened(dialog));
        QTest::keyClicks(name(dialog), QStringLiteral("x"));
        QStringList walked;
        for (int i = 0; i < 7; ++i) {
            walked.append(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        const QStringList expected{QStringLiteral("newCaseName"),    QStringLiteral("newCaseSuite"),
                                   QStringLiteral("newCaseLayer"),   QStringLiteral("newCaseFeature"),
                                   QStringLiteral("newCaseStatus"),  QStringLiteral("createButton"),
                                   QStringLiteral("cancelButton")};
        QCOMPARE(walked, expected);
        QCOMPARE(QApplication::focusWidget(), name(dialog));
    }

    void escapeCancels()
    {
        NewCaseDialog dialog(newCaseInput());
        QSignalSpy spy(&dialog, &QDialog::rejected);
        QVERIFY(opened(dialog));
        QTest::keyClick(name(dialog), Qt::Key_Escape);
        QCOMPARE(spy.size(), 1);
    }
};

CASEWRIGHT_TEST(NewCaseDialogTest)
#include "new_case_dialog_test.moc"
