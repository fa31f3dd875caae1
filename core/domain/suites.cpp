// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/suites.h"

#include <algorithm>

namespace casewright {
namespace {

constexpr QLatin1Char quote('"');
constexpr QLatin1Char separator('>');

QString levelText(const QString &name)
{
    const bool plain = !name.isEmpty() && name == name.trimmed() && !name.contains(separator) && !name.startsWith(quote);
    if (plain)
        return name;
    QString inner = name;
    inner.replace(QStringLiteral("\""), QStringLiteral("\"\""));
    return quote + inner + quote;
}

/// The end of the quoted level that begins at `begin`, behind its closing quote; -1 where it is not closed before the
/// next separator or the end, so that the quote is an ordinary character.
qsizetype endOfQuoted(const QString &text, qsizetype begin)
{
    qsizetype at = begin + 1;
    while (at < text.size()) {
        if (text.at(at) != quote) {
            ++at;
        } else if (at + 1 < text.size() && text.at(at + 1) == quote) {
            at += 2;
        } else {
            qsizetype after = at + 1;
            while (after < text.size() && text.at(after).isSpace())
                ++after;
            return after == text.size() || text.at(after) == separator ? at + 1 : -1;
        }
    }
    return -1;
}

/// Reads the level at `at` and leaves `at` behind its separator.
QString readLevel(const QString &text, qsizetype &at)
{
    while (at < text.size() && text.at(at).isSpace())
        ++at;
    QString name;
    const qsizetype quotedEnd = at < text.size() && text.at(at) == quote ? endOfQuoted(text, at) : -1;
    if (quotedEnd >= 0) {
        name = text.mid(at + 1, quotedEnd - at - 2);
        name.replace(QStringLiteral("\"\""), QStringLiteral("\""));
        at = text.indexOf(separator, quotedEnd);
    } else {
        const qsizetype end = text.indexOf(separator, at);
        name = text.mid(at, end < 0 ? -1 : end - at).trimmed();
        at = end;
    }
    at = at < 0 ? text.size() : at + 1;
    return name;
}

} // namespace

QString suiteText(const SuitePath &path)
{
    QStringList levels;
    for (const Ref &level : path)
        levels.append(levelText(level.name));
    return levels.join(QStringLiteral(" > "));
}

SuitePath suiteFromText(const QString &text)
{
    SuitePath path;
    qsizetype at = 0;
    while (at < text.size()) {
        const QString name = readLevel(text, at);
        if (!name.isEmpty())
            path.append(Ref::named(name));
    }
    return path;
}

QList<SuitePath> suitesOf(const FieldValues &fields, const QList<ServerId> &levels)
{
    QList<SuitePath> paths;
    for (const ServerId level : levels) {
        const QList<Ref> values = fields.value(level);
        if (values.isEmpty())
            break;
        const QList<SuitePath> above = paths.isEmpty() ? QList<SuitePath>{SuitePath()} : paths;
        paths.clear();
        for (const SuitePath &prefix : above) {
            for (const Ref &value : values)
                paths.append(prefix + SuitePath{value});
        }
    }
    std::stable_sort(paths.begin(), paths.end(),
                     [](const SuitePath &a, const SuitePath &b) { return suiteText(a) < suiteText(b); });
    return paths;
}

FieldValues fieldsForSuites(const QList<SuitePath> &paths, const QList<ServerId> &levels)
{
    FieldValues fields;
    for (qsizetype i = 0; i < levels.size(); ++i) {
        QList<Ref> &values = fields[levels.at(i)];
        for (const SuitePath &path : paths) {
            if (i < path.size() && !values.contains(path.at(i)))
                values.append(path.at(i));
        }
    }
    return fields;
}

} // namespace casewright
