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
/// tab-separated table for spreadsheets.
[[nodiscard]] std::unique_ptr<QMimeData> mimeOfSteps(const QList<Step> &steps);
/// All that stepsOfMime() reads.
[[nodiscard]] QStringList stepMimeTypes();

[[nodiscard]] bool carriesSteps(const QMimeData *mime);
/// Our own format where it is there, else what parseSteps() makes of the text. Nothing where there is neither, or the text cannot
/// be read as steps. The steps have new keys.
[[nodiscard]] std::optional<QList<Step>> stepsOfMime(const QMimeData *mime);

/// Which steps they are, beside what they say, so that a drop in the same case moves them.
void addStepKeys(QMimeData &mime, const QList<StepKey> &keys);
/// Empty where it was not this process that wrote them.
[[nodiscard]] QList<StepKey> stepKeysOf(const QMimeData *mime);

} // namespace casewright
