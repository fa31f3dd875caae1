// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/rows/step_layout.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace casewright {
namespace {

constexpr int afterText = metrics::space2;
constexpr int narrowest = 40; ///< deep rows in a narrow pane still show some letters a line

/// Latin, Greek and Cyrillic without combining marks: as wide as the sum of their letters at most, one after the other.
bool isPlain(QChar c)
{
    return (c >= u' ' && c < u'\u0300') || (c >= u'\u0370' && c < u'\u0483') || (c >= u'\u2010' && c <= u'\u2027');
}

int widestPlain(const QFontMetrics &measure)
{
    int widest = 0;
    for (const QChar c : QStringLiteral("WM@%mw\u0429\u042E\u0416\u0424\u0460\u2014\u2026\u00C6\u0152\u01F1\u01C4\u03A9"))
        widest = std::max(widest, measure.horizontalAdvance(c));
    return widest;
}

} // namespace

StepLayout::StepLayout(const QFont &font)
{
    setFont(font);
}

void StepLayout::setFont(const QFont &font)
{
    m_font = font;
    m_keywordFont = font;
    if (font.pointSizeF() > 0)
        m_keywordFont.setPointSizeF(font.pointSizeF() * 0.9);
    else
        m_keywordFont.setPixelSize(std::max(1, font.pixelSize() * 9 / 10));
    m_keywordFont.setWeight(QFont::DemiBold);
    const QFontMetrics measure(font);
    m_indent = std::max(metrics::space5, measure.height() + metrics::space2);
    m_afterKeyword = measure.height() / 2;
    m_minimum = metrics::stepRowHeight(measure);
    QTextLayout line;
    m_lineHeight = layOut(line, QStringLiteral("x"), 1000);
    m_padding = (m_minimum - m_lineHeight) / 2;
    m_widest = widestPlain(measure);
    m_heights.clear();
    m_keywordWidths.clear();
}

bool StepLayout::setWidth(int width)
{
    return std::exchange(m_width, width) != width;
}

StepLayout::Parts StepLayout::parts(const QRect &row, int depth, const QString &keyword) const
{
    Parts parts;
    const int top = row.top() + m_padding;
    const int textHeight = row.height() - 2 * m_padding;
    const int start = row.left() + depth * m_indent;
    parts.gutter = QRect(start, row.top(), m_indent, m_minimum);
    const int keywordSpace = keywordWidth(keyword);
    const int content = start + m_indent;
    parts.keyword = QRect(content, top, std::max(0, keywordSpace - m_afterKeyword), m_lineHeight);
    parts.text = QRect(content + keywordSpace, top, textWidth(depth, keyword), textHeight);
    return parts;
}

int StepLayout::rowHeight(const Step &step, int depth)
{
    const int width = textWidth(depth, prefixOf(step));
    const QPixmap picture = pictureOf(step);
    const int below = picture.isNull() ? 0 : picture.deviceIndependentSize().toSize().height() + metrics::space1;
    int text = 0;
    if (step.key == m_typedKey) {
        QTextLayout lines;
        text = layOut(lines, m_typedText, width);
    } else {
        text = textHeight(step.key, step.text, width);
    }
    return std::max(m_minimum, text + below + 2 * m_padding);
}

QString StepLayout::prefixOf(const Step &step)
{
    if (step.kind == StepKind::Shared)
        return QCoreApplication::translate("casewright::StepLayout", "Shared step");
    if (step.kind == StepKind::Attachment)
        return QCoreApplication::translate("casewright::StepLayout", "File");
    return step.keyword;
}

void StepLayout::setPicture(ServerId attachment, const QPixmap &picture)
{
    if (picture.isNull())
        m_pictures.remove(attachment);
    else
        m_pictures.insert(attachment, picture);
}

QPixmap StepLayout::pictureOf(const Step &step) const
{
    return step.kind == StepKind::Attachment && step.target ? m_pictures.value(*step.target) : QPixmap();
}

void StepLayout::setTyped(StepKey key, const QString &text)
{
    m_typedKey = key;
    m_typedText = text;
}

int StepLayout::layOut(QTextLayout &lines, const QString &text, int width) const
{
    QString whole = text;
    whole.replace(u'\n', QChar::LineSeparator);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    lines.setTextOption(option);
    lines.setFont(m_font);
    lines.setText(whole);
    lines.beginLayout();
    qreal height = 0;
    for (QTextLine line = lines.createLine(); line.isValid(); line = lines.createLine()) {
        line.setLeadingIncluded(true);
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    lines.endLayout();
    return static_cast<int>(std::ceil(height));
}

int StepLayout::textWidth(int depth, const QString &keyword) const
{
    return std::max(narrowest, m_width - (depth + 1) * m_indent - keywordWidth(keyword) - afterText);
}

int StepLayout::textHeight(StepKey key, const QString &text, int width)
{
    auto it = m_heights.find(key);
    if (it == m_heights.end())
        it = m_heights.insert(key, measured(text));
    if (width >= it->unwrappedWidth)
        return it->unwrapped;
    if (it->wrapWidth != width) {
        QTextLayout lines;
        it->wrapped = layOut(lines, text, width);
        it->wrapWidth = width;
    }
    return it->wrapped;
}

StepLayout::Height StepLayout::measured(const QString &text) const
{
    Height height;
    const auto bound = static_cast<int>(text.size()) * m_widest;
    if (bound <= m_width && std::all_of(text.cbegin(), text.cend(), isPlain)) {
        // Surely one line: shaping thousands of short texts is what opening a long case would cost.
        height.unwrappedWidth = bound;
        height.unwrapped = m_lineHeight;
        return height;
    }
    QTextLayout lines;
    height.unwrapped = layOut(lines, text, QWIDGETSIZE_MAX);
    height.unwrappedWidth = static_cast<int>(std::ceil(lines.maximumWidth())) + 1;
    return height;
}

int StepLayout::keywordWidth(const QString &keyword) const
{
    if (keyword.isEmpty())
        return 0;
    auto it = m_keywordWidths.find(keyword);
    if (it == m_keywordWidths.end())
        it = m_keywordWidths.insert(keyword, QFontMetrics(m_keywordFont).horizontalAdvance(keyword) + m_afterKeyword);
    return *it;
}

} // namespace casewright
