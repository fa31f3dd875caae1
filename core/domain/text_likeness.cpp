// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/text_likeness.h"

#include <algorithm>

namespace casewright {

TextProfile::TextProfile(const QString &text)
{
    const QString folded = text.toCaseFolded();
    char16_t previous = u' ';
    for (const QChar character : folded) {
        m_pairs.push_back(static_cast<quint32>(previous) << 16U | character.unicode());
        previous = character.unicode();
    }
    std::sort(m_pairs.begin(), m_pairs.end());
}

double likeness(const TextProfile &a, const TextProfile &b)
{
    if (a.m_pairs.empty() || b.m_pairs.empty())
        return a.m_pairs.empty() && b.m_pairs.empty() ? 1.0 : 0.0;
    size_t shared = 0;
    auto left = a.m_pairs.cbegin();
    auto right = b.m_pairs.cbegin();
    while (left != a.m_pairs.cend() && right != b.m_pairs.cend()) {
        if (*left == *right) {
            ++shared;
            ++left;
            ++right;
        } else if (*left < *right) {
            ++left;
        } else {
            ++right;
        }
    }
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.m_pairs.size() + b.m_pairs.size());
}

} // namespace casewright
