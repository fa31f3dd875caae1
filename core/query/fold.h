// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace casewright::query {

/// What search compares: case-folded ("Straße" is "strasse") and composed, so that an umlaut pasted from a Mac's file
/// name is found by one that was typed.
[[nodiscard]] QString foldText(const QString &text);

/// The same in UTF-8. Latin letters without accents, most names by far, take a path without conversions.
[[nodiscard]] QByteArray foldUtf8(QByteArrayView text);

} // namespace casewright::query
