// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/field_values.h"

#include "app/cli/project/vocabulary.h"
#include "core/workspace/case_extras.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using workspace::Workspace;

Outcome<CustomField> findField(const QString &name, const ProjectSchema &schema)
{
    QList<Ref> known;
    for (const CustomField &field : schema.fields)
        known.append(field.field);
    const auto isCalled = [&name](const QString &other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
    const Outcome<Ref> found = findRef(u"custom field"_s, name, known);
    if (!found && std::ranges::any_of(schema.suiteLevels, [&](const Ref &level) { return isCalled(level.name); }))
        return stop(Problem::usage(u"\"%1\" is a level of suites."_s.arg(name), u"--suite PATH sets all of them."_s));
    if (!found && isCalled(u"Feature"_s))
        return stop(Problem::usage(u"The feature has an option of its own."_s, u"--feature F sets it."_s));
    if (!found)
        return stop(found.error());
    return *std::ranges::find(schema.fields, *found, &CustomField::field);
}

QCoro::Task<Outcome<Ref>> findValue(Context *context, Workspace *workspace, CustomField field, QString text)
{
    if (context->withoutServer)
        co_return Ref::named(text);
    const QString what = u"value of \"%1\""_s.arg(field.field.name);
    const ServerId id = field.field.id.value_or(0);
    const Result<QList<Ref>> alike = co_await workspace->extras().fieldValues(id, text, context->cancel);
    if (!alike)
        co_return stop(alike.error());
    const Outcome<Ref> known = findRef(what, text, *alike);
    if (known)
        co_return *known;
    if (!field.isLocked)
        co_return Ref::named(text);
    const Result<QList<Ref>> all = co_await workspace->extras().fieldValues(id, QString(), context->cancel);
    if (!all)
        co_return stop(all.error());
    Outcome<Ref> listed = findRef(what, text, *all);
    co_return listed;
}

std::optional<Problem> numberComplaint(const CustomField &field, const QList<Ref> &values)
{
    if (values.isEmpty() && field.required)
        return Problem::usage(u"This project requires a value of \"%1\"."_s.arg(field.field.name));
    if (values.size() > 1 && field.isSingle)
        return Problem::usage(u"\"%1\" takes one value."_s.arg(field.field.name));
    return std::nullopt;
}

} // namespace

QCoro::Task<Outcome<CaseEdit>> withFieldValues(Context *context, Workspace *workspace, CaseEdit edit)
{
    const QStringList names = edit.namedFields.keys();
    for (const QString &name : names) {
        CLI_CO_TRY_ASSIGN(const CustomField field, findField(name, workspace->schema()));
        QList<Ref> values;
        const QStringList texts = edit.namedFields.value(name);
        for (const QString &text : texts) {
            const Outcome<Ref> value = co_await findValue(context, workspace, field, text);
            if (!value)
                co_return stop(value.error());
            if (!values.contains(*value))
                values.append(*value);
        }
        if (const auto problem = numberComplaint(field, values))
            co_return stop(*problem);
        edit.fields.insert(*field.field.id, values);
    }
    co_return edit;
}

QString missingFieldsHint(const TestCase &value, const ProjectSchema &schema)
{
    QStringList options;
    for (const CustomField &field : schema.fields) {
        const ServerId id = field.field.id.value_or(0);
        if (schema.requiredFields.contains(id) && value.fields.value(id).isEmpty())
            options.append(u"--field \"%1=VALUE\""_s.arg(field.field.name));
    }
    return options.isEmpty() ? QString() : u"This project requires: %1."_s.arg(options.join(u", "_s));
}

} // namespace casewright::cli
