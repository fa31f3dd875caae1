// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/input/command_table.h"
#include "app/cli/output/problem.h"

#include <QHash>
#include <QStringList>

namespace casewright::cli {

/// The command line, taken apart and checked against the table of commands: every option is known to the command, has its value
/// and comes once where once is meant; the number of arguments fits. Global options may stand before or after the command.
class Arguments final {
public:
    /// `line` is without the program's name. Never repeats the value of an option in a Problem: it may be a secret in the wrong place.
    [[nodiscard]] static Outcome<Arguments> parse(const QStringList &line);

    /// Null only where help or the version is wanted.
    [[nodiscard]] const CommandSpec *command() const { return m_command; }
    [[nodiscard]] const QStringList &positionals() const { return m_positionals; }
    [[nodiscard]] bool has(const QString &option) const { return m_values.contains(option); }
    /// Nothing where the option was not given; empty text where it was given so.
    [[nodiscard]] std::optional<QString> value(const QString &option) const;
    [[nodiscard]] QStringList values(const QString &option) const { return m_values.value(option); }

private:
    Outcome<qsizetype> takeOption(const QStringList &line, qsizetype at);
    Outcome<qsizetype> takeValue(const OptionSpec &option, const QStringList &line, qsizetype at);
    void takeWord(const QString &word);
    [[nodiscard]] std::optional<Problem> complaint() const;

    const CommandSpec *m_command = nullptr;
    QString m_unknownCommand;
    QStringList m_positionals;
    QHash<QString, QStringList> m_values;
};

} // namespace casewright::cli
