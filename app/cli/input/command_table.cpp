// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/input/command_table.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

OptionSpec one(const QString &name, const QString &value, const QString &help)
{
    return {name, Takes::OneValue, value, help};
}

OptionSpec many(const QString &name, const QString &value, const QString &help)
{
    return {name, Takes::ManyValues, value, help};
}

OptionSpec flag(const QString &name, const QString &help)
{
    return {name, Takes::Nothing, {}, help};
}

OptionSpec filterOption()
{
    return one(u"filter"_s, u"EXPR"_s, u"the cases that match; see `cases --help`"_s);
}

OptionSpec dryRunOption()
{
    return flag(u"dry-run"_s, u"say what would change, change nothing"_s);
}

OptionSpec tagPolicyOption()
{
    return one(u"tag-policy"_s, u"FILE"_s, u"warn of tags that this policy does not allow"_s);
}

QString tagHelp()
{
    return u"Renaming treats each tag by itself, so that two may swap names; the same OLD twice splits a tag.\n"
           "A policy is the JSON that the tag manager of the window writes, for a team to share:\n"
           "{\"keys\": {\"severity\": {\"values\": [\"critical\", \"minor\"], \"one\": true, \"required\": true}},\n"
           " \"tags\": [\"smoke\"], \"otherKeys\": true, \"otherTags\": true}"_s;
}

QList<OptionSpec> caseOptions(const QString &tag, const QString &issue, const QString &suite)
{
    return {
        one(u"description"_s, u"TEXT"_s, u"Markdown"_s),
        one(u"precondition"_s, u"TEXT"_s, u"Markdown"_s),
        one(u"status"_s, u"S"_s, u"name or id"_s),
        one(u"layer"_s, u"L"_s, u"name or id"_s),
        one(u"feature"_s, u"F"_s, u"name or id"_s),
        one(u"suite"_s, u"PATH"_s, suite),
        many(u"field"_s, u"NAME=VALUE"_s, u"a value of a custom field of the project (repeatable)"_s),
        many(u"tag"_s, u"T"_s, tag),
        many(u"issue"_s, u"INTEGRATION:KEY"_s, issue),
        one(u"steps"_s, u"FILE"_s, u"the scenario; `-` reads standard input"_s),
    };
}

QString filterHelp()
{
    return u"Words are AND and are looked for in names, tags and steps; quotes keep blanks together, a leading `-`\n"
           "negates, `or` separates alternatives. Fields: tag: status: layer: feature: suite: id:\n"
           "has:steps|layer|feature|suite|tags|issues  is:automated|manual|waiting|local\n"
           "Example: --filter 'layer:UI tag:severity: -has:steps'\n"
           "What begins with aql: is a query in the language of TestOps, answered by the server where it has it:\n"
           "--filter 'aql: tag in [\"smoke\"] and automation = false'"_s;
}

QString stepsHelp()
{
    return u"The file is a Markdown outline, Gherkin, a tab-separated table or JSON, told apart by its content.\n"
           "An outline: `- Given text`, two spaces a level, `=> text` below a step for its expected result."_s;
}

OptionSpec dropUnnamedOption()
{
    return flag(u"drop-unnamed"_s, u"removes files and shared steps that the new steps do not name"_s);
}

QString keptHelp()
{
    return u"\nSteps that stay keep their files and formatting. A file or shared step is named by a line with its name, or in JSON\n"
           "by {\"attachment\": ID} or {\"sharedStep\": ID}, as `show ID --format json` does; where one would be lost, nothing is\n"
           "changed unless --drop-unnamed says so."_s;
}

CommandSpec replaceCommand()
{
    return {u"replace"_s,
            u"PATTERN TEXT --filter EXPR|--suite PATH"_s,
            u"Finds a text in cases and puts another in its place"_s,
            2,
            2,
            Needs::Project,
            {filterOption(), one(u"suite"_s, u"PATH"_s, u"only cases in this suite or below it, like \"Checkout > Payment\""_s),
             one(u"in"_s, u"TEXTS"_s, u"names,descriptions,preconditions,steps: all of them where nothing is said"_s),
             flag(u"regex"_s, u"PATTERN is a regular expression; $1 or \\1 in TEXT is its first group"_s),
             flag(u"word"_s, u"whole words only"_s), flag(u"case"_s, u"capitals are told from small letters"_s), dryRunOption()},
            u"Steps include expected results. The steps inside shared steps, and the names of files, stay as they are.\n"
            "The exit code is 1 where nothing is found, and 2 where PATTERN is no regular expression. With --dry-run each match is\n"
            "listed as it is and as it would be."_s};
}

QList<CommandSpec> readingCommands()
{
    return {
        {u"doctor"_s, {}, u"Tries the connection step by step"_s, 0, 0, Needs::Server, {}, {}},
        {u"projects"_s, {}, u"Lists the projects of the server"_s, 0, 0, Needs::Server, {}, {}},
        {u"projects create"_s, u"NAME"_s, u"Makes a project"_s, 1, 1, Needs::Server, {}, {}},
        {u"suites"_s, {}, u"Lists the suites of the project"_s, 0, 0, Needs::Project, {}, {}},
        {u"suites create"_s,
         u"PATH"_s,
         u"Makes a suite"_s,
         1,
         1,
         Needs::Project,
         {},
         u"A suite below another one comes into being with its first case: create NAME --suite \"A > B\"."_s},
        {u"layers"_s, {}, u"Lists the layers of the project"_s, 0, 0, Needs::Project, {}, {}},
        {u"features"_s, {}, u"Lists the features of the project"_s, 0, 0, Needs::Project, {}, {}},
        {u"statuses"_s, {}, u"Lists the statuses a case can have"_s, 0, 0, Needs::Project, {}, {}},
        {u"tags"_s, {}, u"Lists the tags of the server"_s, 0, 0, Needs::Project, {}, {}},
        {u"integrations"_s,
         {},
         u"Lists the integrations through which issues are linked"_s,
         0,
         0,
         Needs::Project,
         {},
         {}},
        {u"cases"_s,
         {},
         u"Lists cases, sorted by id"_s,
         0,
         0,
         Needs::Project,
         {filterOption(), one(u"limit"_s, u"N"_s, u"the first N only; the total still counts all"_s)},
         filterHelp()},
        {u"show"_s,
         u"ID"_s,
         u"Shows one case"_s,
         1,
         1,
         Needs::Project,
         {one(u"format"_s, u"md|json|gherkin"_s, u"md where nothing is said, json with --json"_s)},
         {}},
    };
}

QList<CommandSpec> editingCommands()
{
    QList<OptionSpec> edit =
        caseOptions(u"adds this tag; `tag` also removes (repeatable)"_s, u"links this issue (repeatable)"_s,
                    u"puts the case into this suite only, as in \"A > B\"; empty: into none"_s);
    edit.prepend(one(u"name"_s, u"T"_s, u"a new name"_s));
    edit << dropUnnamedOption() << filterOption() << dryRunOption() << tagPolicyOption();
    return {
        {u"create"_s, u"NAME"_s, u"Makes a case; prints its id and address"_s, 1, 1, Needs::Project,
         caseOptions(u"a tag (repeatable)"_s, u"a linked issue (repeatable)"_s, u"a suite, as in \"A > B\""_s),
         stepsHelp()},
        {u"edit"_s, u"(ID... | --filter EXPR)"_s, u"Changes what the options name, in each case"_s, 0, anyNumber,
         Needs::Project, edit, u"An empty value clears: --layer \"\". Names or ids both work."_s + keptHelp()},
        {u"delete"_s,
         u"ID..."_s,
         u"Deletes cases on the server, without asking"_s,
         1,
         anyNumber,
         Needs::Project,
         {},
         {}},
        {u"steps"_s,
         u"ID"_s,
         u"Replaces the scenario of a case"_s,
         1,
         1,
         Needs::Project,
         {one(u"set"_s, u"FILE"_s, u"the new scenario; `-` reads standard input"_s), dropUnnamedOption()},
         stepsHelp() + keptHelp()},
        replaceCommand(),
        {u"tag"_s,
         u"(ID... | --filter EXPR)"_s,
         u"Changes tags; other tags of the cases stay"_s,
         0,
         anyNumber,
         Needs::Project,
         {many(u"add"_s, u"T"_s, u"(repeatable)"_s), many(u"remove"_s, u"T"_s, u"(repeatable)"_s),
          many(u"rename"_s, u"OLD=NEW"_s, u"in these cases only (repeatable)"_s), filterOption(), dryRunOption(), tagPolicyOption()},
         tagHelp()},
        {u"link"_s, u"ID INTEGRATION:KEY..."_s, u"Links issues to a case"_s, 2, anyNumber, Needs::Project, {}, {}},
        {u"unlink"_s, u"ID KEY..."_s, u"Takes issue links away from a case"_s, 2, anyNumber, Needs::Project, {}, {}},
    };
}

QList<CommandSpec> automationCommands()
{
    return {
        {u"coverage"_s,
         u"RESULTS_DIR..."_s,
         u"Tells which cases test results cover"_s,
         1,
         anyNumber,
         Needs::Project,
         {one(u"format"_s, u"text|json|html"_s, u"of the report (text)"_s),
          one(u"output"_s, u"FILE"_s, u"writes the report there, also -o FILE"_s),
          one(u"fail-under"_s, u"PERCENT"_s, u"exit code 1 where fewer cases are covered"_s),
          one(u"id-pattern"_s, u"PATTERN"_s, u"how links and labels name a case (ATO-{id})"_s),
          flag(u"tags"_s, u"tags of tests may name cases, too"_s)},
         u"RESULTS_DIR is a folder that Allure adapters wrote (allure-results), or a zip or tar.gz of it; several are one run.\n"
         "A case is covered where a test names it by its id, by a link of type tms, or is the one that automates it."_s},
        {u"stub"_s,
         u"ID"_s,
         u"Writes the beginning of a test for a case"_s,
         1,
         1,
         Needs::Project,
         {one(u"framework"_s, u"F"_s, u"pytest, junit5, testng, playwright, jest or cucumber"_s),
          one(u"output"_s, u"FILE"_s, u"writes it there, also -o FILE"_s),
          one(u"id-pattern"_s, u"PATTERN"_s, u"how links name a case (ATO-{id})"_s)},
         u"The test names the case, so that its results count for it, and fails until it is written."_s},
    };
}

QString clashHelp()
{
    return u"Where somebody else changed the same thing meanwhile, nothing is overwritten: the exit code is 5 and each clash is listed\n"
           "with what it was, is here and is on the server. `undo` takes the newest change back; the window lets you choose."_s;
}

QString pushHelp()
{
    return u"Where the answer to a creation is lost, the case is looked for on the server before it is sent again. If several\n"
           "cases could be the one, nothing is sent for it, the exit code is 5 and the candidates are listed, by `status`\n"
           "too. Then say which it is: --adopt local:7=1234, or --create-anew local:7 where it is none of them.\n"
           "What the server has of an adopted case is kept; what waits here of it is sent on top.\n\n"_s +
           clashHelp();
}

QList<CommandSpec> sendingCommands()
{
    return {
        {u"pull"_s, {}, u"Reads what changed on the server"_s, 0, 0, Needs::Project, {}, {}},
        {u"status"_s, {}, u"Lists the changes that wait to be sent"_s, 0, 0, Needs::Project, {}, clashHelp()},
        {u"push"_s,
         {},
         u"Sends the changes that wait"_s,
         0,
         0,
         Needs::Project,
         {many(u"adopt"_s, u"LOCAL=ID"_s, u"the new case LOCAL is case ID of the server (repeatable)"_s),
          many(u"create-anew"_s, u"LOCAL"_s, u"none of the candidates is LOCAL: makes another (repeatable)"_s),
          dryRunOption()},
         pushHelp()},
        {u"undo"_s,
         {},
         u"Takes the newest change of this profile back, on the server too"_s,
         0,
         0,
         Needs::Project,
         {flag(u"list"_s, u"list what can be taken back, newest first"_s)},
         {}},
    };
}

} // namespace

const QList<OptionSpec> &globalOptions()
{
    static const QList<OptionSpec> options = {
        one(u"server"_s, u"URL"_s, u"else ATO_BASE, else ALLURE_ENDPOINT"_s),
        one(u"project"_s, u"ID"_s, u"else ATO_PROJECT_ID, else ALLURE_PROJECT_ID"_s),
        one(u"token-file"_s, u"FILE"_s, u"else ATO_TOKEN, else ALLURE_TOKEN, else the keychain"_s),
        one(u"dialect"_s, u"auto|seed|testops-4|testops"_s, u"the REST dialect of the server (auto)"_s),
        flag(u"json"_s, u"one JSON document on standard output"_s),
        flag(u"quiet"_s, u"no notes and no progress on standard error"_s),
        one(u"timeout"_s, u"SECONDS"_s, u"how long to wait for an answer (30)"_s),
        one(u"ca-file"_s, u"PEM"_s, u"certificate authorities to trust as well"_s),
        one(u"profile"_s, u"DIR"_s, u"where changes, history and settings are kept"_s),
        flag(u"help"_s, u"this help; after a command, the help of it"_s),
        flag(u"version"_s, u"the version of this program"_s),
    };
    return options;
}

const QList<CommandSpec> &commandTable()
{
    static const QList<CommandSpec> table = readingCommands() + editingCommands() + automationCommands() + sendingCommands();
    return table;
}

const CommandSpec *findCommand(const QString &name)
{
    const auto &table = commandTable();
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const CommandSpec &spec) { return spec.name == name; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace casewright::cli
