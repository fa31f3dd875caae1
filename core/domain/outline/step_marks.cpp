// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/outline/step_marks.h"

#include <algorithm>
#include <array>

namespace casewright {
namespace {

constexpr QChar tab(u'\t');
constexpr QChar backslash(u'\\');

constexpr std::array keywords = {QLatin1StringView("Given"), QLatin1StringView("When"), QLatin1StringView("Then"),
                                 QLatin1StringView("And"),   QLatin1StringView("But"),  QLatin1StringView("*")};

bool isBlankCharacter(QChar character)
{
    return character == u' ' || character == tab;
}

bool blankOrEndAt(QStringView line, qsizetype at)
{
    return at >= line.size() || isBlankCharacter(line.at(at));
}

qsizetype blanksAt(QStringView line, qsizetype at)
{
    qsizetype end = at;
    while (end < line.size() && isBlankCharacter(line.at(end)))
        ++end;
    return end - at;
}

bool everyLineEndsWithReturn(const QString &text)
{
    for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1)) {
        if (at == 0 || text.at(at - 1) != u'\r')
            return false;
    }
    return true;
}

/// True where a reader would not take `line` as plain words.
bool meansSomething(QStringView line)
{
    return line.isEmpty() || isBlankCharacter(line.front()) || line.contains(tab) || listMarkSize(line) > 0
        || expectedMarkSize(line) > 0 || !keywordOf(line).isEmpty();
}

QStringView withoutBackslashes(QStringView line)
{
    while (line.startsWith(backslash))
        line = line.sliced(1);
    return line;
}

} // namespace

QStringList linesOf(const QString &text)
{
    QString breakText = QStringLiteral("\n");
    if (!text.contains(u'\n'))
        breakText = QStringLiteral("\r");
    else if (everyLineEndsWithReturn(text))
        breakText = QStringLiteral("\r\n");
    QStringList lines = text.split(breakText);
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

bool isBlank(QStringView line)
{
    return std::all_of(line.cbegin(), line.cend(), isBlankCharacter);
}

QStringView withoutLeadingBlanks(QStringView line)
{
    return line.sliced(blanksAt(line, 0));
}

QStringView trimmedBlanks(QStringView line)
{
    line = withoutLeadingBlanks(line);
    while (!line.isEmpty() && isBlankCharacter(line.back()))
        line.chop(1);
    return line;
}

int indentOf(QStringView line)
{
    int columns = 0;
    for (const QChar character : line) {
        if (!isBlankCharacter(character))
            break;
        columns += character == tab ? 2 : 1;
    }
    return columns;
}

qsizetype listMarkSize(QStringView line)
{
    qsizetype end = 0;
    if (!line.isEmpty() && (line.front() == u'-' || line.front() == u'*' || line.front() == u'+')) {
        end = 1;
    } else {
        while (end < line.size() && line.at(end) >= u'0' && line.at(end) <= u'9')
            ++end;
        if (end == 0 || end >= line.size() || (line.at(end) != u'.' && line.at(end) != u')'))
            return 0;
        ++end;
    }
    return blankOrEndAt(line, end) ? end + blanksAt(line, end) : 0;
}

qsizetype expectedMarkSize(QStringView line)
{
    return line.startsWith(QLatin1StringView("=>")) ? 2 + blanksAt(line, 2) : 0;
}

QString keywordOf(QStringView line)
{
    for (const QLatin1StringView keyword : keywords) {
        if (line.startsWith(keyword) && blankOrEndAt(line, keyword.size()))
            return keyword;
    }
    return {};
}

QString takeKeyword(QString &text)
{
    const QString keyword = keywordOf(text);
    text.remove(0, keyword.size());
    if (!keyword.isEmpty())
        text.remove(0, blanksAt(text, 0));
    return keyword;
}

QString escaped(const QString &line)
{
    return meansSomething(withoutBackslashes(line)) ? backslash + line : line;
}

QString unescaped(QStringView line)
{
    const bool isEscaped = line.startsWith(backslash) && meansSomething(withoutBackslashes(line));
    return (isEscaped ? line.sliced(1) : line).toString();
}

Step stepFromText(QString text)
{
    const QString keyword = takeKeyword(text);
    return makeStep(text, keyword);
}

void addExpectedLines(QList<Step> &children, const QString &text)
{
    for (const QString &line : linesOf(text)) {
        if (!isBlank(line))
            children.append(makeExpected(trimmedBlanks(line).toString()));
    }
}

} // namespace casewright
