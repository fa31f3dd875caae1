// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/kept_steps.h"

#include "core/domain/adopt_keys.h"

#include <QSet>

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// More names than these help nobody.
constexpr qsizetype namesToTell = 10;

bool isReference(const Step &step)
{
    return step.kind == StepKind::Attachment || step.kind == StepKind::Shared;
}

/// A file or shared step of the scenario that is there.
struct Reference {
    Step step;
    StepKey parent;
    qsizetype place = 0;
    bool named = false;
};

struct Known {
    QList<Reference> references;
    QSet<QString> bodies; ///< texts of ordinary steps: these are never taken for a reference
    QHash<StepKey, std::pair<StepKind, QByteArray>> rests;

    void add(const QList<Step> &steps, StepKey parent)
    {
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const Step &step = steps.at(i);
            rests.insert(step.key, {step.kind, step.rest});
            if (isReference(step))
                references.append({step, parent, i});
            else if (step.kind == StepKind::Body)
                bodies.insert(step.text);
            add(step.children, step.key);
        }
    }
};

template <typename Fits>
Reference *take(Known &known, const Fits &fits)
{
    const auto found = std::find_if(known.references.begin(), known.references.end(),
                                    [&](const Reference &one) { return !one.named && fits(one.step); });
    if (found == known.references.end())
        return nullptr;
    found->named = true;
    return &*found;
}

std::optional<Problem> takeByIds(QList<Step> &wanted, Known &known)
{
    for (Step &step : wanted) {
        if (isReference(step)) {
            const auto isIt = [&step](const Step &other) { return other.kind == step.kind && other.target == step.target; };
            if (const Reference *found = take(known, isIt))
                step = found->step;
            else if (step.kind == StepKind::Attachment)
                return Problem::of(ErrorKind::Invalid, u"There is no file %1 among the steps of this case."_s.arg(step.target.value_or(0)),
                                   u"Files stay in their case; `show ID --format json` lists them as \"attachment\"."_s);
            continue;
        }
        if (auto problem = takeByIds(step.children, known))
            return problem;
    }
    return std::nullopt;
}

void takeByNames(QList<Step> &wanted, Known &known)
{
    for (Step &step : wanted) {
        takeByNames(step.children, known);
        if (step.kind != StepKind::Body || !step.children.isEmpty() || known.bodies.contains(step.text))
            continue;
        const auto isIt = [&step](const Step &other) { return other.text == step.text && other.keyword == step.keyword; };
        if (const Reference *found = take(known, isIt))
            step = found->step;
    }
}

QList<Step> withoutRests(QList<Step> steps)
{
    for (Step &step : steps) {
        step.rest.clear();
        step.children = withoutRests(step.children);
    }
    return steps;
}

void giveRests(QList<Step> &steps, const Known &known)
{
    for (Step &step : steps) {
        if (const auto rest = known.rests.constFind(step.key); rest != known.rests.cend() && rest->first == step.kind)
            step.rest = rest->second;
        giveRests(step.children, known);
    }
}

Step *find(QList<Step> &steps, StepKey key)
{
    for (Step &step : steps) {
        if (step.key == key)
            return &step;
        if (Step *found = find(step.children, key))
            return found;
    }
    return nullptr;
}

/// The names of those that have no step to stay with.
QStringList putBack(Scenario &scenario, const QList<Reference> &references)
{
    QStringList lost;
    for (const Reference &one : references) {
        if (one.named)
            continue;
        Step *parent = one.parent.isNull() ? nullptr : find(scenario.steps, one.parent);
        if (parent && parent->kind == StepKind::Body)
            parent->children.insert(std::min(one.place, parent->children.size()), one.step);
        else
            lost.append((one.step.kind == StepKind::Shared ? u"the shared step \"%1\""_s : u"the file \"%1\""_s).arg(one.step.text));
    }
    return lost;
}

Problem lossOf(const QStringList &lost)
{
    const QString more = lost.size() > namesToTell ? u", and %1 more"_s.arg(lost.size() - namesToTell) : QString();
    return Problem::of(ErrorKind::Invalid,
                       u"The new steps do not name what stands among the old ones: %1%2."_s.arg(
                           lost.first(std::min(namesToTell, lost.size())).join(u", "_s), more),
                       u"Give each a line with its name as `show ID` does, or begin with the JSON of `show ID --format json`; "
                       "--drop-unnamed removes them."_s);
}

} // namespace

Outcome<Scenario> keepSteps(const Scenario &known, Scenario wanted, Unnamed unnamed)
{
    Known had;
    had.add(known.steps, {});
    if (auto problem = takeByIds(wanted.steps, had))
        return stop(*problem);
    takeByNames(wanted.steps, had);
    // Text cannot say all of a step: without the rest of it, those that stay are recognised by what it can say.
    Scenario kept = adoptKeys({withoutRests(known.steps)}, {withoutRests(wanted.steps)});
    giveRests(kept.steps, had);
    if (unnamed == Unnamed::Drop || wanted.isEmpty())
        return kept;
    if (const QStringList lost = putBack(kept, had.references); !lost.isEmpty())
        return stop(lossOf(lost));
    return normalised(kept);
}

bool holds(const QList<Step> &steps, StepKind kind)
{
    return std::any_of(steps.cbegin(), steps.cend(),
                       [kind](const Step &step) { return step.kind == kind || holds(step.children, kind); });
}

} // namespace casewright::cli
