// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_scenario_doc.h"

namespace casewright {
namespace {

const QString place = QStringLiteral("step");

} // namespace

CaseScenarioDoc::CaseScenarioDoc(workspace::Workspace *workspace, CaseKey key, QObject *parent)
    : ScenarioDoc(parent), m_workspace(workspace), m_key(key), m_shown(scenario())
{
    connect(workspace, &workspace::Workspace::casesChanged, this, &CaseScenarioDoc::takeNews);
}

Scenario CaseScenarioDoc::scenario() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record ? record->current().scenario.valueOr({}) : Scenario();
}

Result<void> CaseScenarioDoc::apply(const QString &name, const Scenario &next)
{
    Change change{m_key, TestCase(), TestCase()};
    change.before->scenario = scenario();
    change.after->scenario = next;
    TRY(m_workspace->apply({name, ChangeOrigin::Edit, {change}}));
    return {};
}

QString CaseScenarioDoc::undoName() const
{
    const auto entry = m_workspace->nextUndo();
    return entry ? entry->name : QString();
}

QString CaseScenarioDoc::redoName() const
{
    const auto entry = m_workspace->nextRedo();
    return entry ? entry->name : QString();
}

QString CaseScenarioDoc::filesOwner() const
{
    return m_workspace->schema().server.toString() + u'#' + QString::number(m_key.value);
}

void CaseScenarioDoc::keepDraft(const QString &draft)
{
    m_workspace->keepDraft(m_key, place, draft);
}

QString CaseScenarioDoc::draft() const
{
    return m_workspace->draft(m_key, place);
}

void CaseScenarioDoc::takeNews(const QList<CaseKey> &keys)
{
    if (!keys.contains(m_key))
        return;
    const Scenario now = scenario();
    // A scenario of equal content may have other keys, which the outliner has to learn as well.
    if (now.steps.isSharedWith(m_shown.steps))
        return;
    m_shown = now;
    Q_EMIT changed();
}

} // namespace casewright
