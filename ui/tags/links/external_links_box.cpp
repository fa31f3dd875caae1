// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/external_links_box.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace casewright {

QUrl webAddressFrom(const QString &text)
{
    const QString typed = text.trimmed();
    const bool hasScheme = typed.contains(QStringLiteral("://"));
    const QUrl url(hasScheme ? typed : QStringLiteral("https://") + typed, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    // A host without a dot is a machine of the company where its scheme was given, else a word.
    const bool hasHost = !url.host().isEmpty() && (hasScheme || url.host().contains(u'.'));
    return isWeb && hasHost ? url : QUrl();
}

ExternalLinksBox::ExternalLinksBox(BulkEdit *bulk, QWidget *parent)
    : LinkBoxOf(bulk, QStringLiteral("link"), tr("Links"), parent), m_name(new QLineEdit(this)), m_address(new QLineEdit(this)),
      m_add(new QPushButton(this)), m_edit(new QPushButton(tr("Edit"), this))
{
    setWords({tr("+ %1, will be added"), tr("− %1, will be removed"), tr("Reading the links of this case…"), tr("No links."),
              tr("A link added here is added to every selected case."), tr("Open"), tr("Remove")});
    build();
    endEditing();
    connect(m_name, &QLineEdit::textChanged, this, &ExternalLinksBox::updateInputs);
    connect(m_address, &QLineEdit::textChanged, this, &ExternalLinksBox::updateInputs);
    connect(m_name, &QLineEdit::returnPressed, m_address, [this] { m_address->setFocus(Qt::TabFocusReason); });
    connect(m_address, &QLineEdit::returnPressed, this, &ExternalLinksBox::submit);
    connect(m_add, &QPushButton::clicked, this, &ExternalLinksBox::submit);
    connect(m_edit, &QPushButton::clicked, this, &ExternalLinksBox::beginEditing);
}

void ExternalLinksBox::build()
{
    m_name->setObjectName(QStringLiteral("linkName"));
    m_name->setAccessibleName(tr("Name of the link"));
    m_name->setPlaceholderText(tr("Name"));
    m_address->setObjectName(QStringLiteral("linkAddress"));
    m_address->setAccessibleName(tr("Address of the link"));
    m_address->setPlaceholderText(tr("https://…"));
    m_add->setObjectName(QStringLiteral("linkAdd"));
    m_edit->setObjectName(QStringLiteral("linkEdit"));
    addButton(m_edit);
    addInputs({m_name});
    addInputs({m_address, m_add});
}

QString ExternalLinksBox::problem() const
{
    if (m_address->text().trimmed().isEmpty() || webAddressFrom(m_address->text()).isValid())
        return {};
    return tr("An address of a page begins with http:// or https://.");
}

void ExternalLinksBox::updateInputs()
{
    if (m_edited && m_editedOf != bulk()->selection())
        endEditing();
    m_name->setEnabled(isEditable());
    m_address->setEnabled(isEditable());
    m_edit->setEnabled(isEditable() && currentRow() >= 0);
    m_add->setEnabled(isEditable() && webAddressFrom(m_address->text()).isValid());
    setProblem(problem());
}

void ExternalLinksBox::beginEditing()
{
    if (currentRow() < 0 || !isEditable())
        return;
    m_edited = link(currentRow());
    m_editedOf = bulk()->selection();
    m_add->setText(tr("Save"));
    m_name->setText(m_edited->name);
    m_address->setText(m_edited->url);
    m_name->setFocus(Qt::TabFocusReason);
    m_name->selectAll();
}

void ExternalLinksBox::endEditing()
{
    m_edited.reset();
    m_add->setText(tr("Add"));
    m_name->clear();
    m_address->clear();
}

void ExternalLinksBox::submit()
{
    const QUrl url = webAddressFrom(m_address->text());
    if (!url.isValid())
        return;
    const std::optional<ExternalLink> edited = m_edited;
    ExternalLink made = edited.value_or(ExternalLink());
    made.name = m_name->text().trimmed();
    made.url = edited && edited->url == m_address->text().trimmed() ? edited->url : url.toString();
    endEditing();
    if (edited)
        bulk()->replaceLink(*edited, made);
    else
        bulk()->addLink(made);
    m_name->setFocus(Qt::OtherFocusReason);
}

void ExternalLinksBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2 && list()->hasFocus())
        beginEditing();
    else if (event->key() == Qt::Key_Escape && m_edited)
        endEditing();
    else
        LinkBoxOf::keyPressEvent(event);
}

} // namespace casewright
