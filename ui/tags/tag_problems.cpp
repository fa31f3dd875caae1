// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/tag_problems.h"

#include "ui/common/counted.h"
#include "ui/models/bulk/tag_manager_model.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright {

namespace {

constexpr qsizetype mostLookedThrough = 1000;
constexpr qsizetype mostLines = 4;

struct TagProblem {
    TagFinding finding;
    qsizetype cases = 0;
};

struct TagProblemText {
    Q_DECLARE_TR_FUNCTIONS(TagProblems)
};

} // namespace

QString tagProblems(const query::CaseIndex &index, const QList<CaseKey> &keys, const TagPolicy &policy)
{
    if (keys.size() > mostLookedThrough)
        return {};
    QList<TagProblem> problems;
    for (const CaseKey key : keys) {
        const auto row = index.rowOf(key);
        for (const TagFinding &finding : row ? findingsOf(index.tags(*row), policy) : QList<TagFinding>()) {
            const auto known = std::ranges::find(problems, finding, &TagProblem::finding);
            if (known == problems.end())
                problems.append({finding, 1});
            else
                ++known->cases;
        }
    }
    std::ranges::stable_sort(problems, std::ranges::greater(), &TagProblem::cases);
    QStringList lines;
    for (const TagProblem &problem : problems.first(std::min(problems.size(), mostLines))) {
        const QString cases = counted(problem.cases, TagProblemText::tr("one case"), TagProblemText::tr("%1 cases"));
        lines << tagFindingText(problem.finding) + (keys.size() > 1 ? TagProblemText::tr(" (%1).").arg(cases) : QStringLiteral("."));
    }
    if (const qsizetype more = problems.size() - lines.size(); more > 0)
        lines << counted(more, TagProblemText::tr("And one more."), TagProblemText::tr("And %1 more."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace casewright
