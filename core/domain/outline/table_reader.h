// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright {

/// Tables of steps. Columns are told by a heading row in English or Russian; without one they are action; action and expected; or
/// action, data, expected. A first column of numbers is left out. Data and columns of other names become lines of the
/// step's text, "Data: 42"; each line of an expected cell is an expected result; a row without action belongs to the step above
/// it; blanks before an action nest it.

[[nodiscard]] bool looksLikeMarkdownTable(const QStringList &lines);
[[nodiscard]] QList<Step> readMarkdownTable(const QStringList &lines);

/// True where a line has a tab behind its indentation, or a quoted cell of several lines stands alone.
[[nodiscard]] bool looksLikeTable(const QString &text);
/// Tab-separated rows; a cell in double quotes may hold tabs and line breaks, a doubled quote is one.
[[nodiscard]] QList<Step> readTable(const QString &text);

} // namespace casewright
