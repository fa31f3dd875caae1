// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/action_registry.h"

class QMainWindow;

namespace casewright {

/// Ids of the window's actions, as the shell and tests look them up.
namespace actions {
inline const QString connectServer = QStringLiteral("file.connect");
inline const QString newProject = QStringLiteral("file.newProject");
inline const QString quit = QStringLiteral("file.quit");
inline const QString newCase = QStringLiteral("case.new");
inline const QString newSuite = QStringLiteral("suite.new");
inline const QString renameSuite = QStringLiteral("suite.rename");
inline const QString renameCase = QStringLiteral("case.rename");
inline const QString duplicateCases = QStringLiteral("case.duplicate");
inline const QString cloneCases = QStringLiteral("case.clone");
inline const QString moveCases = QStringLiteral("case.move");
inline const QString transferCases = QStringLiteral("case.transfer");
inline const QString deleteCases = QStringLiteral("case.delete");
inline const QString deletedCases = QStringLiteral("case.bin");
inline const QString openPage = QStringLiteral("case.openPage");
inline const QString copyPermalink = QStringLiteral("case.copyPermalink");
inline const QString copyAutomation = QStringLiteral("case.copyAutomation");
inline const QString closeTab = QStringLiteral("case.closeTab");
inline const QString nextTab = QStringLiteral("case.nextTab");
inline const QString previousTab = QStringLiteral("case.previousTab");
inline const QString undo = QStringLiteral("edit.undo");
inline const QString redo = QStringLiteral("edit.redo");
inline const QString replaceTexts = QStringLiteral("edit.replace");
inline const QString tagField = QStringLiteral("edit.tags");
inline const QString tagManager = QStringLiteral("edit.tagManager");
inline const QString filter = QStringLiteral("go.filter");
inline const QString filterAll = QStringLiteral("go.filterAll");
inline const QString filterAsAql = QStringLiteral("go.aql");
inline const QString quickOpen = QStringLiteral("go.case");
inline const QString pasteCase = QStringLiteral("go.paste");
inline const QString nextPane = QStringLiteral("go.nextPane");
inline const QString previousPane = QStringLiteral("go.previousPane");
inline const QString pull = QStringLiteral("send.pull");
inline const QString sendCase = QStringLiteral("send.case");
inline const QString sendAll = QStringLiteral("send.all");
inline const QString showWaiting = QStringLiteral("send.waiting");
inline const QString keys = QStringLiteral("help.keys");
inline const QString diagnostics = QStringLiteral("help.diagnostics");
inline const QString about = QStringLiteral("help.about");
} // namespace actions

/// Makes every action of the window with its keys.
void addWindowActions(ActionRegistry &registry);
/// Puts them into the window's menus and tool bar, in the order of their categories.
void buildMenus(QMainWindow &window, const ActionRegistry &registry);

} // namespace casewright
