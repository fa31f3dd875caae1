// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/replace/match_context.h"

#include <algorithm>

namespace casewright {
namespace {

QString onOneLine(QString text)
{
    return text.replace(u'\n', u' ').replace(u'\t', u' ');
}

QString numberBelow(const QList<Step> &steps, StepKey key, const QString &parent)
{
    int number = 0;
    for (const Step &step : steps) {
        if (step.kind == StepKind::Expected) {
            if (step.key == key)
                return parent;
            continue;
        }
        const QString own = (parent.isEmpty() ? QString() : parent + u'.') + QString::number(++number);
        if (step.key == key)
            return own;
        if (const QString below = numberBelow(step.children, key, own); !below.isEmpty())
            return below;
    }
    return {};
}

} // namespace

MatchContext contextOf(const QString &text, const TextMatch &match, qsizetype reach)
{
    const QChar ellipsis(0x2026);
    const qsizetype end = match.start + match.length;
    qsizetype from = std::max<qsizetype>(0, match.start - reach);
    qsizetype to = std::min(text.size(), end + reach);
    if (from > 0 && from < match.start && text.at(from).isLowSurrogate())
        ++from;
    if (to < text.size() && to > end && text.at(to).isLowSurrogate())
        --to;
    MatchContext context;
    context.lead = (from > 0 ? QString(ellipsis) : QString()) + onOneLine(text.mid(from, match.start - from));
    context.found = onOneLine(text.mid(match.start, match.length));
    context.replacement = onOneLine(match.replacement);
    context.trail = onOneLine(text.mid(end, to - end)) + (to < text.size() ? QString(ellipsis) : QString());
    return context;
}

QString stepNumber(const Scenario &scenario, StepKey key)
{
    return numberBelow(scenario.steps, key, {});
}

} // namespace casewright
