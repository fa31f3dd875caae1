// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <QJsonArray>
#include <QJsonObject>

namespace casewright::demo {

/// TestCaseDto: what one case, a search and every write answer with. What is unset is left out.
[[nodiscard]] QJsonObject caseJson(const Context &context, const TestCase &record);
/// TestCaseOverviewDto: everything in one read.
[[nodiscard]] QJsonObject overviewJson(const Context &context, const TestCase &record);

// Lists of a case, as their own paths and the overview show them.
[[nodiscard]] QJsonArray tagsJson(const Context &context, const TestCase &record);
[[nodiscard]] QJsonArray valuesJson(const Context &context, const TestCase &record);
[[nodiscard]] QJsonArray issuesJson(const Context &context, const TestCase &record);
[[nodiscard]] QJsonArray membersJson(const Context &context, const TestCase &record);
[[nodiscard]] QJsonArray testKeysJson(const TestCase &record);
[[nodiscard]] QJsonArray examplesJson(const TestCase &record);

void putText(QJsonObject &json, QLatin1String name, const QString &text);
/// Markdown as the server shows it.
[[nodiscard]] QString htmlOf(const QString &markdown);

} // namespace casewright::demo
