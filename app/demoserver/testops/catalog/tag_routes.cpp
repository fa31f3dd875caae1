// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/catalog/catalog_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

namespace {

HttpResponse listTags(Context &context, const ApiRequest &)
{
    QJsonArray all;
    for (const Named &tag : context.store.catalogue.tags())
        all.append(reference(tag.id, tag.name));
    return answer(all);
}

HttpResponse suggestTags(Context &context, const ApiRequest &request)
{
    return answerSpringPage(suggestions(context.store.catalogue.tags(), request), request);
}

HttpResponse createTag(Context &context, const ApiRequest &request)
{
    const QString name = Body::of(request.http).requiredName("name");
    const qint64 id = context.store.catalogue.ensureTag(name);
    context.store.changed();
    return answer(reference(id, name));
}

// Both of these work on every project of the server.
HttpResponse renameTag(Context &context, const ApiRequest &request)
{
    const qint64 id = existing(recordById(context.store.catalogue.tags(), request.ids.constFirst()), "Tag", request.ids.constFirst()).id;
    const QString name = Body::of(request.http).requiredName("name");
    context.store.catalogue.renameTag(id, name);
    context.store.cases.forgetRows();
    context.store.changed();
    return answer(reference(id, name));
}

HttpResponse removeTag(Context &context, const ApiRequest &request)
{
    const qint64 id = request.ids.constFirst();
    for (const Project &project : context.store.catalogue.projects()) {
        for (const auto *ids : {&context.store.cases.ofProject(project.id), &context.store.cases.binOf(project.id)}) {
            for (const qint64 caseId : *ids) {
                if (context.store.cases.find(caseId)->tagIds.contains(id))
                    context.store.cases.edit(caseId).tagIds.removeAll(id);
            }
        }
    }
    context.store.catalogue.removeTag(id);
    context.store.changed();
    return answerNothing(204);
}

} // namespace

void addTagRoutes(Routes &routes)
{
    routes.get("tag", listTags);
    routes.post("tag", createTag);
    routes.get("tag/suggest", suggestTags);
    routes.patch("tag/{}", renameTag);
    routes.remove("tag/{}", removeTag);
}

} // namespace casewright::demo
