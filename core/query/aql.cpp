// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/aql.h"

#include "core/query/fold.h"

namespace casewright::query {
namespace {

using namespace Qt::Literals::StringLiterals;

/// The query travels in an address, which has an end.
constexpr qsizetype mostTagsOfAPrefix = 40;

QString aqlString(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

QString aqlList(const QStringList &values)
{
    QStringList strings;
    for (const QString &value : values)
        strings.append(aqlString(value));
    return u'[' + strings.join(u", "_s) + u']';
}

QString customField(const QString &name)
{
    return u"cf["_s + aqlString(name) + u']';
}

/// Parentheses where one condition is made of several.
QString joined(const QStringList &conditions, const QString &word)
{
    return conditions.size() == 1 ? conditions.constFirst() : u'(' + conditions.join(word) + u')';
}

/// All spellings of a folded name; the folded name itself where none is known.
QStringList spelled(const QString &folded, const QStringList &known)
{
    QStringList found;
    for (const QString &name : known) {
        if (foldText(name) == folded)
            found.append(name);
    }
    return found.isEmpty() ? QStringList{folded} : found;
}

QString isNamed(const QString &field, const QStringList &names)
{
    return names.size() == 1 ? field + u" = "_s + aqlString(names.constFirst()) : field + u" in "_s + aqlList(names);
}

/// A prefix is said by the tags that have it: AQL knows only "contains".
QString taggedWith(const QString &value, const QStringList &known)
{
    if (!value.endsWith(u':'))
        return u"tag in "_s + aqlList(spelled(value, known));
    QStringList found;
    for (const QString &tag : known) {
        if (foldText(tag).startsWith(value))
            found.append(tag);
    }
    const bool isListable = !found.isEmpty() && found.size() <= mostTagsOfAPrefix;
    return !isListable ? u"tag ~= "_s + aqlString(value) : u"tag in "_s + aqlList(found);
}

/// Any level contains the text, or levels one below the other contain the parts of "a > b".
QString inSuite(const QString &value, const QStringList &levels)
{
    const QStringList parts = value.split(u'>');
    QStringList places;
    for (qsizetype first = 0; first + parts.size() <= levels.size(); ++first) {
        QStringList path;
        for (qsizetype i = 0; i < parts.size(); ++i)
            path.append(customField(levels.at(first + i)) + u" ~= "_s + aqlString(parts.at(i).trimmed()));
        places.append(joined(path, u" and "_s));
    }
    return places.isEmpty() ? u"false"_s : joined(places, u" or "_s);
}

QString inAnySuite(const QStringList &levels)
{
    // A case lies in a suite where it has a value of the first level.
    return levels.isEmpty() ? u"false"_s : u"not "_s + customField(levels.constFirst()) + u" = null"_s;
}

const QString &featureField()
{
    static const QString name = u"Feature"_s; // built in, and called so everywhere
    return name;
}

/// Empty where AQL cannot say it.
QString having(const QString &what, const AqlNames &names)
{
    if (what == u"layer")
        return u"not layer = null"_s;
    if (what == u"feature")
        return u"not "_s + customField(featureField()) + u" = null"_s;
    if (what == u"suite")
        return inAnySuite(names.suiteLevels);
    if (what == u"tags")
        return u"not tag = null"_s;
    return what == u"issues" ? u"not issue = null"_s : QString();
}

QString condition(const FilterTerm &term, const AqlNames &names)
{
    switch (term.field) {
    case FilterField::Text:
        return u"name ~= "_s + aqlString(term.value);
    case FilterField::Tag:
        return taggedWith(term.value, names.tags);
    case FilterField::Status:
        return isNamed(u"status"_s, spelled(term.value, names.statuses));
    case FilterField::Layer:
        return isNamed(u"layer"_s, spelled(term.value, names.layers));
    case FilterField::Feature:
        return isNamed(customField(featureField()), spelled(term.value, names.features));
    case FilterField::Suite:
        return inSuite(term.value, names.suiteLevels);
    case FilterField::Id:
        return term.value.startsWith(u"local:") ? QString() : u"id = "_s + term.value;
    case FilterField::Has:
        return having(term.value, names);
    case FilterField::Is:
        if (term.value == u"automated" || term.value == u"manual")
            return u"automation = "_s + (term.value == u"automated" ? u"true"_s : u"false"_s);
        return {};
    }
    Q_UNREACHABLE();
}

QString negation(const QString &said)
{
    const QString no = u"not "_s;
    return said.startsWith(no) ? said.mid(no.size()) : no + said;
}

QString partOf(const FilterTerm &term)
{
    const QString minus = term.negated ? u"-"_s : QString();
    switch (term.field) {
    case FilterField::Id:
        return minus + u"id:"_s + term.value;
    case FilterField::Has:
        return minus + u"has:"_s + term.value;
    case FilterField::Is:
        return minus + u"is:"_s + term.value;
    default:
        return minus + term.value;
    }
}

QStringList conditions(const QList<FilterTerm> &terms, const AqlNames &names, QList<AqlGap> &gaps)
{
    QStringList said;
    for (const FilterTerm &term : terms) {
        const QString one = condition(term, names);
        if (one.isEmpty())
            gaps.append({AqlGap::Why::LeftOut, partOf(term)});
        else
            said.append(term.negated ? negation(one) : one);
        if (term.field == FilterField::Text)
            gaps.append({AqlGap::Why::NamesOnly, partOf(term)});
    }
    return said;
}

QStringList namesOf(const QList<Ref> &refs)
{
    QStringList names;
    for (const Ref &ref : refs)
        names.append(ref.name);
    return names;
}

} // namespace

AqlNames aqlNames(const ProjectSchema &schema, const QStringList &tags)
{
    return {tags, namesOf(schema.statuses), namesOf(schema.layers), namesOf(schema.features), namesOf(schema.suiteLevels)};
}

AqlText aqlOf(const Filter &filter, const AqlNames &names)
{
    AqlText aql;
    QList<QStringList> alternatives;
    for (const QList<FilterTerm> &terms : filter.alternatives) {
        const QStringList said = conditions(terms, names, aql.gaps);
        if (!said.isEmpty())
            alternatives.append(said);
    }
    QStringList texts;
    for (const QStringList &said : std::as_const(alternatives))
        texts.append(alternatives.size() == 1 ? said.join(u" and "_s) : joined(said, u" and "_s));
    aql.text = texts.isEmpty() ? u"true"_s : texts.join(u" or "_s);
    return aql;
}

std::optional<QString> typedAql(const QString &filterText)
{
    const QString text = filterText.trimmed();
    const QString mark = u"aql:"_s;
    return text.startsWith(mark, Qt::CaseInsensitive) ? std::optional(text.mid(mark.size()).trimmed()) : std::nullopt;
}

} // namespace casewright::query
