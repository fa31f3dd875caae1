// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

Q_DECLARE_LOGGING_CATEGORY(logApi)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logWorkspace)

namespace casewright {

/// Keeps a secret out of every text that passes through withoutSecrets() from now on, in all threads.
void rememberSecret(const QString &secret);

/// `text` with every remembered secret replaced by "***". Each text that comes from a server, a library or a request
/// goes through here before it is logged, stored or shown.
[[nodiscard]] QString withoutSecrets(QString text);

} // namespace casewright
