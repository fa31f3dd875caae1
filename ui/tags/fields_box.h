// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit.h"

#include <QMap>
#include <QWidget>

class QComboBox;

namespace casewright {

/// Status, layer and feature of the selected cases. Where they differ the first entry is to keep that; a mark stands in what is
/// pending.
class FieldsBox final : public QWidget {
    Q_OBJECT
public:
    explicit FieldsBox(BulkEdit *bulk, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QComboBox *combo(CaseField field) const { return m_combos[field]; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addRow(CaseField field, const QString &label, const QString &objectName);
    void refreshRow(CaseField field);
    void chosen(CaseField field, int index);
    [[nodiscard]] QList<Ref> choices(CaseField field) const;

    BulkEdit *m_bulk;
    QMap<CaseField, QComboBox *> m_combos;
};

} // namespace casewright
