// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/browser_panel.h"
#include "ui/browser/case_list_panel.h"
#include "ui/editor/editor_tabs.h"
#include "ui/shell/dock_widths.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"
#include "ui/shell/tags/tag_commands.h"
#include "ui/shell/window_actions.h"
#include "ui/tags/tags_panel.h"

#include <QDockWidget>
#include <QSplitter>
#include <QToolBar>

/// Where the parts of the window stand, and what of that is kept for the next start.
namespace casewright {
namespace {

/// A larger selection is made anew sooner than it is remembered.
constexpr qsizetype mostKeptSelected = 1000;

QVariantList toVariants(const QList<CaseKey> &keys)
{
    QVariantList values;
    if (keys.size() > mostKeptSelected)
        return values;
    for (const CaseKey key : keys)
        values.append(key.value);
    return values;
}

QList<CaseKey> toKeys(const QVariantList &values)
{
    QList<CaseKey> keys;
    for (const QVariant &value : values)
        keys.append(CaseKey{value.toLongLong()});
    return keys;
}

} // namespace

void MainWindow::buildLayout()
{
    m_splitter->setObjectName(QStringLiteral("centre"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_cases);
    m_splitter->addWidget(m_editors);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    setCentralWidget(m_splitter);
    m_dockWidths->add(addDock(QStringLiteral("browserDock"), tr("Browser"), m_browser, Qt::LeftDockWidgetArea), {18, 176, 280});
    m_dockWidths->add(addDock(QStringLiteral("tagsDock"), tr("Tags & links"), m_tags, Qt::RightDockWidgetArea), {22, 220, 340});
    setStatusBar(m_status);
    QList<QAction *> context;
    for (const QString &id : {actions::renameCase, actions::duplicateCases, actions::moveCases, actions::transferCases, actions::deleteCases, actions::sendCase,
                              actions::openPage, actions::copyPermalink, actions::copyAutomation})
        context.append(m_actions.action(id));
    m_cases->setContextActions(context);
    m_cases->setEmptyStateActions(m_actions.action(actions::newCase), m_actions.action(actions::connectServer));
    m_browser->setEmptyStateAction(m_actions.action(actions::connectServer));
    resize(1360, 860);
}

QDockWidget *MainWindow::addDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildToolBar()
{
    auto *bar = addToolBar(tr("Main"));
    bar->setObjectName(QStringLiteral("mainBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    for (const QString &id : {actions::newCase, actions::newSuite})
        bar->addAction(m_actions.action(id));
    bar->addSeparator();
    for (const QString &id : {actions::pull, actions::sendAll})
        bar->addAction(m_actions.action(id));
    bar->addSeparator();
    bar->addAction(m_actions.action(actions::quickOpen));
}

QVariantMap MainWindow::saveState() const
{
    return {{QStringLiteral("geometry"), saveGeometry()},
            {QStringLiteral("docks"), QMainWindow::saveState()},
            {QStringLiteral("docksSet"), m_dockWidths->areSet()},
            {QStringLiteral("centre"), m_splitter->saveState()},
            {QStringLiteral("browser"), m_browser->saveState()},
            {QStringLiteral("list"), m_cases->saveState()},
            {QStringLiteral("filter"), m_cases->filterText()},
            {QStringLiteral("selected"), toVariants(m_cases->selectedKeys())},
            {QStringLiteral("tabs"), m_editors->saveState()},
            {QStringLiteral("tagPolicy"), m_tagCommands->policyFile()}};
}

void MainWindow::restoreState(const QVariantMap &state)
{
    restoreGeometry(state.value(QStringLiteral("geometry")).toByteArray());
    QMainWindow::restoreState(state.value(QStringLiteral("docks")).toByteArray());
    m_dockWidths->setSet(state.value(QStringLiteral("docksSet")).toBool());
    m_splitter->restoreState(state.value(QStringLiteral("centre")).toByteArray());
    m_browser->restoreState(state.value(QStringLiteral("browser")).toByteArray());
    m_cases->restoreState(state.value(QStringLiteral("list")).toByteArray());
    m_cases->setFilterText(state.value(QStringLiteral("filter")).toString());
    m_tagCommands->setPolicyFile(state.value(QStringLiteral("tagPolicy")).toString());
    if (m_workspace)
        m_editors->restoreState(state.value(QStringLiteral("tabs")).toByteArray());
    // Last, because a case that is opened becomes the selected one. Cases that are gone are not among the rows.
    if (const QList<CaseKey> selected = toKeys(state.value(QStringLiteral("selected")).toList()); !selected.isEmpty())
        m_cases->select(selected);
}

} // namespace casewright
