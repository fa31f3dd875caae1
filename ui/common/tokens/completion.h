// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace casewright {

/// A known token as a completion offers it. `recency` is 0 for one not used lately, else higher for later use.
struct Completion {
    QString text;
    int count = 0;
    qint64 recency = 0;
};

/// All known tokens; asked each time the popup opens or the text changes, so it should only hand over what it has.
using CompletionSource = std::function<QList<Completion>()>;

/// Two or more kinds of row, told apart because "Create" is never preselected.
struct CompletionRow {
    enum class Kind { Known, Recent, Create };
    Kind kind = Kind::Known;
    QString text;
    int count = 0;
};

/// What the popup shows for `typed`: the ten used last on top, then matches at the start, then matches inside, each most
/// used first; at the end "Create" when no known token is spelled like it. Matching folds case. `taken` is left out.
[[nodiscard]] QList<CompletionRow> rankCompletions(const QList<Completion> &known, const QString &typed,
                                                   const QStringList &taken);

/// Spaces trimmed and runs of them made one; the spelling of a known token that differs in case only.
[[nodiscard]] QString normalisedToken(const QString &typed, const QList<Completion> &known);

} // namespace casewright
