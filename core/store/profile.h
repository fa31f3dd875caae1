// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QString>
#include <QUrl>
#include <QVariant>

namespace casewright::store {

/// The folder that holds everything Casewright keeps on this computer: settings and one store per server, project and
/// user.
class Profile {
public:
    /// Empty: the platform's place for application data. The folder is made, readable by its owner alone.
    [[nodiscard]] static Result<Profile> open(const QString &folder = {});

    [[nodiscard]] QString folder() const { return m_folder; }
    /// The file for one server, project and user; `user` is empty where the server does not tell it.
    [[nodiscard]] QString storePath(const QUrl &server, ServerId project, const QString &user = {}) const;

    /// Settings and window state, in an ini file of the profile. Never a secret.
    [[nodiscard]] QVariant setting(const QString &key, const QVariant &fallback = {}) const;
    void setSetting(const QString &key, const QVariant &value) const;

private:
    explicit Profile(QString folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] QString settingsFile() const;
    QString m_folder;
};

} // namespace casewright::store
