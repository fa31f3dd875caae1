// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/suggestions.h"

#include <QWidget>

class QGridLayout;

namespace casewright {

class NoteLabel;
class TokenField;

/// Who has which role on a case: people as chips, a line for each role of the project, and for each that the case has besides, with the
/// people of the server below it while one types. Servers refuse a case with somebody they do not know: only whom they know becomes a member,
/// of others a line says so. Each edit is a change set. The workspace must outlive it.
class MembersField final : public QWidget {
    Q_OBJECT
public:
    MembersField(workspace::Workspace *workspace, CaseKey key, Suggestions::Ask people, QWidget *parent = nullptr);

    /// Null where there is no role.
    [[nodiscard]] TokenField *firstChips() const { return m_roles.isEmpty() ? nullptr : m_roles.first().chips; }
    void refresh();
    /// Makes members of what is being typed.
    void commitTyping();

private:
    struct Role {
        Ref role;
        TokenField *chips;
        NoteLabel *note;
    };
    void addRole(const Ref &role);
    void takeNames(const Ref &role, const QStringList &names);
    /// Somebody whom the suggestions did not hold when the name was typed.
    void addName(const Ref &role, const QString &name);
    void tell(const Ref &role, const QString &text);
    [[nodiscard]] QStringList namesOf(const Ref &role) const;
    [[nodiscard]] bool isOnCase(const QString &name) const;
    [[nodiscard]] const Facet<QList<Member>> *members() const;

    workspace::Workspace *m_workspace;
    CaseKey m_key;
    Suggestions::Ask m_people;
    QGridLayout *m_form;
    QList<Role> m_roles;
};

} // namespace casewright
