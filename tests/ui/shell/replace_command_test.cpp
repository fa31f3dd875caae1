// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/browser/browser_panel.h"
#include "ui/common/theme.h"
#include "ui/replace/replace_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QtTest>

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using test::WindowFixture;

class ReplaceCommandTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColorScheme::Light); }

    /// Six actions; typing a text is one.
    void replacesInTheListedCasesByKeys()
    {
        WindowFixture window(30);
        window.startCounting();
        window.press(Qt::Key_H, Qt::ControlModifier);
        auto *dialog = window.part<ReplaceDialog>("replaceDialog");
        QVERIFY(dialog);
        QTRY_VERIFY2(WindowFixture::focus().startsWith(u"replacePattern"_s), qPrintable(WindowFixture::focus()));
        WindowFixture::type(u"Case"_s);
        window.press(Qt::Key_Tab);
        WindowFixture::type(u"Order"_s);
        window.press(Qt::Key_Return);
        QTRY_VERIFY(dialog->model()->tickedMatches() >= 30);
        window.press(Qt::Key_Return);
        QVERIFY(window.actions() + 2 <= 6);
        QTRY_COMPARE(window.data().server().cases[1000].value.name.value(), u"Order 0"_s);
        QVERIFY(window.data().workspace().undo());
        QCOMPARE(window.data().nameOf(*window.data().workspace().keyFromText(u"1000"_s)), u"Case 0"_s);
    }

    void offersTheSuiteThatIsChosenInTheBrowser()
    {
        WindowFixture window(3);
        window.data().server().add(test::sampleCase(u"Case elsewhere"_s));
        window.window().pull();
        QTRY_COMPARE(window.list().model()->rowCount(), 4);
        auto *browser = window.window().findChild<BrowserPanel *>();
        browser->focusTree();
        window.press(Qt::Key_Down);
        QCOMPARE(browser->currentSuite().value(0).name, u"Checkout"_s);
        window.press(Qt::Key_F, Qt::ControlModifier);
        WindowFixture::type(u"id:1001"_s);
        QTRY_COMPARE(window.list().model()->rowCount(), 1);
        window.press(Qt::Key_H, Qt::ControlModifier);
        auto *dialog = window.part<ReplaceDialog>("replaceDialog");
        const auto *among = dialog->findChild<QComboBox *>(u"replaceScope"_s);
        QStringList scopes;
        for (int i = 0; i < among->count(); ++i)
            scopes << among->itemText(i);
        QCOMPARE(scopes.mid(0, 3), (QStringList{u"Cases in the list (1)"_s, u"Suite “Checkout” (3)"_s, u"All cases of the project (4)"_s}));
        QTRY_VERIFY2(WindowFixture::focus().startsWith(u"replacePattern"_s), qPrintable(WindowFixture::focus()));
        WindowFixture::type(u"Case"_s);
        window.press(Qt::Key_Tab);
        window.press(Qt::Key_Tab);
        window.press(Qt::Key_Down);
        window.press(Qt::Key_Return);
        QTRY_COMPARE(dialog->model()->tickedCases().size(), 3);
    }
};

CASEWRIGHT_TEST(ReplaceCommandTest)
#include "replace_command_test.moc"
