// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit.h"

#include <QTimer>
#include <QWidget>

class QFormLayout;

namespace casewright {

class NoteLabel;
class ValueChoice;

/// Suite, owner and other custom fields of many cases, as far as the server has them. Every row begins as "Keep", with what all the cases have, or
/// that they differ, as far as it is known on this computer. For one case the editor and
/// the browser have them.
class ManyFieldsBox final : public QWidget {
    Q_OBJECT
public:
    explicit ManyFieldsBox(BulkEdit *bulk, QWidget *parent = nullptr);

    void refresh();

private:
    void build();
    void showKept();
    /// Brings in what this computer keeps of the selected cases.
    void recall();
    [[nodiscard]] static QCoro::Task<void> runRecall(QPointer<ManyFieldsBox> self, QList<CaseKey> keys);
    void addSuite();
    void addOwner();
    void addField(const CustomField &field);
    ValueChoice *addRow(const QString &label, const QString &objectName, ValueChoice *choice);

    BulkEdit *m_bulk;
    QFormLayout *m_form;
    NoteLabel *m_note;
    ValueChoice *m_suite = nullptr;
    ValueChoice *m_owner = nullptr;
    QMap<ServerId, ValueChoice *> m_fields;
    QList<CaseKey> m_recalled; ///< the selection of which that was done
    QTimer m_recallTimer;
    TaskScope m_tasks;
    QStringList m_builtFor; ///< what rows there are, and for which
};

} // namespace casewright
