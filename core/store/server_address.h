// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace casewright::store {

/// The address by which a server is told apart, however it was typed: no user, query or trailing slash, usual ports
/// left out.
[[nodiscard]] QString canonicalAddress(const QUrl &server);

} // namespace casewright::store
