// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/filter/filter_completion.h"

#include "ui/models/ref_names.h"

#include <algorithm>

namespace casewright {

namespace {

constexpr qsizetype mostOffered = 12;
/// One letter begins too many words to be taken for a field.
constexpr qsizetype leastTyped = 2;

QStringList fieldNames()
{
    return QStringLiteral("tag status layer feature suite id has is").split(u' ');
}

QStringList tagValues(const query::CaseIndex &index)
{
    QStringList values;
    QStringList prefixes;
    for (const auto &[name, count] : index.tagCounts()) {
        values << name;
        const QString key = Tag{{}, name}.key();
        if (!key.isEmpty() && !prefixes.contains(key + u':'))
            prefixes << key + u':';
    }
    return values + prefixes;
}

QStringList suiteValues(const query::CaseIndex &index)
{
    QStringList values;
    for (const auto &count : index.suiteCounts()) {
        if (!count.path.isEmpty() && !values.contains(count.path.last().name))
            values << count.path.last().name;
    }
    return values;
}

QStringList valuesOf(const QString &field, const query::CaseIndex *index, const ProjectSchema *schema)
{
    if (field == u"has")
        return QStringLiteral("steps layer feature suite tags issues").split(u' ');
    if (field == u"is")
        return QStringLiteral("automated manual waiting local").split(u' ');
    if (schema && field == u"status")
        return namesOf(schema->statuses);
    if (schema && field == u"layer")
        return namesOf(schema->layers);
    if (schema && field == u"feature")
        return namesOf(schema->features);
    if (index && field == u"tag")
        return tagValues(*index);
    if (index && field == u"suite")
        return suiteValues(*index);
    return {};
}

QString quoted(QString value)
{
    const bool isPlain = std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace() || c == u'"'; });
    if (isPlain)
        return value;
    value.replace(u'"', QStringLiteral("\"\""));
    return u'"' + value + u'"';
}

} // namespace

QString tokenAt(const QString &text, qsizetype caret)
{
    qsizetype begin = 0;
    bool isQuoted = false;
    for (qsizetype i = 0; i < caret; ++i) {
        if (text[i] == u'"')
            isQuoted = !isQuoted;
        else if (text[i].isSpace() && !isQuoted)
            begin = i + 1;
    }
    return text.mid(begin, caret - begin);
}

QStringList filterCompletions(const QString &token, const query::CaseIndex *index, const ProjectSchema *schema)
{
    const QString minus = token.startsWith(u'-') ? QStringLiteral("-") : QString();
    const QString typed = token.mid(minus.size());
    const qsizetype colon = typed.indexOf(u':');
    QStringList offered;
    if (colon < 0) {
        if (typed.size() < leastTyped)
            return offered;
        for (const QString &field : fieldNames()) {
            if (field.startsWith(typed, Qt::CaseInsensitive))
                offered << minus + field + u':';
        }
        return offered;
    }
    const QString field = typed.left(colon).toLower();
    QString value = typed.mid(colon + 1);
    value.remove(u'"');
    QStringList inside;
    for (const QString &known : valuesOf(field, index, schema)) {
        const QString completion = minus + field + u':' + quoted(known);
        if (known.startsWith(value, Qt::CaseInsensitive))
            offered << completion;
        else if (known.contains(value, Qt::CaseInsensitive))
            inside << completion;
    }
    offered += inside;
    offered.removeAll(token); // it is typed already
    return offered.mid(0, mostOffered);
}

} // namespace casewright
