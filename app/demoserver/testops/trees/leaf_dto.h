// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/testops/server/context.h"

#include <QJsonObject>

namespace casewright::demo {

/// A case as trees and flat lists of 25 and later show it, without its ids.
[[nodiscard]] QJsonObject leafJsonV2(const Context &context, const TestCase &record);
/// Of the cases, those that the parameters `search` (part of the name) and `baseRql` or `baseAql` let through; throws 400.
[[nodiscard]] QList<qint64> filtered(const Context &context, const ApiRequest &request, const QList<qint64> &ids);

} // namespace casewright::demo
