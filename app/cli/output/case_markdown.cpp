// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output/case_view.h"

#include "core/domain/step_outline.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString issueText(const IssueLink &issue)
{
    const QString name = issue.integration.name + u':' + issue.key;
    return issue.url.isEmpty() ? name : u"%1 <%2>"_s.arg(name, issue.url);
}

void addFact(QString &text, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        text += u"- %1: %2\n"_s.arg(name, value);
}

void addSection(QString &text, const QString &title, const QString &body)
{
    if (!body.isEmpty())
        text += u"\n## %1\n\n%2\n"_s.arg(title, body.trimmed());
}

} // namespace

QString caseMarkdown(const CaseView &view)
{
    const CaseRow &row = view.row;
    QString text = u"# "_s + row.name + u"\n\n"_s;
    addFact(text, u"Id"_s, row.id);
    addFact(text, u"Status"_s, row.status);
    addFact(text, u"Layer"_s, row.layer.isEmpty() ? u"none"_s : row.layer);
    addFact(text, u"Feature"_s, row.feature);
    for (const SuitePath &suite : row.suites)
        addFact(text, u"Suite"_s, suiteText(suite));
    addFact(text, u"Tags"_s, row.tags.join(u", "_s));
    for (const IssueLink &issue : view.issues)
        addFact(text, u"Issue"_s, issueText(issue));
    addFact(text, u"Automated"_s, row.automated ? u"yes"_s : u"no"_s);
    addFact(text, u"Address"_s, row.url);
    addSection(text, u"Description"_s, view.description);
    addSection(text, u"Precondition"_s, view.precondition);
    addSection(text, u"Scenario"_s, toOutline(view.scenario.steps));
    return text;
}

} // namespace casewright::cli
