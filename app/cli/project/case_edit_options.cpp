// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/case_edit.h"

#include "app/cli/input/steps_file.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

Outcome<QStringList> tagsFrom(const Arguments &arguments, const QString &option)
{
    QStringList tags;
    const QStringList given = arguments.values(option);
    for (const QString &tag : given) {
        if (tag.trimmed().isEmpty())
            return stop(Problem::usage(u"--%1 needs a tag."_s.arg(option)));
        if (!tags.contains(tag.trimmed()))
            tags.append(tag.trimmed());
    }
    return tags;
}

/// The value of an option as a name; an empty one is a null Ref.
std::optional<Ref> refFrom(const Arguments &arguments, const QString &option)
{
    const auto text = arguments.value(option);
    return text ? std::optional(Ref::named(text->trimmed())) : std::nullopt;
}

Outcome<std::optional<SuitePath>> suiteFrom(const Arguments &arguments)
{
    const auto text = arguments.value(u"suite"_s);
    if (!text)
        return std::optional<SuitePath>();
    if (text->trimmed().isEmpty())
        return std::optional(SuitePath());
    const SuitePath path = suiteFromText(*text);
    if (path.isEmpty() ||
        std::any_of(path.cbegin(), path.cend(), [](const Ref &level) { return level.name.isEmpty(); }))
        return stop(Problem::usage(u"The suite \"%1\" has a level without a name."_s.arg(*text),
                                   u"A suite is written \"Checkout > Payment\"."_s));
    return std::optional(path);
}

/// Each NAME=VALUE adds a value; an empty one adds none, so that it alone clears.
Outcome<QMap<QString, QStringList>> fieldsFrom(const Arguments &arguments)
{
    QMap<QString, QStringList> fields;
    const QStringList given = arguments.values(u"field"_s);
    for (const QString &text : given) {
        const QString name = text.section(u'=', 0, 0).trimmed();
        const QString value = text.section(u'=', 1).trimmed();
        if (name.isEmpty() || !text.contains(u'='))
            return stop(Problem::usage(u"\"%1\" does not set a custom field."_s.arg(text), u"It is written NAME=VALUE, as in Priority=Major."_s));
        QStringList &values = fields[name];
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    }
    return fields;
}

} // namespace

Outcome<IssueLink> issueFromText(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    IssueLink link;
    link.integration = Ref::named(text.left(std::max<qsizetype>(colon, 0)).trimmed());
    link.key = text.mid(colon + 1).trimmed();
    if (colon < 0 || link.integration.isNull() || link.key.isEmpty())
        return stop(Problem::usage(u"\"%1\" is not an issue link."_s.arg(text),
                                   u"It is written INTEGRATION:KEY, as in Jira:SHOP-12; `integrations` lists them."_s));
    return link;
}

Outcome<CaseEdit> editFromOptions(const Arguments &arguments)
{
    CaseEdit edit;
    edit.ofSeveral = CaseEdit::OfSeveral::Replace;
    edit.description = arguments.value(u"description"_s);
    edit.precondition = arguments.value(u"precondition"_s);
    edit.status = refFrom(arguments, u"status"_s);
    if (edit.status && edit.status->isNull())
        return stop(Problem::usage(u"--status needs a status."_s, u"`statuses` lists them."_s));
    edit.layer = refFrom(arguments, u"layer"_s);
    edit.feature = refFrom(arguments, u"feature"_s);
    CLI_TRY_ASSIGN(edit.suite, suiteFrom(arguments));
    CLI_TRY_ASSIGN(edit.tags.add, tagsFrom(arguments, u"tag"_s));
    const QStringList issues = arguments.values(u"issue"_s);
    for (const QString &issue : issues) {
        CLI_TRY_ASSIGN(const IssueLink link, issueFromText(issue));
        edit.links.of<IssueLink>().add.append(link);
    }
    CLI_TRY_ASSIGN(edit.namedFields, fieldsFrom(arguments));
    if (const auto path = arguments.value(u"steps"_s)) {
        CLI_TRY_ASSIGN(edit.scenario, readSteps(*path));
    }
    if (arguments.has(u"drop-unnamed"_s)) {
        if (!edit.scenario)
            return stop(Problem::usage(u"--drop-unnamed goes with --steps FILE."_s));
        edit.unnamed = Unnamed::Drop;
    }
    return edit;
}

Outcome<CaseEdit> editFromTagOptions(const Arguments &arguments)
{
    CaseEdit edit;
    CLI_TRY_ASSIGN(edit.tags.add, tagsFrom(arguments, u"add"_s));
    CLI_TRY_ASSIGN(edit.tags.remove, tagsFrom(arguments, u"remove"_s));
    for (const QString &tag : std::as_const(edit.tags.add)) {
        if (edit.tags.remove.contains(tag))
            return stop(Problem::usage(u"The tag \"%1\" is both added and removed."_s.arg(tag)));
    }
    const QStringList renames = arguments.values(u"rename"_s);
    for (const QString &rename : renames) {
        const QString from = rename.section(u'=', 0, 0).trimmed();
        const QString to = rename.section(u'=', 1).trimmed();
        if (from.isEmpty() || to.isEmpty())
            return stop(Problem::usage(u"\"%1\" does not rename a tag."_s.arg(rename), u"It is written OLD=NEW."_s));
        if (from != to && !edit.tags.rename[from].contains(to))
            edit.tags.rename[from].append(to);
    }
    if (edit.isEmpty() && renames.isEmpty())
        return stop(Problem::usage(u"`tag` needs --add, --remove or --rename."_s,
                                   u"`casewright-cli tag --help` explains them."_s));
    return edit;
}

} // namespace casewright::cli
