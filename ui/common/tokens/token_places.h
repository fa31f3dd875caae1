// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStringList>

class QFontMetrics;

namespace casewright {

/// Where chips and the input after them stand in a field of a width: line by line, from the left. Mirroring comes later.
struct TokenPlaces {
    QList<QRect> chips;
    QRect input;

    [[nodiscard]] static TokenPlaces in(int width, const QStringList &tokens, const QFontMetrics &font);
    /// A field is never smaller than its input.
    [[nodiscard]] static QSize least(const QFontMetrics &font);
    [[nodiscard]] int height() const;
};

} // namespace casewright
