// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/shared/shared_step_doc.h"

#include "core/domain/change.h"

namespace casewright {
namespace {

/// The ids of `steps` under the keys that the same steps have in `rekeyed`.
void carryIds(const QList<Step> &steps, const QList<Step> &rekeyed, const StepIds &ids, StepIds &carried)
{
    for (qsizetype i = 0; i < steps.size(); ++i) {
        if (const auto id = ids.constFind(steps.at(i).key); id != ids.cend())
            carried.insert(rekeyed.at(i).key, *id);
        carryIds(steps.at(i).children, rekeyed.at(i).children, ids, carried);
    }
}

} // namespace

void SharedStepDoc::show(const SharedStepContent &content)
{
    m_before = content;
    m_before.scenario = normalised(content.scenario);
    m_scenario = m_before.scenario;
    m_done.clear();
    m_undone.clear();
    m_typed.clear();
    Q_EMIT changed();
}

void SharedStepDoc::restore(const SharedStepContent &before, const Scenario &edited, const QString &typed)
{
    show(before);
    m_typed = typed;
    if (edited != m_scenario)
        (void)apply(tr("Restore Changes"), normalised(edited));
}

void SharedStepDoc::keepDraft(const QString &draft)
{
    if (draft == m_typed)
        return;
    m_typed = draft;
    Q_EMIT draftChanged();
}

qsizetype SharedStepDoc::takeIn(SharedStepContent theirs)
{
    theirs.scenario = normalised(theirs.scenario);
    const Scenario known = adoptKeys(m_before.scenario, m_before.stepIds, theirs.scenario, theirs.stepIds);
    StepIds ids;
    carryIds(theirs.scenario.steps, known.steps, theirs.stepIds, ids);
    const ScenarioMerge merged = mergeScenarios(m_before.scenario, m_scenario, known);
    for (QList<Edit> *edits : {&m_done, &m_undone}) {
        for (Edit &edit : *edits)
            edit.other = mergeScenarios(m_before.scenario, edit.other, known).value;
    }
    m_before = {known, ids, theirs.usedBy};
    m_scenario = merged.value;
    Q_EMIT changed();
    return merged.clashes.size();
}

Result<void> SharedStepDoc::apply(const QString &name, const Scenario &next)
{
    m_done.append({name, m_scenario});
    m_undone.clear();
    m_scenario = next;
    Q_EMIT changed();
    return {};
}

void SharedStepDoc::undo()
{
    turn(m_done, m_undone);
}

void SharedStepDoc::redo()
{
    turn(m_undone, m_done);
}

void SharedStepDoc::turn(QList<Edit> &from, QList<Edit> &to)
{
    if (from.isEmpty())
        return;
    const Edit edit = from.takeLast();
    to.append({edit.name, std::exchange(m_scenario, edit.other)});
    Q_EMIT changed();
}

} // namespace casewright
