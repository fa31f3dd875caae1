// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input/help.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lines = QList<std::pair<QString, QString>>;

QString twoColumns(const Lines &lines)
{
    qsizetype width = 0;
    for (const auto &[left, right] : lines)
        width = std::max(width, left.size());
    QString text;
    for (const auto &[left, right] : lines)
        text += u"  "_s + left.leftJustified(width + 2) + right + u'\n';
    return text;
}

QString optionLines(const QList<OptionSpec> &options)
{
    Lines lines;
    for (const OptionSpec &option : options)
        lines.append({u"--"_s + option.name + (option.value.isEmpty() ? QString() : u' ' + option.value), option.help});
    return twoColumns(lines);
}

QString withoutServer()
{
    return u"Where the server cannot be reached, what the profile has kept of the project is shown, and changes wait in it until\n"
           "`push` sends them; the exit code is 3.\n"_s;
}

QString exitCodes()
{
    return u"Exit codes: 0 done; 1 done, but something needs attention (items that failed, not found, refused);\n"
           "2 usage; 3 unreachable, TLS, server, protocol or storage failure; 4 not authorised or forbidden;\n"
           "5 conflict; 6 unusable input file; 130 interrupted.\n"_s;
}

} // namespace

QString programHelp()
{
    Lines lines;
    for (const CommandSpec &command : commandTable())
        lines.append(
            {command.name + (command.arguments.isEmpty() ? QString() : u' ' + command.arguments), command.summary});
    return u"Usage: casewright-cli [global options] COMMAND [options] [arguments]\n\n"
           "Reads and writes the test cases of an Allure TestOps project.\n\nCommands:\n"_s +
           twoColumns(lines) + u"\nGlobal options:\n"_s + optionLines(globalOptions()) +
           u"\nAn ID is 1234, ATO-1234, #1234, the address of a case, or local:7 for a case not yet on the server.\n"_s +
           withoutServer() + exitCodes();
}

QString commandHelp(const CommandSpec &command)
{
    QString usage = u"Usage: casewright-cli [global options] "_s + command.name;
    if (!command.options.isEmpty())
        usage += u" [options]"_s;
    if (!command.arguments.isEmpty())
        usage += u' ' + command.arguments;
    QString text = usage + u"\n\n"_s + command.summary + u".\n"_s;
    if (!command.options.isEmpty())
        text += u"\nOptions:\n"_s + optionLines(command.options);
    if (!command.details.isEmpty())
        text += u'\n' + command.details + u'\n';
    return text + u"\n`casewright-cli --help` lists the global options.\n"_s;
}

} // namespace casewright::cli
