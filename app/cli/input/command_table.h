// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace casewright::cli {

enum class Takes { Nothing, OneValue, ManyValues };

struct OptionSpec {
    QString name; ///< without the dashes
    Takes takes = Takes::Nothing;
    QString value; ///< its name in the help
    QString help;
};

/// What a command must be told before it can begin.
enum class Needs { Server, Project };

/// A command as the parser and the help see it. `projects create` is a command of its own beside `projects`.
struct CommandSpec {
    QString name;
    QString arguments; ///< as in the usage line
    QString summary;
    int least = 0; ///< arguments
    int most = 0;
    Needs needs = Needs::Project;
    QList<OptionSpec> options;
    QString details; ///< further help, may be empty
};

inline constexpr int anyNumber = 1'000'000;

[[nodiscard]] const QList<OptionSpec> &globalOptions();
[[nodiscard]] const QList<CommandSpec> &commandTable();
/// Null where there is none of that name.
[[nodiscard]] const CommandSpec *findCommand(const QString &name);

} // namespace casewright::cli
