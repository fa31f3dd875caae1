// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/browser/shop.h"
#include "tests/ui/models/fake_aql.h"
#include "tests/ui/looks.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/browser/filter/filter_field.h"
#include "ui/browser/quick_open.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>
#include <QtTest>

using namespace casewright;

/// Renders browser, case list and quick open. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class LooksTest final : public QObject {
    Q_OBJECT

private:
    static void keep(QWidget &window, const QString &name)
    {
        test::settle();
        test::keepPicture(window.grab().toImage(), name);
    }

    /// A filter shown as AQL with what that leaves out, and a query that the server refuses.
    static void keepAql(QWidget &window, CaseListPanel &list, test::FakeAql &server)
    {
        const auto *message = list.findChild<InlineMessage *>(QStringLiteral("filterMessage"));
        const QString name = QLatin1String(QTest::currentDataTag());
        server.answers[QStringLiteral("name ~= \"refund\" and layer = \"UI Tests\"")] = {CaseKey{103}, CaseKey{109}, CaseKey{115}};
        list.setFilterText(QStringLiteral("refund layer:\"UI Tests\" -has:steps"));
        list.showFilterAsAql();
        QTRY_VERIFY(message->text().startsWith(QStringLiteral("3 cases")));
        keep(window, name + QStringLiteral("-aql"));
        list.setFilterText(QStringLiteral("aql: name ~ refund"));
        QTRY_VERIFY(message->text().contains(QStringLiteral("does not understand")));
        keep(window, name + QStringLiteral("-aql-refused"));
    }

private Q_SLOTS:
    void paintsInEveryTheme_data()
    {
        test::addLooks("browser");
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        const test::FontScale letters(percent);
        applyTheme(*qApp, scheme);
        query::CaseIndex index;
        test::fillShop(index);
        ProjectSchema schema = test::shopSchema();
        schema.capabilities.aql = true;
        test::FakeAql server;
        QSplitter window;
        window.setLayoutDirection(direction);
        auto *browser = new BrowserPanel(&window);
        auto *list = new CaseListPanel(&window);
        window.addWidget(browser);
        window.addWidget(list);
        browser->setProjects({{1, QStringLiteral("Online shop"), {}}, {2, QStringLiteral("Mobile bank"), {}}});
        schema.trees = {{7, QStringLiteral("Suites"), {}}, {8, QStringLiteral("Component and feature"), {}}};
        schema.treeId = 7;
        browser->openProject(schema, &index);
        browser->view()->expandAll();
        list->openProject(&index, &schema);
        list->setAqlAccess(server.access());
        list->setState(CaseListPanel::State::Ready);
        list->setFailureText([](CaseKey key) { return key == CaseKey{102} ? QStringLiteral("refused") : QString(); });
        window.resize(1280, 640);
        window.setSizes({260, 1020});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        list->select({CaseKey{103}, CaseKey{104}, CaseKey{106}});
        list->focusTable();
        const QString name = QLatin1String(QTest::currentDataTag());
        const QImage image = window.grab().toImage();
        QCOMPARE(image.pixelColor(image.width() / 2, image.height() - 4), Theme::of(scheme).surface);
        keep(window, name);
        list->setFilterText(QStringLiteral("refund colour:red"));
        list->focusFilter();
        keep(window, name + QStringLiteral("-error"));
        list->setFilterText(QStringLiteral("nowhere"));
        keep(window, name + QStringLiteral("-nothing"));
        keepAql(window, *list, server);
        list->setFilterText(QString());
        list->setError(makeError(ErrorKind::Offline));
        QuickOpen quickOpen(&window);
        quickOpen.setIndex(&index, [](const QString &text) {
            const auto id = caseIdFromText(text);
            return id ? std::optional(CaseKey{*id}) : std::nullopt;
        });
        quickOpen.popup(QStringLiteral("card"));
        keep(window, name + QStringLiteral("-open"));
    }
};

CASEWRIGHT_TEST(LooksTest)
#include "looks_test.moc"
