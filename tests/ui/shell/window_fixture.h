// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_prompts.h"
#include "tests/support/workspace/workspace_fixture.h"
#include "ui/browser/case_list_panel.h"
#include "ui/models/case_table_model.h"
#include "ui/shell/main_window.h"

#include <QTest>

namespace casewright::test {

/// The whole window, driven by its keys, on a workspace with a server in memory that holds `cases` cases in one suite.
class WindowFixture final {
public:
    explicit WindowFixture(int cases = 50, const ProjectSchema &schema = FakeServer::sampleSchema());
    ~WindowFixture();

    /// One action of an analyst; it goes where the focus is.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void click(QWidget *target)
    {
        ++m_actions;
        QTest::mouseClick(target, Qt::LeftButton);
    }
    /// Letter by letter into what has the focus; no action.
    static void type(const QString &text);
    /// What has the focus and what it lies in: "input<stepTree<...".
    [[nodiscard]] static QString focus();
    void startCounting() { m_actions = 0; }
    [[nodiscard]] int actions() const { return m_actions; }

    template <typename W>
    [[nodiscard]] W *part(const char *name)
    {
        return m_window->findChild<W *>(QLatin1StringView(name));
    }
    [[nodiscard]] CaseListPanel &list() { return *part<CaseListPanel>("caseListPanel"); }
    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] WorkspaceFixture &data() { return m_data; }
    [[nodiscard]] FakePrompts &prompts() { return m_prompts; }

private:
    WorkspaceFixture m_data;
    FakePrompts m_prompts;
    std::unique_ptr<MainWindow> m_window;
    int m_actions = 0;
};

inline WindowFixture::WindowFixture(int cases, const ProjectSchema &schema)
{
    m_data.schema = schema;
    for (int i = 0; i < cases; ++i) {
        const QString name = QStringLiteral("Case %1").arg(i);
        TestCase value = schema.capabilities.relations ? richCase(name) : sampleCase(name);
        value.fields.insert(10, {Ref{50, QStringLiteral("Checkout")}});
        m_data.server().add(value);
    }
    m_data.open();
    m_window = std::make_unique<MainWindow>(&m_prompts);
    m_window->setProjects({FakeServer::sampleSchema().project});
    m_window->openProject(&m_data.workspace());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->pull();
    QTRY_COMPARE(list().model()->rowCount(), cases);
}

inline WindowFixture::~WindowFixture()
{
    m_window->closeProject();
}

inline void WindowFixture::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++m_actions;
    QWidget *target = QApplication::focusWidget();
    QTest::keyClick(target ? target : m_window.get(), key, modifiers);
}

inline void WindowFixture::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, QApplication::focusWidget(), Qt::Key_unknown, QString(letter), Qt::NoModifier);
}

inline QString WindowFixture::focus()
{
    QStringList names;
    for (const QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget())
        names.append(widget->objectName());
    return names.join(QLatin1Char('<'));
}

} // namespace casewright::test
