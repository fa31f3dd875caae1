// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/api/answer.h"

namespace casewright::demo {

/// A page as Spring writes it: the index is `number`, and there is no `page`.
[[nodiscard]] QJsonObject springPage(const QJsonArray &all, const PageWindow &window);
[[nodiscard]] HttpResponse answerSpringPage(const QJsonArray &all, const ApiRequest &request, qint64 defaultSize = 10);
/// Around rows that are already JSON, comma-separated.
[[nodiscard]] HttpResponse answerSpringPage(const QByteArray &rows, const PageWindow &window, qsizetype total);

} // namespace casewright::demo
