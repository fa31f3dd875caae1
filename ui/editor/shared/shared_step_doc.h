// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "ui/models/steps/scenario_doc.h"

namespace casewright {

/// The steps of a shared step while they are looked at and edited, with an undo of their own: nothing of them is a change of the case.
/// What the server had when they were read is kept, so that an edit can be told from it.
class SharedStepDoc final : public ScenarioDoc {
    Q_OBJECT
public:
    using ScenarioDoc::ScenarioDoc;

    /// What was edited before is forgotten.
    void show(const SharedStepContent &content);
    /// Whose files its steps show, from the next show() on.
    void setFilesOwner(const QString &owner) { m_filesOwner = owner; }
    /// An edit from another time, to be undone as one: `before` is what it began with, `typed` the text left in a step.
    void restore(const SharedStepContent &before, const Scenario &edited, const QString &typed);
    /// Puts the edit, and every state that undo and redo show, on top of what the server has by now: no undo takes that away again. In how
    /// many places both altered the same thing: what was typed here stands there.
    qsizetype takeIn(SharedStepContent theirs);

    [[nodiscard]] const SharedStepContent &before() const { return m_before; }
    [[nodiscard]] bool isChanged() const { return m_scenario != m_before.scenario; }

    [[nodiscard]] Scenario scenario() const override { return m_scenario; }
    Result<void> apply(const QString &name, const Scenario &next) override;
    void undo() override;
    void redo() override;
    [[nodiscard]] QString undoName() const override { return m_done.isEmpty() ? QString() : m_done.last().name; }
    [[nodiscard]] QString redoName() const override { return m_undone.isEmpty() ? QString() : m_undone.last().name; }
    [[nodiscard]] QString filesOwner() const override { return m_filesOwner; }
    [[nodiscard]] bool canHoldSharedSteps() const override { return false; }
    void keepDraft(const QString &draft) override;
    [[nodiscard]] QString draft() const override { return m_typed; }

Q_SIGNALS:
    /// draft() is to be kept before more is typed.
    void draftChanged();

private:
    struct Edit {
        QString name;
        Scenario other; ///< what undo (redo) shows
    };
    void turn(QList<Edit> &from, QList<Edit> &to);

    QString m_filesOwner;
    QString m_typed; ///< what is typed in a step and no edit yet
    SharedStepContent m_before;
    Scenario m_scenario;
    QList<Edit> m_done;
    QList<Edit> m_undone;
};

} // namespace casewright
