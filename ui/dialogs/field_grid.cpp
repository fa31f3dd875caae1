// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/field_grid.h"

#include "ui/common/mnemonic.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"

#include <QBoxLayout>

namespace casewright {

FieldGrid::FieldGrid()
{
    setContentsMargins({});
    setHorizontalSpacing(metrics::space3);
    setVerticalSpacing(metrics::space3);
    setColumnStretch(1, 1);
}

void FieldGrid::addField(const QString &label, QWidget *field, NoteLabel *note, QWidget *beside)
{
    auto *name = new QLabel(label, field->parentWidget());
    name->setBuddy(field);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    name->setContentsMargins(0, (field->sizeHint().height() - name->sizeHint().height()) / 2, 0, 0);
    field->setAccessibleName(withoutMnemonic(label));
    note->setField(field);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    row->addWidget(field, 1);
    if (beside)
        row->addWidget(beside);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::space1);
    column->addLayout(row);
    column->addWidget(note);
    const int at = rowCount();
    addWidget(name, at, 0);
    addLayout(column, at, 1);
}

void FieldGrid::addBelow(QLayout *content)
{
    addLayout(content, rowCount(), 1);
}

void FieldGrid::addWide(QWidget *widget)
{
    addWidget(widget, rowCount(), 0, 1, 2);
}

} // namespace casewright
