// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace casewright::demo {

struct AqlToken {
    enum class Kind { Word, Text, Number, Sign, End };

    Kind kind = Kind::End;
    QString text; ///< of a string without its quotes and escapes
};

/// Nothing if there is a character that belongs to no token, or a string without an end.
[[nodiscard]] std::optional<QList<AqlToken>> aqlTokens(const QString &text);

} // namespace casewright::demo
