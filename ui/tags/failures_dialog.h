// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit.h"

#include <QDialog>

class QTreeWidget;

namespace casewright {

/// The cases that a plan could not change, each with its reason and what to do. Opened with open().
class FailuresDialog final : public QDialog {
    Q_OBJECT
public:
    FailuresDialog(const BulkOutcome &outcome, const query::CaseIndex *index, QWidget *parent = nullptr);
    [[nodiscard]] QTreeWidget *list() const { return m_list; }

Q_SIGNALS:
    void selectRequested(const QList<casewright::CaseKey> &keys);

private:
    QTreeWidget *m_list;
};

} // namespace casewright
