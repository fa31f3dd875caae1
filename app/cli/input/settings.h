// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/arguments.h"
#include "core/base/ids.h"

#include <QProcessEnvironment>
#include <QUrl>

#include <chrono>

namespace casewright::cli {

/// What the global options and the environment say: an option wins over ATO_*, that over ALLURE_*. An empty variable
/// counts as not set.
struct Settings {
    QUrl server;
    ServerId project = 0; ///< 0 only where the command needs none
    QString token;        ///< empty: look into the keychain. Already remembered as a secret
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
    QString caFile;
    QString dialect; ///< "auto" or the name of one
    QString profile; ///< empty: the usual place

    [[nodiscard]] static Outcome<Settings> from(const Arguments &arguments, const QProcessEnvironment &environment);
};

} // namespace casewright::cli
