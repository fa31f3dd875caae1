// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/step_outline.h"
#include "tests/support/fake_prompts.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QtTest>

#include <memory>

namespace casewright::test {

/// A window with one part of the editor and a field to leave it for, over a workspace whose server is in memory. The first
/// case is 1000 "Pay by card". With the rich schema the server has everything, and the cases know it.
class EditorBench {
public:
    explicit EditorBench(const ProjectSchema &schema = FakeServer::sampleSchema())
    {
        applyTheme(*qApp, ColorScheme::Light);
        fixture.schema = schema;
        const bool isRich = schema.capabilities.owner;
        TestCase first = isRich ? richCase(QStringLiteral("Pay by card")) : sampleCase(QStringLiteral("Pay by card"));
        first.scenario = Scenario{parseSteps(QStringLiteral("- Given a cart\n- pay\n"))->steps};
        fixture.server().add(first);
        fixture.server().add(sampleCase(QStringLiteral("Pay by invoice")));
        fixture.server().add(sampleCase(QStringLiteral("Refund")));
        fixture.open();
        fixture.pull();
        auto *layout = new QVBoxLayout(&window);
        elsewhere = new QLineEdit(&window);
        layout->addWidget(elsewhere);
    }
    ~EditorBench() { clear(); }

    /// Puts `part` into the window, which owns it.
    template <typename Part>
    Part *show(Part *part)
    {
        m_part = part;
        window.layout()->addWidget(part);
        window.resize(760, 560);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        return part;
    }
    /// As if it were closed.
    void clear() { const std::unique_ptr<QWidget> gone(m_part); }

    template <typename Widget>
    [[nodiscard]] Widget *child(const char *name) const
    {
        return window.findChild<Widget *>(QLatin1String(name));
    }

    void press(Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), pressed, modifiers);
    }
    void type(const char *text) { QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text)); }
    void focus(QWidget *widget) { widget->setFocus(Qt::TabFocusReason); }
    void leave() { focus(elsewhere); }

    [[nodiscard]] workspace::Workspace &workspace() { return fixture.workspace(); }
    [[nodiscard]] TestCase now() { return workspace().record(key)->current(); }
    [[nodiscard]] QStringList changeSets()
    {
        QStringList names;
        const auto history = workspace().history();
        for (const auto &entry : history)
            names.append(entry.name);
        return names;
    }
    /// What a colleague, a plan or an undo makes of the case.
    template <typename Edit>
    void changeElsewhere(Edit edit)
    {
        Change change{key, TestCase(), TestCase()};
        edit(*change.before, *change.after, now());
        QVERIFY(workspace().apply({QStringLiteral("Elsewhere"), ChangeOrigin::Plan, {change}}));
    }
    /// A step that is no text, made elsewhere: a file or a shared step.
    void putStep(int row, StepKind kind, const QString &text, ServerId target)
    {
        changeElsewhere([=](TestCase &before, TestCase &after, const TestCase &is) {
            Step step = makeStep(text);
            step.kind = kind;
            step.target = target;
            before.scenario = is.scenario;
            Scenario next = is.scenario.value();
            next.steps.insert(row, step);
            after.scenario = next;
        });
    }
    void setScenario(const QString &outline)
    {
        changeElsewhere([&outline](TestCase &before, TestCase &after, const TestCase &is) {
            before.scenario = is.scenario;
            after.scenario = Scenario{parseSteps(outline)->steps};
        });
    }

    [[nodiscard]] FakeExtras &beside() { return fixture.server().beside; }

    WorkspaceFixture fixture;
    FakePrompts prompts;
    CaseKey key = keyOfServerId(1000);
    QWidget window;
    QLineEdit *elsewhere = nullptr;

private:
    QPointer<QWidget> m_part;
};

} // namespace casewright::test
