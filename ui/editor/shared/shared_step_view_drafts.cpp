// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is kept of an edit that is not saved, and offered at another time.
#include "ui/common/inline_message.h"
#include "ui/editor/shared/shared_step_doc.h"
#include "ui/editor/shared/shared_step_view.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace casewright {

void SharedStepView::noteEdit()
{
    if ((m_mode == Mode::Editing || m_mode == Mode::Saving) && !m_draftTimer.isActive())
        m_draftTimer.start();
}

void SharedStepView::keepDraft()
{
    if (m_mode != Mode::Editing && m_mode != Mode::Saving)
        return;
    if (!isChanged())
        return dropDraft();
    m_draftTimer.stop();
    Q_EMIT draftKept(toText({m_doc->before(), m_doc->scenario(), m_shownName, m_nameField->text(), m_doc->draft(),
                             QDateTime::currentMSecsSinceEpoch()}));
}

void SharedStepView::dropDraft()
{
    m_draftTimer.stop();
    m_offered.reset();
    Q_EMIT draftKept({});
}

void SharedStepView::offer()
{
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_offered->time), QLocale::ShortFormat);
    m_message->showMessage(MessageKind::Info, tr("Changes of this shared step from %1 were not saved. Restore or discard them.").arg(time));
    place();
    if (isVisible())
        m_restore->setFocus(Qt::OtherFocusReason);
}

/// On top of what the server has by now, as after a conflict.
void SharedStepView::restoreOffered()
{
    const SharedStepDraft draft = *std::exchange(m_offered, std::nullopt);
    const SharedStepContent theirs = m_doc->before();
    m_editsAtOnce = false;
    m_message->clear();
    setFocus(Qt::OtherFocusReason); // not to fall to the case when the buttons go
    beginEditing();
    if (draft.hasName())
        m_nameField->setText(draft.name);
    m_doc->restore(draft.before, draft.after, draft.typed);
    m_editor->typing().restoreDraft();
    const qsizetype clashes = m_doc->takeIn(theirs);
    setMode(Mode::Editing);
    keepDraft();
    const bool isRenamed = draft.hasName() && m_shownName.trimmed() != draft.nameBefore.trimmed();
    if (isRenamed || theirs.scenario != draft.before.scenario)
        tellTakenIn(clashes, isRenamed ? m_shownName : QString());
}

void SharedStepView::discardOffered()
{
    dropDraft();
    m_message->clear();
    setFocus(Qt::OtherFocusReason);
    setMode(Mode::Looking);
    if (std::exchange(m_editsAtOnce, false))
        beginEditing();
}

/// Its tab goes, or another one comes to the front.
void SharedStepView::hideEvent(QHideEvent *event)
{
    if (m_mode == Mode::Editing)
        (void)m_steps->editing().save();
    keepDraft();
    EditorOverlay::hideEvent(event);
}

} // namespace casewright
