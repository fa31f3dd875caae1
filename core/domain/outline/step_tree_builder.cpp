// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/step_tree_builder.h"

#include <algorithm>

namespace casewright {

void StepTreeBuilder::add(int indent, Step step)
{
    closeDownTo(indent);
    // What is indented below an expected result stands beside it.
    if (!m_open.empty() && m_open.back().step.kind == StepKind::Expected)
        closeLast();
    m_open.push_back({indent, std::move(step)});
}

void StepTreeBuilder::closeDownTo(int indent)
{
    while (!m_open.empty() && m_open.back().indent >= indent)
        closeLast();
}

bool StepTreeBuilder::isBelowOpenRow(int indent) const
{
    return !m_open.empty() && m_open.front().indent < indent;
}

QList<Step> StepTreeBuilder::finish()
{
    while (!m_open.empty())
        closeLast();
    return std::move(m_steps);
}

void StepTreeBuilder::closeLast()
{
    Step step = std::move(m_open.back().step);
    m_open.pop_back();
    if (m_open.empty() || step.kind != StepKind::Expected) {
        (m_open.empty() ? m_steps : m_open.back().step.children).append(std::move(step));
        return;
    }
    QList<Step> &siblings = m_open.back().step.children;
    const auto behindExpected = std::find_if(siblings.cbegin(), siblings.cend(),
                                             [](const Step &other) { return other.kind != StepKind::Expected; });
    siblings.insert(behindExpected, std::move(step));
}

} // namespace casewright
