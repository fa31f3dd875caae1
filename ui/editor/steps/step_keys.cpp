// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_keys.h"

#include <QHash>
#include <QKeyEvent>

namespace casewright {
namespace {

/// Keys that mean the same in a text and on a row.
const QHash<QKeyCombination, StepAction> &chords()
{
    static const QHash<QKeyCombination, StepAction> table{
        {Qt::CTRL | Qt::Key_Return, StepAction::AddExpected},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Return, StepAction::AddAbove},
        {QKeyCombination(Qt::Key_Tab), StepAction::Indent},
        {Qt::SHIFT | Qt::Key_Tab, StepAction::Outdent},
        {Qt::ALT | Qt::Key_Up, StepAction::MoveUp},
        {Qt::ALT | Qt::Key_Down, StepAction::MoveDown},
        {Qt::CTRL | Qt::Key_Up, StepAction::Collapse},
        {Qt::CTRL | Qt::Key_Down, StepAction::Expand},
        {Qt::ALT | Qt::Key_Right, StepAction::ZoomIn},
        {Qt::ALT | Qt::Key_Left, StepAction::ZoomOut},
        {QKeyCombination(Qt::Key_Escape), StepAction::Leave},
        {Qt::CTRL | Qt::Key_D, StepAction::Duplicate},
        {Qt::CTRL | Qt::Key_V, StepAction::Paste},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_V, StepAction::PastePlain},
        {Qt::CTRL | Qt::Key_E, StepAction::EditShared},
        {Qt::CTRL | Qt::SHIFT | Qt::Key_E, StepAction::MakeShared},
    };
    return table;
}

/// One spelling for a chord: no keypad, Enter is Return, Shift+Tab however it arrives.
QKeyCombination spelled(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers();
    modifiers.setFlag(Qt::KeypadModifier, false);
    auto key = static_cast<Qt::Key>(event.key());
    if (key == Qt::Key_Enter)
        key = Qt::Key_Return;
    if (key == Qt::Key_Backtab) {
        key = Qt::Key_Tab;
        modifiers.setFlag(Qt::ShiftModifier);
    }
    return QKeyCombination(modifiers, key);
}

bool isUndo(QKeyCombination keys)
{
    return keys == (Qt::CTRL | Qt::Key_Z);
}

bool isRedo(QKeyCombination keys)
{
    return keys == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z) || keys == (Qt::CTRL | Qt::Key_Y);
}

std::optional<StepAction> inText(QKeyCombination keys, const StepKeyContext &context)
{
    using Action = std::optional<StepAction>;
    if (keys == (Qt::CTRL | Qt::Key_C))
        return context.hasSelectedText ? Action() : StepAction::Copy;
    if (keys == (Qt::CTRL | Qt::Key_X))
        return context.hasSelectedText ? Action() : StepAction::Cut;
    if (keys == (Qt::CTRL | Qt::Key_A))
        return context.allTextSelected ? Action(StepAction::SelectMore) : Action();
    if (isUndo(keys))
        return context.canUndoTyping ? Action() : StepAction::Undo;
    if (isRedo(keys))
        return context.canRedoTyping ? Action() : StepAction::Redo;
    if (keys == (Qt::SHIFT | Qt::Key_Return))
        return StepAction::LineBreak;
    if (keys == QKeyCombination(Qt::Key_Return))
        return StepAction::AddBelow;
    if (keys == QKeyCombination(Qt::Key_Up))
        return context.onFirstLine ? StepAction::RowAbove : Action();
    if (keys == QKeyCombination(Qt::Key_Down))
        return context.onLastLine ? StepAction::RowBelow : Action();
    if (context.hasSelectedText)
        return {};
    if (keys == QKeyCombination(Qt::Key_Left))
        return context.atStart ? StepAction::EndOfRowAbove : Action();
    if (keys == QKeyCombination(Qt::Key_Right))
        return context.atEnd ? StepAction::StartOfRowBelow : Action();
    if (keys == QKeyCombination(Qt::Key_Backspace))
        return context.atStart ? StepAction::JoinPrevious : Action();
    return {};
}

std::optional<StepAction> onRow(QKeyCombination keys, const StepKeyContext &context)
{
    if (context.onFixedRow && keys == QKeyCombination(Qt::Key_Return))
        return StepAction::AddBelow;
    if (keys == QKeyCombination(Qt::Key_Return) || keys == QKeyCombination(Qt::Key_F2))
        return StepAction::Edit;
    if (keys == QKeyCombination(Qt::Key_Delete))
        return StepAction::Remove;
    if (keys == (Qt::CTRL | Qt::Key_C))
        return StepAction::Copy;
    if (keys == (Qt::CTRL | Qt::Key_X))
        return StepAction::Cut;
    if (keys == (Qt::CTRL | Qt::Key_A))
        return StepAction::SelectMore;
    if (isUndo(keys))
        return StepAction::Undo;
    if (isRedo(keys))
        return StepAction::Redo;
    return {};
}

StepCommandInfo command(StepAction action, const QString &text, QKeyCombination keys, std::optional<Icon> icon = {})
{
    return {action, text, QKeySequence(keys), icon};
}

StepCommandInfo separator()
{
    return {StepAction::Edit, {}, {}, {}};
}

} // namespace

std::optional<StepAction> stepActionOf(const QKeyEvent &event, const StepKeyContext &context)
{
    const QKeyCombination keys = spelled(event);
    const auto chord = chords().constFind(keys);
    if (chord != chords().cend())
        return *chord;
    const bool isEmptyText = context.inText && context.atStart && context.atEnd;
    if (isEmptyText && context.hasSharedSteps && event.text() == QLatin1String("/"))
        return StepAction::InsertShared;
    return context.inText ? inText(keys, context) : onRow(keys, context);
}

QList<StepCommandInfo> StepCommands::all()
{
    return {
        command(StepAction::Edit, tr("&Edit Step"), QKeyCombination(Qt::Key_F2), Icon::Edit),
        command(StepAction::AddBelow, tr("&New Step Below"), QKeyCombination(Qt::Key_Return), Icon::Add),
        command(StepAction::AddAbove, tr("New Step &Above"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
        command(StepAction::LineBreak, tr("&Line Break"), Qt::SHIFT | Qt::Key_Return),
        command(StepAction::AddExpected, tr("Expected &Result"), Qt::CTRL | Qt::Key_Return, Icon::Expected),
        command(StepAction::InsertShared, tr("Insert S&hared Step…"), QKeyCombination(Qt::Key_Slash), Icon::Duplicate),
        command(StepAction::EditShared, tr("Edit Shared Ste&p…"), Qt::CTRL | Qt::Key_E),
        command(StepAction::MakeShared, tr("&Make Shared Step…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E),
        separator(),
        command(StepAction::Indent, tr("&Indent"), QKeyCombination(Qt::Key_Tab), Icon::Indent),
        command(StepAction::Outdent, tr("&Outdent"), Qt::SHIFT | Qt::Key_Tab, Icon::Outdent),
        command(StepAction::MoveUp, tr("Move &Up"), Qt::ALT | Qt::Key_Up, Icon::MoveUp),
        command(StepAction::MoveDown, tr("Move &Down"), Qt::ALT | Qt::Key_Down, Icon::MoveDown),
        separator(),
        command(StepAction::Collapse, tr("&Collapse"), Qt::CTRL | Qt::Key_Up, Icon::ChevronRight),
        command(StepAction::Expand, tr("E&xpand"), Qt::CTRL | Qt::Key_Down, Icon::ChevronDown),
        command(StepAction::ZoomIn, tr("&Zoom into Step"), Qt::ALT | Qt::Key_Right),
        command(StepAction::ZoomOut, tr("Zoom &Back"), Qt::ALT | Qt::Key_Left),
        separator(),
        command(StepAction::Cut, tr("Cu&t"), Qt::CTRL | Qt::Key_X),
        command(StepAction::Copy, tr("Cop&y"), Qt::CTRL | Qt::Key_C, Icon::Copy),
        command(StepAction::Paste, tr("&Paste"), Qt::CTRL | Qt::Key_V, Icon::Paste),
        command(StepAction::PastePlain, tr("Paste as One &Step"), Qt::CTRL | Qt::SHIFT | Qt::Key_V),
        command(StepAction::Duplicate, tr("D&uplicate"), Qt::CTRL | Qt::Key_D, Icon::Duplicate),
        command(StepAction::Remove, tr("De&lete"), QKeyCombination(Qt::Key_Delete), Icon::Delete),
        command(StepAction::JoinPrevious, tr("&Join with Row Above"), QKeyCombination(Qt::Key_Backspace)),
        command(StepAction::SelectMore, tr("Select &More"), Qt::CTRL | Qt::Key_A),
        separator(),
        command(StepAction::Undo, tr("Undo"), Qt::CTRL | Qt::Key_Z, Icon::Undo),
        command(StepAction::Redo, tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Icon::Redo),
    };
}

} // namespace casewright
