// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/test_keys_box.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace casewright {

TestKeysBox::TestKeysBox(BulkEdit *bulk, QWidget *parent)
    : LinkBoxOf(bulk, QStringLiteral("testKey"), tr("Test keys"), parent),
      m_integration(integrationChoice(QStringLiteral("testKeyIntegration"), this)), m_key(new QLineEdit(this)),
      m_add(new QPushButton(tr("Add"), this))
{
    setWords({tr("+ %1, will be added"), tr("− %1, will be removed"), tr("Reading the test keys of this case…"),
              tr("Has no key in another system."), tr("A key added here is added to every selected case."), tr("Open page"), tr("Remove")});
    m_integration->setAccessibleName(tr("Test management system"));
    m_key->setObjectName(QStringLiteral("testKeyName"));
    m_key->setAccessibleName(tr("Key in the other system"));
    m_key->setPlaceholderText(tr("Key"));
    m_add->setObjectName(QStringLiteral("testKeyAdd"));
    addInputs({m_integration, m_key, m_add});
    connect(m_key, &QLineEdit::textChanged, this, &TestKeysBox::updateInputs);
    connect(m_key, &QLineEdit::returnPressed, this, &TestKeysBox::addKey);
    connect(m_add, &QPushButton::clicked, this, &TestKeysBox::addKey);
}

QString TestKeysBox::obstacle() const
{
    return bulk()->schema().integrations.isEmpty() ? tr("No other system is connected to this project on the server.") : QString();
}

void TestKeysBox::refreshInputs()
{
    refreshIntegrations(m_integration, bulk()->schema().integrations);
}

void TestKeysBox::updateInputs()
{
    m_integration->setEnabled(isEditable());
    m_key->setEnabled(isEditable());
    m_add->setEnabled(isEditable() && !m_key->text().trimmed().isEmpty());
}

void TestKeysBox::addKey()
{
    const QString name = m_key->text().trimmed();
    const QList<Integration> &integrations = bulk()->schema().integrations;
    const int chosen = m_integration->currentIndex();
    if (name.isEmpty() || chosen < 0 || chosen >= integrations.size())
        return;
    m_key->clear();
    bulk()->addLink(TestKey{name, {integrations[chosen].id, integrations[chosen].name}, {}});
}

} // namespace casewright
