// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"

#include <QMap>

namespace casewright {

/// What is to become of the tags of a case. Renaming comes first and treats each tag by itself, so that two may change their names; then
/// goes what is to go, and at last comes what is to come.
struct TagEdits {
    QStringList add;
    QStringList remove;
    QMap<QString, QStringList> rename; ///< several new names split a tag

    /// Number of single requests, for "42 cases, 3 changes".
    [[nodiscard]] int count() const { return static_cast<int>(add.size() + remove.size() + rename.size()); }
    [[nodiscard]] bool isEmpty() const { return count() == 0; }
    /// Every tag that a case must have for renaming or removing to do anything.
    [[nodiscard]] QStringList touched() const { return remove + rename.keys(); }
};

/// `tags` after `edits`: what stays keeps its place, and nothing comes twice. New ones carry the id that the server has for them, where
/// it is among `known`.
[[nodiscard]] QList<Tag> retagged(const QList<Tag> &tags, const TagEdits &edits, const QList<Ref> &known);

/// All of `tags` become the one tag `into`.
[[nodiscard]] TagEdits merging(const QStringList &tags, const QString &into);

} // namespace casewright
