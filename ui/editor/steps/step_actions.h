// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"
#include "ui/editor/steps/step_clipboard.h"
#include "ui/editor/steps/step_keys.h"
#include "ui/models/steps/scenario_editor.h"

#include <QObject>

namespace casewright {

class StepTreeView;

/// Carries out what a key, a menu or a drop asks of the outliner, on the step being typed in or on the selected rows,
/// and sees to it that the caret or the selection ends where the analyst goes on. Owned by the view.
class StepActions final : public QObject {
    Q_OBJECT
public:
    StepActions(StepTreeView &view, ScenarioEditor &editor);

    void perform(StepAction action);
    [[nodiscard]] bool canPerform(StepAction action) const;
    void setKeyword(const QString &keyword);
    /// The keyword that all steps meant have; nothing where they differ.
    [[nodiscard]] std::optional<QString> commonKeyword() const;

    void moveTo(const QList<StepKey> &keys, StepPlace place);
    /// False when it was refused, which is said at the place.
    bool insert(StepPlace place, const QList<Step> &steps);
    /// Below `at`, or in its place where it is empty, while the analyst may be typing elsewhere by now.
    void insertBelow(StepKey at, const Step &step, const QString &name);
    void replace(const QList<StepKey> &keys, const Step &by, const QString &name);

private:
    /// Where the caret goes after a command.
    enum class After {
        Edit,   ///< into the text of the row it ended in
        Select, ///< that row is selected
        Stay,   ///< the rows are the same ones: caret and selection stay with them
    };
    /// Edit while a text is open, else Select.
    [[nodiscard]] After follow() const;

    void run(StepCommand command, After after);
    void takeFocus(StepKey step, int caret);
    void edit();
    void addBelow();
    void breakLine();
    void leave();
    void selectMore();
    void joinPrevious();
    void useSharedSteps(StepAction action);
    void useClipboard(StepAction action);
    /// Says so where the outliner is only to be looked at.
    [[nodiscard]] bool isRefused(StepAction action);
    void turnBack(void (ScenarioEditor::*undoOrRedo)());
    void walk(StepAction action);
    void setExpanded(bool expanded);
    /// The step typed in, or the selected ones in the order of the rows.
    [[nodiscard]] QList<StepKey> targets() const;
    [[nodiscard]] std::optional<StepKind> kindOf(StepKey step) const;

    StepTreeView &m_view;
    ScenarioEditor &m_editor;
    StepClipboard m_clipboard;
    After m_after = After::Select;
};

} // namespace casewright
