// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/plan_name.h"

#include <QCoreApplication>

namespace casewright {

namespace {

struct PlanNameText {
    Q_DECLARE_TR_FUNCTIONS(PlanName)
};

} // namespace

QString planName(const workspace::CaseEdits &edits, qsizetype cases)
{
    using T = PlanNameText;
    const bool isOne = cases == 1;
    const auto said = [cases](const QString &text) { return text.arg(cases); };
    const int tags = edits.tags.count();
    const workspace::ListDelta<IssueLink> &issues = edits.links.of<IssueLink>();
    if (tags == edits.count())
        return isOne ? T::tr("Retag Case") : said(T::tr("Retag %1 Cases"));
    if (issues.count() == edits.count() && issues.remove.isEmpty())
        return isOne ? T::tr("Link Issue") : said(T::tr("Link Issue to %1 Cases"));
    if (issues.count() == edits.count() && issues.add.isEmpty())
        return isOne ? T::tr("Unlink Issue") : said(T::tr("Unlink Issue from %1 Cases"));
    if (edits.links.of<ExternalLink>().count() == edits.count())
        return isOne ? T::tr("Change Links") : said(T::tr("Change Links of %1 Cases"));
    if (edits.links.of<Relation>().count() == edits.count())
        return isOne ? T::tr("Change Relations") : said(T::tr("Change Relations of %1 Cases"));
    if (edits.links.of<TestKey>().count() == edits.count())
        return isOne ? T::tr("Change Test Keys") : said(T::tr("Change Test Keys of %1 Cases"));
    if (edits.count() > 1)
        return isOne ? T::tr("Edit Case") : said(T::tr("Edit %1 Cases"));
    if (edits.status)
        return isOne ? T::tr("Change Status") : said(T::tr("Change Status of %1 Cases"));
    if (edits.layer)
        return isOne ? T::tr("Change Layer") : said(T::tr("Change Layer of %1 Cases"));
    if (edits.feature)
        return isOne ? T::tr("Change Feature") : said(T::tr("Change Feature of %1 Cases"));
    if (edits.owner)
        return isOne ? T::tr("Change Owner") : said(T::tr("Change Owner of %1 Cases"));
    if (!edits.fields.isEmpty())
        return isOne ? T::tr("Change Field") : said(T::tr("Change Field of %1 Cases"));
    return isOne ? T::tr("Move Case") : said(T::tr("Move %1 Cases"));
}

} // namespace casewright
