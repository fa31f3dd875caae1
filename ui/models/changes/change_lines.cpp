// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes/change_lines.h"

#include "ui/models/changes/change_marks.h"
#include "ui/models/changes/step_lines.h"

#include <QCoreApplication>

namespace casewright {

namespace {

struct LineText {
    Q_DECLARE_TR_FUNCTIONS(ChangeLines)
};

using LineKind = ChangeLine::Kind;
using Mark = ChangeMark::Kind;

/// More lines than this are not compared one by one: the whole text is shown before and after.
constexpr qsizetype mostCompared = 500;

QString headingOf(const QString &label)
{
    return label.left(1).toUpper() + label.mid(1);
}

/// A value that knows what `value` knows, and has nothing.
TestCase emptied(const TestCase &value)
{
    TestCase empty;
    forEachFacet([&](auto facet) {
        using Value = std::decay_t<decltype((value.*facet.member).value())>;
        if ((value.*facet.member).known())
            empty.*facet.member = Value();
    });
    const auto fields = value.fields.keys();
    for (const ServerId field : fields)
        empty.fields.insert(field, {});
    return empty;
}

/// lengths[i][j]: the longest common run of lines of a from i and b from j.
QList<QList<int>> commonLengths(const QStringList &a, const QStringList &b)
{
    QList<QList<int>> lengths(a.size() + 1, QList<int>(b.size() + 1, 0));
    for (qsizetype i = a.size() - 1; i >= 0; --i) {
        for (qsizetype j = b.size() - 1; j >= 0; --j)
            lengths[i][j] = a.at(i) == b.at(j) ? lengths.at(i + 1).at(j + 1) + 1 : std::max(lengths.at(i + 1).at(j), lengths.at(i).at(j + 1));
    }
    return lengths;
}

QList<ChangeLine> linesOf(LineKind kind, const QStringList &texts)
{
    QList<ChangeLine> lines;
    for (const QString &text : texts)
        lines.append({kind, 0, text});
    return lines;
}

QList<ChangeLine> textLines(const QString &before, const QString &after)
{
    if (before.isEmpty())
        return linesOf(LineKind::Added, after.split(u'\n'));
    if (after.isEmpty())
        return linesOf(LineKind::Removed, before.split(u'\n'));
    if (!before.contains(u'\n') && !after.contains(u'\n'))
        return {{LineKind::Changed, 0, after, before}};
    const QStringList was = before.split(u'\n');
    const QStringList is = after.split(u'\n');
    if (std::max(was.size(), is.size()) > mostCompared)
        return linesOf(LineKind::Removed, was) + linesOf(LineKind::Added, is);
    const QList<QList<int>> common = commonLengths(was, is);
    QList<ChangeLine> lines;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < was.size() || j < is.size()) {
        if (i < was.size() && j < is.size() && was.at(i) == is.at(j)) {
            ++i;
            lines.append({LineKind::Kept, 0, is.at(j++)});
        } else if (j == is.size() || (i < was.size() && common.at(i + 1).at(j) >= common.at(i).at(j + 1))) {
            lines.append({LineKind::Removed, 0, was.at(i++)});
        } else {
            lines.append({LineKind::Added, 0, is.at(j++)});
        }
    }
    return lines;
}

ChangeLine lineOf(const ChangeMark &mark)
{
    switch (mark.kind) {
    case Mark::Added:
        return {LineKind::Added, 0, mark.text};
    case Mark::Removed:
        return {LineKind::Removed, 0, mark.text};
    case Mark::Kept:
        return {LineKind::Kept, 0, mark.text};
    case Mark::Replaced:
        break;
    }
    if (mark.before.isEmpty())
        return {LineKind::Added, 0, mark.text};
    return mark.text.isEmpty() ? ChangeLine{LineKind::Removed, 0, mark.before} : ChangeLine{LineKind::Changed, 0, mark.text, mark.before};
}

/// What stays among tags and links is not shown, and no heading is without a line.
QList<ChangeLine> markLines(const Change &change, const ProjectSchema &schema)
{
    QList<ChangeLine> lines;
    QString heading;
    const QList<ChangeMark> marks = changeMarks(change, schema);
    for (const ChangeMark &mark : marks) {
        if (mark.kind == Mark::Kept || (mark.kind == Mark::Replaced && mark.before == mark.text))
            continue;
        const QString label = mark.field.isEmpty() ? headingOf(facetLabel(FacetId::Tags)) : mark.field;
        if (label != heading)
            lines.append({LineKind::Heading, 0, label});
        heading = label;
        lines.append(lineOf(mark));
    }
    return lines;
}

void addText(QList<ChangeLine> &lines, FacetId id, const Facet<QString> &before, const Facet<QString> &after)
{
    if (!after.known() || before.value() == after.value())
        return;
    lines.append({LineKind::Heading, 0, headingOf(facetLabel(id))});
    lines += textLines(before.value(), after.value());
}

} // namespace

QList<ChangeLine> changeLines(const Change &change, const ProjectSchema &schema)
{
    if (!change.before && !change.after)
        return {};
    Change both = change;
    if (!both.before)
        both.before = emptied(*both.after);
    if (!both.after)
        both.after = emptied(*both.before);
    QList<ChangeLine> lines;
    addText(lines, FacetId::Name, both.before->name, both.after->name);
    lines += markLines(both, schema);
    addText(lines, FacetId::Description, both.before->description, both.after->description);
    addText(lines, FacetId::Precondition, both.before->precondition, both.after->precondition);
    addText(lines, FacetId::ExpectedResult, both.before->expectedResult, both.after->expectedResult);
    if (both.after->scenario.known() && !(both.before->scenario.value() == both.after->scenario.value())) {
        lines.append({LineKind::Heading, 0, headingOf(facetLabel(FacetId::Scenario))});
        lines += stepLines(both.before->scenario.value(), both.after->scenario.value());
    }
    return lines;
}

QString changeSummary(const Change &change)
{
    if (change.isCreation())
        return LineText::tr("new case");
    if (change.isDeletion())
        return LineText::tr("to be deleted");
    QStringList labels;
    const QList<FacetId> facets = touchedFacets(change);
    for (const FacetId facet : facets)
        labels.append(facetLabel(facet));
    return labels.join(QStringLiteral(", "));
}

bool isSameChange(const std::optional<Change> &a, const std::optional<Change> &b)
{
    const auto isSame = [](const std::optional<TestCase> &one, const std::optional<TestCase> &other) {
        return one && other ? sameKnown(*one, *other) : !one && !other;
    };
    return a && b ? a->key == b->key && isSame(a->before, b->before) && isSame(a->after, b->after) : !a && !b;
}

} // namespace casewright
