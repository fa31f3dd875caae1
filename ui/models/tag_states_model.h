// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/tags/tag_policy.h"
#include "core/query/case_index.h"

#include <QAbstractListModel>

namespace casewright {

/// Every tag of the project against the selected cases: on how many of them it is, and what is to become of it. A click
/// cycles as Windows does it: mixed goes to all, none, and back to mixed; others between all and none. What was not
/// touched stays untouched. Tags keep their row while the selection stays.
class TagStatesModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Pending { Untouched, Add, Remove };
    enum Role {
        NameRole = Qt::UserRole + 1, ///< QString
        CountRole,                   ///< int: selected cases that have the tag now
        TotalRole,                   ///< int: selected cases
        PendingRole,                 ///< int, a Pending
        UsageRole,                   ///< int: cases of the project that have it
    };

    explicit TagStatesModel(QObject *parent = nullptr);

    /// Null while no project is open.
    void setIndex(const query::CaseIndex *index);
    /// Which keys have one value at a time; what is pending stays as it is.
    void setPolicy(const TagPolicy &policy) { m_policy = policy; }
    /// A new selection drops what was pending.
    void setSelection(const QList<CaseKey> &keys);

    /// Asks for the tag on all selected cases. Values of a key that holds one value at a time (see TagPolicy) replace each
    /// other: the others of the selection are then to be removed. The row of the tag; -1 for an empty name.
    int add(const QString &name);
    void setPending(int row, Pending pending);
    /// What was asked has been done, as far as it is still asked.
    void settle(const QStringList &added, const QStringList &removed);
    /// What a click or the space bar does.
    void cycle(int row);
    void discard();

    [[nodiscard]] QStringList toAdd() const;
    [[nodiscard]] QStringList toRemove() const;
    [[nodiscard]] bool hasPending() const;
    [[nodiscard]] int rowOf(const QString &name) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    /// The tag of the first index, to be dropped onto cases.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override;
    /// Selected cases dropped onto a tag ask for it. Others are not taken: they are not what is edited here.
    [[nodiscard]] bool canDropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column,
                                       const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

public Q_SLOTS:
    /// The cases or the tags of the project have changed; what is pending stays.
    void refresh();

Q_SIGNALS:
    void pendingChanged();
    /// The selected cases were dropped onto this tag.
    void casesDropped(const QString &tag);

private:
    struct Row {
        QString name;
        int count = 0;
        int usage = 0;
        Pending pending = Pending::Untouched;
        bool isConsequence = false; ///< to be removed because another value of its key comes
    };
    [[nodiscard]] QList<Row> freshRows() const;
    [[nodiscard]] Qt::CheckState checkState(const Row &row) const;
    [[nodiscard]] QString describe(const Row &row) const;
    void change(int row, Pending pending);
    void replaceOtherValues(int row);
    void restoreOtherValues(int row);

    const query::CaseIndex *m_index = nullptr;
    TagPolicy m_policy = TagPolicy::standard();
    QList<CaseKey> m_selection;
    QList<Row> m_rows;
};

} // namespace casewright
