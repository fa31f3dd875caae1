// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <QAbstractTableModel>

namespace casewright {

/// The clashes of one case, a row each: what it was, what it is here and on the server, and whose is kept. What loses nothing is chosen at
/// first: both where both can stand, else mine, which is still here to be looked at.
class ConflictModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { ItemColumn, BaseColumn, MineColumn, TheirsColumn, KeepColumn, ColumnCount };
    enum Role { ChosenRole = Qt::UserRole + 1 /**< bool: the text of this cell is kept */ };

    explicit ConflictModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}
    /// What was chosen for a clash that was shown already stays chosen.
    void show(const workspace::CaseRecord &record, const ProjectSchema &schema);

    [[nodiscard]] const QList<Clash> &clashes() const { return m_clashes; }
    [[nodiscard]] const QList<Side> &sides() const { return m_sides; }
    /// False where both cannot be kept.
    bool choose(int row, Side side);
    [[nodiscard]] bool canKeepBoth(int row) const { return m_clashes.at(row).canKeepBoth; }
    /// What of theirs is taken without a question: "scenario (2), tags (1)"; empty: nothing.
    [[nodiscard]] QString merged() const { return m_merged; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString itemText(const Clash &clash) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] bool isChosen(int row, int column) const;

    QList<Clash> m_clashes;
    QList<Side> m_sides;
    ProjectSchema m_schema;
    QString m_merged;
};

[[nodiscard]] QString sideText(Side side);

} // namespace casewright
