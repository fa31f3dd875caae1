// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QStringList>

namespace casewright {

/// Another tag that somebody probably meant the same by.
struct TagTwin {
    enum class Why {
        LetterCase, ///< the same but for capitals, blanks, "-" and "_"
        Plural,     ///< one and many: "payment" and "payments"
        OneEdit,    ///< one letter more, less, changed or two swapped; digits count as meant
    };
    QString tag;
    Why why = Why::LetterCase;

    friend bool operator==(const TagTwin &, const TagTwin &) = default;
};

/// The near twins of each of `tags` that has any, in the order of `tags`. The cost grows with the letters, not with the pairs.
/// Tags with keys are twins where key and value agree but for one of them; values and keys under four letters are never one edit apart.
[[nodiscard]] QHash<QString, QList<TagTwin>> nearTwins(const QStringList &tags);

} // namespace casewright
