// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/bulk/manager_bench.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/looks.h"

using namespace casewright;
using namespace Qt::Literals::StringLiterals;
using test::ManagerBench;

class ManagerLooksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsInEveryTheme_data() { test::addLooks("tag-manager"); }
    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        const test::FontScale scale(percent);
        applyTheme(*qApp, scheme);
        QList<QStringList> tags;
        for (int i = 0; i < 40; ++i)
            tags << QStringList{i % 2 ? u"smoke"_s : u"Smoke"_s, i % 3 ? u"severity:critical"_s : u"severity:minor"_s, u"component:part%1"_s.arg(i / 4)};
        tags << QStringList{u"regression"_s, u"regresion"_s, u"payments"_s};
        ManagerBench bench(tags);
        bench.manager->setLayoutDirection(direction);
        TagPolicy policy = TagPolicy::standard();
        policy.keys.insert(u"severity"_s, {{u"critical"_s}, true, true});
        policy.tags = {u"nightly"_s};
        bench.panel.setTagPolicy(policy);
        bench.manager->setPolicyFile(u"tag-policy.json"_s);
        QVERIFY(bench.isReady());
        bench.select({u"smoke"_s, u"Smoke"_s});
        test::keepScene(*bench.manager, "list");
        QCOMPARE(test::cutOff(*bench.manager), QString());
        bench.prompts.willType(u"smoke"_s);
        QTest::mouseClick(bench.button("tagMerge"), Qt::LeftButton);
        QTRY_VERIFY(bench.preview());
        test::keepScene(*bench.preview(), "preview");
        bench.preview()->applyButton()->click();
        QTRY_COMPARE(bench.finished.size(), 1);
        test::keepScene(*bench.manager, "done");
        bench.manager->filterField()->setText(u"no such"_s);
        test::keepScene(*bench.manager, "nothing");
        QCOMPARE(bench.manager->grab().toImage().pixelColor(2, bench.manager->height() - 3), Theme::of(scheme).window);
    }
};

CASEWRIGHT_TEST(ManagerLooksTest)
#include "manager_looks_test.moc"
