// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/server/routes.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse readAccount(Context &context, const ApiRequest &)
{
    for (const User &user : context.store.extras.users) {
        if (user.username == currentUser()) {
            return answer(QJsonObject{{u"id"_s, user.id}, {u"username"_s, user.username}, {u"email"_s, user.username + u"@example.com"_s},
                                      {u"emailVerified"_s, true}, {u"firstName"_s, user.firstName}, {u"lastName"_s, user.lastName},
                                      {u"enabled"_s, true}, {u"approved"_s, true}, {u"authorities"_s, QJsonArray{u"ROLE_USER"_s}}});
        }
    }
    throw ApiError{404, u"Account not found"_s};
}

} // namespace

void addAccountRoutes(Routes &routes)
{
    routes.get("account/me", readAccount);
}

} // namespace casewright::demo
