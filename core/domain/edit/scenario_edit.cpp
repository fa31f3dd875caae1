// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/scenario_edit.h"

#include "core/domain/edit/step_path.h"

namespace casewright {
namespace {

int endOf(const QString &text)
{
    return static_cast<int>(text.size());
}

StepEdit focused(const Scenario &scenario, const Step &step, int caret)
{
    return {scenario, step.key, Refusal::None, caret};
}

/// What Enter makes: an expected result makes expected results, everything else steps.
Step emptySiblingOf(const Step &step)
{
    return isExpected(step) ? makeExpected({}) : makeStep({});
}

StepEdit inserted(Scenario &scenario, const StepPath &parent, qsizetype row, const Step &step)
{
    mutableChildren(scenario, parent).insert(row, step);
    return focused(scenario, step, 0);
}

bool isEmptyRow(const Step &step)
{
    return step.text.isEmpty() && step.children.isEmpty() && !step.target;
}

/// The row visibly above `path` when everything is expanded: the deepest last descendant of the previous sibling, or the parent.
StepPath rowAbove(const Scenario &scenario, const StepPath &path)
{
    if (path.last() == 0)
        return parentOf(path);
    StepPath above = childOf(parentOf(path), path.last() - 1);
    for (qsizetype count = stepAt(scenario, above).children.size(); count > 0;
         count = stepAt(scenario, above).children.size())
        above.append(count - 1);
    return above;
}

/// The words of a step that loses its own row; the keyword becomes the first of them.
QString joined(const Step &above, const Step &step)
{
    if (step.keyword.isEmpty())
        return above.text + step.text;
    const bool needsBlank = !above.text.isEmpty() && !above.text.back().isSpace();
    return above.text + (needsBlank ? QStringLiteral(" ") : QString()) + step.keyword + QLatin1Char(' ') + step.text;
}

StepEdit joinWithParent(Scenario &scenario, const StepPath &path)
{
    const Step step = stepAt(scenario, path);
    Step &parent = mutableStep(scenario, parentOf(path));
    const int caret = endOf(parent.text);
    parent.text = joined(parent, step);
    parent.children.removeFirst();
    const qsizetype behindExpected = expectedCount(parent.children);
    QList<Step> children = parent.children.first(behindExpected) + step.children + parent.children.sliced(behindExpected);
    parent.children = std::move(children);
    return focused(scenario, parent, caret);
}

StepEdit joinWithSibling(Scenario &scenario, const StepPath &path)
{
    QList<Step> &siblings = mutableChildren(scenario, parentOf(path));
    const qsizetype row = path.last();
    if (isEmptyRow(siblings.at(row - 1)) && siblings.at(row - 1).keyword.isEmpty()) {
        siblings.removeAt(row - 1);
        return focused(scenario, siblings.at(row - 1), 0);
    }
    const Step step = siblings.takeAt(row);
    Step &above = siblings[row - 1];
    const int caret = endOf(above.text);
    above.text = joined(above, step);
    above.children = step.children;
    return focused(scenario, above, caret);
}

} // namespace

const Step *findStep(const Scenario &scenario, StepKey key)
{
    const StepPath path = pathOf(scenario, key);
    return path.isEmpty() ? nullptr : &stepAt(scenario, path);
}

StepPlace placeOf(const Scenario &scenario, StepKey key)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return {{}, -1};
    return {path.size() == 1 ? StepKey() : stepAt(scenario, parentOf(path)).key, path.last()};
}

StepEdit setText(Scenario scenario, StepKey key, const QString &text)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return refused(scenario, Refusal::Unknown, key);
    if (stepAt(scenario, path).text != text)
        mutableStep(scenario, path).text = text;
    return {std::move(scenario), key, Refusal::None, endOf(text)};
}

StepEdit setKeyword(Scenario scenario, StepKey key, const QString &keyword)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return refused(scenario, Refusal::Unknown, key);
    if (stepAt(scenario, path).keyword != keyword)
        mutableStep(scenario, path).keyword = keyword;
    return {std::move(scenario), key, Refusal::None, 0};
}

StepEdit splitAt(Scenario scenario, StepKey key, int caret)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return refused(scenario, Refusal::Unknown, key);
    const Step step = stepAt(scenario, path);
    const StepPath parent = parentOf(path);
    Step sibling = emptySiblingOf(step);
    if (caret <= 0 && !step.text.isEmpty()) {
        mutableChildren(scenario, parent).insert(path.last(), sibling);
        return focused(scenario, step, 0);
    }
    if (caret >= endOf(step.text) || step.target || (!isExpected(step) && !canHoldSteps(step)))
        return inserted(scenario, parent, path.last() + 1, sibling);
    sibling.text = step.text.mid(caret);
    sibling.children = step.children;
    Step &first = mutableStep(scenario, path);
    first.text.truncate(caret);
    first.children.clear();
    return inserted(scenario, parent, path.last() + 1, sibling);
}

StepEdit insertAbove(Scenario scenario, StepKey key)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return refused(scenario, Refusal::Unknown, key);
    return inserted(scenario, parentOf(path), path.last(), emptySiblingOf(stepAt(scenario, path)));
}

StepEdit addExpected(Scenario scenario, StepKey key)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return refused(scenario, Refusal::Unknown, key);
    const Step &step = stepAt(scenario, path);
    if (isExpected(step))
        return inserted(scenario, parentOf(path), path.last() + 1, makeExpected({}));
    if (!canHoldSteps(step))
        return refused(scenario, Refusal::ExpectedNeedsStep, key);
    if (!step.children.isEmpty() && isExpected(step.children.first()))
        return focused(scenario, step.children.first(), endOf(step.children.first().text));
    return inserted(scenario, path, 0, makeExpected({}));
}

StepEdit joinWithPrevious(Scenario scenario, StepKey key)
{
    const StepPath path = pathOf(scenario, key);
    if (path.isEmpty())
        return refused(scenario, Refusal::Unknown, key);
    const StepPath above = rowAbove(scenario, path);
    if (above.isEmpty())
        return refused(scenario, Refusal::NothingAbove, key);
    const Step &step = stepAt(scenario, path);
    if (isEmptyRow(step)) {
        const Step target = stepAt(scenario, above);
        mutableChildren(scenario, parentOf(path)).removeAt(path.last());
        return focused(scenario, target, endOf(target.text));
    }
    const Step &target = stepAt(scenario, above);
    const bool withParent = path.last() == 0;
    const bool sameBranch = withParent || above.size() == path.size();
    const bool texts = (isExpected(step) || canHoldSteps(step)) && !step.target && !target.target
        && (withParent ? canHoldSteps(target) : target.kind == step.kind);
    if (!sameBranch || !texts)
        return refused(scenario, Refusal::CannotJoin, key);
    return withParent ? joinWithParent(scenario, path) : joinWithSibling(scenario, path);
}

} // namespace casewright
