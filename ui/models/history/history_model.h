// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/case_extras.h"
#include "core/workspace/workspace.h"

#include <QAbstractTableModel>

namespace casewright {

/// What happened to one case, newest first: the change sets of this computer, and what the server noted, where it does.
class HistoryModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, WhatColumn, TouchedColumn, StateColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// `record` tells what of it waits; null: nothing does. Nothing happens where it shows all this already.
    void show(const QList<workspace::Workspace::HistoryPoint> &points, const workspace::CaseRecord *record, const QList<AuditEntry> &audit);
    /// Null for a row of the server, which tells that something happened but not what the case was.
    [[nodiscard]] ChangeSetId idAt(int row) const { return m_rows.value(row).id; }
    [[nodiscard]] QString nameAt(int row) const { return m_rows.value(row).what; }
    [[nodiscard]] QString timeAt(int row) const;
    /// -1 where it is not there.
    [[nodiscard]] int rowOf(ChangeSetId id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    enum class State { Waiting, Sent, Undone, Server };
    struct Row {
        qint64 time = 0;
        QString what;
        QString touched;
        State state = State::Sent;
        QString who = {}; ///< of the server's rows
        ChangeSetId id = {};
        qint64 sentAt = 0; ///< 0: not known
        friend bool operator==(const Row &, const Row &) = default;
    };

private:
    [[nodiscard]] QString text(int at, int column) const;

    QList<Row> m_rows;
};

} // namespace casewright
