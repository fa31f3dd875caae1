// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_pattern.h"

namespace casewright {
namespace {

constexpr QChar anyText = u'*';
const QString becomes = QStringLiteral("->");

} // namespace

Result<TagPattern> TagPattern::make(const QString &from, const QString &to)
{
    const TagPattern pattern{from.trimmed(), to.trimmed()};
    if (pattern.from.isEmpty() || pattern.to.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("A tag is missing: it is written OLD -> NEW."));
    const qsizetype stars = pattern.from.count(anyText);
    if (stars > 1)
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" has more than one *.").arg(pattern.from));
    if (pattern.to.count(anyText) > stars)
        return failure(ErrorKind::Invalid, QStringLiteral("\"%1\" has a * for which \"%2\" has none.").arg(pattern.to, pattern.from));
    return pattern;
}

std::optional<QString> TagPattern::renamed(const QString &tag) const
{
    const qsizetype at = from.indexOf(anyText);
    if (at < 0)
        return tag == from ? std::optional(to) : std::nullopt;
    const QStringView head = QStringView(from).first(at);
    const QStringView tail = QStringView(from).sliced(at + 1);
    if (tag.size() <= head.size() + tail.size() || !tag.startsWith(head) || !tag.endsWith(tail))
        return std::nullopt;
    return QString(to).replace(anyText, tag.mid(at, tag.size() - head.size() - tail.size()));
}

Result<QList<TagPattern>> tagPatternsFromText(const QString &text)
{
    QList<TagPattern> patterns;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype at = line.indexOf(becomes);
        const Result<TagPattern> pattern =
            TagPattern::make(line.left(std::max<qsizetype>(at, 0)), at < 0 ? QString() : line.mid(at + becomes.size()));
        if (!pattern)
            return failure(ErrorKind::Invalid, QStringLiteral("Line %1: %2").arg(i + 1).arg(pattern.error().serverText));
        patterns.append(*pattern);
    }
    return patterns;
}

QMap<QString, QStringList> renamesBy(const QList<TagPattern> &patterns, const QStringList &tags)
{
    QMap<QString, QStringList> renames;
    for (const QString &tag : tags) {
        for (const TagPattern &pattern : patterns) {
            const auto renamed = pattern.renamed(tag);
            if (!renamed)
                continue;
            if (*renamed != tag)
                renames.insert(tag, {*renamed});
            break;
        }
    }
    return renames;
}

} // namespace casewright
