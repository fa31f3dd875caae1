// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/case_index.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace casewright {

/// The cases of a scope that match a filter, as a flat table over the packed rows of the index. It holds keys only, so that
/// it stays right whatever the index does with its rows. Small changes become exact row operations; a new filter, scope,
/// order or many changed rows one reset. The index is not owned and is given with setIndex().
class CaseTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { IdColumn, NameColumn, StatusColumn, LayerColumn, FeatureColumn, TagsColumn, AutomatedColumn, WaitingColumn, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< qint64, the CaseKey
        TagsRole,                   ///< QStringList
        MissingLayerRole,           ///< bool: the case wants a layer
        FlagRole,                   ///< bool, of the columns Automated and Waiting
        FailureRole,                ///< QString: why the case could not be sent last time
    };

    explicit CaseTableModel(QObject *parent = nullptr);

    /// Null while no project is open.
    void setIndex(const query::CaseIndex *index);
    void setFilter(const query::Filter &filter);
    /// Shows of the cases that match only these: what the server has found. Nothing: all of them.
    void setFound(const std::optional<QList<CaseKey>> &found);
    void setScope(query::CaseIndex::Scope scope, const SuitePath &suite = {});
    /// Says why a case could not be sent last time; empty: nothing to say.
    void setFailureText(std::function<QString(CaseKey)> failureText);

    [[nodiscard]] const query::CaseIndex *caseIndex() const { return m_index; }
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }
    [[nodiscard]] bool isFiltered() const { return m_found || !m_filter.matchesAll(); }
    /// Null where there is no such row.
    [[nodiscard]] CaseKey keyAt(int row) const;
    /// -1 where the case is not shown.
    [[nodiscard]] int rowOf(CaseKey key) const;
    [[nodiscard]] const std::vector<CaseKey> &keys() const { return m_keys; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Tags have no order: sorting by them changes nothing.
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    /// A tag may be dropped onto a case.
    [[nodiscard]] bool canDropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

public Q_SLOTS:
    /// The index has changed for these cases.
    void updateCases(const QList<casewright::CaseKey> &keys);
    /// The index may have changed anywhere.
    void refresh();

Q_SIGNALS:
    void tagDropped(const QString &tag, casewright::CaseKey onto);

private:
    using RowNumber = query::CaseIndex::RowNumber;

    [[nodiscard]] std::vector<CaseKey> matching();
    [[nodiscard]] query::CaseIndex::Rows foundRows() const;
    void reorder();
    void show(std::vector<CaseKey> keys);
    void removeGone(const QList<CaseKey> &changed, const std::vector<CaseKey> &target);
    void placeChanged(const QList<CaseKey> &changed, const std::vector<CaseKey> &target);
    void tellChanged(const QList<CaseKey> &changed);
    [[nodiscard]] QString displayText(CaseKey key, RowNumber row, int column) const;
    [[nodiscard]] QString accessibleText(CaseKey key, RowNumber row, int column) const;
    [[nodiscard]] bool flag(RowNumber row, int column) const;

    const query::CaseIndex *m_index = nullptr;
    query::Filter m_filter;
    std::optional<QList<CaseKey>> m_found;
    query::CaseIndex::Scope m_scope = query::CaseIndex::Scope::Everywhere;
    SuitePath m_suite;
    int m_sortColumn = IdColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    std::vector<RowNumber> m_order; ///< all rows in the chosen order; empty: to be made again
    std::vector<CaseKey> m_keys;
    std::function<QString(CaseKey)> m_failureText;
};

/// "1234" or, for a case that the server does not have yet, "local:7".
[[nodiscard]] QString displayIdOf(const query::CaseIndex &index, CaseKey key, query::CaseIndex::RowNumber row);

} // namespace casewright
