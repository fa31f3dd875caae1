// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_prompts.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "ui/bulk/tag_manager.h"
#include "ui/common/theme.h"
#include "ui/models/bulk/bulk_edit.h"
#include "ui/tags/preview_dialog.h"
#include "ui/tags/tags_panel.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

namespace casewright::test {

/// The tag manager beside the panel that shows its previews, over a project on a server in memory.
class ManagerBench {
public:
    explicit ManagerBench(const QList<QStringList> &tags)
    {
        for (const QStringList &own : tags)
            keys << CaseKey{fixture.server().add(sampleCase(QStringLiteral("Case %1").arg(keys.size() + 1), own))};
        fixture.open();
        fixture.pull();
        panel.openProject(fixture.workspace());
        manager = std::make_unique<TagManager>(panel.bulk(), &prompts);
        panel.setPreviewParent(manager.get());
        QObject::connect(&fixture.workspace(), &workspace::Workspace::casesChanged, manager.get(), &TagManager::refresh);
        manager->show();
        manager->activateWindow();
    }
    ~ManagerBench()
    {
        manager.reset();
        panel.closeProject();
    }

    [[nodiscard]] bool isReady() { return QTest::qWaitForWindowActive(manager.get()); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(QApplication::focusWidget(), key, modifiers); }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Goes to a row as an analyst does who sees it.
    void select(const QStringList &tags)
    {
        manager->list()->setFocus();
        manager->list()->clearSelection();
        for (const QString &tag : tags) {
            const QModelIndex row = manager->model()->index(manager->model()->rowOf(tag), 0);
            QTest::mouseClick(manager->list()->viewport(), Qt::LeftButton, tags.first() == tag ? Qt::NoModifier : Qt::ControlModifier,
                              manager->list()->visualRect(row).center());
        }
    }
    [[nodiscard]] PreviewDialog *preview() const
    {
        auto *above = manager->findChild<PreviewDialog *>();
        return above ? above : panel.findChild<PreviewDialog *>();
    }
    [[nodiscard]] QAbstractButton *button(const char *name) const { return manager->findChild<QAbstractButton *>(QLatin1String(name)); }
    [[nodiscard]] QStringList tagsOf(int number) { return fixture.tagsOnServer(keys[number - 1].value); }

    WorkspaceFixture fixture;
    FakePrompts prompts;
    QList<CaseKey> keys;
    TagsPanel panel;
    std::unique_ptr<TagManager> manager;
    QSignalSpy finished{&panel, &TagsPanel::planFinished};
};

} // namespace casewright::test
