// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/relations_box.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace casewright {

namespace {

/// What servers know (testops.md part 7), in their words: these are what is sent.
QStringList relationTypes()
{
    return {QStringLiteral("related to"),    QStringLiteral("clones"),    QStringLiteral("is cloned by"), QStringLiteral("duplicates"),
            QStringLiteral("is duplicated by"), QStringLiteral("automates"), QStringLiteral("is automated by")};
}

} // namespace

RelationsBox::RelationsBox(BulkEdit *bulk, QWidget *parent)
    : LinkBoxOf(bulk, QStringLiteral("relation"), tr("Relations"), parent), m_type(new QComboBox(this)), m_case(new QLineEdit(this)),
      m_add(new QPushButton(tr("Relate"), this))
{
    setWords({tr("+ %1, will be added"), tr("− %1, will be removed"), tr("Reading the relations of this case…"),
              tr("Not related to other cases."), tr("A relation made here is added to every selected case."), tr("Go to case"), tr("Remove")});
    m_type->setObjectName(QStringLiteral("relationType"));
    m_type->setAccessibleName(tr("Kind of relation"));
    m_type->setFocusPolicy(Qt::StrongFocus);
    m_type->addItems(relationTypes());
    m_case->setObjectName(QStringLiteral("relationCase"));
    m_case->setAccessibleName(tr("Id or link of the other case"));
    m_case->setPlaceholderText(tr("Id or link"));
    m_add->setObjectName(QStringLiteral("relationAdd"));
    addInputs({m_type});
    addInputs({m_case, m_add});
    connect(m_case, &QLineEdit::textChanged, this, &RelationsBox::updateInputs);
    connect(m_case, &QLineEdit::returnPressed, this, &RelationsBox::addRelation);
    connect(m_add, &QPushButton::clicked, this, &RelationsBox::addRelation);
}

QString RelationsBox::nameOf(ServerId id) const
{
    const query::CaseIndex *index = bulk()->index();
    const auto key = index ? index->keyOf(id) : std::nullopt;
    const auto row = key ? index->rowOf(*key) : std::nullopt;
    return row ? index->name(*row) : QString();
}

QString RelationsBox::textOf(const Relation &relation) const
{
    Relation named = relation;
    if (named.targetName.isEmpty())
        named.targetName = nameOf(relation.target);
    return linkText(named);
}

QUrl RelationsBox::urlOf(const Relation &relation) const
{
    return bulk()->schema().permalink(relation.target);
}

void RelationsBox::open(int row)
{
    Q_EMIT openCaseRequested(link(row).target);
}

QString RelationsBox::problem() const
{
    const QString typed = m_case->text().trimmed();
    if (typed.isEmpty())
        return {};
    const std::optional<ServerId> id = caseIdFromText(typed);
    if (!id)
        return tr("A case is named by its id, ATO-1234, or its link.");
    const query::CaseIndex *index = bulk()->index();
    const auto key = index ? index->keyOf(*id) : std::nullopt;
    return key && bulk()->selection().contains(*key) ? tr("A case cannot be related to itself.") : QString();
}

void RelationsBox::updateInputs()
{
    m_type->setEnabled(isEditable());
    m_case->setEnabled(isEditable());
    m_add->setEnabled(isEditable() && !m_case->text().trimmed().isEmpty() && problem().isEmpty());
    setProblem(problem());
}

void RelationsBox::addRelation()
{
    if (!m_add->isEnabled())
        return;
    const ServerId target = *caseIdFromText(m_case->text().trimmed());
    m_case->clear();
    bulk()->addLink(Relation{m_type->currentText(), target, nameOf(target)});
}

} // namespace casewright
