// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>

class QMimeData;

namespace casewright {

/// Cases on the clipboard or under the mouse: their keys, for this program, beside their ids as text for others.
[[nodiscard]] QString caseMimeType();
[[nodiscard]] QByteArray encodeCaseKeys(const QList<CaseKey> &keys);
/// Empty where `mime` carries no cases.
[[nodiscard]] QList<CaseKey> caseKeysOf(const QMimeData *mime);

/// A tag under the mouse: its name.
[[nodiscard]] QString tagMimeType();
/// Empty where `mime` carries no tag.
[[nodiscard]] QString tagOf(const QMimeData *mime);

} // namespace casewright
