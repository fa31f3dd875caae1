// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QList>
#include <QString>

#include <optional>

class QKeyEvent;

namespace casewright {

/// Everything the keyboard does in the outliner.
enum class StepAction {
    Edit,
    AddBelow, ///< in the text: splits it at the caret
    AddAbove,
    LineBreak,
    AddExpected,
    Indent,
    Outdent,
    MoveUp,
    MoveDown,
    Collapse,
    Expand,
    ZoomIn,
    ZoomOut,
    Leave,      ///< the text, then the selection
    SelectMore, ///< siblings, then all
    JoinPrevious,
    Remove,
    Duplicate,
    Cut,
    Copy,
    Paste,
    PastePlain,
    InsertShared,
    EditShared, ///< the shared step that the row stands for
    MakeShared, ///< of the selected steps
    Undo,
    Redo,
    RowAbove, ///< out of the first or last line of a text
    RowBelow,
    EndOfRowAbove, ///< past the first or last letter of a text
    StartOfRowBelow,
};

/// Where the keyboard is, as far as it decides what a key means.
struct StepKeyContext {
    bool inText = false;
    bool onFixedRow = false;   ///< a file or a shared step, in which nothing is typed
    bool hasSharedSteps = false;
    // Only in a text:
    bool atStart = false;
    bool atEnd = false;
    bool onFirstLine = false;
    bool onLastLine = false;
    bool hasSelectedText = false;
    bool allTextSelected = false; ///< or there is none
    bool canUndoTyping = false;
    bool canRedoTyping = false;
};

/// Nothing where the key is for the text field or the tree view itself.
[[nodiscard]] std::optional<StepAction> stepActionOf(const QKeyEvent &event, const StepKeyContext &context);

/// A command as menus and the list of keys show it.
struct StepCommandInfo {
    StepAction action;
    QString text;
    QKeySequence keys;
    std::optional<Icon> icon;
};

class StepCommands {
    Q_DECLARE_TR_FUNCTIONS(casewright::StepCommands)
public:
    /// In the order of a menu; an empty `text` is a separator.
    [[nodiscard]] static QList<StepCommandInfo> all();
};

} // namespace casewright
