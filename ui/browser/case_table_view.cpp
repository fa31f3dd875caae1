// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/case_table_view.h"

#include "ui/browser/case_table_delegate.h"
#include "ui/common/theme.h"
#include "ui/models/case_table_model.h"

#include <QDataStream>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <array>
#include <utility>

namespace casewright {
namespace {

constexpr int nameLetters = 36; ///< of a name that are always shown
constexpr int idLetters = 7; ///< "local:1"
/// In this order columns leave a table that has no room for all.
constexpr std::array leaving = {CaseTableModel::FeatureColumn, CaseTableModel::AutomatedColumn, CaseTableModel::LayerColumn,
                                CaseTableModel::StatusColumn, CaseTableModel::TagsColumn};

} // namespace

CaseTableView::CaseTableView(CaseTableModel *model, QWidget *parent) : QTreeView(parent), m_model(model)
{
    setObjectName(QStringLiteral("caseTable"));
    setAccessibleName(tr("Cases"));
    setFrameShape(QFrame::NoFrame);
    // Before the view's own slot, which forgets where the rows are.
    connect(m_model, &CaseTableModel::modelAboutToBeReset, this, &CaseTableView::rememberRows);
    setModel(model);
    setItemDelegate(new CaseTableDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDragDropOverwriteMode(true); // a tag is dropped onto a case, never between two
    setTabKeyNavigation(false);
    buildHeader();
    connectParts();
}

void CaseTableView::buildHeader()
{
    QHeaderView *bar = header();
    bar->setObjectName(QStringLiteral("caseTableHeader"));
    bar->setStretchLastSection(false);
    bar->setSectionsMovable(true);
    bar->setSectionsClickable(true);
    bar->setSortIndicatorShown(true);
    bar->setContextMenuPolicy(Qt::CustomContextMenu);
    bar->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    bar->setMinimumSectionSize(4 * fontMetrics().averageCharWidth());
    bar->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    fitColumns();
}

int CaseTableView::usualWidth(int column) const
{
    const int letter = fontMetrics().averageCharWidth();
    if (column == CaseTableModel::IdColumn)
        return idLetters * QFontMetrics(keyFont(font())).horizontalAdvance(u'0') + 2 * metrics::space2 + 2;
    constexpr std::array letters = {0, nameLetters, 12, 15, 15, 33, 8, 9};
    return letters.at(static_cast<size_t>(column)) * letter;
}

void CaseTableView::fitColumns()
{
    const bool wasFitting = std::exchange(m_isFitting, true);
    QHeaderView *bar = header();
    if (!m_isArranged) {
        int wanted = 0;
        for (int column = 0; column < CaseTableModel::ColumnCount; ++column)
            wanted += usualWidth(column);
        for (const int column : leaving) {
            const bool leaves = wanted > viewport()->width();
            bar->setSectionHidden(column, leaves);
            wanted -= leaves ? usualWidth(column) : 0;
        }
        for (int column = 0; column < CaseTableModel::ColumnCount; ++column) {
            if (!bar->isSectionHidden(column))
                bar->resizeSection(column, usualWidth(column));
        }
    }
    // The name takes what the others leave, but never so little that cases cannot be told apart; then the table scrolls.
    const int others = bar->length() - bar->sectionSize(CaseTableModel::NameColumn);
    bar->resizeSection(CaseTableModel::NameColumn, std::max(usualWidth(CaseTableModel::NameColumn), viewport()->width() - others));
    m_isFitting = wasFitting;
}

void CaseTableView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void CaseTableView::connectParts()
{
    connect(m_model, &CaseTableModel::modelReset, this, &CaseTableView::restoreRows);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &CaseTableView::announceSelection);
    connect(this, &QTreeView::doubleClicked, this, [this] { Q_EMIT openRequested(currentKey()); });
    connect(header(), &QHeaderView::sortIndicatorChanged, this, &CaseTableView::sortBy);
    // Whatever the analyst does to a column, from then on all of them stay as they are.
    const auto arranged = [this] { m_isArranged = m_isArranged || !m_isFitting; };
    connect(header(), &QHeaderView::sectionResized, this, arranged);
    connect(header(), &QHeaderView::sectionMoved, this, arranged);
    connect(header(), &QHeaderView::customContextMenuRequested, this, &CaseTableView::showColumnMenu);
}

QList<CaseKey> CaseTableView::selectedKeys() const
{
    QList<CaseKey> keys;
    QItemSelection ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(), [](const auto &a, const auto &b) { return a.top() < b.top(); });
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            keys << m_model->keyAt(row);
    }
    return keys;
}

CaseKey CaseTableView::currentKey() const
{
    return m_model->keyAt(currentIndex().row());
}

void CaseTableView::select(const QList<CaseKey> &keys)
{
    m_keptSelection = QSet<CaseKey>(keys.begin(), keys.end());
    m_keptCurrent = keys.isEmpty() ? CaseKey() : keys.first();
    m_keptTop = CaseKey();
    restoreRows();
    if (const QModelIndex current = currentIndex(); current.isValid())
        scrollTo(current);
}

QByteArray CaseTableView::saveColumns() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_0);
    out << m_isArranged << header()->saveState();
    return state;
}

void CaseTableView::restoreColumns(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_0);
    bool isArranged = false;
    QByteArray columns;
    in >> isArranged >> columns;
    if (in.status() != QDataStream::Ok)
        return;
    m_isFitting = true;
    if (header()->restoreState(columns))
        m_isArranged = isArranged;
    m_isFitting = false;
    fitColumns();
}

void CaseTableView::rememberRows()
{
    const QList<CaseKey> selected = selectedKeys();
    m_keptSelection = QSet<CaseKey>(selected.begin(), selected.end());
    m_keptCurrent = currentKey();
    m_keptTop = m_model->keyAt(indexAt(QPoint(0, 0)).row());
}

void CaseTableView::restoreRows()
{
    m_isRestoring = true;
    QItemSelection selection;
    QModelIndex current;
    if (!m_keptSelection.isEmpty() || !m_keptCurrent.isNull()) {
        const std::vector<CaseKey> &keys = m_model->keys();
        int begin = -1; // of the run of selected rows being walked
        for (int row = 0; row <= m_model->rowCount(); ++row) {
            const CaseKey key = row < m_model->rowCount() ? keys[static_cast<size_t>(row)] : CaseKey();
            const bool isSelected = !key.isNull() && m_keptSelection.contains(key);
            if (isSelected && begin < 0)
                begin = row;
            if (!isSelected && begin >= 0) {
                const int first = std::exchange(begin, -1);
                selection.select(m_model->index(first, 0), m_model->index(row - 1, CaseTableModel::ColumnCount - 1));
            }
            if (!key.isNull() && key == m_keptCurrent)
                current = m_model->index(row, 0);
        }
    }
    selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_isRestoring = false;
    announceSelection();
    if (const int top = m_keptTop.isNull() ? -1 : m_model->rowOf(m_keptTop); top > 0)
        scrollTo(m_model->index(top, 0), QAbstractItemView::PositionAtTop);
}

void CaseTableView::announceSelection()
{
    if (m_isRestoring)
        return;
    QList<CaseKey> keys = selectedKeys();
    if (keys == m_announced)
        return;
    m_announced = std::move(keys);
    Q_EMIT selectedKeysChanged(m_announced);
}

void CaseTableView::sortBy(int column, Qt::SortOrder order)
{
    m_model->sort(column, order);
    if (m_model->sortColumn() != column) // tags have no order
        header()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
}

void CaseTableView::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < CaseTableModel::ColumnCount; ++column) {
        if (column == CaseTableModel::NameColumn)
            continue; // without names a list of cases is none
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { header()->setSectionHidden(column, !isShown); });
    }
    menu->popup(header()->mapToGlobal(position));
}

void CaseTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!currentKey().isNull())
            Q_EMIT openRequested(currentKey());
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && currentIndex().row() <= 0) {
        Q_EMIT leftUpwards();
        return;
    }
    // Typing goes to the filter: Qt's own search of a list asks for one row after the other, all 100,000 of them.
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::ShiftModifier;
    const QString text = event->text();
    if (isPlain && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace()) {
        Q_EMIT typed(text);
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace casewright
