// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/unread_steps.h"

#include "tests/support/runner/test_case.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "tests/ui/cut_off.h"
#include "tests/ui/looks.h"
#include "ui/browser/case_list_panel.h"
#include "ui/common/inline_message.h"
#include "ui/models/case_table_model.h"

#include <QToolButton>
#include <QtTest>

using namespace casewright;

/// A word in a step that was never read is not found in silence.
class UnreadStepsTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::WorkspaceFixture> m_project;
    std::unique_ptr<CaseListPanel> m_panel;
    QList<ServerId> m_ids;

    [[nodiscard]] InlineMessage *message() const { return m_panel->findChild<InlineMessage *>(QStringLiteral("unreadSteps")); }
    [[nodiscard]] QString said() const { return message()->isVisible() ? message()->text() : QString(); }
    [[nodiscard]] int rows() const { return m_panel->model()->rowCount(); }
    void press() { QTest::mouseClick(message()->findChild<QToolButton *>(), Qt::LeftButton); }

private Q_SLOTS:
    void init()
    {
        m_project = std::make_unique<test::WorkspaceFixture>();
        m_ids.clear();
        for (int i = 0; i < 5; ++i) {
            TestCase value = test::sampleCase(QStringLiteral("Case %1").arg(i));
            value.scenario = Scenario{{makeStep(i < 2 ? QStringLiteral("open the basket") : QStringLiteral("pay"))}};
            m_ids.append(m_project->server().add(value));
        }
        m_project->open();
        m_project->pull();
        m_project->read(CaseKey{m_ids.at(0)});
        m_panel = std::make_unique<CaseListPanel>();
        m_panel->openProject(&m_project->workspace().index(), &m_project->workspace().schema());
        m_panel->setStepsOf(&m_project->workspace());
        connect(&m_project->workspace(), &workspace::Workspace::casesChanged, m_panel.get(), &CaseListPanel::updateCases);
        m_panel->resize(900, 500);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_project.reset();
    }

    void saysNothingWhereNoStepsAreAskedFor()
    {
        QCOMPARE(said(), QString());
        m_panel->setFilterText(QStringLiteral("tag:smoke"));
        QCOMPARE(said(), QString());
        m_panel->setFilterText(QStringLiteral("basket"));
        QVERIFY(!said().isEmpty());
        m_panel->setFilterText({});
        QCOMPARE(said(), QString());
    }

    void isReadableInEveryTheme_data() { test::addLooks("unread-steps"); }
    void isReadableInEveryTheme()
    {
        QFETCH(const ColorScheme, scheme);
        QFETCH(const Qt::LayoutDirection, direction);
        QFETCH(const int, percent);
        const test::FontScale scale(percent);
        applyTheme(*qApp, scheme);
        cleanup();
        init(); // in these looks from the beginning
        m_panel->setLayoutDirection(direction);
        m_panel->setFilterText(QStringLiteral("basket"));
        test::keepScene(*m_panel, "offered");
        QCOMPARE(test::cutOff(*message()), QString());
        applyTheme(*qApp, ColorScheme::Light);
    }

    void readsTheRestAndFindsMore()
    {
        m_panel->setFilterText(QStringLiteral("basket"));
        QCOMPARE(rows(), 1);
        QCOMPARE(said(), QStringLiteral("Steps are searched in 1 of 5 cases: those of the others were not read yet."));
        press();
        QTRY_COMPARE(said(), QString());
        QTRY_COMPARE(rows(), 2);
        QCOMPARE(m_project->server().log.filter(QStringLiteral("read ")).size(), 5); // none twice
    }

    void saysWhyItCouldNotAndGoesOn()
    {
        m_panel->setFilterText(QStringLiteral("basket"));
        m_project->server().failNextRead = {makeError(ErrorKind::Forbidden)};
        press();
        QTRY_VERIFY2(said().startsWith(QStringLiteral("The steps of 4 of 5 cases are read. ")), qPrintable(said()));
        press();
        QTRY_COMPARE(said(), QString());
        QTRY_COMPARE(rows(), 2);
    }

    void stopsWhenAskedAndWhenTheProjectIsClosed()
    {
        m_panel->setFilterText(QStringLiteral("basket"));
        press();
        QVERIFY(said().startsWith(QStringLiteral("Reading steps")));
        press();
        QTRY_VERIFY2(said().startsWith(QStringLiteral("Steps are searched in")), qPrintable(said()));
        press();
        QVERIFY(said().startsWith(QStringLiteral("Reading steps")));
        m_panel->closeProject();
        QCOMPARE(said(), QString());
        m_project->close();
    }
};

CASEWRIGHT_TEST(UnreadStepsTest)
#include "unread_steps_test.moc"
