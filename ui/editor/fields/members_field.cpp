// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/members_field.h"

#include "ui/common/error_text.h"
#include "ui/common/note_label.h"
#include "ui/common/theme.h"
#include "ui/common/tokens/token_field.h"
#include "ui/editor/fields/token_suggestions.h"
#include "ui/models/case_edit.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

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
    chips->setNewTokens(TokenField::NewTokens::Refused);
    auto *note = new NoteLabel(NoteLabel::Kind::Warning, this);
    note->setObjectName(QStringLiteral("membersNote%1").arg(role.id.value_or(0)));
    note->setField(chips);
    Suggestions &known = (new TokenSuggestions(m_people, chips))->known();
    connect(chips, &TokenField::tokensEdited, this, [this, role](const QStringList &names) { takeNames(role, names); });
    connect(chips, &TokenField::unknownTyped, this, [this, role, &known](const QString &name) {
        if (isOnCase(name))
            addName(role, name);
        else
            known.lookUp(name);
    });
    connect(&known, &Suggestions::lookedUp, this, [this, role, &known](const QString &typed) {
        if (const std::optional<Ref> person = known.known(typed))
            addName(role, person->name);
        else
            tell(role, tr("The server knows nobody named “%1”. Choose one of its people.").arg(typed));
    });
    connect(&known, &Suggestions::failed, this, [this, role](const Error &error) {
        const ErrorText said = errorText(error);
        tell(role, tr("The people of the server could not be read. %1 %2").arg(said.text, said.suggestion));
    });
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setText(role.name);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setMinimumHeight(chips->minimumSizeHint().height());
    const int row = m_form->rowCount();
    m_form->addWidget(label, row, 0, Qt::AlignTop);
    auto *field = new QVBoxLayout;
    field->setSpacing(metrics::space1);
    field->addWidget(chips);
    field->addWidget(note);
    m_form->addLayout(field, row, 1);
    m_roles.append({role, chips, note});
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
        line.chips->setTokens(namesOf(line.role));
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
    if (!now || !now->known()) {
        refresh();
        return tell(role, tr("The members of this case are not known. Open the case again first."));
    }
    QList<Member> next = now->value();
    next.removeIf([&](const Member &member) { return member.role == role && !names.contains(member.name); });
    for (const QString &name : names) {
        if (!next.contains(Member{role, name}))
            next.append({role, name});
    }
    const Result<ChangeSetId> applied
        = setFacet<QList<Member>>(*m_workspace, m_key, tr("Change Members"), {FacetId::Members, &TestCase::members}, next);
    refresh();
    tell(role, applied ? QString() : errorText(applied.error()).text);
}

void MembersField::addName(const Ref &role, const QString &name)
{
    const QStringList now = namesOf(role);
    if (!now.contains(name))
        takeNames(role, now + QStringList{name});
}

void MembersField::tell(const Ref &role, const QString &text)
{
    const auto line = std::ranges::find(m_roles, role, &Role::role);
    if (line != m_roles.cend())
        line->note->say(NoteLabel::Kind::Warning, text);
}

QStringList MembersField::namesOf(const Ref &role) const
{
    const Facet<QList<Member>> *now = members();
    QStringList names;
    for (const Member &member : now ? now->valueOr({}) : QList<Member>()) {
        if (member.role == role)
            names.append(member.name);
    }
    return names;
}

bool MembersField::isOnCase(const QString &name) const
{
    const Facet<QList<Member>> *now = members();
    const QList<Member> all = now ? now->valueOr({}) : QList<Member>();
    return std::ranges::find(all, name, &Member::name) != all.cend();
}

} // namespace casewright
