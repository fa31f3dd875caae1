// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/form_dialog.h"

#include "ui/common/error_text.h"
#include "ui/common/inline_message.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/dialogs/dialog_parts.h"
#include "ui/dialogs/field_grid.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright {

namespace {

constexpr int formLetters = 60;

} // namespace

FormDialog::FormDialog(const QString &title, const QString &verb, QWidget *parent)
    : QDialog(parent),
      m_layout(new QVBoxLayout(this)),
      m_message(new InlineMessage(this)),
      m_fields(new QWidget(this)),
      m_form(new FieldGrid),
      m_waiting(new QLabel(tr("Waiting for the server…"), this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this)),
      m_verb(m_buttons->addButton(verb, QDialogButtonBox::AcceptRole))
{
    setWindowTitle(title);
    m_message->setObjectName(QStringLiteral("formMessage"));
    m_waiting->setObjectName(QStringLiteral("formWaiting"));
    m_waiting->setForegroundRole(QPalette::PlaceholderText);
    m_waiting->hide();
    m_verb->setDefault(true);
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));

    m_fields->setLayout(m_form);
    setTabOrder(m_verb, m_buttons->button(QDialogButtonBox::Cancel));
    auto *end = new QHBoxLayout;
    end->addWidget(m_waiting);
    end->addWidget(m_buttons, 1);
    m_layout->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    m_layout->setSpacing(metrics::space4);
    m_layout->addStrut(formLetters * fontMetrics().averageCharWidth());
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_fields, 1);
    m_layout->addLayout(end);

    connect(m_buttons, &QDialogButtonBox::accepted, this, &FormDialog::press);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_message, &InlineMessage::buttonClicked, this, &FormDialog::press);
    updateVerb();
}

NoteLabel *FormDialog::addField(const QString &label, QWidget *field)
{
    auto *note = new NoteLabel(NoteLabel::Kind::Problem, m_fields);
    note->setObjectName(field->objectName() + QStringLiteral("Note"));
    m_form->addField(label, field, note);
    return note;
}

void FormDialog::addWide(QWidget *widget)
{
    m_form->addWide(widget);
}

void FormDialog::setVerb(const QString &verb)
{
    m_verb->setText(verb);
}

void FormDialog::setVerbName(const QString &objectName)
{
    m_verb->setObjectName(objectName);
}

void FormDialog::setProblem(NoteLabel *note, const QString &problem)
{
    note->say(note->kind(), problem);
}

void FormDialog::setAcceptable(bool acceptable)
{
    m_acceptable = acceptable;
    updateVerb();
}

void FormDialog::updateVerb()
{
    m_verb->setEnabled(m_acceptable && !m_busy);
}

void FormDialog::press()
{
    if (m_acceptable && !m_busy)
        submit();
}

void FormDialog::setBusy()
{
    m_focus = focusWidget();
    m_busy = true;
    m_message->clear();
    m_waiting->show();
    // A field that is switched off hands the focus on to Cancel, where a second Enter would give up what was just begun.
    setFocus();
    m_fields->setEnabled(false);
    updateVerb();
}

void FormDialog::endBusy()
{
    m_busy = false;
    m_waiting->hide();
    m_fields->setEnabled(true);
    updateVerb();
    if (m_focus)
        m_focus->setFocus();
}

void FormDialog::fail(const Error &error)
{
    if (m_busy)
        endBusy();
    const Remedy remedy = errorText(error).remedy;
    m_message->showMessage(MessageKind::Error, errorSentences(error),
                           remedy == Remedy::Retry ? remedyVerb(remedy) : QString());
}

bool FormDialog::event(QEvent *event)
{
    // A deferred deletion leaves nothing to fit.
    const bool mayFit = event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest;
    const bool handled = QDialog::event(event);
    if (mayFit)
        fitOn(this, *event);
    return handled;
}

} // namespace casewright
