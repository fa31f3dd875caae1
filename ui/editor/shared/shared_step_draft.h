// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"

namespace casewright {

/// An edit of a shared step that was not saved, with what it began with, so that what others did since can be told from it.
struct SharedStepDraft {
    SharedStepContent before;
    Scenario after;
    QString nameBefore;
    QString name;
    QString typed; ///< in a step, no edit yet: ScenarioDoc::draft()
    qint64 time = 0; ///< ms since 1970

    [[nodiscard]] bool hasName() const { return name.trimmed() != nameBefore.trimmed(); }
};

/// As a draft of the workspace keeps it.
[[nodiscard]] QString toText(const SharedStepDraft &draft);
/// Nothing for what is no such text.
[[nodiscard]] std::optional<SharedStepDraft> sharedStepDraftFromText(const QString &text);

} // namespace casewright
