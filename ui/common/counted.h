// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace casewright {

/// One of two texts by number, the second with the number for %1. For texts shown without a translation file, in which tr()'s
/// own plural forms would read "3 case(s)".
[[nodiscard]] inline QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

} // namespace casewright
