// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace casewright {

/// What is looked for in texts, as it was typed.
struct TextSearch {
    QString pattern;
    bool isRegularExpression = false; ///< of Perl's kind, as QRegularExpression reads it; else the letters as they are
    bool wholeWords = false;          ///< no letter, digit or underscore, of any script, beside it
    bool matchCase = false;
};

/// A place in a text and what is to stand there, both counted in UTF-16 units. Never empty.
struct TextMatch {
    qsizetype start = 0;
    qsizetype length = 0;
    QString replacement;
    friend bool operator==(const TextMatch &, const TextMatch &) = default;
};

/// A search and what takes the place of what it finds, ready to be asked often and from several threads.
class TextPattern {
public:
    /// Invalid where the pattern is empty or no regular expression (the text says where it ends to be one) or finds an empty text, or where
    /// `replacement` names a group that there is not. In `replacement` of a regular expression, `$1` or `\1` stands for the first group,
    /// `${name}` for one with a name, `$0` for all that was found, `$$` and `\\` for the sign itself,
    /// `\n` for a line break and `\t` for a tab; that of any other search is taken as it is.
    [[nodiscard]] static Result<TextPattern> make(const TextSearch &search, const QString &replacement);

    /// What is found, from left to right; what is empty is no find. Invalid where the search was given up, because trying out the
    /// expression would take too long.
    [[nodiscard]] Result<QList<TextMatch>> matchesIn(const QString &text) const;

private:
    /// A part of the replacement: a text, or a group where `group` is not negative.
    struct Part {
        QString text;
        int group = -1;
    };

    [[nodiscard]] Result<void> takeReplacement(const QString &replacement);
    Result<void> takeGroup(const QString &name);
    void takeText(const QString &text);
    [[nodiscard]] QString replacementFor(const QRegularExpressionMatch &match) const;

    QRegularExpression m_expression;
    QList<Part> m_replacement;
};

/// `text` with all of `matches`, which matchesIn() gave for it, carried out.
[[nodiscard]] QString replaced(const QString &text, const QList<TextMatch> &matches);

} // namespace casewright
