// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTest>

#include <initializer_list>

namespace casewright::test {

/// Fills the global data of a test that is run against each of these dialects, or against the one that CASEWRIGHT_DIALECT names.
inline void addDialects(std::initializer_list<const char *> dialects)
{
    QTest::addColumn<QString>("dialect");
    const QByteArray only = qgetenv("CASEWRIGHT_DIALECT");
    for (const char *dialect : dialects) {
        if (only.isEmpty() || only == dialect)
            QTest::newRow(dialect) << QString::fromLatin1(dialect);
    }
}

} // namespace casewright::test
