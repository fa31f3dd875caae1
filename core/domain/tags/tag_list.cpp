// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_list.h"

#include "core/domain/tags/tag_pattern.h"

namespace casewright {
namespace {

const QByteArray tagListMark = QByteArrayLiteral("\xEF\xBB\xBF");
const QStringList tagListHeadings = {QStringLiteral("Tag"), QStringLiteral("Cases"), QStringLiteral("New name")};

QString csvCell(const QString &cell)
{
    const bool needsQuotes = cell.contains(u',') || cell.contains(u';') || cell.contains(u'"') || cell.contains(u'\n');
    return needsQuotes ? u'"' + QString(cell).replace(u'"', QStringLiteral("\"\"")) + u'"' : cell;
}

/// The cells of one line; nothing where a quote is not closed.
std::optional<QStringList> csvCellsOf(const QString &line, QChar separator)
{
    QStringList cells = {QString()};
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        const bool isDouble = isQuoted && c == u'"' && i + 1 < line.size() && line[i + 1] == u'"';
        if (isDouble)
            cells.last() += line[++i];
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (c == separator && !isQuoted)
            cells.append(QString());
        else
            cells.last() += c;
    }
    return isQuoted ? std::nullopt : std::optional(cells);
}

Result<TagList> listFromCsv(const QStringList &lines)
{
    const QChar separator = lines.first().contains(u';') ? u';' : u',';
    const QStringList heading = csvCellsOf(lines.first(), separator).value_or(QStringList());
    const auto columnOf = [&heading](const QString &name) {
        for (qsizetype i = 0; i < heading.size(); ++i) {
            if (heading[i].trimmed().compare(name, Qt::CaseInsensitive) == 0)
                return i;
        }
        return qsizetype(-1);
    };
    const qsizetype tagColumn = columnOf(tagListHeadings[0]);
    const qsizetype newColumn = columnOf(tagListHeadings[2]);
    if (tagColumn < 0)
        return failure(ErrorKind::Invalid, QStringLiteral("Line 1: a column \"Tag\" was expected"));
    TagList list;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const auto cells = csvCellsOf(lines[i], separator);
        if (!cells)
            return failure(ErrorKind::Invalid, QStringLiteral("Line %1: a quote is not closed").arg(i + 1));
        const QString tag = cells->value(tagColumn).trimmed();
        const QString renamed = newColumn < 0 ? QString() : cells->value(newColumn).trimmed();
        if (tag.isEmpty() && !renamed.isEmpty())
            return failure(ErrorKind::Invalid, QStringLiteral("Line %1: a new name without a tag").arg(i + 1));
        if (tag.isEmpty())
            continue;
        if (!list.tags.contains(tag))
            list.tags.append(tag);
        if (!renamed.isEmpty() && renamed != tag)
            list.rename[tag].append(renamed);
    }
    return list;
}

Result<TagList> listFromLines(const QStringList &lines)
{
    TagList list;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (!line.contains(QStringLiteral("->"))) {
            list.tags.append(line);
            continue;
        }
        const Result<QList<TagPattern>> pattern = tagPatternsFromText(line);
        if (!pattern)
            return failure(ErrorKind::Invalid,
                           QString(pattern.error().serverText).replace(QStringLiteral("Line 1"), QStringLiteral("Line %1").arg(i + 1)));
        list.tags.append(pattern->first().from);
        list.rename[pattern->first().from].append(pattern->first().to);
    }
    return list;
}

} // namespace

TagListFormat tagListFormatOf(const QString &fileName)
{
    return fileName.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive) ? TagListFormat::Csv : TagListFormat::Text;
}

QByteArray tagListText(const QList<TagCount> &tags, TagListFormat format)
{
    const bool isCsv = format == TagListFormat::Csv;
    QString text = isCsv ? tagListHeadings.join(u',') + u'\n' : QString();
    for (const TagCount &tag : tags)
        text += isCsv ? QStringLiteral("%1,%2,\n").arg(csvCell(tag.name)).arg(tag.cases) : tag.name + u'\n';
    return (isCsv ? tagListMark : QByteArray()) + text.toUtf8();
}

Result<TagList> tagListFromText(const QByteArray &text, TagListFormat format)
{
    const QByteArray body = text.startsWith(tagListMark) ? text.sliced(tagListMark.size()) : text;
    QStringList lines = QString::fromUtf8(body).split(u'\n');
    for (QString &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    return format == TagListFormat::Csv ? listFromCsv(lines) : listFromLines(lines);
}

} // namespace casewright
