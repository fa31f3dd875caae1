// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_actions.h"

#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_tree_view.h"

namespace casewright {
namespace {

constexpr int atEnd = QWIDGETSIZE_MAX;

bool altersNothing(StepAction action)
{
    static const QList<StepAction> harmless{StepAction::Edit, StepAction::Collapse, StepAction::Expand, StepAction::ZoomIn,
                                            StepAction::ZoomOut, StepAction::Leave, StepAction::SelectMore, StepAction::Copy,
                                            StepAction::Undo, StepAction::Redo, StepAction::EditShared};
    return harmless.contains(action);
}

} // namespace

StepActions::StepActions(StepTreeView &view, ScenarioEditor &editor)
    : QObject(&view), m_view(view), m_editor(editor), m_clipboard(view, editor)
{
    connect(&editor, &ScenarioEditor::focusWanted, this, &StepActions::takeFocus);
}

void StepActions::perform(StepAction action)
{
    if (isRefused(action))
        return;
    switch (action) {
    case StepAction::Edit:
        return edit();
    case StepAction::AddBelow:
        return addBelow();
    case StepAction::AddAbove:
        return run(StepCommand::AddAbove, After::Edit);
    case StepAction::AddExpected:
        return run(StepCommand::AddExpected, After::Edit);
    case StepAction::LineBreak:
        return breakLine();
    case StepAction::Indent:
        return run(StepCommand::Indent, After::Stay);
    case StepAction::Outdent:
        return run(StepCommand::Outdent, After::Stay);
    case StepAction::MoveUp:
        return run(StepCommand::MoveUp, After::Stay);
    case StepAction::MoveDown:
        return run(StepCommand::MoveDown, After::Stay);
    case StepAction::Collapse:
        return setExpanded(false);
    case StepAction::Expand:
        return setExpanded(true);
    case StepAction::ZoomIn:
        return m_view.zoomTo(m_view.currentStep());
    case StepAction::ZoomOut:
        return m_view.zoomOut();
    case StepAction::Leave:
        return leave();
    case StepAction::SelectMore:
        return selectMore();
    case StepAction::JoinPrevious:
        return joinPrevious();
    case StepAction::Remove:
        return run(StepCommand::Remove, follow());
    case StepAction::Duplicate:
        return run(StepCommand::Duplicate, follow());
    case StepAction::Cut:
    case StepAction::Copy:
    case StepAction::Paste:
    case StepAction::PastePlain:
        return useClipboard(action);
    case StepAction::InsertShared:
    case StepAction::EditShared:
    case StepAction::MakeShared:
        return useSharedSteps(action);
    case StepAction::Undo:
        return turnBack(&ScenarioEditor::undo);
    case StepAction::Redo:
        return turnBack(&ScenarioEditor::redo);
    case StepAction::RowAbove:
    case StepAction::RowBelow:
    case StepAction::EndOfRowAbove:
    case StepAction::StartOfRowBelow:
        return walk(action);
    }
}

bool StepActions::isRefused(StepAction action)
{
    if (!m_view.isReadOnly() || altersNothing(action))
        return false;
    m_view.showHint(m_view.currentStep(), m_view.readOnlyReason());
    return true;
}

bool StepActions::canPerform(StepAction action) const
{
    const QModelIndex current = m_view.currentIndex();
    if (m_view.isReadOnly() && (!altersNothing(action) || (action == StepAction::Edit && !m_view.isFixed(m_view.currentStep()))))
        return false;
    switch (action) {
    case StepAction::AddBelow:
        return true;
    case StepAction::Paste:
    case StepAction::PastePlain:
        return m_clipboard.hasText() || (action == StepAction::Paste && m_clipboard.hasPicture());
    case StepAction::InsertShared:
        return m_view.offers().testFlag(StepOffer::SharedSteps);
    case StepAction::EditShared:
        return m_view.offers().testFlag(StepOffer::SharedSteps) && kindOf(m_view.currentStep()) == StepKind::Shared;
    case StepAction::MakeShared:
        return m_view.offers().testFlag(StepOffer::SharedSteps) && !targets().isEmpty();
    case StepAction::LineBreak:
    case StepAction::JoinPrevious:
        return m_view.editing().isOpen();
    case StepAction::Collapse:
        return m_view.model()->hasChildren(current) && m_view.isExpanded(current);
    case StepAction::Expand:
        return m_view.model()->hasChildren(current) && !m_view.isExpanded(current);
    case StepAction::ZoomIn:
        return current.isValid() && !(current.flags() & Qt::ItemNeverHasChildren);
    case StepAction::ZoomOut:
        return !m_view.zoomedStep().isNull();
    case StepAction::SelectMore:
        return m_view.model()->rowCount() > 0;
    case StepAction::Undo:
        return !m_editor.doc().undoName().isEmpty() || m_view.editing().keyContext().canUndoTyping;
    case StepAction::Redo:
        return !m_editor.doc().redoName().isEmpty() || m_view.editing().keyContext().canRedoTyping;
    default:
        return !targets().isEmpty();
    }
}

void StepActions::setKeyword(const QString &keyword)
{
    if (m_view.isReadOnly() || !m_view.editing().save())
        return;
    m_after = After::Stay;
    m_editor.setKeyword(targets(), keyword);
}

std::optional<QString> StepActions::commonKeyword() const
{
    std::optional<QString> common;
    for (const StepKey key : targets()) {
        const QString keyword = m_editor.model().indexOf(key).data(ScenarioModel::KeywordRole).toString();
        if (common && *common != keyword)
            return std::nullopt;
        common = keyword;
    }
    return common;
}

void StepActions::moveTo(const QList<StepKey> &keys, StepPlace place)
{
    m_view.editing().close();
    m_after = After::Stay;
    m_editor.moveTo(keys, place);
    m_view.selectSteps(keys);
}

bool StepActions::insert(StepPlace place, const QList<Step> &steps)
{
    m_view.editing().close();
    m_after = After::Select;
    return m_editor.insert(place, steps);
}

void StepActions::insertBelow(StepKey at, const Step &step, const QString &name)
{
    if (m_view.editing().step() == at)
        m_view.editing().close();
    m_after = m_view.editing().isOpen() ? After::Stay : After::Select;
    m_editor.paste(at, {step}, name);
}

void StepActions::replace(const QList<StepKey> &keys, const Step &by, const QString &name)
{
    m_view.editing().close();
    m_after = After::Select;
    m_editor.replace(keys, by, name);
}

void StepActions::run(StepCommand command, After after)
{
    QList<StepKey> keys = targets();
    if (keys.isEmpty())
        return;
    const bool inText = m_view.editing().isOpen();
    const int caret = inText ? m_view.editing().field().caret() : 0;
    if (!m_view.editing().save())
        return;
    m_after = after;
    m_editor.run(command, keys, caret);
    if (after == After::Stay && !inText)
        m_view.selectSteps(keys);
}

void StepActions::takeFocus(StepKey step, int caret)
{
    const bool inText = m_view.editing().isOpen();
    if (m_after == After::Stay)
        m_view.reveal(inText ? m_view.editing().step() : step);
    else if (m_after == After::Edit)
        m_view.editing().open(step, caret);
    else
        m_view.selectOnly(step);
}

StepActions::After StepActions::follow() const
{
    return m_view.editing().isOpen() ? After::Edit : After::Select;
}

void StepActions::edit()
{
    const StepKey step = m_view.currentStep();
    if (m_view.isFixed(step))
        Q_EMIT m_view.stepOpened(step);
    else if (m_view.isReadOnly())
        m_view.showHint(step, m_view.readOnlyReason());
    else if (m_view.currentIndex().isValid())
        m_view.editing().openByKey(step);
    else
        addBelow();
}

void StepActions::addBelow()
{
    if (!m_view.editing().save())
        return;
    m_after = After::Edit;
    const StepKey step = m_view.currentStep();
    if (step.isNull()) {
        // Below a step zoomed into, or at the end of the scenario.
        m_editor.insert({m_view.zoomedStep(), m_view.model()->rowCount(m_view.rootIndex())}, {makeStep({})});
        return;
    }
    const bool inText = m_view.editing().isOpen();
    const QString text = m_view.currentIndex().data().toString();
    m_editor.run(StepCommand::AddBelow, {step}, inText ? m_view.editing().field().caret() : static_cast<int>(text.size()));
}

void StepActions::breakLine()
{
    if (m_view.editing().isOpen())
        m_view.editing().field().insertPlainText(QStringLiteral("\n"));
}

void StepActions::useSharedSteps(StepAction action)
{
    if (action == StepAction::EditShared) {
        Q_EMIT m_view.sharedStepEditWanted(m_view.currentStep());
    } else if (!m_view.editing().save()) {
        return;
    } else if (action == StepAction::InsertShared) {
        Q_EMIT m_view.sharedStepWanted();
    } else if (m_view.offers().testFlag(StepOffer::SharedSteps)) {
        if (const QList<StepKey> keys = targets(); !keys.isEmpty())
            Q_EMIT m_view.sharedStepMakeWanted(keys);
    }
}

void StepActions::useClipboard(StepAction action)
{
    m_after = follow();
    if (action == StepAction::Copy)
        m_clipboard.copy(targets());
    else if (action == StepAction::Cut)
        m_clipboard.cut(targets());
    else if (action == StepAction::Paste)
        m_clipboard.paste();
    else
        m_clipboard.pastePlain();
}

void StepActions::leave()
{
    if (m_view.editing().isOpen())
        m_view.editing().close();
    else
        m_view.clearSelection();
}

void StepActions::selectMore()
{
    m_view.editing().close();
    const QModelIndex current = m_view.currentIndex();
    const QModelIndex parent = current.isValid() ? current.parent() : m_view.rootIndex();
    const QAbstractItemModel &model = *m_view.model();
    const int rows = model.rowCount(parent);
    if (rows == 0)
        return;
    const QItemSelection siblings(model.index(0, 0, parent), model.index(rows - 1, 0, parent));
    const auto *selected = m_view.selectionModel();
    const bool all = std::all_of(siblings.cbegin(), siblings.cend(), [&](const QItemSelectionRange &range) {
        const QModelIndexList indexes = range.indexes();
        return std::all_of(indexes.cbegin(), indexes.cend(), [&](const auto &index) { return selected->isSelected(index); });
    });
    if (all)
        m_view.selectAll();
    else
        m_view.selectionModel()->select(siblings, QItemSelectionModel::ClearAndSelect);
}

void StepActions::joinPrevious()
{
    if (m_view.editing().isOpen() && !m_view.editing().dissolveKeyword())
        run(StepCommand::Join, After::Edit);
}

void StepActions::turnBack(void (ScenarioEditor::*undoOrRedo)())
{
    const StepKey edited = m_view.editing().step();
    const StepKey above = m_view.stepAbove(edited);
    StepKey revealed;
    const auto connection = connect(&m_editor, &ScenarioEditor::revealWanted, this, [&revealed](StepKey step) {
        revealed = step;
    });
    (m_editor.*undoOrRedo)();
    disconnect(connection);
    const bool stillOpen = m_view.editing().isOpen();
    const StepKey go = !revealed.isNull() ? revealed : stillOpen ? StepKey() : above;
    if (go.isNull() || go == m_view.editing().step())
        return;
    if (edited.isNull())
        m_view.selectOnly(go);
    else
        m_view.editing().open(go, atEnd);
}

void StepActions::walk(StepAction action)
{
    const bool up = action == StepAction::RowAbove || action == StepAction::EndOfRowAbove;
    StepField &field = m_view.editing().field();
    const QModelIndex index = up ? m_view.indexAbove(m_view.currentIndex()) : m_view.indexBelow(m_view.currentIndex());
    if (!index.isValid()) {
        field.setCaret(up ? 0 : atEnd);
        return;
    }
    const int x = field.caretX();
    m_view.editing().open(m_editor.model().keyOf(index), action == StepAction::EndOfRowAbove ? atEnd : 0);
    if (!m_view.editing().isOpen())
        return; // a row in which nothing is typed
    if (action == StepAction::RowAbove)
        field.setCaretBelow(x);
    else if (action == StepAction::RowBelow)
        field.setCaretAbove(x);
}

void StepActions::setExpanded(bool expanded)
{
    m_view.setExpanded(m_view.currentIndex(), expanded);
}

std::optional<StepKind> StepActions::kindOf(StepKey step) const
{
    const Step *shown = m_editor.model().stepAt(m_editor.model().indexOf(step));
    return shown ? std::optional(shown->kind) : std::nullopt;
}

QList<StepKey> StepActions::targets() const
{
    if (m_view.editing().isOpen())
        return {m_view.editing().step()};
    const QList<StepKey> selected = m_view.selectedSteps();
    if (!selected.isEmpty() || m_view.currentStep().isNull())
        return selected;
    return {m_view.currentStep()};
}

} // namespace casewright
