// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/choices/field_choice.h"

#include "ui/common/error_text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

namespace casewright {

FieldChoice::FieldChoice(const CustomField &field, Suggestions::Ask ask, QWidget *parent) : QComboBox(parent), m_field(field), m_known(ask)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setObjectName(QStringLiteral("newCaseField%1").arg(field.field.id.value_or(0)));
    lineEdit()->setPlaceholderText(field.isLocked ? tr("Choose a value") : tr("Choose or type a value"));
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(this, &QComboBox::currentTextChanged, this, &FieldChoice::changed);
    connect(&m_known, &Suggestions::arrived, this, &FieldChoice::offerFound);
    connect(&m_known, &Suggestions::failed, this, [this](const Error &error) {
        m_trouble = errorText(error).text;
        Q_EMIT changed();
    });
    if (!ask)
        return;
    connect(lineEdit(), &QLineEdit::textEdited, &m_known, &Suggestions::search);
    m_known.search(QString());
}

void FieldChoice::offerFound()
{
    m_isListRead = true;
    m_trouble.clear();
    const QString typed = currentText();
    const bool isTyping = lineEdit()->hasFocus() && lineEdit()->isModified();
    const int caret = lineEdit()->cursorPosition();
    {
        // The first item of an empty box would become the chosen one.
        const QSignalBlocker quiet(this);
        for (const Ref &value : m_known.found()) {
            if (findText(value.name, Qt::MatchExactly | Qt::MatchCaseSensitive) < 0)
                addItem(value.name);
        }
        setCurrentIndex(findText(typed, Qt::MatchExactly | Qt::MatchCaseSensitive));
        setEditText(typed);
    }
    lineEdit()->setCursorPosition(caret);
    lineEdit()->setModified(isTyping);
    if (isTyping && !typed.isEmpty() && !m_known.known(typed)) {
        completer()->setCompletionPrefix(typed);
        completer()->complete();
    }
    Q_EMIT changed();
}

void FieldChoice::setValue(const Ref &value)
{
    setEditText(value.name);
}

Ref FieldChoice::value() const
{
    const QString text = currentText().simplified();
    return text.isEmpty() ? Ref() : m_known.known(text).value_or(Ref::named(text));
}

QString FieldChoice::problem() const
{
    const QString name = m_field.field.name;
    const Ref chosen = value();
    if (chosen.isNull())
        return tr("The server asks for “%1”. Choose a value.").arg(name);
    if (m_field.isLocked && m_isListRead && m_trouble.isEmpty() && !chosen.id)
        return tr("“%1” is not a value of “%2”, and only those of its list can be set.").arg(chosen.name, name);
    return {};
}

QString FieldChoice::note() const
{
    if (m_trouble.isEmpty() || value().id)
        return {};
    return tr("The values could not be read: %1 The server checks what you type when the case is sent.").arg(m_trouble);
}

} // namespace casewright
