// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright {

/// True where the first line that is not blank carries a list mark or `=>` and is no row of a tab-separated table.
[[nodiscard]] bool looksLikeOutline(const QStringList &lines);

/// Reads an outline or a Markdown list. Where no line carries a list mark, each line is a step at its indentation.
[[nodiscard]] QList<Step> readOutline(const QStringList &lines);

} // namespace casewright
