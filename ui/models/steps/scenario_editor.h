// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"
#include "ui/models/steps/scenario_model.h"
#include "ui/models/steps/step_typing.h"

#include <QObject>

namespace casewright {

/// What the keys of the outliner do to the steps.
enum class StepCommand {
    AddBelow, ///< at a caret: splits, see splitAt()
    AddAbove,
    AddExpected,
    Join,
    Indent,
    Outdent,
    MoveUp,
    MoveDown,
    Duplicate,
    Remove,
};

/// The outliner without its pixels: turns commands and typed text into changes of a ScenarioDoc, names them for the undo
/// menu, and keeps the model at what the document says. Before any command, typed text becomes a change of its own.
class ScenarioEditor final : public QObject {
    Q_OBJECT
public:
    explicit ScenarioEditor(ScenarioDoc *doc, TypingPauses pauses = {}, QObject *parent = nullptr);

    [[nodiscard]] ScenarioDoc &doc() { return *m_doc; }
    [[nodiscard]] ScenarioModel &model() { return m_model; }
    [[nodiscard]] StepTyping &typing() { return m_typing; }

    /// `keys` in the order of the rows; without any, AddBelow adds a step at the end. `caret` is a position in the text of
    /// the first. False when it was refused.
    bool run(StepCommand command, const QList<StepKey> &keys, int caret = 0);
    bool setKeyword(const QList<StepKey> &keys, const QString &keyword);
    bool moveTo(const QList<StepKey> &keys, StepPlace place);
    bool insert(StepPlace place, const QList<Step> &steps, const QString &name = {});
    /// Behind the step `at` (null: at the end); an empty step makes room. Without a name it is a paste.
    bool paste(StepKey at, const QList<Step> &steps, const QString &name = {});
    bool cut(const QList<StepKey> &keys);
    /// `by` in the place of the first of `keys`, in the order of the rows.
    bool replace(const QList<StepKey> &keys, const Step &by, const QString &name);

    void undo();
    void redo();

Q_SIGNALS:
    /// The row that an action ended in, and the caret in its text.
    void focusWanted(casewright::StepKey step, int caret);
    /// An undo or redo altered this row.
    void revealWanted(casewright::StepKey step);
    void refused(casewright::StepKey step, const QString &why);
    /// By Delete, which keeps them nowhere: `count` steps with all below them.
    void removed(int count);
    void failed(const casewright::Error &error);

private:
    bool finish(const QString &name, const StepEdit &edit, StepKey at);
    /// Says at `at` why these cannot stand here.
    [[nodiscard]] bool isRefused(const QList<Step> &steps, StepKey at);
    void takeNews();

    ScenarioDoc *m_doc;
    ScenarioModel m_model;
    StepTyping m_typing;
    bool m_revealing = false;
};

} // namespace casewright
