// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright {

/// What the readers and writers of step texts share. Blank means space and tab only: other spaces and Unicode's line separators
/// are content.

/// The lines of a text. Breaks are "\r\n" where every line ends so, else "\n" (and "\r" is content), or "\r" where there is no
/// "\n" at all. The last break begins no further line.
[[nodiscard]] QStringList linesOf(const QString &text);
[[nodiscard]] bool isBlank(QStringView line);
[[nodiscard]] QStringView withoutLeadingBlanks(QStringView line);
[[nodiscard]] QStringView trimmedBlanks(QStringView line);
/// The indentation in columns; a tab counts as one level, two columns.
[[nodiscard]] int indentOf(QStringView line);

/// The length of a list mark (`-`, `*`, `+`, `1.`, `1)`) with the blanks behind it; 0 where the line has none.
[[nodiscard]] qsizetype listMarkSize(QStringView line);
/// The same for `=>`.
[[nodiscard]] qsizetype expectedMarkSize(QStringView line);
/// The keyword at the start of `line` with blank or end behind it ("Given", ..., `*`), else empty.
[[nodiscard]] QString keywordOf(QStringView line);
/// Takes keywordOf() and the blanks behind it off `text`.
[[nodiscard]] QString takeKeyword(QString &text);

/// `line` such that no reader sees a mark, keyword, indentation, table or blank line in it: with a backslash in front where
/// there would be one. unescaped(escaped(x)) is x for every x, and an ordinary backslash stays as it is.
[[nodiscard]] QString escaped(const QString &line);
[[nodiscard]] QString unescaped(QStringView line);

/// A step with the keyword that `text` begins with.
[[nodiscard]] Step stepFromText(QString text);
/// Adds an expected result for each line of `text` that is not blank.
void addExpectedLines(QList<Step> &children, const QString &text);

} // namespace casewright
