// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QSet>
#include <QTreeView>

namespace casewright {

class CaseTableModel;

/// The table of cases. Selected rows, the current one and the place are kept by case when the model is reset, and the selection is
/// announced by case, once, and only where it has become another. Columns fit the width until the analyst arranges them. Owned by its
/// parent; the model is not.
class CaseTableView final : public QTreeView {
    Q_OBJECT
public:
    explicit CaseTableView(CaseTableModel *model, QWidget *parent = nullptr);

    [[nodiscard]] QList<CaseKey> selectedKeys() const;
    [[nodiscard]] CaseKey currentKey() const;
    /// Selects those that are shown and scrolls to the first.
    void select(const QList<CaseKey> &keys);

    [[nodiscard]] QByteArray saveColumns() const;
    void restoreColumns(const QByteArray &state);

Q_SIGNALS:
    void selectedKeysChanged(const QList<casewright::CaseKey> &keys);
    void openRequested(casewright::CaseKey key);
    /// Up in the first row.
    void leftUpwards();
    /// A character was typed that means nothing here.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHeader();
    [[nodiscard]] int usualWidth(int column) const;
    void fitColumns();
    void connectParts();
    void rememberRows();
    void restoreRows();
    void announceSelection();
    void sortBy(int column, Qt::SortOrder order);
    void showColumnMenu(const QPoint &position);

    CaseTableModel *m_model;
    QSet<CaseKey> m_keptSelection;
    CaseKey m_keptCurrent;
    CaseKey m_keptTop;
    QList<CaseKey> m_announced;
    bool m_isRestoring = false;
    bool m_isFitting = false;
    bool m_isArranged = false; ///< columns are as the analyst set them
};

} // namespace casewright
