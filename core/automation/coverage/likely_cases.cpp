// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/automation/coverage/likely_cases.h"

#include <algorithm>
#include <map>

namespace casewright::automation {

namespace {

/// How many cases are looked at closely for a test: those that share the rarest words with it.
constexpr std::size_t mostCandidates = 100;
/// A word that more cases have tells little, and going through them all would take long.
constexpr std::size_t mostCasesOfWord = 5000;

bool startsWord(const QString &name, qsizetype at)
{
    if (at == 0)
        return false;
    const QChar before = name.at(at - 1);
    const QChar here = name.at(at);
    if (here.isDigit() != before.isDigit())
        return true;
    // "payByURLNow": a capital begins a word after a small letter, and before one.
    const bool isBeforeSmall = at + 1 < name.size() && name.at(at + 1).isLower();
    return here.isUpper() && (before.isLower() || isBeforeSmall);
}

} // namespace

QStringList wordsOf(const QString &name)
{
    QStringList words;
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            words.append(word.toCaseFolded());
        word.clear();
    };
    for (qsizetype i = 0; i < name.size(); ++i) {
        const bool isPart = name.at(i).isLetterOrNumber() || name.at(i).isSurrogate() || name.at(i).isMark();
        if (!isPart || startsWord(name, i))
            finish();
        if (isPart)
            word += name.at(i);
    }
    finish();
    if (words.size() > 1 && words.first() == QLatin1StringView("test"))
        words.removeFirst();
    return words;
}

LikelyCases::LikelyCases(const QList<CaseFacts> &cases)
{
    m_profiles.reserve(static_cast<std::size_t>(cases.size()));
    for (qsizetype i = 0; i < cases.size(); ++i) {
        QStringList words = wordsOf(cases.at(i).name);
        m_profiles.emplace_back(words.join(u' '));
        words.removeDuplicates();
        for (const QString &word : std::as_const(words))
            m_casesOfWord[word].push_back(i);
    }
}

std::vector<qsizetype> LikelyCases::candidates(const QStringList &words) const
{
    std::map<qsizetype, double> weights;
    for (const QString &word : words) {
        const auto found = m_casesOfWord.constFind(word);
        if (found == m_casesOfWord.cend() || found->size() > mostCasesOfWord)
            continue;
        for (const qsizetype one : *found)
            weights[one] += 1.0 / static_cast<double>(found->size());
    }
    std::vector<std::pair<double, qsizetype>> order;
    for (const auto &[one, weight] : weights)
        order.emplace_back(-weight, one);
    const std::size_t count = std::min(order.size(), mostCandidates);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
    std::vector<qsizetype> best;
    for (std::size_t i = 0; i < count; ++i)
        best.push_back(order[i].second);
    return best;
}

std::optional<LikelyCases::Suggestion> LikelyCases::likeliest(const TestResult &result) const
{
    const QStringList words = wordsOf(result.name);
    const TextProfile profile(words.join(u' '));
    Suggestion best;
    for (const qsizetype candidate : candidates(words)) {
        const double alike = likeness(profile, m_profiles[static_cast<std::size_t>(candidate)]);
        if (alike > best.likeness)
            best = {candidate, alike};
    }
    return best.likeness >= leastLikeness ? std::optional(best) : std::nullopt;
}

} // namespace casewright::automation
