// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/token_suggestions.h"

#include "ui/common/tokens/token_field.h"

#include <QFocusEvent>
#include <QLineEdit>

namespace casewright {

TokenSuggestions::TokenSuggestions(Suggestions::Ask ask, TokenField *field) : QObject(field), m_known(std::move(ask))
{
    field->setCompletionSource([this] {
        QList<Completion> known;
        for (const Ref &value : m_known.found())
            known.append({value.name, 0, 0});
        return known;
    });
    field->input()->installEventFilter(this);
    connect(field->input(), &QLineEdit::textEdited, &m_known, &Suggestions::search);
    connect(&m_known, &Suggestions::arrived, field, &TokenField::refreshSuggestions);
}

bool TokenSuggestions::eventFilter(QObject *watched, QEvent *event)
{
    // A field that is being destroyed lets go of the keyboard, and is no such field any more by then.
    auto *field = qobject_cast<TokenField *>(parent());
    if (!field)
        return false;
    if (event->type() == QEvent::FocusIn)
        m_known.search(field->input()->text());
    if (event->type() == QEvent::FocusOut) {
        // Whoever looks a name up in another window is not done with it.
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            field->commitTyping();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace casewright
