// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/quick_open.h"

#include "tests/support/runner/test_case.h"
#include "tests/ui/browser/shop.h"
#include "ui/browser/quick_open_model.h"
#include "ui/common/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;

namespace {

std::optional<CaseKey> keyFromText(const QString &text)
{
    const auto id = caseIdFromText(text);
    return id ? std::optional(CaseKey{*id}) : std::nullopt;
}

/// A window with a field that has the focus, and quick open over it.
struct Window {
    Window()
    {
        applyTheme(*qApp, ColorScheme::Light);
        test::fillShop(index);
        quickOpen.setIndex(&index, keyFromText);
        host.resize(900, 600);
        host.show();
        host.activateWindow();
    }
    [[nodiscard]] bool isReady() { return QTest::qWaitForWindowActive(&host); }
    void type(const char *text) { QTest::keyClicks(quickOpen.field(), QString::fromUtf8(text)); }
    void press(Qt::Key key) { QTest::keyClick(quickOpen.field(), key); }
    [[nodiscard]] QString row(int row) const { return quickOpen.list()->model()->index(row, 0).data().toString(); }

    query::CaseIndex index;
    QWidget host;
    QLineEdit field{&host};
    QuickOpen quickOpen{&host};
    QSignalSpy opened{&quickOpen, &QuickOpen::openRequested};
    QSignalSpy unknown{&quickOpen, &QuickOpen::unknownIdRequested};
};

} // namespace

class QuickOpenTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensByAnySpellingOfAnId_data();
    void opensByAnySpellingOfAnId();
    void opensByWordsOfTheTitle();
    void putsTitlesThatBeginWithTheTextFirst();
    void goesOnWithAnIdThatIsNotInTheList();
    void closesOnEscapeAndGivesTheFocusBack();
    void closesWhenTheFocusGoes();
    void saysThatNothingWasFound();
    void asksForAProjectFirst();
};

void QuickOpenTest::opensByAnySpellingOfAnId_data()
{
    QTest::addColumn<QString>("typed");
    for (const char *typed : {"ATO-104", "#104", "104", "https://demo.example/project/1/test-cases/104"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void QuickOpenTest::opensByAnySpellingOfAnId()
{
    QFETCH(QString, typed);
    Window window;
    QVERIFY(window.isReady());
    window.quickOpen.popup();
    QVERIFY(window.quickOpen.isVisible() && window.quickOpen.field()->hasFocus());
    QTest::keyClicks(window.quickOpen.field(), typed);
    window.press(Qt::Key_Return);
    QCOMPARE(window.opened.size(), 1);
    QCOMPARE(window.opened.first().first().value<CaseKey>(), CaseKey{104});
    QVERIFY(!window.quickOpen.isVisible());
}

void QuickOpenTest::opensByWordsOfTheTitle()
{
    Window window;
    QVERIFY(window.isReady());
    window.quickOpen.popup();
    window.type("order PART");
    QCOMPARE(window.quickOpen.list()->model()->rowCount(), 4);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QCOMPARE(window.opened.first().first().value<CaseKey>(), CaseKey{109}); // the second refund
}

void QuickOpenTest::putsTitlesThatBeginWithTheTextFirst()
{
    Window window;
    test::putCase(window.index, 1, QStringLiteral("Someone asks for a refund"));
    QuickOpenModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setIndex(&window.index, keyFromText);
    model.search(QStringLiteral(" refund "));
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(model.index(0).data().toString().startsWith(QStringLiteral("Refund")));
    QCOMPARE(model.index(4).data(QuickOpenModel::IdRole).toString(), QStringLiteral("1"));
    model.search(QString());
    QCOMPARE(model.rowCount(), 0);
}

void QuickOpenTest::goesOnWithAnIdThatIsNotInTheList()
{
    Window window;
    QVERIFY(window.isReady());
    window.quickOpen.popup(QStringLiteral("ATO-99999"));
    window.press(Qt::Key_Return);
    QCOMPARE(window.opened.size(), 0);
    QCOMPARE(window.unknown.size(), 1);
    QCOMPARE(window.unknown.first().first().toString(), QStringLiteral("ATO-99999"));
}

void QuickOpenTest::closesOnEscapeAndGivesTheFocusBack()
{
    Window window;
    QVERIFY(window.isReady());
    window.field.setFocus();
    window.quickOpen.popup();
    window.press(Qt::Key_Escape);
    QVERIFY(!window.quickOpen.isVisible());
    QVERIFY(window.field.hasFocus());
}

void QuickOpenTest::closesWhenTheFocusGoes()
{
    Window window;
    QVERIFY(window.isReady());
    window.quickOpen.popup();
    window.field.setFocus();
    QVERIFY(!window.quickOpen.isVisible());
}

void QuickOpenTest::saysThatNothingWasFound()
{
    Window window;
    QVERIFY(window.isReady());
    window.quickOpen.popup(QStringLiteral("nowhere"));
    const auto *hint = window.quickOpen.findChild<QLabel *>(QStringLiteral("quickOpenHint"));
    QVERIFY(hint->isVisible());
    QVERIFY(hint->text().contains(QStringLiteral("No case")));
    window.press(Qt::Key_Return);
    QVERIFY(window.quickOpen.isVisible()); // there is nothing to open
}

void QuickOpenTest::asksForAProjectFirst()
{
    Window window;
    QVERIFY(window.isReady());
    window.quickOpen.setIndex(nullptr, {});
    window.quickOpen.popup(QStringLiteral("refund"));
    QVERIFY(window.quickOpen.findChild<QLabel *>(QStringLiteral("quickOpenHint"))->text().contains(QStringLiteral("project")));
}

CASEWRIGHT_TEST(QuickOpenTest)
#include "quick_open_test.moc"
