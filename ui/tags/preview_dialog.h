// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_preview_model.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace casewright {

/// What a plan would do, a row a case: what goes, what comes and, fainter, what stays. Apply carries it out. Opened with open().
class PreviewDialog final : public QDialog {
    Q_OBJECT
public:
    PreviewDialog(const ChangeSet &set, const ProjectSchema &schema,
                  const std::function<BulkPreviewModel::CaseLabel(CaseKey)> &labelOf, QWidget *parent = nullptr);

    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }

Q_SIGNALS:
    void applyRequested();

private:
    QTreeView *m_view;
    QPushButton *m_apply;
};

} // namespace casewright
