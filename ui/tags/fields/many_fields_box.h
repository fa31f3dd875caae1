// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit.h"

#include <QWidget>

class QFormLayout;

namespace casewright {

class NoteLabel;
class ValueChoice;

/// Suite, owner and other custom fields of many cases, as far as the server has them. Every row begins as "Keep". For one case the editor and
/// the browser have them.
class ManyFieldsBox final : public QWidget {
    Q_OBJECT
public:
    explicit ManyFieldsBox(BulkEdit *bulk, QWidget *parent = nullptr);

    void refresh();

private:
    void build();
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
    QStringList m_builtFor; ///< what rows there are, and for which
};

} // namespace casewright
