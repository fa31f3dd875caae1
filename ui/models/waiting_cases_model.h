// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QAbstractTableModel>

#include <functional>

namespace casewright {

/// One case that waits to be sent.
struct WaitingCase {
    CaseKey key;
    QString id;
    QString name;
    QList<FacetId> facets; ///< what differs from the server
    enum class What { Created, Edited, Deleted } what = What::Edited;
    std::optional<Error> lastFailure;
    qsizetype candidates = 0; ///< cases of the server that it could be; somebody has to choose
};

[[nodiscard]] QList<WaitingCase> waitingCases(const workspace::Workspace &workspace);
[[nodiscard]] QString facetLabel(FacetId facet);

/// What waits to be sent, a row a case. Setting new rows keeps those that stay.
class WaitingCasesModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { IdColumn, NameColumn, WhatColumn, FailureColumn, ColumnCount };
    enum Role { KeyRole = Qt::UserRole + 1 };

    explicit WaitingCasesModel(QObject *parent = nullptr);
    /// `textOf` says an error in words.
    void setErrorText(std::function<QString(const Error &)> textOf);
    void setCases(const QList<WaitingCase> &cases);
    [[nodiscard]] CaseKey keyAt(int row) const;
    /// True where somebody has to say which case of the server it is.
    [[nodiscard]] bool needsChoice(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString describe(const WaitingCase &one);
    [[nodiscard]] QString trouble(const WaitingCase &one) const;

    QList<WaitingCase> m_cases;
    std::function<QString(const Error &)> m_errorText;
};

} // namespace casewright
