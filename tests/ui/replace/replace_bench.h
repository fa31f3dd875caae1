// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workspace/workspace_fixture.h"
#include "ui/common/inline_message.h"
#include "ui/common/theme.h"
#include "ui/models/bulk/bulk_edit.h"
#include "ui/replace/replace_dialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest>

namespace casewright::test {

/// Find and Replace over a project on a server in memory, whose cases have a cart in their steps; nothing of them was read yet.
class ReplaceBench {
public:
    explicit ReplaceBench(int cases)
    {
        for (int i = 1; i <= cases; ++i) {
            TestCase value = sampleCase(QStringLiteral("Pay for order %1").arg(i), {});
            Step step = makeStep(QStringLiteral("open the cart of order %1").arg(i), QStringLiteral("Given"));
            step.children = {makeExpected(QStringLiteral("the Cart shows one item"))};
            value.scenario = Scenario{{step, makeStep(QStringLiteral("pay by card"))}};
            keys << CaseKey{fixture.server().add(value)};
        }
        fixture.open();
        fixture.pull();
        workspace::Workspace &open = fixture.workspace();
        bulk.openProject(&open.index(), accessTo(open), open.schema());
        dialog = std::make_unique<ReplaceDialog>(&bulk);
        dialog->setScopes({{QStringLiteral("All cases"), keys}});
        dialog->show();
        dialog->activateWindow();
        dialog->focusPattern();
    }
    ~ReplaceBench()
    {
        dialog.reset();
        bulk.closeProject();
    }

    [[nodiscard]] bool isReady() { return QTest::qWaitForWindowActive(dialog.get()); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++actions;
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const QString &text)
    {
        ++actions;
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    [[nodiscard]] QAbstractButton *button(const char *name) const { return dialog->findChild<QAbstractButton *>(QLatin1String(name)); }
    [[nodiscard]] QString label(const char *name) const { return button(name)->text().remove(u'&'); }
    [[nodiscard]] QString stepOnServer(qsizetype index)
    {
        return fixture.server().cases[keys.at(index).value].value.scenario.value().steps.first().text;
    }

    WorkspaceFixture fixture;
    QList<CaseKey> keys;
    BulkEdit bulk;
    std::unique_ptr<ReplaceDialog> dialog;
    QSignalSpy finished{&bulk, &BulkEdit::finished};
    int actions = 0;
};

} // namespace casewright::test
