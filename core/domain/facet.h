// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <utility>

namespace casewright {

/// A part of a case that is unknown until it was read (a list row has no scenario). Unknown is not empty, therefore
/// there is no operator==: code asks known() first, and value() of an unknown facet is a programming error.
template <typename T>
class Facet {
public:
    Facet() = default;
    Facet(T value) : m_value(std::move(value)) {} // NOLINT(google-explicit-constructor): a value is a known facet

    [[nodiscard]] bool known() const { return m_value.has_value(); }
    [[nodiscard]] const T &value() const
    {
        Q_ASSERT(m_value);
        return *m_value;
    }
    [[nodiscard]] T valueOr(T fallback) const { return m_value.value_or(std::move(fallback)); }
    void forget() { m_value.reset(); }

private:
    std::optional<T> m_value;
};

} // namespace casewright
