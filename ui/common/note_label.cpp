// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/note_label.h"

#include "ui/common/theme.h"

#include <QEvent>

namespace casewright {

NoteLabel::NoteLabel(Kind kind, QWidget *parent) : QLabel(parent), m_kind(kind)
{
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // also on a sheet, where it would be that of texts
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    refresh();
    hide();
}

void NoteLabel::say(Kind kind, const QString &text)
{
    m_kind = kind;
    setText(text);
    setVisible(!text.isEmpty());
    if (m_field)
        m_field->setAccessibleDescription(text);
    refresh();
}

void NoteLabel::refresh()
{
    QPalette own = palette();
    const Theme &theme = Theme::of(own);
    const QColor colour = m_kind == Kind::Hint ? theme.mutedText : m_kind == Kind::Warning ? theme.warning : theme.bad;
    if (own.color(QPalette::WindowText) == colour)
        return; // setting a palette sends another change
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

void NoteLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace casewright
