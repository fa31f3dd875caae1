// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/bulk/tag_census.h"

#include <QAbstractTableModel>

namespace casewright {

/// All tags of the project: how many cases have each, and what is to be said of it. A new name typed into a row changes nothing by itself,
/// it is asked for.
class TagManagerModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, CasesColumn, NoteColumn, ColumnCount };
    enum class Show { All, Unused, Once, Twins, NotAllowed };

    using QAbstractTableModel::QAbstractTableModel;

    void setCensus(const QList<workspace::TagUse> &census);
    /// Tags that hold this text, whatever its case.
    void setFilter(const QString &text);
    void setShow(Show show);
    void setEditable(bool isEditable) { m_isEditable = isEditable; }
    /// Of all tags, whatever the text.
    [[nodiscard]] int countOf(Show show) const;
    [[nodiscard]] QString nameAt(int row) const { return m_census[m_shown[row]].name; }
    [[nodiscard]] int casesAt(int row) const { return m_census[m_shown[row]].cases; }
    [[nodiscard]] int rowOf(const QString &name) const;
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] const QList<workspace::TagUse> &census() const { return m_census; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void renameRequested(const QString &tag, const QString &newName);

private:
    void refill();
    [[nodiscard]] QString note(const workspace::TagUse &tag) const;

    QList<workspace::TagUse> m_census;
    QList<qsizetype> m_shown;
    QString m_filter;
    Show m_show = Show::All;
    int m_sortColumn = CasesColumn;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    bool m_isEditable = true;
};

/// Why a tag does not fit the policy of the team.
[[nodiscard]] QString tagFindingText(const TagFinding &finding);

} // namespace casewright
