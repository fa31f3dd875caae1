// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/person_field.h"

#include "ui/common/tokens/completion_popup.h"

#include <QKeyEvent>

namespace casewright {

PersonField::PersonField(Suggestions::Ask people, QWidget *parent)
    : QLineEdit(parent), m_people(std::move(people)), m_popup(new CompletionPopup(this))
{
    setPlaceholderText(tr("Nobody"));
    connect(this, &QLineEdit::textEdited, this, &PersonField::suggest);
    connect(&m_people, &Suggestions::arrived, this, &PersonField::showRows);
    connect(m_popup, &CompletionPopup::chosen, this, [this](const QString &name) {
        setText(name);
        commitTyping();
    });
}

void PersonField::showPerson(const QString &name)
{
    const bool isTyped = text() != m_shown;
    m_shown = name;
    if (!isTyped)
        setText(name);
}

void PersonField::commitTyping()
{
    m_wantsRows = false;
    m_popup->hide();
    const QString name = text().trimmed();
    setText(name);
    if (name == m_shown)
        return;
    m_shown = name;
    Q_EMIT personChosen(name);
}

void PersonField::suggest()
{
    m_wantsRows = true;
    m_people.search(text());
}

void PersonField::showRows()
{
    if (!m_wantsRows || !hasFocus())
        return;
    QList<Completion> known;
    for (const Ref &person : m_people.found())
        known.append({person.name, 0, 0});
    QList<CompletionRow> rows = rankCompletions(known, text(), {});
    rows.removeIf([](const CompletionRow &row) { return row.kind == CompletionRow::Kind::Create; });
    m_popup->showRows(rows);
}

void PersonField::keyPressEvent(QKeyEvent *event)
{
    if (!isReadOnly() && handleKey(event))
        event->accept();
    else
        QLineEdit::keyPressEvent(event);
}

bool PersonField::handleKey(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (m_popup->isHidden())
            suggest();
        else
            m_popup->move(event->key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto chosen = m_popup->current())
            setText(chosen->text);
        commitTyping();
        return true;
    case Qt::Key_Escape:
        m_wantsRows = false;
        if (!m_popup->isHidden()) {
            m_popup->hide();
            return true;
        }
        if (text() == m_shown)
            return false;
        setText(m_shown);
        return true;
    default:
        return false;
    }
}

void PersonField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // Whoever looks a name up in another window is not done with it.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        commitTyping();
}

} // namespace casewright
