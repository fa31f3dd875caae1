// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/note_label.h"

#include "ui/common/error_text.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace casewright {

NoteLabel::NoteLabel(Kind kind, QWidget *parent) : QLabel(parent), m_kind(kind)
{
    setWordWrap(true);
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
    if (buddy())
        buddy()->setAccessibleDescription(text);
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

QString errorSentences(const Error &error)
{
    const ErrorText said = errorText(error);
    const QString sentences = said.text + QLatin1Char(' ') + said.suggestion;
    return said.detail.isEmpty() ? sentences : sentences + QLatin1Char('\n') + said.detail;
}

void fitOn(QWidget *dialog, const QEvent &event)
{
    const bool shown = event.type() == QEvent::Show && !event.spontaneous();
    const QLayout *layout = dialog->layout();
    if ((!shown && event.type() != QEvent::LayoutRequest) || !layout || !layout->hasHeightForWidth())
        return;
    const int width = std::max(dialog->width(), layout->totalMinimumSize().width());
    const int needed = layout->totalHeightForWidth(width);
    dialog->resize(width, shown ? needed : std::max(needed, dialog->height()));
}

} // namespace casewright
