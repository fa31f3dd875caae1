// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"
#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/pending/clashing_case.h"
#include "tests/ui/settled.h"
#include "ui/common/theme.h"
#include "ui/models/pending/conflict_model.h"
#include "ui/pending/conflict_dialog.h"
#include "ui/pending/pending_view.h"

#include <QApplication>
#include <QDir>
#include <QTableView>
#include <QTreeView>
#include <QtTest>

using namespace casewright;
using namespace casewright::test;

/// Renders the views of what waits. With CASEWRIGHT_SHOTS set the pictures stay there to be judged.
class LooksTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceFixture> m;
    QFont m_font;

    static void keep(QWidget &dialog, const char *scene)
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        settle();
        QTRY_VERIFY2(cutOff(dialog).isEmpty(), qPrintable(cutOff(dialog)));
        const QImage image = dialog.grab().toImage();
        const QString folder = qEnvironmentVariable("CASEWRIGHT_SHOTS");
        if (folder.isEmpty())
            return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(image.save(folder + u'/' + QLatin1String(QTest::currentDataTag()) + u'-' + QLatin1String(scene) + QStringLiteral(".png")));
    }

    void stock()
    {
        TestCase first = sampleCase(QStringLiteral("Pay with a stored card after the session has expired"), {QStringLiteral("smoke"), QStringLiteral("old")});
        first.scenario = steps("- Given a cart with two books\n- When the customer pays\n  - by card\n  - confirm in the bank's app\n"
                               "- Then the order is confirmed\n  => A mail is sent\n- But the coupon is not used up\n");
        first.description = QStringLiteral("The customer pays.\nThe bank asks again.");
        m->server().add(first);
        m->server().add(sampleCase(QStringLiteral("Add a product to the cart")));
        m->server().add(sampleCase(QStringLiteral("Coupon of a closed campaign")));
        m->open();
        m->pull();
        for (const qint64 id : {1000, 1001, 1002})
            m->read(CaseKey{id});
        const TestCase is = m->workspace().record(CaseKey{1000})->current();
        const Scenario was = is.scenario.value();
        Scenario now = setText(was, was.steps.at(1).children.at(0).key, QStringLiteral("by the card that was stored before the session expired")).scenario;
        now = removeSteps(now, {was.steps.at(3).key}).scenario;
        now = moveTo(now, {was.steps.at(2).key}, {{}, 0}).scenario;
        now.steps.append(makeStep(QStringLiteral("the receipt is shown in the list of orders"), QStringLiteral("And")));
        Change change{CaseKey{1000}, TestCase(), TestCase()};
        change.before->scenario = was;
        change.after->scenario = now;
        change.before->description = is.description;
        change.after->description = QStringLiteral("The customer pays with a stored card.\nThe bank asks again.\nFound in production twice.");
        change.before->layer = is.layer;
        change.after->layer = Ref{7, QStringLiteral("UI")};
        QVERIFY(m->workspace().apply({QStringLiteral("Edit"), ChangeOrigin::Edit, {change}}));
        m->setTags({CaseKey{1000}}, {QStringLiteral("smoke"), QStringLiteral("payment")});
        m->rename(CaseKey{1001}, QStringLiteral("Add a product to the cart from the list"));
        m->remove(CaseKey{1002});
        (void)m->create(QStringLiteral("Refund to a gift card"));
        m->server().failNext = {makeError(ErrorKind::Forbidden, QStringLiteral("You are not a member of this project"))};
        (void)m->push({CaseKey{1001}});
    }

private Q_SLOTS:
    void initTestCase() { m_font = QApplication::font(); }
    void cleanup()
    {
        m.reset();
        QApplication::setFont(m_font);
    }

    void paintsInEveryTheme_data()
    {
        QTest::addColumn<ColorScheme>("scheme");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<int>("percent");
        QTest::newRow("pending-light") << ColorScheme::Light << Qt::LeftToRight << 100;
        QTest::newRow("pending-dark") << ColorScheme::Dark << Qt::LeftToRight << 100;
        QTest::newRow("pending-light-200") << ColorScheme::Light << Qt::LeftToRight << 200;
        QTest::newRow("pending-light-rtl") << ColorScheme::Light << Qt::RightToLeft << 100;
    }

    void paintsInEveryTheme()
    {
        QFETCH(ColorScheme, scheme);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(int, percent);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        applyTheme(*qApp, scheme);
        m = std::make_unique<WorkspaceFixture>();
        stock();
        {
            PendingView view(&m->workspace());
            view.setLayoutDirection(direction);
            keep(view, "change");
            view.select(CaseKey{1001});
            keep(view, "failed");
            m->server().cases.remove(1001); // deleted by somebody while its changes wait
            (void)m->push({CaseKey{1001}});
            view.setProgress(1, 1);
            keep(view, "deleted-there");
        }
        {
            ConflictDialog dialog(m->schema, QStringLiteral("1000"));
            dialog.setLayoutDirection(direction);
            dialog.showClashes(clashingCase());
            dialog.table()->setCurrentIndex(dialog.table()->model()->index(1, ConflictModel::MineColumn));
            keep(dialog, "conflict");
            // A screen of 1920 x 1080 that shows everything twice as large, without the desktop's bars and the title bar.
            const QSize small(960, 480);
            dialog.resize(small);
            const auto current = [&dialog] { return dialog.table()->visualRect(dialog.table()->currentIndex()); };
            QTRY_VERIFY(dialog.table()->viewport()->rect().contains(current().topLeft()));
            keep(dialog, "conflict-small");
            QCOMPARE(dialog.size(), small);
            QVERIFY(dialog.table()->viewport()->height() >= 4 * dialog.fontMetrics().lineSpacing());
        }
        m->close();
        m->schema.mayWrite = false;
        m->open();
        PendingView readOnly(&m->workspace());
        readOnly.setLayoutDirection(direction);
        keep(readOnly, "read-only");
    }

    void saysThatNothingWaits_data() { paintsInEveryTheme_data(); }
    void saysThatNothingWaits()
    {
        QFETCH(ColorScheme, scheme);
        applyTheme(*qApp, scheme);
        m = std::make_unique<WorkspaceFixture>();
        m->open();
        PendingView view(&m->workspace());
        keep(view, "nothing");
    }
};

CASEWRIGHT_TEST(LooksTest)
#include "looks_test.moc"
