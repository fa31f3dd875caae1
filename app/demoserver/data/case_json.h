// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/catalogue.h"
#include "app/demoserver/data/records.h"

#include <QByteArray>

namespace casewright::demo {

/// Appends the text as a JSON string; a null text as `null`.
void appendJsonText(QByteArray &json, const QString &text);

/// The case as the list and a read answer with it. Written by hand: QJsonDocument takes ten times as long, and a
/// list of 100,000 is made of these.
[[nodiscard]] QByteArray caseJson(const TestCase &record, const Catalogue &catalogue);

} // namespace casewright::demo
