// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/associations.h"

namespace casewright::demo {

qint64 issueId(Store &store, qint64 integrationId, const QString &key)
{
    qint64 &id = store.extras.issueIds[{integrationId, key}];
    if (id == 0)
        id = store.catalogue.takeId();
    return id;
}

Member memberOf(const User &user, qint64 roleId)
{
    return {user.id * 1000 + qAbs(roleId), user.username, roleId};
}

void indexIssues(Store &store)
{
    for (const Project &project : store.catalogue.projects()) {
        for (const auto *ids : {&store.cases.ofProject(project.id), &store.cases.binOf(project.id)}) {
            for (const qint64 id : *ids) {
                for (const IssueLink &link : store.cases.find(id)->issues)
                    store.extras.issueIds.insert({link.integrationId, link.key}, link.id);
            }
        }
    }
}

} // namespace casewright::demo
