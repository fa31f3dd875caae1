// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_menu.h"

#include "ui/editor/steps/step_actions.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QActionGroup>
#include <QMenu>

namespace casewright {
namespace {

/// "Undo Move 3 Steps", where there is something to undo.
QString named(const StepCommandInfo &command, StepTreeView &view)
{
    ScenarioDoc &doc = view.editor().doc();
    if (command.action == StepAction::Undo && !doc.undoName().isEmpty())
        return StepCommands::tr("Undo %1").arg(doc.undoName());
    if (command.action == StepAction::Redo && !doc.redoName().isEmpty())
        return StepCommands::tr("Redo %1").arg(doc.redoName());
    if (command.action == StepAction::Edit && view.isFixed(view.currentStep()))
        return StepCommands::tr("&Look at It");
    return command.text;
}

void addCommand(QMenu &menu, const StepCommandInfo &command, StepTreeView &view)
{
    QAction *action = menu.addAction(named(command, view));
    // Only shown: the keys themselves are the view's, which knows what they mean in a text and on a row.
    action->setShortcut(command.keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    if (command.icon)
        action->setIcon(icon(*command.icon));
    action->setEnabled(view.actions().canPerform(command.action));
    QObject::connect(action, &QAction::triggered, &view, [&view, what = command.action] { view.actions().perform(what); });
}

bool isOfSharedSteps(StepAction action)
{
    return action == StepAction::InsertShared || action == StepAction::EditShared || action == StepAction::MakeShared;
}

void addKeywords(QMenu &menu, StepTreeView &view)
{
    QMenu *keywords = menu.addMenu(StepCommands::tr("&Keyword"));
    keywords->setObjectName(QStringLiteral("keywordMenu"));
    keywords->setEnabled(view.actions().canPerform(StepAction::Indent));
    auto *group = new QActionGroup(keywords);
    const auto common = view.actions().commonKeyword();
    const auto add = [&](const QString &text, const QString &keyword) {
        QAction *action = keywords->addAction(text);
        action->setCheckable(true);
        action->setChecked(common == keyword);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &view, [&view, keyword] { view.actions().setKeyword(keyword); });
    };
    add(StepCommands::tr("&None"), {});
    for (const char *word : {"Given", "When", "Then", "And", "But", "*"})
        add(QLatin1String(word), QLatin1String(word));
    keywords->addSeparator();
    QAction *advice = keywords->addAction(StepCommands::tr("Or type it and a blank at the start of the step"));
    advice->setEnabled(false);
}

} // namespace

QMenu *makeStepMenu(StepTreeView &view)
{
    auto *menu = new QMenu(&view);
    menu->setObjectName(QStringLiteral("stepMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    bool keywordsAdded = false;
    for (const StepCommandInfo &command : StepCommands::all()) {
        if (isOfSharedSteps(command.action) && !view.offers().testFlag(StepOffer::SharedSteps))
            continue;
        if (!command.text.isEmpty()) {
            addCommand(*menu, command, view);
            continue;
        }
        if (!keywordsAdded)
            addKeywords(*menu, view);
        keywordsAdded = true;
        menu->addSeparator();
    }
    return menu;
}

} // namespace casewright
