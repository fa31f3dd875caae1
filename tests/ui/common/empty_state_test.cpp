// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/empty_state.h"
#include "tests/support/runner/test_case.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace casewright;

class EmptyStateTest : public QObject {
    Q_OBJECT

private:
    static QPushButton *button(const QWidget &state, const char *name)
    {
        return state.findChild<QPushButton *>(QString::fromUtf8(name));
    }

private Q_SLOTS:
    void saysWhatThisIsAndOffersTwoWays()
    {
        EmptyState state;
        QAction create(QStringLiteral("New Case"));
        QAction clear(QStringLiteral("Clear Filter"));
        QSignalSpy created(&create, &QAction::triggered);
        QSignalSpy cleared(&clear, &QAction::triggered);
        state.setContent(
            {Icon::Case, QStringLiteral("No cases here yet"), QStringLiteral("Cases tell…"), &create, &clear});
        QCOMPARE(state.findChild<QLabel *>(QStringLiteral("emptyStateTitle"))->text(),
                 QStringLiteral("No cases here yet"));
        QCOMPARE(state.accessibleName(), QStringLiteral("No cases here yet"));
        QTest::mouseClick(button(state, "emptyStatePrimary"), Qt::LeftButton);
        QTest::keyClick(button(state, "emptyStateAlternative"), Qt::Key_Space);
        QCOMPARE(created.size(), 1);
        QCOMPARE(cleared.size(), 1);
    }

    void buttonsFollowTheirActions()
    {
        EmptyState state;
        QAction create(QStringLiteral("New Case"));
        state.setContent({Icon::Case, QStringLiteral("None"), {}, &create, nullptr});
        create.setEnabled(false);
        create.setText(QStringLiteral("New Case Here"));
        QVERIFY(!button(state, "emptyStatePrimary")->isEnabled());
        QCOMPARE(button(state, "emptyStatePrimary")->text(), QStringLiteral("New Case Here"));
        QVERIFY(button(state, "emptyStateAlternative")->isHidden());
    }

    void newContentForgetsTheOldActions()
    {
        EmptyState state;
        QAction first(QStringLiteral("First"));
        QAction second(QStringLiteral("Second"));
        QSignalSpy old(&first, &QAction::triggered);
        QSignalSpy now(&second, &QAction::triggered);
        state.setContent({Icon::Case, QStringLiteral("None"), {}, &first, nullptr});
        state.setContent({Icon::Search, QStringLiteral("Nothing found"), {}, &second, nullptr});
        first.setText(QStringLiteral("Changed"));
        QCOMPARE(button(state, "emptyStatePrimary")->text(), QStringLiteral("Second"));
        QTest::mouseClick(button(state, "emptyStatePrimary"), Qt::LeftButton);
        QCOMPARE(old.size(), 0);
        QCOMPARE(now.size(), 1);
    }

    void survivesTheDeathOfAnAction()
    {
        EmptyState state;
        auto action = std::make_unique<QAction>(QStringLiteral("Gone"));
        state.setContent({Icon::Case, QStringLiteral("None"), {}, action.get(), nullptr});
        action.reset();
        QTest::mouseClick(button(state, "emptyStatePrimary"), Qt::LeftButton);
        state.setContent({});
        QVERIFY(button(state, "emptyStatePrimary")->isHidden());
    }
};

CASEWRIGHT_TEST(EmptyStateTest)
#include "empty_state_test.moc"
