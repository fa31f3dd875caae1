// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"

namespace casewright::api::seed {

/// The feature is no custom field of this dialect but is kept among them, under the id it has on real servers.
inline constexpr ServerId featureField = -2;

[[nodiscard]] Capabilities seedCapabilities();
/// Active, Outdated, Archived.
[[nodiscard]] QList<Ref> seedStatuses();

} // namespace casewright::api::seed
