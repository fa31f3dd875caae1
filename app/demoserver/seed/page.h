// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/answer.h"

namespace casewright::demo {

/// A page around rows that are already JSON, comma-separated.
[[nodiscard]] HttpResponse answerPage(const QByteArray &rows, const PageWindow &window, qsizetype total);
/// The page of `all` that the window asks for.
[[nodiscard]] HttpResponse answerPage(const QJsonArray &all, const PageWindow &window);

} // namespace casewright::demo
