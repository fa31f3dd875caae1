// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/editor/editor_overlay.h"
#include "ui/models/steps/scenario_doc.h"

class QLabel;

namespace casewright {

class ScenarioEditor;
class StepTreeView;

/// A scenario that is only looked at.
class FixedScenario final : public ScenarioDoc {
    Q_OBJECT
public:
    using ScenarioDoc::ScenarioDoc;

    void show(const Scenario &scenario);
    [[nodiscard]] Scenario scenario() const override { return m_scenario; }
    Result<void> apply(const QString &name, const Scenario &next) override;
    void undo() override {}
    void redo() override {}
    [[nodiscard]] QString undoName() const override { return {}; }
    [[nodiscard]] QString redoName() const override { return {}; }
    void keepDraft(const QString &) override {}
    [[nodiscard]] QString draft() const override { return {}; }

private:
    Scenario m_scenario;
};

/// What a shared step consists of, to be read; it is edited on the server, for all cases that use it.
class SharedStepView final : public EditorOverlay {
    Q_OBJECT
public:
    explicit SharedStepView(QWidget *host);

    /// First that it is being read, then showContent().
    void look(const QString &name);
    void showContent(const Result<Scenario> &content);

private:
    QLabel *m_name;
    QLabel *m_note;
    FixedScenario *m_doc;
    ScenarioEditor *m_editor;
    StepTreeView *m_steps;
};

} // namespace casewright
