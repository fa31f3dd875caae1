// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QString>

namespace casewright {

/// The edits of the outliner as pure functions from one scenario to the next. Each returns the new scenario and the
/// row that should have the caret, or a reason why it cannot be done (`refusal` is set, `scenario` is unchanged); the
/// window shows that as an inline hint. Keys of steps that stay are kept; new steps get new keys. A parent key that is
/// null means the root. Where several keys are given, a key whose ancestor is given too goes along with that ancestor, and
/// either all of them are moved or none. Only the lists on the way to an edited step are copied.

enum class Refusal {
    None,
    ExpectedHasNoChildren, ///< only a step with text holds steps: not an expected result, a file or a shared step
    ExpectedNeedsStep,     ///< an expected result must stay below a step
    NothingAbove,          ///< indent without a step above, move or join beyond the first row
    NothingBelow,          ///< move beyond the last row
    AtTopLevel,            ///< outdent of a root step
    IntoItself,            ///< a step cannot be moved below itself
    CannotJoin,            ///< the row above is of another kind, or of another step's branch
    Unknown,               ///< no step has this key
};

struct StepEdit {
    Scenario scenario;
    StepKey focus;     ///< null where no row is left
    Refusal refusal = Refusal::None;
    int caret = 0;     ///< position in the text of `focus`; moves leave it at 0, for the view keeps its caret
};

struct StepPlace {
    StepKey parent; ///< null: root
    qsizetype row = 0; ///< index among the children of `parent`, expected results counted
};

/// Null where there is none such. Valid as long as `scenario` is not changed.
[[nodiscard]] const Step *findStep(const Scenario &scenario, StepKey key);
/// Where a step is; row -1 where there is none such.
[[nodiscard]] StepPlace placeOf(const Scenario &scenario, StepKey key);

[[nodiscard]] StepEdit setText(Scenario scenario, StepKey key, const QString &text);
[[nodiscard]] StepEdit setKeyword(Scenario scenario, StepKey key, const QString &keyword);

/// Enter. At the end (and in an empty row): a new empty sibling behind the whole subtree, with the caret. In the middle: the
/// text behind the caret goes into a new sibling directly below, and the children, expected results included, go
/// with it, because they stood below that text and still do; the step keeps its key, keyword and first half. At the start of a
/// non-empty row: an empty sibling above, while the caret stays with the text. An expected result gets an expected
/// sibling. Files and shared steps are never split.
[[nodiscard]] StepEdit splitAt(Scenario scenario, StepKey key, int caret);
/// Ctrl+Shift+Enter: a new empty sibling above, with the caret.
[[nodiscard]] StepEdit insertAbove(Scenario scenario, StepKey key);
/// Ctrl+Enter: goes to the first expected result of the step, adding one if there is none; on an expected result, adds
/// another below it.
[[nodiscard]] StepEdit addExpected(Scenario scenario, StepKey key);
/// Backspace at the start. An empty row without children is deleted and the caret goes to the end of the row visibly above. Any
/// other row is joined with the row above where that is its previous sibling or (for a first child) its parent; children
/// move along, and a keyword becomes part of the text. Joining with an empty sibling just removes that one.
[[nodiscard]] StepEdit joinWithPrevious(Scenario scenario, StepKey key);

/// Tab: below the previous sibling, as its last child, children along.
[[nodiscard]] StepEdit indent(Scenario scenario, const QList<StepKey> &keys);
/// Shift+Tab: becomes the next sibling of its parent. The visible order stays: siblings that followed become children of the
/// outdented step (only where that is a file or shared step, which has no children, it jumps over them).
[[nodiscard]] StepEdit outdent(Scenario scenario, const QList<StepKey> &keys);
/// Alt+Up / Alt+Down: past the neighbouring sibling. A first (last) child goes to the end (start) of the children of
/// its parent's previous (next) sibling, at the same depth; where there is none such, out of its parent.
[[nodiscard]] StepEdit moveUp(Scenario scenario, const QList<StepKey> &keys);
[[nodiscard]] StepEdit moveDown(Scenario scenario, const QList<StepKey> &keys);

/// Drop of dragged steps before `place.row` of `place.parent` as it is before they are taken out. They become siblings in their visible
/// order, each with what is below it. Expected results go among the expected results.
[[nodiscard]] StepEdit moveTo(Scenario scenario, const QList<StepKey> &keys, StepPlace place);
/// Paste: `steps` get new keys and stand at `place`. Expected results pasted at the root become steps. The caret goes to the end
/// of the last step pasted.
[[nodiscard]] StepEdit insertAt(Scenario scenario, StepPlace place, const QList<Step> &steps);
/// Ctrl+D: a copy of each subtree below itself; focus on the first copy.
[[nodiscard]] StepEdit duplicate(Scenario scenario, const QList<StepKey> &keys);
/// Delete: removes subtrees; focus on the row that takes their place, else the one above.
[[nodiscard]] StepEdit removeSteps(Scenario scenario, const QList<StepKey> &keys);

/// The subtrees of `keys` in visible order, ancestors only, for copying.
[[nodiscard]] QList<Step> subtrees(const Scenario &scenario, const QList<StepKey> &keys);

} // namespace casewright
