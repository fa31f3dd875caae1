// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/scenario.h"

namespace casewright {

/// The step outline of design.md, which round-trips every scenario: `- text`, two spaces or a tab a level; a leading
/// Given, When, Then, And, But or `*` is the keyword; `=> text` on a line of its own under a step is an expected result;
/// lines indented under a step without `-` continue its text; a backslash before a leading mark or keyword takes
/// its meaning away.
[[nodiscard]] QString toOutline(const QList<Step> &steps);

/// Tab-separated rows as spreadsheets read them: keyword and action, data (empty), expected; nested steps are indented by
/// two spaces in the action cell; cells with tabs, quotes or line breaks are quoted as Excel does.
[[nodiscard]] QString toTable(const QList<Step> &steps);

enum class OutlineFormat { Outline, Table, Gherkin, Json, MarkdownTable };

struct ParsedSteps {
    QList<Step> steps; ///< with new keys
    OutlineFormat format = OutlineFormat::Outline;
};

/// Reads an outline, a Markdown list (`-`, `*`, `+`, `1.`), a Markdown table, tab-separated action/data/expected rows (with Excel's quoted
/// multi-line cells and an optional heading row), Gherkin steps or the CLI's JSON ({"steps": [...]} or an array), told apart by
/// content. Plain lines are a step each. Invalid (with line number and what is wrong) only for broken JSON.
[[nodiscard]] Result<ParsedSteps> parseSteps(const QString &text);

/// The steps of the CLI's JSON shape: [{"keyword", "name", "expectedResult", "steps"}]; several expected results are
/// joined by line breaks, and split on reading.
[[nodiscard]] QByteArray toStepsJson(const QList<Step> &steps);

} // namespace casewright
