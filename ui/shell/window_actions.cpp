// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace casewright {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("WindowActions", text);
}

using Keys = QList<QKeySequence>;

void addFileActions(ActionRegistry &registry)
{
    const QString category = tr("&File");
    registry.add({actions::connectServer, tr("&Connect to a server…"), {}, Icon::Online, category, {}, tr("Choose the server, the token and the project")});
    registry.add({actions::newProject, tr("New &project…"), {}, Icon::Project, category, {}, {}});
    registry.add({actions::quit, tr("&Quit"), {QKeySequence::Quit}, std::nullopt, category, {}, {}});
}

void addEditActions(ActionRegistry &registry)
{
    const QString category = tr("&Edit");
    registry.add({actions::undo, tr("&Undo"), {QKeySequence::Undo}, Icon::Undo, category, {}, {}});
    registry.add({actions::redo, tr("&Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}, Icon::Redo, category, {}, {}});
    registry.add({actions::tagField, tr("&Tags of the selection"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, Icon::Tag, category, {}, {}});
}

void addCaseActions(ActionRegistry &registry)
{
    const QString category = tr("&Case");
    const auto key = [](auto combination) { return Keys{QKeySequence(combination)}; };
    registry.add({actions::newCase, tr("&New case…"), key(Qt::CTRL | Qt::Key_N), Icon::Add, category, {}, tr("A new case in the selected suite")});
    registry.add({actions::newSuite, tr("New &suite…"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_N), Icon::Suite, category, {}, {}});
    registry.add({actions::renameCase, tr("&Rename…"), {}, Icon::Edit, category, {}, {}});
    registry.add({actions::duplicateCases, tr("D&uplicate"), {}, Icon::Duplicate, category, {}, {}});
    registry.add({actions::cloneCases, tr("Clone &on server"), {}, Icon::Duplicate, category, {}, tr("With its files and all that only the server has")});
    registry.add({actions::moveCases, tr("&Move to suite…"), {}, Icon::Suite, category, {}, {}});
    registry.add({actions::deleteCases, tr("De&lete"), {}, Icon::Delete, category, {}, {}});
    registry.add({actions::deletedCases, tr("&Deleted cases…"), {}, Icon::History, category, {}, tr("What lies in the bin of the server, to be brought back")});
    registry.add({actions::openPage, tr("Open &web page"), key(Qt::CTRL | Qt::Key_L), Icon::OpenExternal, category, {}, {}});
    registry.add({actions::copyPermalink, tr("Copy &permalink"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Icon::Link, category, {}, {}});
    registry.add({actions::copyAutomation, tr("Copy &automation line"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_A), Icon::Copy, category, {},
                  tr("The line that binds an automated test to this case")});
    registry.add({actions::renameSuite, tr("Rename su&ite…"), {}, Icon::Edit, category, {}, {}});
    registry.add({actions::nextTab, tr("Ne&xt open case"), key(Qt::CTRL | Qt::Key_Tab), std::nullopt, category, {}, {}});
    registry.add({actions::previousTab, tr("Previo&us open case"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), std::nullopt, category, {}, {}});
    registry.add({actions::closeTab, tr("&Close case"), key(Qt::CTRL | Qt::Key_W), Icon::Close, category, {}, {}});
}

void addGoActions(ActionRegistry &registry)
{
    const QString category = tr("&Go");
    const auto key = [](auto combination) { return Keys{QKeySequence(combination)}; };
    registry.add({actions::filter, tr("&Filter cases"), key(Qt::CTRL | Qt::Key_F), Icon::Filter, category, {}, {}});
    registry.add({actions::filterAll, tr("Filter &all suites"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_F), Icon::Search, category, {}, {}});
    registry.add({actions::filterAsAql, tr("Show filter as A&QL"), {}, Icon::Filter, category, {}, tr("The filter in the server's own language, to be extended there")});
    registry.add({actions::quickOpen, tr("Go to &case…"), key(Qt::CTRL | Qt::Key_P), Icon::Case, category, {}, tr("By ATO-1234, #1234, a pasted link, or words of the title")});
    registry.add({actions::pasteCase, tr("Go to the &pasted case"), {}, Icon::Paste, category, {}, {}});
    registry.add({actions::nextPane, tr("&Next pane"), key(Qt::Key_F6), std::nullopt, category, {}, {}});
    registry.add({actions::previousPane, tr("P&revious pane"), key(Qt::SHIFT | Qt::Key_F6), std::nullopt, category, {}, {}});
}

void addSendActions(ActionRegistry &registry)
{
    const QString category = tr("&Server");
    const auto key = [](auto combination) { return Keys{QKeySequence(combination)}; };
    registry.add({actions::pull, tr("&Pull"), key(Qt::Key_F5), Icon::Pull, category, {}, tr("List the project anew from the server")});
    registry.add({actions::sendCase, tr("&Send this case"), key(Qt::CTRL | Qt::Key_S), Icon::Push, category, {}, {}});
    registry.add({actions::sendAll, tr("Send &all that waits"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_S), Icon::Push, category, {}, {}});
    registry.add({actions::showWaiting, tr("Show what &waits…"), {}, Icon::History, category, {}, {}});
}

} // namespace

void addWindowActions(ActionRegistry &registry)
{
    addFileActions(registry);
    addEditActions(registry);
    addCaseActions(registry);
    addGoActions(registry);
    addSendActions(registry);
    registry.add({actions::keys, tr("&Keys…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, Icon::Key, tr("&Help"), {}, {}});
    registry.add({actions::about, tr("&About Casewright"), {}, Icon::Info, tr("&Help"), {}, {}});
}

void buildMenus(QMainWindow &window, const ActionRegistry &registry)
{
    QHash<QString, QMenu *> menus;
    const auto rows = registry.rows();
    for (const ActionRegistry::Row &row : rows) {
        QMenu *&menu = menus[row.category];
        if (!menu)
            menu = window.menuBar()->addMenu(row.category);
        menu->addAction(row.action);
        // Keys work while the menu bar is hidden or a dock floats.
        window.addAction(row.action);
    }
}

} // namespace casewright
