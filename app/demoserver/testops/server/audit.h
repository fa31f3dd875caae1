// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/store.h"

#include <QJsonArray>

namespace casewright::demo {

/// What the audit says about the step from one state of a case to the next. Scenarios are not in it, as on real servers.
[[nodiscard]] QJsonArray differences(const TestCase &before, const TestCase &after);
void appendAudit(Store &store, qint64 caseId, const QString &action, const QJsonArray &data);

/// False if only custom fields or members changed.
[[nodiscard]] bool movesTheDate(const TestCase &before, const TestCase &after);

} // namespace casewright::demo
