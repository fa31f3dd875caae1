// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace casewright::store {

/// What brings a store from schema N to N + 1, one list of statements for each step; an empty file is schema 0. Steps
/// that were once released are never changed, only followed by another.
[[nodiscard]] const QList<QStringList> &migrations();

} // namespace casewright::store
