// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runner/test_case.h"
#include "tests/ui/shell/window_fixture.h"
#include "ui/browser/browser_panel.h"

#include <QComboBox>

using namespace casewright;
using namespace casewright::test;
using namespace Qt::StringLiterals;

/// The cases grouped by another tree of the project, from the window.
class GroupingTest final : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static ProjectSchema grouped()
    {
        ProjectSchema schema = FakeServer::richSchema();
        schema.trees = {{7, u"Suites"_s, {{{10, u"Suite"_s}}}}, {8, u"Components"_s, {{{42, u"Component"_s}}}}};
        schema.treeId = 7;
        return schema;
    }

private Q_SLOTS:
    void aTreeChosenByKeyGroupsTheProject()
    {
        WindowFixture m(3, grouped());
        auto *trees = m.part<QComboBox>("groupingTrees");
        QVERIFY(trees && trees->isVisible());
        trees->setFocus(Qt::TabFocusReason);
        m.press(Qt::Key_Down);
        QTRY_COMPARE(m.data().workspace().schema().treeId, ServerId(8));
        QCOMPARE(trees->currentText(), u"Components"_s);
        QCOMPARE(m.data().workspace().schema().suiteLevels.first().name, u"Component"_s);
    }

    void theTreeChosenLastIsTakenAtTheNextStart()
    {
        WindowFixture m(3, grouped());
        m.part<QComboBox>("groupingTrees")->setFocus(Qt::TabFocusReason);
        m.press(Qt::Key_Down);
        QTRY_COMPARE(m.data().workspace().schema().treeId, ServerId(8));
        const QVariantMap state = m.window().saveState();
        m.window().closeProject();
        m.data().reopen();
        QCOMPARE(m.data().workspace().schema().treeId, ServerId(7));
        m.window().restoreState(state);
        m.window().openProject(&m.data().workspace());
        QTRY_COMPARE(m.data().workspace().schema().treeId, ServerId(8));
    }
};

CASEWRIGHT_TEST(GroupingTest)
#include "grouping_test.moc"
