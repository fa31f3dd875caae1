// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace casewright::query {

/// What a token of the filter language asks about.
enum class FilterField {
    Text,   ///< a bare word: substring of name, tags or step text that was read
    Tag,    ///< `tag:smoke` is that tag alone; a value ending in ":" is a prefix (`tag:severity:`)
    Status, ///< the whole name, as for the next two
    Layer,
    Feature,
    Suite, ///< substring of any level or of the path "A > B"
    Id,    ///< `id:12`, `id:ATO-12`, `id:local:7`
    Has,   ///< steps layer feature suite tags issues
    Is,    ///< automated manual waiting (to be sent) local (not on the server)
};

struct FilterTerm {
    FilterField field = FilterField::Text;
    QString value; ///< case-folded
    bool negated = false;
};

/// Where and why a filter cannot be read, for the message beside the field.
struct FilterError {
    qsizetype position = 0; ///< of the offending token in the text
    qsizetype length = 0;
    QString token;
    enum class Why { UnknownField, UnknownValue, MissingValue, UnclosedQuote, DanglingOr } why = Why::UnknownField;
    QStringList known; ///< what would have been understood there
};

/// A filter as a list of alternatives, each a list of terms that must all hold. No alternative: everything matches.
struct Filter {
    QList<QList<FilterTerm>> alternatives;
    [[nodiscard]] bool matchesAll() const { return alternatives.isEmpty(); }
};

/// Words are AND; `or` between words separates alternatives; quotes keep blanks together, and two quotes inside them
/// are one; a leading `-` negates; tokens are split at the first colon. Unknown fields are an error, so that a typing
/// mistake does not silently find nothing; what is no field by its look (10:30, https://shop, anything in quotes) is a
/// word.
[[nodiscard]] std::variant<Filter, FilterError> parseFilter(const QString &text);

} // namespace casewright::query
