// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QStringList>

namespace casewright {

/// How tags get other names: "sev-1" becomes "severity:critical"; with one "*" on both sides, "prio-*" becomes "priority:*" and the star
/// stands for what is there, at least one character.
struct TagPattern {
    QString from;
    QString to;

    /// Invalid, saying why, where a side is empty or the stars do not fit.
    [[nodiscard]] static Result<TagPattern> make(const QString &from, const QString &to);
    /// The new name of `tag`; nothing where the pattern does not fit it.
    [[nodiscard]] std::optional<QString> renamed(const QString &tag) const;
};

/// A pattern a line, "sev-1 -> severity:critical"; empty lines and those that begin with "#" are left out. Invalid, naming the line, where one
/// is not understood.
[[nodiscard]] Result<QList<TagPattern>> tagPatternsFromText(const QString &text);

/// What the patterns make of `tags`: of each the first pattern that fits it. Tags that stay as they are are not in it.
[[nodiscard]] QMap<QString, QStringList> renamesBy(const QList<TagPattern> &patterns, const QStringList &tags);

} // namespace casewright
