// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse listRoles(Context &context, const ApiRequest &)
{
    QJsonArray all;
    for (const Named &role : context.store.extras.roles)
        all.append(reference(role.id, role.name));
    return answer(all);
}

// All who have the role at any case: somebody in a role has the same id everywhere.
HttpResponse listMembers(Context &context, const ApiRequest &request)
{
    const qint64 roleId = request.number("roleId");
    const Named &role = existing(recordById(context.store.extras.roles, roleId), "Role", roleId);
    QMap<qint64, QJsonObject> found;
    for (const Project &project : context.store.catalogue.projects()) {
        for (const qint64 id : context.store.cases.ofProject(project.id)) {
            for (const Member &member : context.store.cases.find(id)->members) {
                if (member.roleId != roleId || found.contains(member.id))
                    continue;
                QJsonObject json = reference(member.id, member.username);
                json["role"_L1] = reference(role.id, role.name);
                found.insert(member.id, json);
            }
        }
    }
    QJsonArray all;
    for (const QJsonObject &member : std::as_const(found))
        all.append(member);
    return answerSpringPage(all, request);
}

HttpResponse suggestMembers(Context &context, const ApiRequest &request)
{
    QList<Named> all;
    for (const User &user : context.store.extras.users)
        all.append({user.id, user.username});
    return answerSpringPage(suggestions(all, request), request);
}

HttpResponse suggestUsers(Context &context, const ApiRequest &request)
{
    const QString query = queryText(request, "query");
    const QStringList names = request.http.query.allQueryItemValues(u"username"_s, QUrl::FullyDecoded);
    QJsonArray all;
    for (const User &user : context.store.extras.users) {
        const bool asked = names.isEmpty() || names.contains(user.username);
        if (asked && (user.username + u' ' + user.firstName + u' ' + user.lastName).contains(query, Qt::CaseInsensitive))
            all.append(QJsonObject{{u"id"_s, user.id}, {u"username"_s, user.username}, {u"firstName"_s, user.firstName}, {u"lastName"_s, user.lastName}});
    }
    return answerSpringPage(all, request);
}

} // namespace

void addPeopleRoutes(Routes &routes)
{
    routes.get("role", listRoles);
    routes.get("member", listMembers);
    routes.get("member/suggest", suggestMembers);
    if (routes.hasNewerTrees())
        routes.get("user/suggest", suggestUsers);
}

} // namespace casewright::demo
