// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace casewright::test {

inline const QString smoke = QStringLiteral("smoke");
inline const QString slow = QStringLiteral("slow");

} // namespace casewright::test
