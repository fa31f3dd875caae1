// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/text_typing.h"

namespace casewright {

TextTyping::TextTyping(workspace::Workspace *workspace, CaseKey key, FacetMember<QString> facet, QString changeName, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_key(key), m_facet(facet), m_changeName(std::move(changeName))
{
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(std::chrono::seconds(1));
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(std::chrono::minutes(1));
    connect(&m_draftTimer, &QTimer::timeout, this, &TextTyping::keepDraft);
    connect(&m_changeTimer, &QTimer::timeout, this, &TextTyping::commit);
}

QString TextTyping::saved() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record ? (record->current().*m_facet.member).valueOr({}) : QString();
}

bool TextTyping::isKnown() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record && (record->current().*m_facet.member).known();
}

void TextTyping::restoreDraft()
{
    const QString draft = m_workspace->draft(m_key, facetName(m_facet.id));
    if (draft.isEmpty())
        return;
    m_typed = draft;
    commit();
}

void TextTyping::type(const QString &text)
{
    m_typed = text;
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
    if (!m_changeTimer.isActive())
        m_changeTimer.start();
}

void TextTyping::keepDraft()
{
    if (m_typed)
        m_workspace->keepDraft(m_key, facetName(m_facet.id), *m_typed);
}

bool TextTyping::commit()
{
    if (!m_typed)
        return true;
    m_draftTimer.stop();
    m_changeTimer.stop();
    if (m_facet.id == FacetId::Name && m_typed->trimmed().isEmpty())
        m_typed = saved();
    Change change{m_key, TestCase(), TestCase()};
    // What came from the server while typing is overwritten knowingly: the change starts from what the case is now.
    change.before.value().*m_facet.member = saved();
    change.after.value().*m_facet.member = *m_typed;
    const Result<ChangeSetId> applied = m_workspace->apply({m_changeName, ChangeOrigin::Edit, {change}});
    if (!applied) {
        keepDraft();
        return false;
    }
    m_typed.reset();
    m_workspace->keepDraft(m_key, facetName(m_facet.id), {});
    return true;
}

} // namespace casewright
