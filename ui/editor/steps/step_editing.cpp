// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_editing.h"

#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"
#include "ui/models/steps/scenario_editor.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace casewright {
namespace {

const QStringList &keywords()
{
    static const QStringList words{QStringLiteral("Given"), QStringLiteral("When"), QStringLiteral("Then"),
                                   QStringLiteral("And"),   QStringLiteral("But"),  QStringLiteral("*")};
    return words;
}

} // namespace

StepEditing::StepEditing(StepTreeView &view, ScenarioEditor &editor)
    : QObject(&view), m_view(view), m_editor(editor), m_field(new StepField(view.viewport()))
{
    m_field->hide();
    m_field->installEventFilter(this);
    connect(m_field, &StepField::typed, this, &StepEditing::takeTyped);
    const StepTyping &typing = editor.typing();
    connect(&typing, &StepTyping::textReplaced, this, &StepEditing::replaceText);
    connect(&typing, &StepTyping::rescued, this, [this](StepKey step) { open(step, QWIDGETSIZE_MAX); });
}

void StepEditing::open(StepKey step, int caret)
{
    if (m_view.isReadOnly() || m_view.isFixed(step)) {
        close();
        m_view.selectOnly(step);
        return;
    }
    if (m_step != step) {
        const StepKey before = m_step;
        m_editor.typing().start(step);
        m_step = m_editor.typing().step();
        if (m_step.isNull()) {
            leave();
            return;
        }
        const QString text = m_editor.typing().text();
        m_view.stepLayout().setTyped(m_step, text);
        m_view.refreshRow(before);
        m_field->setFont(m_view.font());
        m_field->setStepText(text);
    }
    m_view.selectOnly(m_step);
    m_view.reveal(m_step);
    place();
    m_field->show();
    m_field->setFocus();
    m_field->setCaret(caret);
    showCaret();
    Q_EMIT opened();
}

void StepEditing::openByKey(StepKey step)
{
    open(step, QWIDGETSIZE_MAX);
    const auto [found, word] = std::exchange(m_found, {});
    if (isOpen() && found == m_step)
        m_field->selectWord(word);
}

void StepEditing::close()
{
    if (!isOpen())
        return;
    m_editor.typing().stop();
    leave();
}

void StepEditing::leave()
{
    const StepKey step = std::exchange(m_step, {});
    m_view.stepLayout().setTyped({}, {});
    m_view.refreshRow(step);
    if (m_field->hasFocus())
        m_view.setFocus(); // before it hides, or Qt looks for the next widget
    m_field->hide();
    Q_EMIT closed();
}

void StepEditing::place()
{
    if (!isOpen())
        return;
    const QRect text = m_view.textRect(m_editor.model().indexOf(m_step));
    if (text.isNull()) // in a collapsed branch
        close();
    else
        m_field->placeOver(text);
}

bool StepEditing::save()
{
    if (!isOpen())
        return true;
    if (!m_editor.typing().save())
        return false;
    m_field->forgetUndo();
    return true;
}

StepKeyContext StepEditing::keyContext() const
{
    StepKeyContext context;
    context.inText = isOpen() && m_field->hasFocus();
    context.onFixedRow = !context.inText && !m_view.isReadOnly() && m_view.isFixed(m_view.currentStep());
    context.hasSharedSteps = m_view.offers().testFlag(StepOffer::SharedSteps);
    if (!context.inText)
        return context;
    const QTextCursor cursor = m_field->textCursor();
    const int length = m_field->document()->characterCount() - 1;
    context.atStart = cursor.position() == 0;
    context.atEnd = cursor.position() == length;
    context.onFirstLine = m_field->isOnFirstLine();
    context.onLastLine = m_field->isOnLastLine();
    context.hasSelectedText = cursor.hasSelection();
    context.allTextSelected = cursor.selectionEnd() - cursor.selectionStart() == length;
    context.canUndoTyping = m_field->document()->isUndoAvailable();
    context.canRedoTyping = m_field->document()->isRedoAvailable();
    return context;
}

bool StepEditing::dissolveKeyword()
{
    const Step *step = m_editor.model().stepAt(m_editor.model().indexOf(m_step));
    if (!step || step->keyword.isEmpty())
        return false;
    const QString word = step->keyword + u' ';
    const QString text = word + m_field->stepText();
    m_editor.typing().saveAs({}, text);
    replaceText(text);
    m_field->setCaret(static_cast<int>(word.size()));
    return true;
}

bool StepEditing::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        return filterKey(event);
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason)
            m_editor.typing().save();
        else
            close();
        return false;
    }
    default:
        return false;
    }
}

bool StepEditing::filterKey(QEvent *event)
{
    auto *key = static_cast<QKeyEvent *>(event);
    if (m_field->isComposing()) // the keys are the input method's
        return false;
    const auto action = stepActionOf(*key, keyContext());
    if (!action)
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_view.performByKey(*action);
    return true;
}

void StepEditing::takeTyped()
{
    if (!isOpen())
        return;
    m_view.dismissHint();
    if (takeKeyword())
        return;
    const QString text = m_field->stepText();
    m_editor.typing().type(text);
    m_view.stepLayout().setTyped(m_step, text);
    fitRow();
    showCaret();
}

/// "Given " at the start of a step is its keyword; Backspace makes it letters again.
bool StepEditing::takeKeyword()
{
    const Step *step = m_editor.model().stepAt(m_editor.model().indexOf(m_step));
    if (!step || step->kind != StepKind::Body || !step->keyword.isEmpty())
        return false;
    const QString text = m_field->stepText();
    for (const QString &word : keywords()) {
        if (!text.startsWith(word + u' ') || m_field->caret() != word.size() + 1)
            continue;
        if (step->text.startsWith(word + u' '))
            return false; // the letters were there before: the analyst is walking over them
        m_field->dropLeading(static_cast<int>(word.size()) + 1);
        m_view.stepLayout().setTyped(m_step, m_field->stepText());
        m_editor.typing().saveAs(word, m_field->stepText());
        fitRow();
        return true;
    }
    return false;
}

void StepEditing::replaceText(const QString &text)
{
    const int caret = m_field->caret();
    m_field->setStepText(text);
    m_field->setCaret(caret);
    m_view.stepLayout().setTyped(m_step, text);
    fitRow();
}

void StepEditing::fitRow()
{
    m_view.refreshRow(m_step);
    place();
}

void StepEditing::checkRow()
{
    if (isOpen() && !m_editor.model().indexOf(m_step).isValid())
        leave();
}

void StepEditing::showCaret()
{
    const QRect caret = m_field->cursorRect().translated(m_field->pos());
    QScrollBar *bar = m_view.verticalScrollBar();
    const int below = caret.bottom() + m_view.stepLayout().padding() - m_view.viewport()->height();
    if (below > 0)
        bar->setValue(bar->value() + below);
    else if (caret.top() < 0)
        bar->setValue(bar->value() + caret.top());
}

} // namespace casewright
