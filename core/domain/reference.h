// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <optional>

namespace casewright {

/// Something the server knows by id and people know by name: a layer, a status, a field value, an integration.
/// A null Ref (no id, no name) means "not set". Dialects without ids leave `id` empty; a value that does not exist on
/// the server yet has a name only and is created when it is first sent.
struct Ref {
    std::optional<ServerId> id;
    QString name;

    [[nodiscard]] bool isNull() const { return !id && name.isEmpty(); }
    [[nodiscard]] static Ref named(const QString &name) { return {std::nullopt, name}; }

    /// By id where both have one, else by name: a value typed offline equals the one the server made of it.
    friend bool operator==(const Ref &a, const Ref &b)
    {
        return a.id && b.id ? *a.id == *b.id : a.name == b.name;
    }
};

} // namespace casewright
