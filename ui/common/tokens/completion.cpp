// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens/completion.h"

#include <QSet>

#include <algorithm>

namespace casewright {

namespace {

constexpr int recentRows = 10;
constexpr int mostRows = 200;

bool moreUsed(const Completion &a, const Completion &b)
{
    return a.count != b.count ? a.count > b.count : a.text.compare(b.text, Qt::CaseInsensitive) < 0;
}

QList<Completion> takeRecent(QList<Completion> *matches)
{
    QList<Completion> recent;
    std::copy_if(matches->begin(), matches->end(), std::back_inserter(recent),
                 [](const Completion &one) { return one.recency > 0; });
    std::sort(recent.begin(), recent.end(), [](const auto &a, const auto &b) { return a.recency > b.recency; });
    recent.resize(std::min<qsizetype>(recent.size(), recentRows));
    for (const Completion &one : recent)
        matches->removeIf([&](const Completion &other) { return other.text == one.text; });
    return recent;
}

} // namespace

QList<CompletionRow> rankCompletions(const QList<Completion> &known, const QString &typed, const QStringList &taken)
{
    const QString needle = normalisedToken(typed, {}).toCaseFolded();
    const QSet<QString> out(taken.begin(), taken.end());
    QList<Completion> matches;
    bool spelledAlike = needle.isEmpty();
    for (const Completion &one : known) {
        const QString folded = one.text.toCaseFolded();
        spelledAlike = spelledAlike || folded == needle;
        if (folded.contains(needle) && !out.contains(one.text))
            matches.append(one);
    }
    QList<CompletionRow> rows;
    for (const Completion &one : takeRecent(&matches))
        rows.append({CompletionRow::Kind::Recent, one.text, one.count});
    const auto inside = std::stable_partition(matches.begin(), matches.end(), [&](const Completion &one) {
        return one.text.toCaseFolded().startsWith(needle);
    });
    std::sort(matches.begin(), inside, moreUsed);
    std::sort(inside, matches.end(), moreUsed);
    for (const Completion &one : matches) {
        if (rows.size() >= mostRows)
            break;
        rows.append({CompletionRow::Kind::Known, one.text, one.count});
    }
    const bool isTaken =
        std::any_of(taken.begin(), taken.end(), [&](const QString &one) { return one.toCaseFolded() == needle; });
    if (!spelledAlike && !isTaken)
        rows.append({CompletionRow::Kind::Create, normalisedToken(typed, {}), 0});
    return rows;
}

QString normalisedToken(const QString &typed, const QList<Completion> &known)
{
    const QString tidy = typed.simplified();
    const QString folded = tidy.toCaseFolded();
    const Completion *alike = nullptr;
    for (const Completion &one : known) {
        if (one.text == tidy)
            return tidy;
        // Of several spellings on the server, the one used most.
        if (one.text.toCaseFolded() == folded && (!alike || one.count > alike->count))
            alike = &one;
    }
    return alike ? alike->text : tidy;
}

} // namespace casewright
