// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undo_commands.h"

#include "ui/common/counted.h"
#include "ui/common/prompts.h"

#include <QAction>
#include <QWidget>

namespace casewright {
namespace {

/// From this many cases on, an undo by key is asked about once: it reaches far out of sight.
constexpr qsizetype manyCases = 10;

} // namespace

UndoCommands::UndoCommands(QWidget *window, Prompts *prompts, QAction *undo, QAction *redo)
    : QObject(window), m_window(window), m_prompts(prompts), m_undo(undo), m_redo(redo)
{
    connect(undo, &QAction::triggered, this, &UndoCommands::undo);
    connect(redo, &QAction::triggered, this, &UndoCommands::redo);
    refresh();
}

void UndoCommands::openProject(workspace::Workspace *workspace)
{
    m_workspace = workspace;
    connect(workspace, &workspace::Workspace::historyChanged, this, &UndoCommands::refresh);
    refresh();
}

void UndoCommands::closeProject()
{
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = nullptr;
    refresh();
}

std::optional<workspace::Workspace::HistoryEntry> UndoCommands::next(Way way) const
{
    if (!m_workspace)
        return std::nullopt;
    return way == Way::Undo ? m_workspace->nextUndo() : m_workspace->nextRedo();
}

void UndoCommands::refresh()
{
    const auto undo = next(Way::Undo);
    const auto redo = next(Way::Redo);
    m_undo->setEnabled(undo.has_value());
    m_redo->setEnabled(redo.has_value());
    m_undo->setText(undo ? tr("&Undo %1").arg(undo->name) : tr("&Undo"));
    m_redo->setText(redo ? tr("&Redo %1").arg(redo->name) : tr("&Redo"));
}

void UndoCommands::undo()
{
    ask(Way::Undo);
}

void UndoCommands::redo()
{
    ask(Way::Redo);
}

void UndoCommands::undoAtOnce()
{
    carryOut(Way::Undo);
}

void UndoCommands::ask(Way way)
{
    const auto entry = next(way);
    if (!entry)
        return;
    if (entry->keys.size() < manyCases) {
        carryOut(way);
        return;
    }
    const qsizetype cases = entry->keys.size();
    ConfirmQuestion question;
    question.title = way == Way::Undo ? tr("Undo") : tr("Redo");
    question.text = way == Way::Undo ? tr("Take back “%1”?").arg(entry->name) : tr("Do “%1” again?").arg(entry->name);
    question.detail = counted(cases, tr("One case changes. What others edited since stays."), tr("%1 cases change. What others edited since stays."));
    question.verb = way == Way::Undo ? tr("Undo in %1 Cases").arg(cases) : tr("Redo in %1 Cases").arg(cases);
    m_prompts->confirm(m_window, question, [this, way](Prompts::Answer answer) {
        if (answer == Prompts::Answer::Confirmed)
            carryOut(way);
    });
}

void UndoCommands::carryOut(Way way)
{
    const auto entry = next(way);
    if (!entry)
        return;
    const Result<QList<CaseKey>> keys = way == Way::Undo ? m_workspace->undo() : m_workspace->redo();
    if (!keys)
        return;
    Q_EMIT reveal(*keys);
    if (entry->origin == ChangeOrigin::Plan && m_workspace->isOnline())
        Q_EMIT sendRequested(*keys);
}

} // namespace casewright
