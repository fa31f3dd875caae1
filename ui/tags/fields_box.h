// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk_edit.h"

#include <QMap>
#include <QWidget>

class QComboBox;
class QLabel;

namespace casewright {

/// Status, layer and feature of the selected cases. Where they differ the first entry is to keep that; a mark stands beside what is
/// pending.
class FieldsBox final : public QWidget {
    Q_OBJECT
public:
    explicit FieldsBox(BulkEdit *bulk, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] QComboBox *combo(CaseField field) const { return m_rows[field].combo; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QComboBox *combo = nullptr;
        QLabel *mark = nullptr;
    };
    void addRow(CaseField field, const QString &label, const QString &objectName);
    void refreshRow(CaseField field);
    void chosen(CaseField field, int index);
    [[nodiscard]] QList<Ref> choices(CaseField field) const;

    BulkEdit *m_bulk;
    QMap<CaseField, Row> m_rows;
};

} // namespace casewright
