// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"

#include <QByteArray>

namespace casewright::store {

/// The vocabulary of a project as JSON. What is read back equals what was written in every member; keys that this version does
/// not know are ignored, and what an older one has not written is as it is by default.
[[nodiscard]] QByteArray schemaJson(const ProjectSchema &schema);
/// Nothing where the bytes are not JSON of that shape.
[[nodiscard]] std::optional<ProjectSchema> schemaFromJson(const QByteArray &json);

} // namespace casewright::store
