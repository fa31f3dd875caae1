// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace casewright {
namespace {

struct ActionTexts {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

using Keys = QList<QKeySequence>;

void addFileActions(ActionRegistry &registry)
{
    const QString category = ActionTexts::tr("&File");
    registry.add({actions::connectServer, ActionTexts::tr("&Connect to a server…"), {}, Icon::Online, category, {}, ActionTexts::tr("Choose the server, the token and the project")});
    registry.add({actions::newProject, ActionTexts::tr("New &project…"), {}, Icon::Project, category, {}, {}});
    registry.add({actions::quit, ActionTexts::tr("&Quit"), {QKeySequence::Quit}, std::nullopt, category, {}, {}});
}

void addEditActions(ActionRegistry &registry)
{
    const QString category = ActionTexts::tr("&Edit");
    registry.add({actions::undo, ActionTexts::tr("&Undo"), {QKeySequence::Undo}, Icon::Undo, category, {}, {}});
    registry.add({actions::redo, ActionTexts::tr("&Redo"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)}, Icon::Redo, category, {}, {}});
    registry.add({actions::replaceTexts, ActionTexts::tr("Find and &replace…"), {QKeySequence(Qt::CTRL | Qt::Key_H)}, Icon::Search, category, {},
                  ActionTexts::tr("In the texts of many cases, each match seen before it is replaced")});
    registry.add({actions::tagField, ActionTexts::tr("&Tags of the selection"), {QKeySequence(Qt::CTRL | Qt::Key_T)}, Icon::Tag, category, {}, {}});
    registry.add({actions::tagManager, ActionTexts::tr("Tags of the &project…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)}, Icon::Tag, category, {},
                  ActionTexts::tr("All tags with their counts, to be renamed, merged, split and deleted")});
}

void addCaseActions(ActionRegistry &registry)
{
    const QString category = ActionTexts::tr("&Case");
    const auto key = [](auto combination) { return Keys{QKeySequence(combination)}; };
    registry.add({actions::newCase, ActionTexts::tr("&New case…"), key(Qt::CTRL | Qt::Key_N), Icon::Add, category, {}, ActionTexts::tr("A new case in the selected suite")});
    registry.add({actions::newSuite, ActionTexts::tr("New &suite…"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_N), Icon::Suite, category, {}, {}});
    registry.add({actions::renameCase, ActionTexts::tr("&Rename…"), {}, Icon::Edit, category, {}, {}});
    registry.add({actions::duplicateCases, ActionTexts::tr("D&uplicate"), {}, Icon::Duplicate, category, {}, {}});
    registry.add({actions::cloneCases, ActionTexts::tr("Clone &on server"), {}, Icon::Duplicate, category, {}, ActionTexts::tr("With its files and all that only the server has")});
    registry.add({actions::moveCases, ActionTexts::tr("&Move to suite…"), {}, Icon::Suite, category, {}, {}});
    registry.add({actions::transferCases, ActionTexts::tr("Cop&y or move to project…"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_M), Icon::Project, category, {},
                  ActionTexts::tr("Copies renamed as you like, in this or another project; what has no counterpart there is listed before")});
    registry.add({actions::deleteCases, ActionTexts::tr("De&lete"), {}, Icon::Delete, category, {}, {}});
    registry.add({actions::deletedCases, ActionTexts::tr("&Deleted cases…"), {}, Icon::History, category, {}, ActionTexts::tr("What lies in the bin of the server, to be brought back")});
    registry.add({actions::openPage, ActionTexts::tr("Open &web page"), key(Qt::CTRL | Qt::Key_L), Icon::OpenExternal, category, {}, {}});
    registry.add({actions::copyPermalink, ActionTexts::tr("Copy &permalink"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_C), Icon::Link, category, {}, {}});
    registry.add({actions::copyAutomation, ActionTexts::tr("Copy &automation line"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_A), Icon::Copy, category, {},
                  ActionTexts::tr("The line that binds an automated test to this case")});
    registry.add({actions::renameSuite, ActionTexts::tr("Rename su&ite…"), {}, Icon::Edit, category, {}, {}});
    registry.add({actions::nextTab, ActionTexts::tr("Ne&xt open case"), key(Qt::CTRL | Qt::Key_Tab), std::nullopt, category, {}, {}});
    registry.add({actions::previousTab, ActionTexts::tr("Previo&us open case"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), std::nullopt, category, {}, {}});
    registry.add({actions::closeTab, ActionTexts::tr("&Close case"), key(Qt::CTRL | Qt::Key_W), Icon::Close, category, {}, {}});
}

void addGoActions(ActionRegistry &registry)
{
    const QString category = ActionTexts::tr("&Go");
    const auto key = [](auto combination) { return Keys{QKeySequence(combination)}; };
    registry.add({actions::filter, ActionTexts::tr("&Filter cases"), key(Qt::CTRL | Qt::Key_F), Icon::Filter, category, {}, {}});
    registry.add({actions::filterAll, ActionTexts::tr("Filter &all suites"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_F), Icon::Search, category, {}, {}});
    registry.add({actions::filterAsAql, ActionTexts::tr("Show filter as A&QL"), {}, Icon::Filter, category, {}, ActionTexts::tr("The filter in the server's own language, to be extended there")});
    registry.add({actions::quickOpen, ActionTexts::tr("Go to &case…"), key(Qt::CTRL | Qt::Key_P), Icon::Case, category, {}, ActionTexts::tr("By ATO-1234, #1234, a pasted link, or words of the title")});
    registry.add({actions::pasteCase, ActionTexts::tr("Go to the &pasted case"), {}, Icon::Paste, category, {}, {}});
    registry.add({actions::nextPane, ActionTexts::tr("&Next pane"), key(Qt::Key_F6), std::nullopt, category, {}, {}});
    registry.add({actions::previousPane, ActionTexts::tr("P&revious pane"), key(Qt::SHIFT | Qt::Key_F6), std::nullopt, category, {}, {}});
}

void addSendActions(ActionRegistry &registry)
{
    const QString category = ActionTexts::tr("&Server");
    const auto key = [](auto combination) { return Keys{QKeySequence(combination)}; };
    registry.add({actions::pull, ActionTexts::tr("&Pull"), key(Qt::Key_F5), Icon::Pull, category, {}, ActionTexts::tr("List the project anew from the server")});
    registry.add({actions::sendCase, ActionTexts::tr("&Send this case"), key(Qt::CTRL | Qt::Key_S), Icon::Push, category, {}, {}});
    registry.add({actions::sendAll, ActionTexts::tr("Send &all that waits"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_S), Icon::Push, category, {}, {}});
    registry.add({actions::showWaiting, ActionTexts::tr("Show what &waits…"), key(Qt::CTRL | Qt::ALT | Qt::Key_P), Icon::History, category, {},
                  ActionTexts::tr("What is not on the server yet, with its changes: to be sent, resolved or dropped")});
}

} // namespace

void addWindowActions(ActionRegistry &registry)
{
    addFileActions(registry);
    addEditActions(registry);
    addCaseActions(registry);
    addGoActions(registry);
    addSendActions(registry);
    registry.add({actions::keys, ActionTexts::tr("&Keys…"), {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}, Icon::Key, ActionTexts::tr("&Help"), {}, {}});
    registry.add({actions::diagnostics, ActionTexts::tr("Save &diagnostics…"), {}, std::nullopt, ActionTexts::tr("&Help"), {},
                  ActionTexts::tr("Versions, the kind of server and the last requests, for who helps; no names, texts or tokens")});
    registry.add({actions::about, ActionTexts::tr("&About Casewright"), {}, Icon::Info, ActionTexts::tr("&Help"), {}, {}});
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
