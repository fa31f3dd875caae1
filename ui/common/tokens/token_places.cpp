// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/token_places.h"

#include "ui/common/theme.h"
#include "ui/common/tokens/chip.h"

#include <algorithm>

namespace casewright {
namespace {

constexpr int margin = metrics::space1;
constexpr int leastInput = 96;

} // namespace

TokenPlaces TokenPlaces::in(int width, const QStringList &tokens, const QFontMetrics &font)
{
    const int height = metrics::chipHeight(font);
    const int room = std::max(leastInput, width - 2 * margin);
    TokenPlaces places;
    int x = 0;
    int y = margin;
    const auto wrapFor = [&](int wanted) {
        if (x > 0 && x + wanted > room) {
            x = 0;
            y += height + margin;
        }
    };
    for (const QString &token : tokens) {
        const int chip = std::min(room, chipSize({token, {}, ChipFlag::Closable}, font).width());
        wrapFor(chip);
        places.chips.append(QRect(margin + x, y, chip, height));
        x += chip + margin;
    }
    wrapFor(leastInput);
    places.input = QRect(margin + x, y, room - x, height);
    return places;
}

QSize TokenPlaces::least(const QFontMetrics &font)
{
    return {leastInput + 2 * margin, metrics::chipHeight(font) + 2 * margin};
}

int TokenPlaces::height() const
{
    return input.bottom() + 1 + margin;
}

} // namespace casewright
