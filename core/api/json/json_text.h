// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace casewright::api {

/// Decodes the JSON text that begins after its opening quote at `begin` and ends at the next quote that is not escaped,
/// before `end`. Half of a surrogate pair, which servers make by cutting a text at 255 units, becomes U+FFFD. Nothing
/// where an escape is damaged.
[[nodiscard]] std::optional<std::string> decodeJsonText(const char *begin, const char *end);

} // namespace casewright::api
