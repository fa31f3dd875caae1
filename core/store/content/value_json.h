// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/adopt_keys.h"
#include "core/domain/change.h"

#include <QByteArray>

#include <optional>

namespace casewright::store {

/// Columns of the store. Reading ends with nothing where the bytes are not what was written.
[[nodiscard]] QByteArray toColumn(const TestCase &value);
[[nodiscard]] QByteArray toColumn(const ChangeSet &set);
/// Without the server id, which has a column of its own.
[[nodiscard]] QByteArray toColumn(const CaseInfo &info);
[[nodiscard]] QByteArray toColumn(const StepIds &ids);

[[nodiscard]] std::optional<TestCase> testCaseFromColumn(const QByteArray &column);
[[nodiscard]] std::optional<ChangeSet> changeSetFromColumn(const QByteArray &column);
[[nodiscard]] std::optional<CaseInfo> caseInfoFromColumn(const QByteArray &column);
[[nodiscard]] std::optional<StepIds> stepIdsFromColumn(const QByteArray &column);

} // namespace casewright::store
