// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace casewright {

/// The pairs of neighbouring characters of a text, case folded: what likeness() compares. Made once per text.
class TextProfile {
public:
    explicit TextProfile(const QString &text);

private:
    friend double likeness(const TextProfile &a, const TextProfile &b);
    std::vector<quint32> m_pairs; ///< sorted
};

/// From 0 (nothing in common) to 1 (the same pairs): twice what is shared over what there is (Dice).
[[nodiscard]] double likeness(const TextProfile &a, const TextProfile &b);

} // namespace casewright
