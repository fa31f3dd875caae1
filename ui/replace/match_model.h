// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/replace/replace_search.h"

#include <QAbstractItemModel>

namespace casewright {

/// What was found, a branch a case and a row a match, each ticked as long as it is not left out.
class MatchModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { ContextRole = Qt::UserRole + 1 /**< MatchContext of a match */, WhereRole };

    explicit MatchModel(QObject *parent = nullptr) : QAbstractItemModel(parent) {}

    void setFound(const QList<FoundCase> &cases);
    [[nodiscard]] const QList<FoundCase> &cases() const { return m_cases; }
    [[nodiscard]] qsizetype tickedMatches() const { return m_ticked; }
    /// The cases in which something is ticked.
    [[nodiscard]] QList<CaseKey> tickedCases() const;
    [[nodiscard]] QHash<CaseKey, QList<workspace::LeftOutMatch>> leftOut() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    [[nodiscard]] static bool isCase(const QModelIndex &index) { return index.internalId() == 0; }
    [[nodiscard]] qsizetype tickedIn(int row) const { return m_ticks.at(row).count(true); }
    [[nodiscard]] QVariant caseData(int row, int role) const;
    [[nodiscard]] QVariant matchData(int caseRow, int row, int role) const;

    QList<FoundCase> m_cases;
    QList<QList<bool>> m_ticks; ///< as the matches of m_cases
    qsizetype m_ticked = 0;
};

} // namespace casewright

Q_DECLARE_METATYPE(casewright::MatchContext)
