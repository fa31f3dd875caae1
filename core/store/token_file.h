// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QString>

namespace casewright::store {

/// The tokens kept in a file of the profile, by server, for desktops without a keychain. Only the owner may read it.
class TokenFile final {
public:
    explicit TokenFile(const QString &profileFolder);

    /// Empty where there is no file.
    [[nodiscard]] Result<QMap<QString, QString>> read() const;
    /// Replaces the file as a whole; no tokens: removes it.
    [[nodiscard]] Result<void> write(const QMap<QString, QString> &tokens) const;

private:
    QString m_path;
};

} // namespace casewright::store
