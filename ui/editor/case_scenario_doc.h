// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/steps/scenario_doc.h"

namespace casewright {

/// The scenario of one case of the workspace. The workspace must outlive it.
class CaseScenarioDoc final : public ScenarioDoc {
    Q_OBJECT
public:
    CaseScenarioDoc(workspace::Workspace *workspace, CaseKey key, QObject *parent = nullptr);

    [[nodiscard]] Scenario scenario() const override;
    Result<void> apply(const QString &name, const Scenario &next) override;
    void undo() override { Q_EMIT undoRequested(); }
    void redo() override { Q_EMIT redoRequested(); }
    [[nodiscard]] QString undoName() const override;
    [[nodiscard]] QString redoName() const override;
    [[nodiscard]] QString filesOwner() const override;
    void keepDraft(const QString &draft) override;
    [[nodiscard]] QString draft() const override;

Q_SIGNALS:
    /// Undo is the window's, which may ask first.
    void undoRequested();
    void redoRequested();

private:
    void takeNews(const QList<CaseKey> &keys);

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    Scenario m_shown;
};

} // namespace casewright
