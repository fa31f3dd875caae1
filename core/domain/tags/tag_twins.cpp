// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_twins.h"

#include "core/domain/test_case.h"

#include <QSet>

#include <algorithm>

namespace casewright {
namespace {

constexpr qsizetype leastLetters = 4;

/// Without what is only a way to write: capitals, blanks and the lines between words.
QString plainText(const QString &tag)
{
    QString plain = tag.toCaseFolded().normalized(QString::NormalizationForm_C);
    plain.removeIf([](QChar c) { return c.isSpace() || c == u'-' || c == u'_'; });
    return plain;
}

/// English plurals; what is left of both forms is the same.
QString singular(const QString &plain)
{
    const auto ends = [&plain](const char *end) { return plain.endsWith(QLatin1String(end)); };
    if (plain.size() < leastLetters || ends("ss"))
        return plain;
    if (ends("ies"))
        return plain.chopped(3) + u'y';
    for (const char *end : {"shes", "ches", "xes", "ses"}) {
        if (ends(end))
            return plain.chopped(2);
    }
    return ends("s") ? plain.chopped(1) : plain;
}

bool areSame(QStringView a, QStringView b)
{
    return a == b;
}

/// One letter inserted, taken away or changed, or two neighbours swapped; no digit among them.
bool isOneEditApart(const QString &a, const QString &b)
{
    const QString &shorter = a.size() <= b.size() ? a : b;
    const QString &longer = a.size() <= b.size() ? b : a;
    if (shorter.size() < leastLetters || longer.size() - shorter.size() > 1)
        return false;
    const auto [s, l] = std::mismatch(shorter.cbegin(), shorter.cend(), longer.cbegin());
    const qsizetype at = s - shorter.cbegin();
    if (l == longer.cend() || l->isDigit() || (s != shorter.cend() && s->isDigit()))
        return false;
    const QStringView rest = QStringView(shorter).sliced(at);
    const QStringView other = QStringView(longer).sliced(at);
    if (shorter.size() < longer.size())
        return areSame(rest, other.sliced(1));
    const bool isSwap = rest.size() > 1 && rest[0] == other[1] && rest[1] == other[0] && areSame(rest.sliced(2), other.sliced(2));
    return isSwap || areSame(rest.sliced(1), other.sliced(1));
}

struct Parts {
    QString key;
    QString value;
};

Parts partsOf(const QString &name)
{
    const Tag tag{{}, name};
    return {plainText(tag.key()), plainText(tag.key().isEmpty() ? name : tag.value())};
}

std::optional<TagTwin::Why> likenessOf(const Parts &a, const Parts &b)
{
    if (a.key == b.key && a.value == b.value)
        return TagTwin::Why::LetterCase;
    if (singular(a.key) == singular(b.key) && singular(a.value) == singular(b.value))
        return TagTwin::Why::Plural;
    const bool isKeyMistyped = a.value == b.value && !a.key.isEmpty() && !b.key.isEmpty() && isOneEditApart(a.key, b.key);
    if (isKeyMistyped || (a.key == b.key && isOneEditApart(a.value, b.value)))
        return TagTwin::Why::OneEdit;
    return std::nullopt;
}

/// What two texts that are one edit apart have in common at least once: themselves, or themselves without one letter.
QSet<QString> shadowsOf(const QString &text)
{
    QSet<QString> shadows{text};
    for (qsizetype i = 0; i < text.size(); ++i)
        shadows.insert(QString(text).remove(i, 1));
    return shadows;
}

} // namespace

QHash<QString, QList<TagTwin>> nearTwins(const QStringList &tags)
{
    QList<Parts> parts;
    QHash<QString, QList<qsizetype>> byShadow;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        parts.append(partsOf(tags[i]));
        QSet<QString> shadows = shadowsOf(parts[i].key + u':' + parts[i].value);
        shadows.insert(singular(parts[i].key) + u':' + singular(parts[i].value));
        for (const QString &shadow : std::as_const(shadows))
            byShadow[shadow].append(i);
    }
    QList<QSet<qsizetype>> candidates(tags.size());
    for (const QList<qsizetype> &alike : std::as_const(byShadow)) {
        for (const qsizetype one : alike)
            candidates[one].unite(QSet<qsizetype>(alike.cbegin(), alike.cend()));
    }
    QHash<QString, QList<TagTwin>> twins;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        QList<qsizetype> others = candidates[i].values();
        std::sort(others.begin(), others.end());
        for (const qsizetype other : std::as_const(others)) {
            const auto why = tags[other] == tags[i] ? std::nullopt : likenessOf(parts[i], parts[other]);
            if (why)
                twins[tags[i]].append({tags[other], *why});
        }
    }
    return twins;
}

} // namespace casewright
