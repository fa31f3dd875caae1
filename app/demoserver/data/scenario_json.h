// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/records.h"

#include <QJsonArray>

namespace casewright::demo {

/// Steps as the server answers with them: a member that is unset, or an empty list, is left out.
[[nodiscard]] QJsonArray stepsToJson(const QList<Step> &steps);
/// The way back for JSON that stepsToJson wrote; what a client sends is read strictly elsewhere.
[[nodiscard]] QList<Step> stepsFromJson(const QJsonArray &steps);

} // namespace casewright::demo
