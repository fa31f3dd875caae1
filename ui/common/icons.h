// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QList>

class QPainter;
class QPalette;
class QRectF;

namespace casewright {

/// Our own drawings in resources/icons: 16 grid, stroke 1.5, in the colour of the text around them.
enum class Icon {
    Pull,
    Push,
    Add,
    Suite,
    Project,
    Case,
    Step,
    Expected,
    Tag,
    Link,
    Search,
    Filter,
    Undo,
    Redo,
    Delete,
    Duplicate,
    Copy,
    Paste,
    Edit,
    OpenExternal,
    Warning,
    Error,
    Info,
    Check,
    Mixed,
    Close,
    ChevronRight,
    ChevronDown,
    ChevronUp,
    ChevronLeft,
    Settings,
    Online,
    Offline,
    MoveUp,
    MoveDown,
    Indent,
    Outdent,
    Key,
    History,
};

/// Follows the application's palette, also when that changes later: for actions and buttons.
[[nodiscard]] QIcon icon(Icon name);
[[nodiscard]] QIcon icon(Icon name, const QPalette &palette);
[[nodiscard]] QIcon icon(Icon name, const QColor &color);

/// For delegates: paints in one colour, sharp at any device pixel ratio.
void paintIcon(QPainter *painter, const QRectF &place, Icon name, const QColor &color);

[[nodiscard]] QList<Icon> allIcons();
/// The file's name without its ending, for instance "open-external".
[[nodiscard]] QString iconName(Icon name);

} // namespace casewright
