// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/capabilities.h"

#include <QStringList>

namespace casewright::app {

/// What the command line and the environment say. Server, project and token come from the same places in the same order as for
/// casewright-cli: option, ATO_*, ALLURE_*.
struct Options {
    QUrl server;
    std::optional<ServerId> project;
    QString token; ///< from the environment or --token-file; empty: the keychain or the dialog
    QString profile;
    QString caFile;
    QString link;  ///< a case to open
    QString demoDialect = QStringLiteral("seed");
    QString tourFolder; ///< not empty: act out the tour
    bool demo = false;
    bool help = false;
    bool version = false;
};

/// Invalid with a text for the person at the terminal.
[[nodiscard]] Result<Options> readOptions(const QStringList &arguments);
[[nodiscard]] QString helpText();

} // namespace casewright::app
