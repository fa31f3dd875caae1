// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/table_cells.h"

#include "core/domain/outline/step_marks.h"

#include <QRegularExpression>

#include <algorithm>

namespace casewright {
namespace {

constexpr QChar quote(u'"');
constexpr QChar cellMark(u'\t');
constexpr QChar bar(u'|');

bool isCellEnd(QChar character)
{
    return character == cellMark || character == u'\n' || character == u'\r';
}

QString unquoted(QStringView cell)
{
    QString inner = cell.sliced(1, cell.size() - 2).toString();
    inner.replace(QStringLiteral("\"\""), QStringLiteral("\""));
    inner.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return inner;
}

bool hasText(const QStringList &row)
{
    return std::any_of(row.cbegin(), row.cend(), [](const QString &cell) { return !isBlank(cell); });
}

QStringList cellsOfMarkdownRow(const QString &line)
{
    QStringView row = trimmedBlanks(line);
    if (row.startsWith(bar))
        row = row.sliced(1);
    QStringList cells(QString{});
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (row.at(i) == u'\\' && i + 1 < row.size() && row.at(i + 1) == bar)
            cells.last() += row.at(++i);
        else if (row.at(i) == bar)
            cells.append(QString());
        else
            cells.last() += row.at(i);
    }
    if (cells.size() > 1 && isBlank(cells.last()))
        cells.removeLast(); // the row ended with a bar
    static const QRegularExpression lineBreak(QStringLiteral("<br\\s*/?>"), QRegularExpression::CaseInsensitiveOption);
    for (QString &cell : cells)
        cell = trimmedBlanks(cell).toString().replace(lineBreak, QStringLiteral("\n"));
    return cells;
}

} // namespace

qsizetype endOfQuotedCell(const QString &text, qsizetype begin)
{
    if (begin >= text.size() || text.at(begin) != quote)
        return -1;
    qsizetype at = begin + 1;
    while (at < text.size()) {
        if (text.at(at) != quote)
            ++at;
        else if (at + 1 < text.size() && text.at(at + 1) == quote)
            at += 2;
        else
            return at + 1 == text.size() || isCellEnd(text.at(at + 1)) ? at + 1 : -1;
    }
    return -1;
}

TableCells cellsOfTabbedText(const QString &text)
{
    TableCells rows;
    QStringList row;
    const auto endRow = [&rows, &row] {
        if (hasText(row))
            rows.append(row);
        row.clear();
    };
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype quotedEnd = endOfQuotedCell(text, at);
        qsizetype end = std::max(quotedEnd, at);
        while (end < text.size() && !isCellEnd(text.at(end)))
            ++end;
        const QStringView cell = QStringView(text).sliced(at, end - at);
        row.append(quotedEnd >= 0 ? unquoted(cell) : cell.toString());
        at = end + 1;
        if (end >= text.size() || text.at(end) == cellMark)
            continue;
        if (text.at(end) == u'\r' && at < text.size() && text.at(at) == u'\n')
            ++at;
        endRow();
    }
    endRow();
    return rows;
}

bool isMarkdownRule(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^[ \\t]*\\|?[ \\t]*:?-+:?[ \\t]*(\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*$"));
    return line.contains(bar) && pattern.match(line).hasMatch();
}

TableCells cellsOfMarkdown(const QStringList &lines)
{
    TableCells rows;
    for (const QString &line : lines) {
        if (!isBlank(line) && !isMarkdownRule(line))
            rows.append(cellsOfMarkdownRow(line));
    }
    return rows;
}

QString quotedCell(const QString &cell)
{
    const bool plain = std::none_of(cell.cbegin(), cell.cend(), [](QChar c) { return isCellEnd(c) || c == quote; });
    if (plain)
        return cell;
    QString inner = cell;
    inner.replace(QStringLiteral("\""), QStringLiteral("\"\""));
    return quote + inner + quote;
}

} // namespace casewright
