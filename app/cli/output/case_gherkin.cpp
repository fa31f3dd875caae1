// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/case_view.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A Gherkin tag ends at a blank.
QString tagWord(QString tag)
{
    return u'@' + tag.simplified().replace(u' ', u'_');
}

/// Free text of a case could begin with a keyword; as comments it can hold anything.
void addComment(QString &text, const QString &indent, const QString &title, const QString &body)
{
    if (body.trimmed().isEmpty())
        return;
    text += u"%1# %2:\n"_s.arg(indent, title);
    const QStringList lines = body.trimmed().split(u'\n');
    for (const QString &line : lines)
        text += (indent + u"# "_s + line).trimmed().prepend(indent) + u'\n';
}

/// The first line is the step; further lines are its doc string.
void addLine(QString &text, const QString &indent, const QString &keyword, const QString &body)
{
    QStringList lines = body.split(u'\n');
    text += indent + keyword + u' ' + lines.takeFirst().trimmed() + u'\n';
    if (lines.isEmpty())
        return;
    const QString inner = indent + u"  "_s;
    text += inner + u"\"\"\"\n"_s;
    for (QString &line : lines)
        text += inner + line.replace(u"\"\"\""_s, u"\\\"\\\"\\\""_s) + u'\n';
    text += inner + u"\"\"\"\n"_s;
}

void addSteps(QString &text, const QList<Step> &steps, const QString &indent)
{
    for (const Step &step : steps) {
        if (step.kind == StepKind::Expected) {
            addLine(text, indent, u"Then"_s, step.text);
            continue;
        }
        addLine(text, indent, step.keyword.isEmpty() ? u"*"_s : step.keyword, step.text);
        addSteps(text, step.children, indent + u"  "_s);
    }
}

} // namespace

QString caseGherkin(const CaseView &view)
{
    const CaseRow &row = view.row;
    QStringList tags;
    if (row.serverId)
        tags.append(u"@ATO-"_s + row.id);
    for (const QString &tag : row.tags)
        tags.append(tagWord(tag));
    QString feature = row.feature;
    if (feature.isEmpty())
        feature = row.suites.isEmpty() ? row.name : suiteText(row.suites.first());
    QString text =
        u"Feature: %1\n\n  %2\n  Scenario: %3\n"_s.arg(feature.simplified(), tags.join(u' '), row.name.simplified());
    addComment(text, u"    "_s, u"Description"_s, view.description);
    addComment(text, u"    "_s, u"Precondition"_s, view.precondition);
    addSteps(text, view.scenario.steps, u"    "_s);
    return text;
}

} // namespace casewright::cli
