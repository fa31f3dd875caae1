// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/records.h"

#include <QJsonObject>

namespace casewright::demo {

/// What only real servers know of a case, for the state file; empty if there is nothing of it.
[[nodiscard]] QJsonObject detailsToJson(const TestCase &record);
void readDetails(const QJsonObject &json, TestCase &record);

} // namespace casewright::demo
