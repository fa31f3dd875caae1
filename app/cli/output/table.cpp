// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/table.h"

#include <algorithm>

namespace casewright::cli {
namespace {

bool isWide(char32_t letter)
{
    return (letter >= 0x1100 && letter <= 0x115F) || (letter >= 0x2E80 && letter <= 0xA4CF) ||
           (letter >= 0xAC00 && letter <= 0xD7A3) || (letter >= 0xF900 && letter <= 0xFAFF) ||
           (letter >= 0xFE30 && letter <= 0xFE6F) || (letter >= 0xFF00 && letter <= 0xFF60) ||
           (letter >= 0x1F300 && letter <= 0x1FAFF) || (letter >= 0x20000 && letter <= 0x3FFFD);
}

qsizetype letterWidth(char32_t letter)
{
    // Most text is plain, and 100,000 rows are measured before the first is printed.
    if (letter < 0x300)
        return 1;
    switch (QChar::category(letter)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        return isWide(letter) ? 2 : 1;
    }
}

} // namespace

qsizetype displayWidth(const QString &text)
{
    qsizetype width = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t letter = text.at(i).unicode();
        if (text.at(i).isHighSurrogate() && i + 1 < text.size()) {
            letter = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
            ++i;
        }
        width += letterWidth(letter);
    }
    return width;
}

Table::Table(QStringList headings)
{
    m_rows.push_back(std::move(headings));
}

void Table::add(QStringList cells)
{
    for (QString &cell : cells)
        cell.replace(u'\n', u' ');
    m_rows.push_back(std::move(cells));
}

QString Table::text() const
{
    std::vector<qsizetype> widths(static_cast<std::size_t>(m_rows.front().size()), 0);
    for (const QStringList &row : m_rows) {
        for (std::size_t column = 0; column < widths.size(); ++column)
            widths[column] = std::max(widths[column], displayWidth(row.at(qsizetype(column))));
    }
    QString text;
    for (const QStringList &row : m_rows) {
        QString line;
        for (std::size_t column = 0; column + 1 < widths.size(); ++column) {
            const QString &cell = row.at(qsizetype(column));
            line += cell + QString(widths[column] - displayWidth(cell) + 2, u' ');
        }
        line += row.last();
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

} // namespace casewright::cli
