// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/case_editor.h"

#include "ui/editor/case_place.h"
#include "ui/editor/news/news_strip.h"
#include "ui/editor/shared/editor_overlay.h"
#include "ui/editor/steps/step_tree_view.h"

#include <QKeyEvent>
#include <QTabWidget>
#include <QTimer>

/// Where the keyboard goes in an open case.
namespace casewright {

void CaseEditor::focusScenario()
{
    m_takesKeyboard = false; // has it
    if (focusPane())
        return;
    m_tabs->setCurrentIndex(0);
    m_steps->setFocus(Qt::OtherFocusReason);
}

void CaseEditor::focusWhereLeft()
{
    QWidget *left = focusWidget();
    if (!left || !left->isVisible() || !left->isEnabled())
        return focusScenario();
    if (!focusPane())
        left->setFocus(Qt::ShortcutFocusReason);
}

/// What lies over the steps is what the analyst looks at: keys must not reach what it covers.
bool CaseEditor::focusPane()
{
    const auto panes = findChildren<EditorOverlay *>(QString(), Qt::FindDirectChildrenOnly);
    for (EditorOverlay *pane : panes) {
        if (!pane->isVisible())
            continue;
        const auto canHave = [](const QWidget *part) { return part && part->isVisible() && part->isEnabled() && part->focusPolicy() & Qt::TabFocus; };
        QWidget *part = pane->focusWidget();
        const auto parts = pane->findChildren<QWidget *>();
        for (qsizetype i = 0; !canHave(part) && i < parts.size(); ++i)
            part = parts.at(i);
        if (!canHave(part))
            continue;
        part->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

QJsonObject CaseEditor::place() const
{
    return m_place.isEmpty() && isRead() ? CasePlace(const_cast<CaseEditor *>(this), m_tabs, m_steps).saved() : m_place;
}

void CaseEditor::setPlace(const QJsonObject &place, bool hadKeyboard)
{
    m_place = place;
    m_takesKeyboard = hadKeyboard;
    m_keyboardThen = window()->focusWidget();
    // Whoever opens the case may give it the keyboard yet, or look for a step.
    QTimer::singleShot(0, this, &CaseEditor::goToPlace);
}

void CaseEditor::goToPlace()
{
    if (m_place.isEmpty() || !isVisible() || !isRead() || m_isReading)
        return;
    // A tab that is gone to has the keyboard by now, where the one before had it.
    QWidget *keyboard = window()->focusWidget();
    const bool isHere = keyboard && (keyboard == this || isAncestorOf(keyboard));
    // A window that has just come up gives it to any of its parts, and so does one that hides the part that had it.
    const bool isNobodys = !m_keyboardThen || m_keyboardThen == keyboard || !m_keyboardThen->isVisible();
    const bool takes = isHere || (std::exchange(m_takesKeyboard, false) && isNobodys);
    CasePlace(this, m_tabs, m_steps).restore(std::exchange(m_place, {}), takes ? CasePlace::Keyboard::Taken : CasePlace::Keyboard::Left);
}

void CaseEditor::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(0, this, &CaseEditor::goToPlace); // when the keyboard is here
    if (m_isStale)
        askServer();
}

void CaseEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_news->isVisible())
        m_news->dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace casewright
