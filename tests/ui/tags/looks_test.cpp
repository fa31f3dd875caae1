// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/looks.h"
#include "tests/ui/tags/link_bench.h"
#include "ui/common/tokens/token_field.h"
#include "ui/tags/failures_dialog.h"
#include "ui/tags/plan_bar.h"
#include "ui/tags/preview_dialog.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace casewright;
using test::PanelBench;

/// Renders the panel for none, one and many cases, the preview and the list of failures. With CASEWRIGHT_SHOTS set the pictures
/// stay there to be judged.
class LooksTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paintsInEveryTheme_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::newRow("tags-light") << ColorScheme::Light;
        QTest::newRow("tags-dark") << ColorScheme::Dark;
    }

    void paintsEveryKindOfLink_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::newRow("links-light") << ColorScheme::Light;
        QTest::newRow("links-dark") << ColorScheme::Dark;
    }

    void paintsEveryKindOfLink()
    {
        QFETCH(ColorScheme, scheme);
        test::LinkBench b;
        applyTheme(*qApp, scheme);
        const ServerId other = b.bench.keys[2].value;
        b.onServer(0).links = QList<ExternalLink>{{QStringLiteral("Handbook"), QStringLiteral("https://wiki.test/cart/of/a/customer"), {}},
                                                  {{}, QStringLiteral("https://build.test/42"), {}}};
        b.onServer(0).relations = QList<Relation>{{QStringLiteral("is duplicated by"), other, QStringLiteral("Case 3")}};
        b.onServer(0).testKeys = QList<TestKey>{{QStringLiteral("XRAY-7"), Ref{5, QStringLiteral("Jira")}, {}}};
        b.selectFirst();
        b.links()->list()->setCurrentRow(0);
        b.links()->addressField()->setText(QStringLiteral("ftp://files.test"));
        test::keepScene(b.bench.panel, "one");
        b.bench.panel.setSelection(b.bench.keys);
        b.bench.panel.bulk()->addLink(ExternalLink{QStringLiteral("Plan"), QStringLiteral("https://plan.test"), {}});
        b.bench.panel.bulk()->addLink(Relation{QStringLiteral("related to"), other, QStringLiteral("Case 3")});
        test::keepScene(b.bench.panel, "many");
        b.bench.panel.resize(220, 1100);
        test::keepScene(b.bench.panel, "narrow");
        QCOMPARE(b.bench.panel.grab().toImage().pixelColor(2, 2), Theme::of(scheme).window);
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        PanelBench bench(42);
        applyTheme(*qApp, scheme);
        QVERIFY(bench.isReady());
        test::keepScene(bench.panel, "none");
        IssueLink link;
        link.integration = Ref{5, QStringLiteral("Jira")};
        link.key = QStringLiteral("SHOP-12");
        bench.fixture.server().cases[bench.keys[1].value].value.issues = QList<IssueLink>{link};
        bench.panel.setSelection({bench.keys[1]});
        QTRY_VERIFY(bench.panel.bulk()->links<IssueLink>());
        test::keepScene(bench.panel, "one");
        bench.panel.setSelection(bench.keys);
        TagPolicy policy;
        policy.keys.insert(QStringLiteral("severity"), {{QStringLiteral("critical")}, true, true});
        bench.panel.setTagPolicy(policy);
        test::keepScene(bench.panel, "policy");
        bench.panel.setTagPolicy(TagPolicy::standard());
        bench.panel.bulk()->addTag(QStringLiteral("nightly"));
        TagStatesModel *tags = bench.panel.bulk()->tags();
        tags->setPending(tags->rowOf(QStringLiteral("regression")), TagStatesModel::Pending::Remove);
        tags->setPending(tags->rowOf(QStringLiteral("severity:minor")), TagStatesModel::Pending::Add);
        bench.panel.bulk()->setField(CaseField::Layer, Ref{-3, QStringLiteral("API Tests")});
        bench.panel.bulk()->addLink(link);
        test::keepScene(bench.panel, "many");
        bench.panel.planBar()->previewButton()->click();
        QTRY_VERIFY(bench.panel.findChild<PreviewDialog *>());
        auto *preview = bench.panel.findChild<PreviewDialog *>();
        test::keepScene(*preview, "preview");
        bench.fixture.server().failNext = {makeError(ErrorKind::Forbidden, QStringLiteral("The project is read only for you."))};
        preview->applyButton()->click();
        test::keepScene(bench.panel, "sending");
        QTRY_COMPARE(bench.finished.size(), 1);
        test::keepScene(bench.panel, "failed");
        bench.panel.showFailures(bench.finished.first().first().value<BulkOutcome>());
        test::keepScene(*bench.panel.findChild<FailuresDialog *>(), "failures");
        QCOMPARE(bench.panel.grab().toImage().pixelColor(2, bench.panel.height() - 3), Theme::of(scheme).window);
    }
};

CASEWRIGHT_TEST(LooksTest)
#include "looks_test.moc"
