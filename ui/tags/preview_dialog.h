// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/bulk/plan.h"
#include "ui/models/bulk/bulk_preview_model.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace casewright {

/// What a plan would do, a row a case: what goes, what comes and, fainter, what stays. Rows are left out by taking their tick away (the space
/// bar takes or gives those of all selected rows). Apply carries the rest out. Opened with open().
class PreviewDialog final : public QDialog {
    Q_OBJECT
public:
    PreviewDialog(const workspace::Plan &plan, const ProjectSchema &schema,
                  const std::function<BulkPreviewModel::CaseLabel(CaseKey)> &labelOf, QWidget *parent = nullptr);

    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }

Q_SIGNALS:
    void applyRequested(const QSet<casewright::CaseKey> &leftOut);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void toggleSelected();

    workspace::Plan m_plan;
    BulkPreviewModel *m_model;
    QLabel *m_text;
    QTreeView *m_view;
    QPushButton *m_apply;
};

} // namespace casewright
