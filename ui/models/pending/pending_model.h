// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>

namespace casewright {

/// What of a case waits to be sent; nothing where nothing does.
[[nodiscard]] std::optional<Change> waitingChange(const workspace::CaseRecord &record);

/// The server has the case no more while changes of it wait: it can be brought back, see Workspace::bringBack().
[[nodiscard]] bool wasDeletedThere(const workspace::CaseRecord &record);

/// What waits to be sent, a row a case, in the order in which it was first changed. Keeps keys only: what a row says is worked out when
/// it is looked at, so that ten thousand cost nothing. Follows the workspace, which must outlive it, a moment behind.
class PendingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { IdColumn, NameColumn, WhatColumn, TroubleColumn, ColumnCount };
    enum Role { KeyRole = Qt::UserRole + 1, FullTextRole /**< with its line breaks */ };

    explicit PendingModel(workspace::Workspace *workspace, QObject *parent = nullptr);
    /// `textOf` says an error in words.
    void setErrorText(std::function<QString(const Error &)> textOf);
    /// At once, as at the end of a push.
    void refresh();

    [[nodiscard]] CaseKey keyAt(int row) const { return m_keys.value(row); }
    [[nodiscard]] int rowOf(CaseKey key) const { return static_cast<int>(m_keys.indexOf(key)); }
    [[nodiscard]] const QList<CaseKey> &keys() const { return m_keys; }
    struct Troubles {
        int failed = 0; ///< without those that clash
        int clashing = 0;
    };
    [[nodiscard]] Troubles troubles() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Rows came or went, or what they say may be something else.
    void refreshed();

private:
    void removeAllBut(const QList<CaseKey> &keys);
    void insertMissing(const QList<CaseKey> &keys);
    [[nodiscard]] QString text(const workspace::CaseRecord &record, int column) const;
    [[nodiscard]] QString trouble(const workspace::CaseRecord &record) const;

    workspace::Workspace *m_workspace;
    QList<CaseKey> m_keys;
    QTimer m_soon;
    std::function<QString(const Error &)> m_errorText;
};

} // namespace casewright
