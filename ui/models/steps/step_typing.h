// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/steps/scenario_doc.h"
#include "ui/models/steps/scenario_model.h"

#include <QTimer>

#include <chrono>

namespace casewright {

/// How long typed text stays a draft in memory, and how long it stays no change.
struct TypingPauses {
    std::chrono::milliseconds draft = std::chrono::seconds(1);
    std::chrono::milliseconds change = std::chrono::minutes(1);
};

/// The text of the one step that is being typed in. It is kept as a draft while keys come, and becomes a change by save() or
/// after a minute. What others make of the step meanwhile waits; if they delete it, typed text becomes a step of its own.
/// `doc` and `model` outlive it, and `model` shows `doc` whenever one of its functions is called.
class StepTyping final : public QObject {
    Q_OBJECT
public:
    StepTyping(ScenarioDoc *doc, const ScenarioModel *model, TypingPauses pauses, QObject *parent = nullptr);

    void start(StepKey step);
    void type(const QString &text);
    /// Makes a change of what was typed; typing goes on. False where the change was refused and the text stays unsaved.
    bool save();
    /// The same with the keyword that the typed text began with.
    void saveAs(const QString &keyword, const QString &text);
    void stop();

    /// Null while nothing is typed in.
    [[nodiscard]] StepKey step() const { return m_step; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] bool isUnsaved() const { return !m_step.isNull() && m_text != m_before; }

    /// To be called when the model shows a new scenario.
    void takeNews();
    /// Makes a change of the draft that a crash left behind.
    void restoreDraft();

Q_SIGNALS:
    /// Nothing had been typed yet, and the step got this text.
    void textReplaced(const QString &text);
    /// What was typed has taken the place of a text that came meanwhile.
    void overwrote(casewright::StepKey step, const QString &theirs);
    /// The step was deleted by others; what was typed stands in this new one.
    void rescued(casewright::StepKey step);
    void failed(const casewright::Error &error);

private:
    void rescue();
    void keepDraft();
    void dropDraft();
    void settle(const QString &text);
    [[nodiscard]] bool apply(const QString &name, const Scenario &next);
    [[nodiscard]] StepPlace existing(StepPlace place) const;

    ScenarioDoc *m_doc;
    const ScenarioModel *m_model;
    StepKey m_step;
    StepPlace m_place;
    StepKind m_kind = StepKind::Body;
    QString m_before; ///< the step's text as the analyst knew it
    QString m_text;
    bool m_draftKept = false;
    QTimer m_draftTimer;
    QTimer m_changeTimer;
};

} // namespace casewright
