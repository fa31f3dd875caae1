// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/field_note.h"

#include "ui/common/theme.h"

#include <QEvent>

namespace casewright {

FieldNote::FieldNote(QWidget *field, QWidget *parent) : QLabel(parent), m_field(field)
{
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // also on a sheet, where it would be that of texts
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    refresh();
    hide();
}

void FieldNote::say(const QString &text)
{
    setText(text);
    setVisible(!text.isEmpty());
    m_field->setAccessibleDescription(text);
}

void FieldNote::refresh()
{
    QPalette own = palette();
    const QColor colour = Theme::of(own).warning;
    if (own.color(QPalette::WindowText) == colour)
        return; // setting a palette sends another change
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

void FieldNote::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace casewright
