// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace casewright::test {

/// JSON written with ' for " (moc does not read raw string literals inside macros).
inline QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

} // namespace casewright::test
