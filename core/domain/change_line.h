// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace casewright {

/// One line of a change as people read it. What it says is text of the window; what it is is told by its kind, so that sign and colour
/// follow from that.
struct ChangeLine {
    enum class Kind {
        Heading, ///< of the facet whose lines follow
        Kept,    ///< shown for what stands below or beside it
        Added,
        Removed,
        Changed, ///< from `before` to `text`
        Moved,
    };
    Kind kind = Kind::Kept;
    int depth = 0; ///< of steps
    QString text;
    QString before = {};

    friend bool operator==(const ChangeLine &, const ChangeLine &) = default;
};

} // namespace casewright
