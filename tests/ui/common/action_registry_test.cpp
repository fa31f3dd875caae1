// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/action_registry.h"
#include "tests/support/runner/test_case.h"

#include <QApplication>
#include <QtTest>

using namespace casewright;

namespace {

ActionSpec spec(const char *id, const char *keys = "", const char *area = "")
{
    ActionSpec made;
    made.id = QString::fromUtf8(id);
    made.text = QStringLiteral("&Text of %1").arg(made.id);
    if (*keys)
        made.shortcuts = {QKeySequence(QString::fromUtf8(keys))};
    made.area = QString::fromUtf8(area);
    made.category = QStringLiteral("Case");
    return made;
}

} // namespace

class ActionRegistryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAnActionById()
    {
        ActionRegistry registry;
        QAction *made = registry.add(spec("case.new", "Ctrl+N"));
        QCOMPARE(registry.action(QStringLiteral("case.new")), made);
        QCOMPARE(made->objectName(), QStringLiteral("case.new"));
        QCOMPARE(made->shortcut(), QKeySequence(QStringLiteral("Ctrl+N")));
        QVERIFY(made->toolTip().contains(QStringLiteral("Ctrl+N")));
        QVERIFY(!registry.action(QStringLiteral("case.old")));
    }

    void keysOfAnAreaNeedItsFocus()
    {
        ActionRegistry registry;
        QCOMPARE(registry.add(spec("a", "F2"))->shortcutContext(), Qt::WindowShortcut);
        QCOMPARE(registry.add(spec("b", "F3", "browser"))->shortcutContext(), Qt::WidgetWithChildrenShortcut);
    }

    void findsKeysThatMeanTwoThings()
    {
        ActionRegistry registry;
        registry.add(spec("one", "Ctrl+D"));
        registry.add(spec("two", "Ctrl+D"));
        registry.add(spec("three", "Ctrl+E"));
        QCOMPARE(registry.conflicts().size(), 1);
        QCOMPARE(registry.conflicts().first().ids, (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    }

    void theSameKeysInTwoAreasAreNoConflict()
    {
        ActionRegistry registry;
        registry.add(spec("one", "F2", "browser"));
        registry.add(spec("two", "F2", "editor"));
        QCOMPARE(registry.conflicts().size(), 0);
        registry.add(spec("three", "F2"));
        QCOMPARE(registry.conflicts().size(), 1);
        QCOMPARE(registry.conflicts().first().ids.size(), 3);
    }

    void listsItsActionsInOrder()
    {
        ActionRegistry registry;
        registry.add(spec("b", "Ctrl+B"));
        registry.add(spec("a"));
        const auto rows = registry.rows();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.first().id, QStringLiteral("b"));
        QCOMPARE(rows.first().text, QStringLiteral("Text of b"));
        QCOMPARE(rows.first().keys, QStringLiteral("Ctrl+B"));
        QCOMPARE(rows.last().keys, QString());
        QCOMPARE(registry.actionsOf(QStringLiteral("Case")).size(), 2);
        QCOMPARE(registry.actionsOf(QStringLiteral("View")).size(), 0);
    }

    void keepsAnAmpersandThatIsMeant()
    {
        ActionRegistry registry;
        ActionSpec made = spec("x");
        made.text = QStringLiteral("&Tags && links");
        registry.add(made);
        QCOMPARE(registry.rows().first().text, QStringLiteral("Tags & links"));
    }
};

CASEWRIGHT_TEST(ActionRegistryTest)
#include "action_registry_test.moc"
