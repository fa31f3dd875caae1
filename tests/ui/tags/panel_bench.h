// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workspace/workspace_fixture.h"
#include "ui/common/theme.h"
#include "ui/tags/tags_panel.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

namespace casewright::test {

/// The panel over a workspace with cases on a server in memory, as the window has it.
class PanelBench {
public:
    explicit PanelBench(int cases = 4)
    {
        applyTheme(*qApp, ColorScheme::Light);
        const QList<QStringList> tags = {{QStringLiteral("smoke"), QStringLiteral("severity:critical")},
                                         {QStringLiteral("smoke"), QStringLiteral("regression"), QStringLiteral("severity:minor")},
                                         {QStringLiteral("smoke"), QStringLiteral("platform:ios")}};
        for (int i = 0; i < cases; ++i)
            keys << CaseKey{fixture.server().add(sampleCase(QStringLiteral("Case %1").arg(i + 1), tags[i % tags.size()]))};
        fixture.open();
        fixture.pull();
        panel.openProject(fixture.workspace());
        panel.resize(340, 780);
        panel.show();
        panel.activateWindow();
    }
    ~PanelBench() { panel.closeProject(); }

    [[nodiscard]] bool isReady() { return QTest::qWaitForWindowActive(&panel); }
    template <typename Widget>
    [[nodiscard]] Widget *child(const char *name) const
    {
        return panel.findChild<Widget *>(QLatin1String(name));
    }
    [[nodiscard]] qsizetype changeSets() { return fixture.workspace().history().size(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }

    WorkspaceFixture fixture;
    QList<CaseKey> keys;
    TagsPanel panel;
    QSignalSpy finished{&panel, &TagsPanel::planFinished};
};

} // namespace casewright::test
