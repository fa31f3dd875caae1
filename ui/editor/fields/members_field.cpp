// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/members_field.h"

#include "ui/common/theme.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/fields/token_suggestions.h"
#include "ui/models/case_edit.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace casewright {

MembersField::MembersField(workspace::Workspace *workspace, CaseKey key, Suggestions::Ask people, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_key(key), m_people(std::move(people)), m_form(new QGridLayout(this))
{
    setObjectName(QStringLiteral("detailsMembers"));
    m_form->setContentsMargins({});
    m_form->setHorizontalSpacing(metrics::space2);
    m_form->setVerticalSpacing(metrics::space1);
    m_form->setColumnStretch(1, 1);
    for (const Ref &role : workspace->schema().roles)
        addRole(role);
    refresh();
}

const Facet<QList<Member>> *MembersField::members() const
{
    const workspace::CaseRecord *record = m_workspace->record(m_key);
    return record ? &record->current().members : nullptr;
}

void MembersField::addRole(const Ref &role)
{
    auto *chips = new TokenField(this);
    chips->setObjectName(QStringLiteral("members%1").arg(role.id.value_or(0)));
    chips->setAccessibleName(tr("Members: %1").arg(role.name));
    if (m_workspace->schema().mayWrite)
        chips->setPlaceholderText(tr("Add a person"));
    new TokenSuggestions(m_people, chips);
    connect(chips, &TokenField::tokensEdited, this, [this, role](const QStringList &names) { takeNames(role, names); });
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setText(role.name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setMinimumHeight(chips->minimumSizeHint().height());
    const int row = m_form->rowCount();
    m_form->addWidget(label, row, 0, Qt::AlignTop);
    m_form->addWidget(chips, row, 1);
    m_roles.append({role, chips});
}

void MembersField::refresh()
{
    const Facet<QList<Member>> *now = members();
    const bool isKnown = now && now->known();
    const QList<Member> all = isKnown ? now->value() : QList<Member>();
    for (const Member &member : all) {
        if (std::ranges::find(m_roles, member.role, &Role::role) == m_roles.cend())
            addRole(member.role);
    }
    for (const Role &line : std::as_const(m_roles)) {
        QStringList names;
        for (const Member &member : all) {
            if (member.role == line.role)
                names.append(member.name);
        }
        line.chips->setTokens(names);
        line.chips->setEnabled(isKnown && m_workspace->schema().mayWrite);
        line.chips->setToolTip(isKnown ? QString() : tr("Can be set when the case was sent and read."));
    }
}

void MembersField::commitTyping()
{
    for (const Role &line : std::as_const(m_roles))
        line.chips->commitTyping();
}

void MembersField::takeNames(const Ref &role, const QStringList &names)
{
    const Facet<QList<Member>> *now = members();
    if (!now || !now->known())
        return;
    QList<Member> next = now->value();
    next.removeIf([&](const Member &member) { return member.role == role && !names.contains(member.name); });
    for (const QString &name : names) {
        if (!next.contains(Member{role, name}))
            next.append({role, name});
    }
    (void)setFacet<QList<Member>>(*m_workspace, m_key, tr("Change Members"), {FacetId::Members, &TestCase::members}, next);
    refresh();
}

} // namespace casewright
