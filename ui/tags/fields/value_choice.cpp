// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/fields/value_choice.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace casewright {

ValueChoice::ValueChoice(Suggestions::Ask ask, NewValues newValues, const QString &clearing, QWidget *parent)
    : QComboBox(parent), m_known(std::move(ask)), m_newValues(newValues), m_clearing(clearing), m_mark(new QAction(this))
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr); // the list below is what completes
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    lineEdit()->setPlaceholderText(tr("Keep"));
    m_mark->setVisible(false);
    m_mark->setToolTip(tr("Will be changed when you apply"));
    lineEdit()->addAction(m_mark, QLineEdit::LeadingPosition);
    paintMark();
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
        m_isTyping = true;
        m_known.search(text.trimmed());
    });
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ValueChoice::commitTyped);
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_isTyping = false;
        Q_EMIT chosen(itemData(index).value<Ref>());
    });
    connect(&m_known, &Suggestions::arrived, this, &ValueChoice::fill);
    connect(&m_known, &Suggestions::failed, this, &ValueChoice::lookUpFailed);
    connect(&m_known, &Suggestions::lookedUp, this, &ValueChoice::takeLookedUp);
    fill();
}

void ValueChoice::setNames(const QString &objectName, const QString &accessibleName)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    lineEdit()->setObjectName(objectName + QStringLiteral("Input"));
    lineEdit()->setAccessibleName(accessibleName);
}

void ValueChoice::fill()
{
    const QSignalBlocker quiet(this);
    const QString text = lineEdit()->text();
    const int caret = lineEdit()->cursorPosition();
    clear();
    if (!m_clearing.isEmpty())
        addItem(m_clearing, QVariant::fromValue(Ref()));
    for (const Ref &value : m_known.found())
        addItem(value.name, QVariant::fromValue(value));
    setCurrentIndex(-1);
    lineEdit()->setText(text);
    lineEdit()->setCursorPosition(caret);
}

void ValueChoice::showPending(const std::optional<Ref> &value)
{
    if (m_isTyping)
        return;
    m_mark->setVisible(value.has_value());
    lineEdit()->setText(!value ? QString() : value->isNull() ? m_clearing : value->name);
}

void ValueChoice::showKept(const QString &text)
{
    lineEdit()->setPlaceholderText(text);
    lineEdit()->setToolTip(text);
    lineEdit()->setAccessibleDescription(text);
}

void ValueChoice::commitTyped()
{
    if (!std::exchange(m_isTyping, false))
        return;
    const QString text = lineEdit()->text().simplified();
    if (text.isEmpty())
        Q_EMIT kept();
    else if (text == m_clearing)
        Q_EMIT chosen(Ref());
    else
        m_known.lookUp(text);
}

void ValueChoice::takeLookedUp(const QString &typed)
{
    if (const auto known = m_known.known(typed))
        Q_EMIT chosen(*known);
    else if (m_newValues == NewValues::Taken)
        Q_EMIT chosen(Ref::named(typed));
    else
        Q_EMIT unknownTyped(typed);
}

void ValueChoice::focusInEvent(QFocusEvent *event)
{
    QComboBox::focusInEvent(event);
    m_known.search(lineEdit()->text().trimmed());
}

void ValueChoice::wheelEvent(QWheelEvent *event)
{
    // Scrolling the panel must not edit the cases whose field happens to pass under the pointer.
    event->ignore();
}

void ValueChoice::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMark();
}

void ValueChoice::paintMark()
{
    if (m_mark)
        m_mark->setIcon(icon(Icon::Edit, Theme::of(palette()).accent));
}

} // namespace casewright
