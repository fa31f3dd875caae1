// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "ui/editor/steps/step_keys.h"

#include <QObject>

#include <utility>

namespace casewright {

class ScenarioEditor;
class StepField;
class StepTreeView;

/// Typing in the outliner: takes the one field from row to row, lets the row grow with it, and hands what is typed to
/// ScenarioEditor::typing(). Owned by the view.
class StepEditing final : public QObject {
    Q_OBJECT
public:
    StepEditing(StepTreeView &view, ScenarioEditor &editor);

    [[nodiscard]] bool isOpen() const { return !m_step.isNull(); }
    [[nodiscard]] StepKey step() const { return m_step; }
    [[nodiscard]] StepField &field() { return *m_field; }

    void open(StepKey step, int caret);
    /// The caret at the end, or the word selected that was looked for in this step.
    void openByKey(StepKey step);
    void lookFor(StepKey step, const QString &word) { m_found = {step, word}; }
    /// What was typed becomes a change; the row is selected.
    void close();
    /// Puts the field where its row is now.
    void place();
    /// Typed text becomes a change of its own, which the field's undo must not take back half. False where it could not.
    bool save();

    /// Leaves a row that is gone; what was typed in it is StepTyping's to keep.
    void checkRow();

    [[nodiscard]] StepKeyContext keyContext() const;
    /// The keyword as letters before the text. False where the step has none.
    bool dissolveKeyword();

Q_SIGNALS:
    void opened();
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeTyped();
    bool takeKeyword();
    void replaceText(const QString &text);
    void fitRow();
    void leave();
    void showCaret();
    bool filterKey(QEvent *event);

    StepTreeView &m_view;
    ScenarioEditor &m_editor;
    StepField *m_field;
    StepKey m_step;
    std::pair<StepKey, QString> m_found; ///< the word that the step was found by
};

} // namespace casewright
