// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QStringList>

#include <functional>

namespace casewright {

/// What many cases have in one field, as it is shown where they keep it.
struct KeptValues {
    enum class State { Unknown, Same, Mixed };
    State state = State::Unknown;
    QStringList names; ///< where all have the same, in alphabetical order; empty: none has one

    /// "Keep (Firefox, Chrome)", "Keep (they differ)", or only "Keep" where not all is known on this computer.
    [[nodiscard]] QString text() const;
    friend bool operator==(const KeptValues &, const KeptValues &) = default;
};

/// `namesOf` tells the values of one case in any order, or nothing where they are not known here. Ends with the first case that differs.
[[nodiscard]] KeptValues keptValues(const QList<CaseKey> &keys, const std::function<std::optional<QStringList>(CaseKey)> &namesOf);

} // namespace casewright
