// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/issues_box.h"

#include "ui/tags/links/issue_key.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace casewright {

IssuesBox::IssuesBox(BulkEdit *bulk, QWidget *parent)
    : LinkBoxOf(bulk, QStringLiteral("issue"), tr("Issue links"), parent),
      m_integration(integrationChoice(QStringLiteral("issueIntegration"), this)),
      m_key(new QLineEdit(this)),
      m_add(new QPushButton(tr("&Link"), this))
{
    setWords({tr("+ %1, will be linked"), tr("− %1, will be unlinked"), tr("Reading the links of this case…"),
              tr("Not linked to any issue."), tr("A link made here is added to every selected case."), tr("&Open page"), tr("&Unlink")});
    m_key->setObjectName(QStringLiteral("issueKey"));
    m_key->setAccessibleName(tr("Issue key or address"));
    m_key->setPlaceholderText(tr("Key or link"));
    m_add->setObjectName(QStringLiteral("issueAdd"));
    addInputs({m_integration, m_key, m_add});
    connect(m_key, &QLineEdit::textChanged, this, &IssuesBox::textEdited);
    connect(m_key, &QLineEdit::returnPressed, this, &IssuesBox::addLink);
    connect(m_add, &QPushButton::clicked, this, &IssuesBox::addLink);
}

QString IssuesBox::textOf(const IssueLink &link) const
{
    return link.closed ? tr("%1 (closed)").arg(linkText(link)) : linkText(link);
}

QString IssuesBox::obstacle() const
{
    return bulk()->schema().integrations.isEmpty() ? tr("No issue tracker is connected to this project on the server.") : QString();
}

void IssuesBox::refreshInputs()
{
    refreshIntegrations(m_integration, bulk()->schema().integrations);
}

void IssuesBox::updateInputs()
{
    m_integration->setEnabled(isEditable());
    m_key->setEnabled(isEditable());
    m_add->setEnabled(isEditable() && !m_key->text().trimmed().isEmpty());
}

void IssuesBox::textEdited(const QString &text)
{
    const IssueKey issue = issueKeyFromText(text);
    const qsizetype integration = integrationOfType(bulk()->schema().integrations, issue.integrationType);
    if (integration >= 0)
        m_integration->setCurrentIndex(static_cast<int>(integration));
    updateInputs();
}

void IssuesBox::addLink()
{
    const IssueKey issue = issueKeyFromText(m_key->text());
    const QList<Integration> &integrations = bulk()->schema().integrations;
    const int chosen = m_integration->currentIndex();
    if (issue.key.isEmpty() || chosen < 0 || chosen >= integrations.size())
        return;
    IssueLink link;
    link.integration = {integrations[chosen].id, integrations[chosen].name};
    link.key = issue.key;
    m_key->clear();
    bulk()->addLink(link);
}

} // namespace casewright
