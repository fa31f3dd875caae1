// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes/change_marks.h"

#include "ui/models/changes/link_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright {

namespace {

struct MarkText {
    Q_DECLARE_TR_FUNCTIONS(ChangeMarks)
};

using Kind = ChangeMark::Kind;

/// Members of a list: what stays, then what goes, then what comes.
QList<ChangeMark> listMarks(const QString &field, const QStringList &before, const QStringList &after)
{
    QList<ChangeMark> marks;
    for (const QString &text : before) {
        if (after.contains(text))
            marks.append({Kind::Kept, field, {}, text});
    }
    for (const QString &text : before) {
        if (!after.contains(text))
            marks.append({Kind::Removed, field, {}, text});
    }
    for (const QString &text : after) {
        if (!before.contains(text))
            marks.append({Kind::Added, field, {}, text});
    }
    return marks;
}

QStringList tagNames(const QList<Tag> &tags)
{
    QStringList names;
    for (const Tag &tag : tags)
        names << tag.name;
    return names;
}

template <typename T>
QList<ChangeMark> linkMarks(const QString &field, const Facet<QList<T>> &before, const Facet<QList<T>> &after)
{
    if (!after.known())
        return {};
    const auto names = [](const QList<T> &links) {
        QStringList texts;
        for (const T &link : links)
            texts << linkText(link);
        return texts;
    };
    return listMarks(field, names(before.value()), names(after.value()));
}

QString nameOf(const QList<Ref> &values)
{
    QStringList names;
    for (const Ref &value : values)
        names << value.name;
    return names.join(QStringLiteral(", "));
}

QList<ChangeMark> fieldMarks(const Change &change, const ProjectSchema &schema)
{
    QList<ChangeMark> marks;
    for (auto field = change.after->fields.begin(); field != change.after->fields.end(); ++field) {
        marks.append({Kind::Replaced, fieldLabel(field.key(), schema), nameOf(change.before->fields.value(field.key())),
                      nameOf(*field)});
    }
    return marks;
}

} // namespace

QString facetLabel(FacetId facet)
{
    switch (facet) {
    case FacetId::Name:
        return MarkText::tr("name");
    case FacetId::Description:
        return MarkText::tr("description");
    case FacetId::Precondition:
        return MarkText::tr("precondition");
    case FacetId::ExpectedResult:
        return MarkText::tr("expected result");
    case FacetId::Status:
        return MarkText::tr("status");
    case FacetId::Layer:
        return MarkText::tr("layer");
    case FacetId::Owner:
        return MarkText::tr("owner");
    case FacetId::Tags:
        return MarkText::tr("tags");
    case FacetId::Issues:
        return MarkText::tr("issue links");
    case FacetId::Links:
        return MarkText::tr("links");
    case FacetId::Members:
        return MarkText::tr("members");
    case FacetId::Relations:
        return MarkText::tr("relations");
    case FacetId::TestKeys:
        return MarkText::tr("test keys");
    case FacetId::Examples:
        return MarkText::tr("examples");
    case FacetId::Scenario:
        return MarkText::tr("scenario");
    case FacetId::Fields:
        return MarkText::tr("suite, feature and other fields");
    }
    Q_UNREACHABLE();
}

QString fieldLabel(ServerId field, const ProjectSchema &schema)
{
    if (field == schema.featureField)
        return MarkText::tr("Feature");
    for (const Ref &level : schema.suiteLevels) {
        if (level.id == field)
            return level.name;
    }
    for (const CustomField &one : schema.fields) {
        if (one.field.id == field)
            return one.field.name;
    }
    return MarkText::tr("Field %1").arg(field);
}

QString ChangeMark::signedText() const
{
    const QString said = field.isEmpty() ? text : MarkText::tr("%1 %2").arg(field, text);
    switch (kind) {
    case Kind::Added:
        return QStringLiteral("+ ") + said;
    case Kind::Removed:
        return QStringLiteral("− ") + said;
    case Kind::Replaced: {
        const QString nothing = MarkText::tr("not set");
        return MarkText::tr("%1: %2 → %3").arg(field, before.isEmpty() ? nothing : before, text.isEmpty() ? nothing : text);
    }
    case Kind::Kept:
        break;
    }
    return said;
}

QList<ChangeMark> changeMarks(const Change &change, const ProjectSchema &schema)
{
    QList<ChangeMark> marks;
    if (!change.before || !change.after)
        return marks;
    const TestCase &before = *change.before;
    const TestCase &after = *change.after;
    if (after.tags.known())
        marks += listMarks({}, tagNames(before.tags.value()), tagNames(after.tags.value()));
    if (after.status.known())
        marks.append({Kind::Replaced, MarkText::tr("Status"), before.status.value().name, after.status.value().name});
    if (after.layer.known())
        marks.append({Kind::Replaced, MarkText::tr("Layer"), before.layer.value().name, after.layer.value().name});
    marks += fieldMarks(change, schema);
    marks += linkMarks(MarkText::tr("Issue"), before.issues, after.issues);
    marks += linkMarks(MarkText::tr("Link"), before.links, after.links);
    marks += linkMarks(MarkText::tr("Relation"), before.relations, after.relations);
    marks += linkMarks(MarkText::tr("Test key"), before.testKeys, after.testKeys);
    if (after.owner.known())
        marks.append({Kind::Replaced, MarkText::tr("Owner"), before.owner.value().name, after.owner.value().name});
    marks += linkMarks(MarkText::tr("Member"), before.members, after.members);
    marks += linkMarks(MarkText::tr("Example"), before.examples, after.examples);
    return marks;
}

} // namespace casewright
