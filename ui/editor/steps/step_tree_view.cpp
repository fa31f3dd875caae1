// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/steps/step_tree_view.h"

#include "ui/common/theme.h"
#include "ui/editor/steps/step_actions.h"
#include "ui/editor/steps/rows/step_delegate.h"
#include "ui/editor/steps/step_editing.h"
#include "ui/editor/steps/step_field.h"
#include "ui/editor/steps/step_hint.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace casewright {
namespace {

constexpr int springOpenDelay = 600; // ms

/// Rows from the root down, which sorts as the rows stand.
QList<int> pathOf(QModelIndex index)
{
    QList<int> path;
    for (; index.isValid(); index = index.parent())
        path.prepend(index.row());
    return path;
}

bool isBelow(QModelIndex index, const QModelIndex &ancestor)
{
    while (index.isValid() && index != ancestor)
        index = index.parent();
    return index == ancestor;
}

} // namespace

StepTreeView::StepTreeView(ScenarioEditor &editor, QWidget *parent)
    : QTreeView(parent), m_editor(editor), m_layout(font()), m_delegate(new StepDelegate(editor.model(), m_layout, this)),
      m_editing(new StepEditing(*this, editor)), m_actions(new StepActions(*this, editor)), m_hint(new StepHint(viewport()))
{
    setObjectName(QStringLiteral("stepTree"));
    setAccessibleName(tr("Steps of the scenario"));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false); // ours shows the depth
    setAutoExpandDelay(springOpenDelay);
    setItemDelegate(m_delegate);
    applyFont();
    setModel(&editor.model());

    const ScenarioModel &model = editor.model();
    openNew({}, 0, model.rowCount() - 1);
    connect(&model, &ScenarioModel::rowsInserted, this, &StepTreeView::openNew);
    connect(&model, &ScenarioModel::rowsInserted, this, &StepTreeView::describe);
    connect(&model, &ScenarioModel::rowsRemoved, this, &StepTreeView::describe);
    describe();
    connect(&model, &ScenarioModel::rowsMoved, this,
            [this](const QModelIndex &, int, int, const QModelIndex &to, int) { openMovedTo(to); });
    connect(&model, &ScenarioModel::rowsRemoved, this, [this] {
        m_editing->checkRow();
        checkZoom();
    });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_closed.insert(m_editor.model().keyOf(index));
        m_editing->place();
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_closed.remove(m_editor.model().keyOf(index));
        m_editing->place();
    });
    connect(&editor, &ScenarioEditor::refused, this, &StepTreeView::showHint);
    connect(m_editing, &StepEditing::opened, this, &StepTreeView::focusChanged);
    connect(m_editing, &StepEditing::closed, this, &StepTreeView::focusChanged);
}

StepTreeView::~StepTreeView()
{
    m_editing->close(); // while the field can still tell what was typed
}

void StepTreeView::describe()
{
    setAccessibleDescription(model()->rowCount() == 0 ? emptyText() : QString());
}

QString StepTreeView::emptyText() const
{
    return isReadOnly() ? tr("This case has no steps.") : tr("Press Enter to write the first step, or paste rows from a spreadsheet.");
}

void StepTreeView::setReadOnly(const QString &reason)
{
    m_readOnlyReason = reason;
    m_editing->close();
    setDragDropMode(isReadOnly() ? DragOnly : DragDrop);
    describe();
}

bool StepTreeView::isFixed(StepKey step) const
{
    const Step *shown = m_editor.model().stepAt(m_editor.model().indexOf(step));
    return shown && (shown->kind == StepKind::Attachment || shown->kind == StepKind::Shared);
}

void StepTreeView::setPicture(ServerId attachment, const QPixmap &picture)
{
    m_layout.setPicture(attachment, picture);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void StepTreeView::performByKey(StepAction action)
{
    dismissHint();
    m_actions->perform(action);
    m_tabLeaves = action == StepAction::Leave;
}

StepKey StepTreeView::currentStep() const
{
    return m_editor.model().keyOf(currentIndex());
}

QList<StepKey> StepTreeView::selectedSteps() const
{
    QList<std::pair<QList<int>, StepKey>> found;
    const QModelIndexList rows = selectionModel()->selectedIndexes();
    found.reserve(rows.size());
    for (const QModelIndex &index : rows)
        found.append({pathOf(index), m_editor.model().keyOf(index)});
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<StepKey> keys;
    keys.reserve(found.size());
    for (const auto &[path, key] : found)
        keys.append(key);
    return keys;
}

namespace {

/// The first step, in the order of the rows, that holds one of the words, and which.
std::pair<StepKey, QString> firstWith(const QList<Step> &steps, const QStringList &words)
{
    for (const Step &step : steps) {
        for (const QString &word : words) {
            if (step.text.contains(word, Qt::CaseInsensitive))
                return {step.key, word};
        }
        if (const auto below = firstWith(step.children, words); !below.first.isNull())
            return below;
    }
    return {};
}

} // namespace

void StepTreeView::find(const QStringList &words)
{
    const auto [step, word] = firstWith(m_editor.doc().scenario().steps, words);
    if (step.isNull())
        return;
    selectOnly(step);
    m_editing->lookFor(step, word);
}

void StepTreeView::selectOnly(StepKey step)
{
    selectSteps({step});
}

void StepTreeView::selectSteps(const QList<StepKey> &steps)
{
    QItemSelection selection;
    QModelIndex first;
    for (const StepKey step : steps) {
        const QModelIndex index = m_editor.model().indexOf(step);
        if (!index.isValid())
            continue;
        if (!first.isValid())
            first = index;
        selection.append(QItemSelectionRange(index));
    }
    if (!first.isValid())
        return;
    reveal(m_editor.model().keyOf(first));
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

StepKey StepTreeView::stepAbove(StepKey step) const
{
    const QModelIndex index = m_editor.model().indexOf(step);
    return index.isValid() ? m_editor.model().keyOf(indexAbove(index)) : StepKey();
}

void StepTreeView::reveal(StepKey step)
{
    const QModelIndex index = m_editor.model().indexOf(step);
    if (!index.isValid())
        return;
    if (rootIndex().isValid() && (index == rootIndex() || !isBelow(index, rootIndex())))
        zoomTo({});
    scrollTo(index);
}

QRect StepTreeView::rowRect(const QModelIndex &index) const
{
    const QRect item = visualRect(index);
    return item.isValid() ? QRect(0, item.top(), viewport()->width(), item.height()) : QRect();
}

QRect StepTreeView::textRect(const QModelIndex &index) const
{
    const QRect row = rowRect(index);
    if (row.isNull())
        return {};
    const QString keyword = StepLayout::prefixOf(*m_editor.model().stepAt(index));
    return QStyle::visualRect(layoutDirection(), row, m_layout.parts(row, m_delegate->depthOf(index), keyword).text);
}

void StepTreeView::refreshRow(StepKey step)
{
    const QModelIndex index = m_editor.model().indexOf(step);
    if (index.isValid())
        QTreeView::dataChanged(index, index);
}

void StepTreeView::showHint(StepKey step, const QString &text)
{
    QModelIndex index = m_editor.model().indexOf(step);
    if (!index.isValid())
        index = currentIndex();
    const int left = index.isValid() ? textRect(index).left() : metrics::space4;
    m_hint->showAt(rowRect(index), left, text);
}

void StepTreeView::dismissHint()
{
    m_hint->dismiss();
}

void StepTreeView::zoomTo(StepKey step)
{
    m_editing->close();
    const StepKey before = currentStep();
    const QModelIndex root = m_editor.model().indexOf(step);
    setRootIndex(root);
    m_delegate->setRootDepth(root.isValid() ? m_editor.model().depthOf(root) + 1 : 0);
    scheduleDelayedItemsLayout();
    Q_EMIT zoomChanged();
    const QModelIndex first = model()->index(0, 0, root);
    if (root.isValid())
        setCurrentIndex(first);
    else
        selectOnly(before);
}

void StepTreeView::zoomOut()
{
    const StepKey from = zoomedStep();
    if (from.isNull())
        return;
    zoomTo(m_editor.model().keyOf(rootIndex().parent()));
    selectOnly(from);
}

StepKey StepTreeView::zoomedStep() const
{
    return m_editor.model().keyOf(rootIndex());
}

/// The step zoomed into is gone: Qt shows everything then, and the depths are those of the whole tree again.
void StepTreeView::checkZoom()
{
    if (!rootIndex().isValid() && m_delegate->rootDepth() > 0)
        zoomTo({});
}

void StepTreeView::doItemsLayout()
{
    m_layout.setWidth(viewport()->width());
    QTreeView::doItemsLayout();
    m_editing->place();
}

void StepTreeView::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    m_layout.forget(m_editor.model().keyOf(first)); // the model tells of one row at a time
    QTreeView::dataChanged(first, last, roles);
    m_editing->place();
}

bool StepTreeView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && stepActionOf(*static_cast<QKeyEvent *>(event), {})) {
        event->accept(); // keys of the outliner come before those of the window
        return true;
    }
    return QTreeView::event(event);
}

void StepTreeView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        applyFont();
    QTreeView::changeEvent(event);
}

void StepTreeView::applyFont()
{
    m_layout.setFont(font());
    setIndentation(m_layout.indent());
}

void StepTreeView::keyPressEvent(QKeyEvent *event)
{
    // Shift alone, say, on the way to Shift+Tab: that leaves the tree after Esc as Tab does.
    if (event->key() == Qt::Key_Shift || event->key() == Qt::Key_Control || event->key() == Qt::Key_Alt || event->key() == Qt::Key_Meta)
        return QTreeView::keyPressEvent(event);
    // What the input method leaves over while it composes is not meant for the rows.
    if (m_editing->isOpen() && m_editing->field().isComposing())
        return;
    const auto action = stepActionOf(*event, m_editing->keyContext());
    const bool leavesNothing = action == StepAction::Leave && !selectionModel()->hasSelection();
    if (action && !leavesNothing) {
        performByKey(*action);
        event->accept();
        return;
    }
    dismissHint();
    m_tabLeaves = leavesNothing;
    if (leavesNothing)
        event->ignore();
    else
        QTreeView::keyPressEvent(event);
}

bool StepTreeView::focusNextPrevChild(bool next)
{
    const bool leaves = m_tabLeaves || model()->rowCount() == 0;
    return leaves && QTreeView::focusNextPrevChild(next);
}

void StepTreeView::focusInEvent(QFocusEvent *event)
{
    // Qt would make the first row the current one; a tree entered by Tab takes its row back instead.
    if (event->reason() != Qt::OtherFocusReason)
        m_tabLeaves = false;
    QTreeView::focusInEvent(event);
    Q_EMIT focusChanged();
}

void StepTreeView::openNew(const QModelIndex &parent, int first, int last)
{
    scheduleDelayedItemsLayout(); // so that opening a branch only notes that it is open
    openMovedTo(parent);
    for (int row = first; row <= last; ++row)
        openBelow(model()->index(row, 0, parent));
}

void StepTreeView::openBelow(const QModelIndex &index)
{
    const int rows = model()->rowCount(index);
    if (rows == 0)
        return;
    if (!m_closed.contains(m_editor.model().keyOf(index)))
        expand(index);
    for (int row = 0; row < rows; ++row)
        openBelow(model()->index(row, 0, index));
}

void StepTreeView::openMovedTo(const QModelIndex &parent)
{
    if (parent.isValid() && !m_closed.contains(m_editor.model().keyOf(parent)))
        expand(parent);
}

void StepTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (m_layout.width() != viewport()->width())
        doItemsLayout();
}

void StepTreeView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    dismissHint();
    m_editing->place();
}

} // namespace casewright
