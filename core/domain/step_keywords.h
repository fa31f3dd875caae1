// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/scenario.h"

#include <QStringList>

namespace casewright {

/// The keywords of `scenario`, each once and in the order of the steps, that a server which stores `stored`
/// (Capabilities::stepKeywords) will not keep. None where it names no keywords: such a server keeps them as text.
[[nodiscard]] QStringList keywordsNotKept(const Scenario &scenario, const QStringList &stored);

} // namespace casewright
