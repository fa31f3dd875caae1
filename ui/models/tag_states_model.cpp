// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tag_states_model.h"

#include "core/domain/test_case.h"
#include "ui/models/case_mime.h"
#include "ui/models/tool_tip.h"

#include <QHash>
#include <QMimeData>
#include <QSet>

#include <algorithm>

namespace casewright {

TagStatesModel::TagStatesModel(QObject *parent) : QAbstractListModel(parent) {}

void TagStatesModel::setIndex(const query::CaseIndex *index)
{
    m_index = index;
    setSelection({});
}

void TagStatesModel::setSelection(const QList<CaseKey> &keys)
{
    const bool hadPending = hasPending();
    beginResetModel();
    m_selection = keys;
    m_rows = freshRows();
    endResetModel();
    if (hadPending)
        Q_EMIT pendingChanged();
}

QList<TagStatesModel::Row> TagStatesModel::freshRows() const
{
    QList<Row> rows;
    if (!m_index)
        return rows;
    QHash<QString, int> selected;
    for (const CaseKey key : m_selection) {
        const auto row = m_index->rowOf(key);
        if (!row)
            continue;
        for (const QString &tag : m_index->tags(*row))
            ++selected[tag];
    }
    for (const auto &[name, usage] : m_index->tagCounts())
        rows.append({name, selected.value(name), usage});
    // What the selection has comes first; the sort is stable, so that the rest keeps "most used first".
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.count > b.count; });
    return rows;
}

void TagStatesModel::refresh()
{
    const QList<Row> fresh = freshRows();
    QHash<QString, const Row *> byName;
    for (const Row &row : fresh)
        byName.insert(row.name, &row);
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (byName.contains(m_rows[i].name) || m_rows[i].pending == Pending::Add)
            continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.removeAt(i);
        endRemoveRows();
    }
    QSet<QString> shown;
    for (Row &row : m_rows) {
        const Row *now = byName.value(row.name);
        row.count = now ? now->count : 0;
        row.usage = now ? now->usage : 0;
        shown.insert(row.name);
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    for (const Row &row : fresh) {
        if (shown.contains(row.name))
            continue;
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.append(row);
        endInsertRows();
    }
}

int TagStatesModel::add(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty() || m_selection.isEmpty())
        return -1;
    int row = rowOf(trimmed);
    if (row < 0) {
        row = 0; // where one looks: a new tag has no place of its own yet
        beginInsertRows({}, row, row);
        m_rows.prepend({trimmed});
        endInsertRows();
    }
    setPending(row, m_rows[row].count == m_selection.size() ? Pending::Untouched : Pending::Add);
    return row;
}

void TagStatesModel::setPending(int row, Pending pending)
{
    if (row < 0 || row >= rowCount() || m_rows[row].pending == pending)
        return;
    const bool wasAdded = m_rows[row].pending == Pending::Add;
    change(row, pending);
    if (pending == Pending::Add)
        replaceOtherValues(row);
    else if (wasAdded)
        restoreOtherValues(row);
    Q_EMIT pendingChanged();
}

void TagStatesModel::change(int row, Pending pending)
{
    m_rows[row].pending = pending;
    m_rows[row].isConsequence = false;
    Q_EMIT dataChanged(index(row), index(row));
}

void TagStatesModel::replaceOtherValues(int row)
{
    const QString key = Tag{{}, m_rows[row].name}.key();
    if (!m_policy.isOneValueKey(key))
        return;
    for (int other = 0; other < rowCount(); ++other) {
        const Row &one = m_rows[other];
        if (other == row || Tag{{}, one.name}.key() != key)
            continue;
        if (one.count == 0) {
            change(other, Pending::Untouched);
        } else if (one.pending != Pending::Remove) {
            change(other, Pending::Remove);
            m_rows[other].isConsequence = true;
        }
    }
}

void TagStatesModel::restoreOtherValues(int row)
{
    const QString key = Tag{{}, m_rows[row].name}.key();
    for (int other = 0; other < rowCount(); ++other) {
        if (m_rows[other].isConsequence && Tag{{}, m_rows[other].name}.key() == key)
            change(other, Pending::Untouched);
    }
}

void TagStatesModel::cycle(int row)
{
    if (row < 0 || row >= rowCount() || m_selection.isEmpty())
        return;
    const Row &one = m_rows[row];
    const bool isMixed = one.count > 0 && one.count < m_selection.size();
    Pending next = Pending::Untouched;
    if (one.pending == Pending::Untouched)
        next = one.count == m_selection.size() ? Pending::Remove : Pending::Add;
    else if (one.pending == Pending::Add && isMixed)
        next = Pending::Remove;
    setPending(row, next);
}

void TagStatesModel::discard()
{
    if (!hasPending())
        return;
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows[row].pending != Pending::Untouched)
            change(row, Pending::Untouched);
    }
    Q_EMIT pendingChanged();
    refresh();
}

void TagStatesModel::settle(const QStringList &added, const QStringList &removed)
{
    for (int row = 0; row < rowCount(); ++row) {
        const Row &one = m_rows[row];
        if ((one.pending == Pending::Add && added.contains(one.name)) ||
            (one.pending == Pending::Remove && removed.contains(one.name)))
            change(row, Pending::Untouched);
    }
    Q_EMIT pendingChanged();
}

QStringList TagStatesModel::toAdd() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.pending == Pending::Add)
            names << row.name;
    }
    return names;
}

QStringList TagStatesModel::toRemove() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.pending == Pending::Remove)
            names << row.name;
    }
    return names;
}

bool TagStatesModel::hasPending() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.pending != Pending::Untouched; });
}

int TagStatesModel::rowOf(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&name](const Row &row) { return row.name == name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int TagStatesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::CheckState TagStatesModel::checkState(const Row &row) const
{
    if (row.pending != Pending::Untouched)
        return row.pending == Pending::Add ? Qt::Checked : Qt::Unchecked;
    if (row.count == 0)
        return Qt::Unchecked;
    return row.count == m_selection.size() ? Qt::Checked : Qt::PartiallyChecked;
}

QString TagStatesModel::describe(const Row &row) const
{
    const QString now = m_selection.size() == 1 ? (row.count > 0 ? tr("%1, on the case") : tr("%1, not on the case")).arg(row.name)
                                                : tr("%1, on %2 of %3 cases").arg(row.name).arg(row.count).arg(m_selection.size());
    if (row.pending == Pending::Add)
        return tr("%1, will be added").arg(now);
    return row.pending == Pending::Remove ? tr("%1, will be removed").arg(now) : now;
}

QVariant TagStatesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case Qt::CheckStateRole:
        return checkState(row);
    case Qt::ToolTipRole:
        return plainToolTip(describe(row));
    case Qt::AccessibleTextRole:
        return describe(row);
    case CountRole:
        return row.count;
    case TotalRole:
        return static_cast<int>(m_selection.size());
    case PendingRole:
        return static_cast<int>(row.pending);
    case UsageRole:
        return row.usage;
    default:
        return {};
    }
}

bool TagStatesModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    // Whatever state a view or a screen reader asks for: a press goes one further round the cycle.
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    cycle(index.row());
    return true;
}

Qt::ItemFlags TagStatesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    if (!m_selection.isEmpty())
        flags |= Qt::ItemIsEnabled | Qt::ItemIsUserCheckable;
    return flags;
}

QStringList TagStatesModel::mimeTypes() const
{
    return {caseMimeType(), tagMimeType()};
}

QMimeData *TagStatesModel::mimeData(const QModelIndexList &indexes) const
{
    auto *mime = new QMimeData;
    if (!indexes.isEmpty()) {
        const QString name = indexes.first().data(NameRole).toString();
        mime->setData(tagMimeType(), name.toUtf8());
        mime->setText(name);
    }
    return mime;
}

Qt::DropActions TagStatesModel::supportedDropActions() const
{
    return Qt::CopyAction;
}

bool TagStatesModel::canDropMimeData(const QMimeData *mime, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    const QList<CaseKey> keys = caseKeysOf(mime);
    const QSet<CaseKey> selected(m_selection.begin(), m_selection.end());
    return parent.isValid() && !keys.isEmpty()
        && std::all_of(keys.begin(), keys.end(), [&selected](CaseKey key) { return selected.contains(key); });
}

bool TagStatesModel::dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(mime, action, row, column, parent))
        return false;
    Q_EMIT casesDropped(parent.data(NameRole).toString());
    return true;
}

} // namespace casewright
