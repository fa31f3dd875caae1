// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>

namespace casewright {

/// A number that means one kind of thing only, so that a case and a step cannot be mixed up. 0 means "none".
template <typename Tag>
struct StrongId {
    qint64 value = 0;

    [[nodiscard]] constexpr bool isNull() const { return value == 0; }
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
    friend size_t qHash(StrongId id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// Local and permanent for as long as the store lives; a server id is an attribute kept beside it.
using CaseKey = StrongId<struct CaseKeyTag>;
/// Names a step while the case is open. Equality of scenarios never looks at it.
using StepKey = StrongId<struct StepKeyTag>;
using ChangeSetId = StrongId<struct ChangeSetIdTag>;
/// Server ids are signed 64-bit; real servers use negative ones for what is built in, so "none" is std::optional.
using ServerId = qint64;

} // namespace casewright
