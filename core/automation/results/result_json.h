// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/automation/results/test_result.h"
#include "core/base/result.h"

#include <QByteArray>

namespace casewright::automation {

// Each reads the bytes of one file as Allure 2 adapters write it; every field may be absent, null or of another type, and
// is then empty. Invalid, with a reason for people, where the file cannot be read at all. `file` of what comes out is
// left to the caller.

/// `*-result.json` without what is only looked at singly.
[[nodiscard]] Result<TestResult> readResultJson(const QByteArray &bytes);
[[nodiscard]] Result<ResultDetails> readDetailsJson(const QByteArray &bytes);
/// `*-container.json`
[[nodiscard]] Result<Container> readContainerJson(const QByteArray &bytes);
/// `*-globals.json`
[[nodiscard]] Result<QList<RunError>> readGlobalsJson(const QByteArray &bytes);
/// `categories.json`
[[nodiscard]] Result<QList<Category>> readCategoriesJson(const QByteArray &bytes);
/// `executor.json`
[[nodiscard]] Result<Executor> readExecutorJson(const QByteArray &bytes);

} // namespace casewright::automation
