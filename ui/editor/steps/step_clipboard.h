// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario_edit.h"

#include <QCoreApplication>

class QMimeData;

namespace casewright {

class ScenarioEditor;
class StepTreeView;

/// Steps, words and pictures between the outliner and the clipboard. Where the caret goes afterwards is not its matter.
class StepClipboard final {
    Q_DECLARE_TR_FUNCTIONS(casewright::StepClipboard)
public:
    StepClipboard(StepTreeView &view, ScenarioEditor &editor) : m_view(view), m_editor(editor) {}

    void copy(const QList<StepKey> &keys);
    void cut(const QList<StepKey> &keys);
    /// A word into the text being typed, a picture to who takes pictures, steps below the current one.
    void paste();
    /// All of the text as one step.
    void pastePlain();
    [[nodiscard]] bool hasText() const;
    [[nodiscard]] bool hasPicture() const;

private:
    [[nodiscard]] bool pastePicture(const QMimeData *mime);

    StepTreeView &m_view;
    ScenarioEditor &m_editor;
};

} // namespace casewright
