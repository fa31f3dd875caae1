// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QStringList>

#include <memory>
#include <optional>

class QMimeData;

namespace casewright {

/// Steps on the clipboard or under the mouse: whole for this program, as an outline for text fields and chats, as a
/// tab-separated table for spreadsheets. `filesOwner` tells whose files they show (ScenarioDoc::filesOwner()).
[[nodiscard]] std::unique_ptr<QMimeData> mimeOfSteps(const QList<Step> &steps, const QString &filesOwner = {});
/// All that stepsOfMime() reads.
[[nodiscard]] QStringList stepMimeTypes();

[[nodiscard]] bool carriesSteps(const QMimeData *mime);
/// A file lies at its case: what stands for it elsewhere is a step with its name, "[picture cart.png]". How many became one.
int filesToText(QList<Step> &steps);

/// Steps as they can stand at `filesOwner`.
struct StepsOfMime {
    QList<Step> steps;
    int filesLeft = 0; ///< became text
};
/// Our own format where it is there, else what parseSteps() makes of the text. Nothing where there is neither, or the text cannot
/// be read as steps. The steps have new keys.
[[nodiscard]] std::optional<StepsOfMime> stepsOfMime(const QMimeData *mime, const QString &filesOwner = {});

/// Which steps they are, beside what they say, so that a drop in the same case moves them.
void addStepKeys(QMimeData &mime, const QList<StepKey> &keys);
/// Empty where it was not this process that wrote them.
[[nodiscard]] QList<StepKey> stepKeysOf(const QMimeData *mime);

} // namespace casewright
