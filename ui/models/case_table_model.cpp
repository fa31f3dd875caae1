// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_table_model.h"

#include "ui/models/case_mime.h"
#include "ui/models/tool_tip.h"

#include <QMimeData>

#include <algorithm>

namespace casewright {

namespace {

/// Above this many changed cases one reset is cheaper than single row operations, each of which lays the view out anew.
constexpr qsizetype exactLimit = 64;

std::optional<query::SortKey> sortKeyOf(int column)
{
    switch (column) {
    case CaseTableModel::NameColumn:
        return query::SortKey::Name;
    case CaseTableModel::StatusColumn:
        return query::SortKey::Status;
    case CaseTableModel::LayerColumn:
        return query::SortKey::Layer;
    case CaseTableModel::FeatureColumn:
        return query::SortKey::Feature;
    case CaseTableModel::TagsColumn:
        return std::nullopt;
    default:
        return query::SortKey::Id;
    }
}

} // namespace

CaseTableModel::CaseTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void CaseTableModel::setIndex(const query::CaseIndex *index)
{
    beginResetModel();
    m_index = index;
    m_order.clear();
    m_keys = matching();
    endResetModel();
}

void CaseTableModel::setFilter(const query::Filter &filter)
{
    m_filter = filter;
    show(matching());
}

void CaseTableModel::setFound(const std::optional<QList<CaseKey>> &found)
{
    if (!found && !m_found)
        return;
    m_found = found;
    show(matching());
}

void CaseTableModel::setScope(query::CaseIndex::Scope scope, const SuitePath &suite)
{
    m_scope = scope;
    m_suite = suite;
    show(matching());
}

void CaseTableModel::setFailureText(std::function<QString(CaseKey)> failureText)
{
    m_failureText = std::move(failureText);
}

CaseKey CaseTableModel::keyAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_keys[static_cast<size_t>(row)] : CaseKey{};
}

int CaseTableModel::rowOf(CaseKey key) const
{
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    return found == m_keys.end() ? -1 : static_cast<int>(found - m_keys.begin());
}

std::vector<CaseKey> CaseTableModel::matching()
{
    std::vector<CaseKey> keys;
    if (!m_index)
        return keys;
    if (m_order.size() != m_index->size())
        reorder();
    const query::CaseIndex::Rows found = m_index->find(m_filter, m_scope, m_suite);
    keys.reserve(found.size());
    // Walking the kept order costs a pass over all rows; sorting what was found would cost a sort at every key typed.
    std::vector<char> matches(m_order.size(), 0);
    for (const RowNumber row : found)
        matches[row] = 1;
    if (m_found) {
        for (const RowNumber row : foundRows())
            matches[row] = static_cast<char>(matches[row] | 2);
    }
    const char wanted = m_found ? 3 : 1;
    for (const RowNumber row : m_order) {
        if (matches[row] == wanted)
            keys.push_back(m_index->key(row));
    }
    return keys;
}

query::CaseIndex::Rows CaseTableModel::foundRows() const
{
    query::CaseIndex::Rows rows;
    for (const CaseKey key : *m_found) {
        if (const auto row = m_index->rowOf(key))
            rows.push_back(*row);
    }
    return rows;
}

void CaseTableModel::reorder()
{
    m_order.resize(m_index->size());
    for (size_t row = 0; row < m_order.size(); ++row)
        m_order[row] = static_cast<RowNumber>(row);
    const bool isByFlag = m_sortColumn == AutomatedColumn || m_sortColumn == WaitingColumn;
    if (const auto key = sortKeyOf(m_sortColumn))
        m_index->sort(m_order, *key, isByFlag ? Qt::AscendingOrder : m_sortOrder);
    if (isByFlag) {
        std::stable_partition(m_order.begin(), m_order.end(), [this](RowNumber row) {
            return flag(row, m_sortColumn) == (m_sortOrder == Qt::DescendingOrder);
        });
    }
}

void CaseTableModel::show(std::vector<CaseKey> keys)
{
    if (keys == m_keys)
        return;
    beginResetModel();
    m_keys = std::move(keys);
    endResetModel();
}

void CaseTableModel::updateCases(const QList<CaseKey> &keys)
{
    m_order.clear();
    std::vector<CaseKey> target = matching();
    if (keys.size() > exactLimit) {
        show(std::move(target));
    } else if (target != m_keys) {
        removeGone(keys, target);
        placeChanged(keys, target);
        show(std::move(target)); // where others than the cases named have moved
    }
    tellChanged(keys);
}

void CaseTableModel::refresh()
{
    m_order.clear();
    show(matching());
    if (!m_keys.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void CaseTableModel::removeGone(const QList<CaseKey> &changed, const std::vector<CaseKey> &target)
{
    for (const CaseKey key : changed) {
        const int row = rowOf(key);
        if (row < 0 || std::find(target.begin(), target.end(), key) != target.end())
            continue;
        beginRemoveRows({}, row, row);
        m_keys.erase(m_keys.begin() + row);
        endRemoveRows();
    }
}

void CaseTableModel::placeChanged(const QList<CaseKey> &changed, const std::vector<CaseKey> &target)
{
    // In the order of the target each case is put behind the one that is to precede it; cases that did not change keep
    // their order among each other, so that afterwards all stand right.
    std::vector<std::vector<CaseKey>::const_iterator> places;
    for (const CaseKey key : changed) {
        if (const auto place = std::find(target.begin(), target.end(), key); place != target.end())
            places.push_back(place);
    }
    std::sort(places.begin(), places.end());
    for (const auto place : places) {
        const int row = rowOf(*place);
        const int wanted = place == target.begin() ? 0 : rowOf(*(place - 1)) + 1;
        if (row == wanted)
            continue;
        if (row < 0) {
            beginInsertRows({}, wanted, wanted);
            m_keys.insert(m_keys.begin() + wanted, *place);
            endInsertRows();
            continue;
        }
        beginMoveRows({}, row, row, {}, wanted);
        m_keys.erase(m_keys.begin() + row);
        m_keys.insert(m_keys.begin() + (wanted > row ? wanted - 1 : wanted), *place);
        endMoveRows();
    }
}

void CaseTableModel::tellChanged(const QList<CaseKey> &changed)
{
    if (changed.size() > exactLimit) {
        if (!m_keys.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    for (const CaseKey key : changed) {
        if (const int row = rowOf(key); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

int CaseTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int CaseTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CaseTableModel::data(const QModelIndex &index, int role) const
{
    const CaseKey key = keyAt(index.row());
    const auto row = m_index && !key.isNull() ? m_index->rowOf(key) : std::nullopt;
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return displayText(key, *row, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(accessibleText(key, *row, index.column()));
    case Qt::AccessibleTextRole:
        return accessibleText(key, *row, index.column());
    case KeyRole:
        return key.value;
    case TagsRole:
        return m_index->tags(*row);
    case MissingLayerRole:
        return m_index->layer(*row).isEmpty();
    case FlagRole:
        return flag(*row, index.column());
    case FailureRole:
        return m_failureText && m_index->waiting(*row) ? m_failureText(key) : QString();
    default:
        return {};
    }
}

bool CaseTableModel::flag(RowNumber row, int column) const
{
    return (column == AutomatedColumn && m_index->automated(row)) || (column == WaitingColumn && m_index->waiting(row));
}

QString CaseTableModel::displayText(CaseKey key, RowNumber row, int column) const
{
    switch (column) {
    case IdColumn:
        return displayIdOf(*m_index, key, row);
    case NameColumn:
        return m_index->name(row);
    case StatusColumn:
        return m_index->status(row);
    case LayerColumn:
        return m_index->layer(row);
    case FeatureColumn:
        return m_index->feature(row);
    case TagsColumn:
        return m_index->tags(row).join(QStringLiteral(", "));
    default:
        return {};
    }
}

QString CaseTableModel::accessibleText(CaseKey key, RowNumber row, int column) const
{
    if (column == LayerColumn && m_index->layer(row).isEmpty())
        return tr("No layer");
    if (column == AutomatedColumn)
        return m_index->automated(row) ? tr("Automated") : tr("Manual");
    if (column == WaitingColumn) {
        if (!m_index->waiting(row))
            return tr("Nothing waits to be sent");
        const QString failure = m_failureText ? m_failureText(key) : QString();
        return failure.isEmpty() ? tr("Waiting to be sent") : tr("Could not be sent: %1").arg(failure);
    }
    return displayText(key, row, column);
}

QVariant CaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case IdColumn:
        return tr("Id");
    case NameColumn:
        return tr("Name");
    case StatusColumn:
        return tr("Status");
    case LayerColumn:
        return tr("Layer");
    case FeatureColumn:
        return tr("Feature");
    case TagsColumn:
        return tr("Tags");
    case AutomatedColumn:
        return isTip ? tr("Automated") : tr("Auto");
    case WaitingColumn:
        return isTip ? tr("Waiting to be sent") : tr("Waits");
    default:
        return {};
    }
}

Qt::ItemFlags CaseTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
}

void CaseTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || column == TagsColumn)
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    m_order.clear();
    show(matching());
}

QStringList CaseTableModel::mimeTypes() const
{
    return {caseMimeType(), QStringLiteral("text/plain")};
}

QMimeData *CaseTableModel::mimeData(const QModelIndexList &indexes) const
{
    QList<CaseKey> keys;
    QStringList ids;
    for (const QModelIndex &index : indexes) {
        if (index.column() != IdColumn)
            continue;
        keys << keyAt(index.row());
        ids << index.data().toString();
    }
    auto *mime = new QMimeData;
    mime->setData(caseMimeType(), encodeCaseKeys(keys));
    mime->setText(ids.join(u'\n'));
    return mime;
}

Qt::DropActions CaseTableModel::supportedDragActions() const
{
    return Qt::CopyAction | Qt::MoveAction;
}

bool CaseTableModel::canDropMimeData(const QMimeData *mime, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return parent.isValid() && !tagOf(mime).isEmpty();
}

bool CaseTableModel::dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(mime, action, row, column, parent))
        return false;
    Q_EMIT tagDropped(tagOf(mime), keyAt(parent.row()));
    return true;
}

QString displayIdOf(const query::CaseIndex &index, CaseKey key, query::CaseIndex::RowNumber row)
{
    if (key.value > 0)
        return QString::number(key.value);
    const auto id = index.summary(row).serverId;
    return id ? QString::number(*id) : QStringLiteral("local:%1").arg(-key.value);
}

} // namespace casewright
