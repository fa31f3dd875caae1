// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <vector>

namespace casewright {

/// Builds a tree from rows that come with their indentation: a row belongs below the nearest row above that is indented
/// less. Expected results never get children and stand before the sub-steps of their step.
class StepTreeBuilder {
public:
    /// The row becomes the open one, to which current() leads.
    void add(int indent, Step step);
    /// Closes rows until the open one is indented less than `indent`.
    void closeDownTo(int indent);

    [[nodiscard]] bool hasOpenRow() const { return !m_open.empty(); }
    /// True where a row at `indent` would stand below another one.
    [[nodiscard]] bool isBelowOpenRow(int indent) const;
    [[nodiscard]] int currentIndent() const { return m_open.back().indent; }
    /// The open row; there has to be one.
    [[nodiscard]] Step &current() { return m_open.back().step; }

    [[nodiscard]] QList<Step> finish();

private:
    struct Row {
        int indent = 0;
        Step step;
    };

    void closeLast();

    std::vector<Row> m_open; ///< the open row and those it stands below, indented more and more
    QList<Step> m_steps;
};

} // namespace casewright
