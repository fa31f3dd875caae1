// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace casewright {

/// The rows of a table as texts. Rows may differ in length.
using TableCells = QList<QStringList>;

/// Splits tab-separated text as spreadsheets put it on the clipboard. Rows without any text are left out.
[[nodiscard]] TableCells cellsOfTabbedText(const QString &text);
/// Splits the lines of a Markdown table, the line below its heading left out. `\|` is a bar, `<br>` a line break.
[[nodiscard]] TableCells cellsOfMarkdown(const QStringList &lines);
/// `|---|:--|`, the line below the heading of a Markdown table.
[[nodiscard]] bool isMarkdownRule(const QString &line);
/// The place behind the closing quote of the quoted cell at `begin`; -1 where there is no such cell and the quote is a character.
[[nodiscard]] qsizetype endOfQuotedCell(const QString &text, qsizetype begin);
/// `cell` in quotes where a spreadsheet would otherwise read something else.
[[nodiscard]] QString quotedCell(const QString &cell);

} // namespace casewright
