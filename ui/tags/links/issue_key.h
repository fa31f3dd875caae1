// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/capabilities.h"

namespace casewright {

/// What an analyst typed or pasted as an issue: a key, or the address of an issue's page.
struct IssueKey {
    QString key;                   ///< "SHOP-12", "owner/repo#3"; the text itself where it is no address
    QString integrationType;       ///< "jira" or "github" where an address tells; else empty
};
[[nodiscard]] IssueKey issueKeyFromText(const QString &text);

/// The integration that `type` means among those of the project; -1 where it cannot be told.
[[nodiscard]] qsizetype integrationOfType(const QList<Integration> &integrations, const QString &type);

} // namespace casewright
