// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/chip.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QRegularExpression>

namespace casewright {

namespace {

constexpr int pad = metrics::space2;
constexpr int gap = metrics::space1;

/// The side of the small drawings in a chip: 12 in one of the usual height.
int pictureSide(int chipHeight)
{
    return chipHeight * 6 / 11;
}

bool hasSign(const ChipLook &chip)
{
    return chip.flags & (ChipFlag::Added | ChipFlag::Removed);
}

/// What stands before the value: "severity:", or nothing.
QString keyText(const TagParts &parts)
{
    return parts.key.isEmpty() ? QString() : parts.key + u':';
}

struct ChipColours {
    QColor fill;
    QColor line;
};

ChipColours coloursOf(const ChipLook &chip, const QString &key, const Theme &theme)
{
    if (chip.flags & ChipFlag::Selected)
        return {theme.selection, theme.accent};
    if (chip.flags & ChipFlag::Flashing)
        return {theme.tint(theme.warning), theme.warning};
    if (chip.flags & ChipFlag::Added)
        return {theme.tint(theme.good), theme.good};
    if (chip.flags & ChipFlag::Removed)
        return {theme.tint(theme.bad), theme.bad};
    if (key.isEmpty())
        return {theme.window, theme.border};
    const QColor hue = theme.hueOf(key);
    return {theme.tint(hue), hue};
}

/// Lays pieces of a chip side by side, from the reading start.
class Row {
public:
    Row(const QRect &place, Qt::LayoutDirection direction) : m_place(place), m_direction(direction), m_x(place.left())
    {}

    QRect take(int width)
    {
        const QRect logical(m_x, m_place.top(), width, m_place.height());
        m_x += width;
        if (m_direction == Qt::LeftToRight)
            return logical;
        return {m_place.left() + m_place.right() - logical.right(), logical.top(), width, logical.height()};
    }
    [[nodiscard]] int left() const { return m_place.right() + 1 - m_x; }

private:
    QRect m_place;
    Qt::LayoutDirection m_direction;
    int m_x;
};

int noteWidth(const ChipLook &chip, const QFontMetrics &font)
{
    return chip.note.isEmpty() ? 0 : font.horizontalAdvance(chip.note) + gap;
}

} // namespace

TagParts tagParts(const QString &tag)
{
    // A key is a word; so "12:30", "http://a" and "a: b" are not taken apart.
    static const QRegularExpression pattern(QStringLiteral(R"(^(\p{L}[\p{L}\d_.-]*):(?!/)(\S.*)$)"));
    const auto match = pattern.match(tag);
    return match.hasMatch() ? TagParts{match.captured(1), match.captured(2)} : TagParts{{}, tag};
}

QSize chipSize(const ChipLook &chip, const QFontMetrics &font)
{
    const int height = metrics::chipHeight(font);
    int width = 2 * pad + tagTextWidth(chip.text, font) + noteWidth(chip, font);
    if (hasSign(chip))
        width += pictureSide(height) + gap;
    if (chip.flags & ChipFlag::Closable)
        width += pictureSide(height) + gap;
    return {width, height};
}

int tagTextWidth(const QString &tag, const QFontMetrics &font)
{
    const TagParts parts = tagParts(tag);
    // Widths are fractions, and eliding begins at the first one over.
    return font.horizontalAdvance(keyText(parts)) + font.horizontalAdvance(parts.value) + 2;
}

void paintTagText(QPainter *painter, const QRect &place, const QString &tag, const QPalette &palette,
                  Qt::LayoutDirection direction)
{
    const Theme &theme = Theme::of(palette);
    const TagParts parts = tagParts(tag);
    const QFontMetrics font = painter->fontMetrics();
    const QString key = font.elidedText(keyText(parts), Qt::ElideRight, place.width());
    const int keyWidth = font.horizontalAdvance(key);
    const QString value = font.elidedText(parts.value, Qt::ElideRight, place.width() - keyWidth);
    const int width = std::min(place.width(), keyWidth + font.horizontalAdvance(value) + 2);
    QRect text = place;
    text.setWidth(width);
    if (direction == Qt::RightToLeft)
        text.moveRight(place.right());
    // A Latin tag reads from left to right in a mirrored window too.
    Row row(text, tag.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    painter->setPen(theme.mutedText);
    painter->drawText(row.take(keyWidth), Qt::AlignVCenter | Qt::TextSingleLine, key);
    painter->setPen(theme.text);
    painter->drawText(row.take(width - keyWidth), Qt::AlignVCenter | Qt::TextSingleLine, value);
}

QRect chipCloseRect(const QRect &place, Qt::LayoutDirection direction)
{
    const int width = pictureSide(place.height()) + gap + pad;
    const int x = direction == Qt::LeftToRight ? place.right() + 1 - width : place.left();
    return {x, place.top(), width, place.height()};
}

void paintChip(QPainter *painter, const QRect &place, const ChipLook &chip, const QPalette &palette,
               Qt::LayoutDirection direction)
{
    const Theme &theme = Theme::of(palette);
    const ChipColours colours = coloursOf(chip, tagParts(chip.text).key, theme);
    const QFontMetrics font = painter->fontMetrics();
    const int picture = pictureSide(place.height());

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colours.line, chip.flags & ChipFlag::Selected ? metrics::focusRing : 1));
    painter->setBrush(colours.fill);
    const double inset = painter->pen().widthF() / 2;
    painter->drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), place.height() / 2.0,
                             place.height() / 2.0);

    QFont struck = painter->font();
    struck.setStrikeOut(bool(chip.flags & ChipFlag::Removed));
    painter->setFont(struck);
    Row row(place.adjusted(pad, 0, -pad, 0), direction);
    if (hasSign(chip)) {
        paintIcon(painter, row.take(picture), chip.flags & ChipFlag::Added ? Icon::Add : Icon::Mixed, colours.line);
        row.take(gap);
    }
    const int reserved = noteWidth(chip, font) + (chip.flags & ChipFlag::Closable ? picture + gap : 0);
    const int text = std::clamp(row.left() - reserved, 0, tagTextWidth(chip.text, font));
    paintTagText(painter, row.take(text), chip.text, palette, direction);

    struck.setStrikeOut(false);
    painter->setFont(struck);
    if (!chip.note.isEmpty()) {
        row.take(gap);
        painter->setPen(theme.mutedText);
        painter->drawText(row.take(noteWidth(chip, font) - gap), Qt::AlignCenter | Qt::TextSingleLine, chip.note);
    }
    if (chip.flags & ChipFlag::Closable) {
        row.take(gap);
        paintIcon(painter, row.take(picture), Icon::Close, theme.mutedText);
    }
    painter->restore();
}

} // namespace casewright
