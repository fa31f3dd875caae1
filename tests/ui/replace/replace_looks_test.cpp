// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/looks.h"
#include "tests/ui/replace/replace_bench.h"

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using test::ReplaceBench;

class ReplaceLooksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsInEveryTheme_data() { test::addLooks("replace"); }
    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        const test::FontScale scale(percent);
        applyTheme(*qApp, scheme);
        ReplaceBench bench(12);
        bench.dialog->setLayoutDirection(direction);
        QVERIFY(bench.isReady());
        test::keepScene(*bench.dialog, "empty");
        bench.type(u"cart"_s);
        bench.press(Qt::Key_Tab);
        bench.type(u"shopping basket"_s);
        bench.press(Qt::Key_Return);
        QTRY_COMPARE(bench.dialog->model()->tickedMatches(), 24);
        bench.press(Qt::Key_Down);
        bench.press(Qt::Key_Space);
        test::keepScene(*bench.dialog, "list");
        QCOMPARE(test::cutOff(*bench.dialog), QString());
        bench.dialog->focusPattern();
        bench.type(u"unicorn"_s);
        QSignalSpy found(bench.dialog->findChild<ReplaceSearch *>(), &ReplaceSearch::found);
        bench.press(Qt::Key_Return);
        QTRY_COMPARE(found.size(), 1);
        test::keepScene(*bench.dialog, "nothing");
        bench.dialog->focusPattern();
        bench.type(u"ab(c"_s);
        bench.button("replaceRegex")->click();
        bench.press(Qt::Key_Return);
        test::keepScene(*bench.dialog, "error");
        QCOMPARE(test::cutOff(*bench.dialog), QString());
        QCOMPARE(bench.dialog->grab().toImage().pixelColor(2, bench.dialog->height() - 3), Theme::of(scheme).window);
    }
};

CASEWRIGHT_TEST(ReplaceLooksTest)
#include "replace_looks_test.moc"
