// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/api/body.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/seed/routes.h"

namespace casewright::demo {

namespace {

HttpResponse answerTags(const Store &store, const TestCase &record)
{
    QJsonArray all;
    for (const qint64 id : record.tagIds)
        all.append(reference(id, store.catalogue.tagName(id)));
    return answer(all);
}

HttpResponse listAllTags(const Store &store)
{
    QJsonArray all;
    for (const Named &tag : store.catalogue.tags())
        all.append(reference(tag.id, tag.name));
    return answer(all);
}

HttpResponse setTags(Store &store, const ApiRequest &request)
{
    (void)caseOf(store, request);
    const Body body = Body::of(request.http);
    body.allowOnly({"tags"});
    QStringList names;
    for (const Body &tag : body.requiredItems("tags")) {
        tag.allowOnly({"name"});
        const QString name = tag.requiredName("name");
        if (!names.contains(name))
            names.append(name);
    }
    TestCase &record = editCaseOf(store, request);
    record.tagIds.clear();
    for (const QString &name : std::as_const(names))
        record.tagIds.append(store.catalogue.ensureTag(name));
    store.changed();
    return answerTags(store, record);
}

} // namespace

void addTagRoutes(Router &router, Store &store)
{
    router.add("GET", "tag", [&store](const ApiRequest &) { return listAllTags(store); });
    router.add("GET", "testcase/{}/tag", [&store](const ApiRequest &request) { return answerTags(store, caseOf(store, request)); });
    router.add("POST", "testcase/{}/tag", [&store](const ApiRequest &request) { return setTags(store, request); });
}

} // namespace casewright::demo
