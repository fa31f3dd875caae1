// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input/arguments.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

const OptionSpec *findIn(const QList<OptionSpec> &options, const QString &name)
{
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const OptionSpec &spec) { return spec.name == name; });
    return found == options.end() ? nullptr : &*found;
}

const OptionSpec *findOption(const CommandSpec *command, const QString &name)
{
    if (const OptionSpec *global = findIn(globalOptions(), name))
        return global;
    return command ? findIn(command->options, name) : nullptr;
}

QString helpHint(const CommandSpec *command)
{
    return command ? u"`casewright-cli %1 --help` lists what it takes."_s.arg(command->name)
                   : u"`casewright-cli --help` lists the commands and options."_s;
}

Problem tokenOnTheLine()
{
    return Problem::usage(
        u"A token is never an argument: others on this machine could read it."_s,
        u"Set ATO_TOKEN, or put it into a file only you can read and name that with --token-file FILE."_s);
}

} // namespace

std::optional<QString> Arguments::value(const QString &option) const
{
    const auto found = m_values.constFind(option);
    return found == m_values.constEnd() ? std::nullopt : std::optional(found->constLast());
}

Outcome<Arguments> Arguments::parse(const QStringList &line)
{
    Arguments arguments;
    bool onlyWords = false;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QString &word = line.at(at);
        if (!onlyWords && word == u"--"_s) {
            onlyWords = true;
        } else if (onlyWords || !word.startsWith(u'-') || word == u"-"_s) {
            arguments.takeWord(word);
        } else {
            CLI_TRY_ASSIGN(at, arguments.takeOption(line, at));
        }
    }
    if (const auto problem = arguments.complaint())
        return stop(*problem);
    return arguments;
}

void Arguments::takeWord(const QString &word)
{
    if (!m_command && m_unknownCommand.isEmpty()) {
        m_command = findCommand(word);
        if (!m_command)
            m_unknownCommand = word;
        return;
    }
    const CommandSpec *longer = nullptr;
    if (m_command && m_positionals.isEmpty())
        longer = findCommand(m_command->name + u' ' + word);
    if (longer)
        m_command = longer;
    else
        m_positionals.append(word);
}

Outcome<qsizetype> Arguments::takeOption(const QStringList &line, qsizetype at)
{
    const QString &word = line.at(at);
    const QString name = word == u"-h"_s ? u"help"_s : word == u"-o"_s ? u"output"_s : word.mid(2).section(u'=', 0, 0);
    if (name == u"token"_s)
        return stop(tokenOnTheLine());
    const OptionSpec *option = word.startsWith(u"--"_s) || word == u"-h"_s || word == u"-o"_s ? findOption(m_command, name) : nullptr;
    if (!option)
        return stop(
            Problem::usage(u"There is no option %1 here."_s.arg(word.section(u'=', 0, 0)), helpHint(m_command)));
    return takeValue(*option, line, at);
}

Outcome<qsizetype> Arguments::takeValue(const OptionSpec &option, const QStringList &line, qsizetype at)
{
    const qsizetype equals = line.at(at).indexOf(u'=');
    if (option.takes == Takes::Nothing) {
        if (equals >= 0)
            return stop(Problem::usage(u"--%1 takes no value."_s.arg(option.name), helpHint(m_command)));
        m_values[option.name] = QStringList{QString()};
        return at;
    }
    if (option.takes == Takes::OneValue && m_values.contains(option.name))
        return stop(Problem::usage(u"--%1 is given twice."_s.arg(option.name), helpHint(m_command)));
    if (equals < 0 && at + 1 == line.size())
        return stop(Problem::usage(u"--%1 needs a value: %2."_s.arg(option.name, option.value), helpHint(m_command)));
    m_values[option.name].append(equals >= 0 ? line.at(at).mid(equals + 1) : line.at(at + 1));
    return equals >= 0 ? at : at + 1;
}

std::optional<Problem> Arguments::complaint() const
{
    if (has(u"help"_s) || has(u"version"_s))
        return std::nullopt;
    if (!m_unknownCommand.isEmpty())
        return Problem::usage(u"There is no command \"%1\"."_s.arg(m_unknownCommand), helpHint(nullptr));
    if (!m_command)
        return Problem::usage(u"No command is given."_s, helpHint(nullptr));
    const auto count = m_positionals.size();
    if (count >= m_command->least && count <= m_command->most)
        return std::nullopt;
    const QString takes = m_command->arguments.isEmpty() ? u"no arguments"_s : m_command->arguments;
    return Problem::usage(u"`%1` takes %2."_s.arg(m_command->name, takes), helpHint(m_command));
}

} // namespace casewright::cli
