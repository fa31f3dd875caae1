// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/steps/step_owner.h"

#include "app/demoserver/testops/steps/scenario_dto.h"

namespace casewright::demo {

StepOwner::StepOwner(Context &context, Kind kind, qint64 id) : m_context(context), m_kind(kind), m_id(id)
{
    if (kind == Kind::Case)
        (void)caseOf(context, id);
    else
        (void)shared();
}

SharedStep &StepOwner::shared() const
{
    return existing(recordById(m_context.store.extras.sharedSteps, m_id), "Shared step", m_id);
}

StepTree StepOwner::tree() const
{
    return m_kind == Kind::Case ? treeOf(caseOf(m_context, m_id), m_context.stepStyle()) : shared().tree;
}

void StepOwner::change(const std::function<void(StepTree &)> &change)
{
    if (m_kind == Kind::Case) {
        changeCase(m_context, m_id, [&](TestCase &record) { change(editTree(record, m_context.stepStyle())); });
    } else {
        change(shared().tree);
        m_context.store.changed();
    }
}

QJsonObject StepOwner::scenario() const
{
    return m_kind == Kind::Case ? normalizedScenario(m_context, caseOf(m_context, m_id)) : normalizedScenario(m_context, shared());
}

bool StepOwner::owns(const Attachment &attachment) const
{
    return m_kind == Kind::Case ? attachment.caseId == m_id : attachment.sharedStepId == m_id;
}

} // namespace casewright::demo
