// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace casewright::query {

/// Where `needle` (not empty) first occurs in `text` at or after `from`; -1: nowhere. 32 bytes at a time where the
/// processor has AVX2, else with the C library's search; which of the two is decided once, at run time.
[[nodiscard]] qsizetype findBytes(QByteArrayView text, qsizetype from, QByteArrayView needle);

/// The second of the two, for processors without AVX2.
[[nodiscard]] qsizetype findBytesPlain(QByteArrayView text, qsizetype from, QByteArrayView needle);

} // namespace casewright::query
