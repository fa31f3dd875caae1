// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/cases/case_input.h"
#include "app/demoserver/testops/server/routes.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse readMembersOf(Context &context, const ApiRequest &request)
{
    return answer(membersJson(context, caseOf(context, request.ids.constFirst())));
}

HttpResponse setMembers(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectArray();
    const QList<Member> members = readMembers(context, body.items());
    changeCase(context, id, [&](TestCase &record) { record.members = members; });
    return readMembersOf(context, request);
}

HttpResponse readRelations(Context &context, const ApiRequest &request)
{
    QJsonArray all;
    for (const Relation &relation : caseOf(context, request.ids.constFirst()).relations) {
        const TestCase *target = context.store.cases.find(relation.targetId);
        all.append(QJsonObject{{u"id"_s, relation.id}, {u"type"_s, relation.type},
                               {u"target"_s, reference(relation.targetId, target ? target->name : QString())}});
    }
    return answer(all);
}

// What was there and is sent with its id keeps it.
template <typename Record>
void number(Context &context, QList<Record> &records, const QList<Record> &current)
{
    for (Record &record : records) {
        if (!recordById(current, record.id))
            record.id = context.store.catalogue.takeId();
    }
}

QList<Relation> relationsIn(Context &context, const Body &body)
{
    static const QStringList types{u"related to"_s, u"clones"_s, u"is cloned by"_s, u"duplicates"_s, u"is duplicated by"_s, u"automates"_s,
                                   u"is automated by"_s};
    QList<Relation> relations;
    const QList<Body> items = body.items();
    for (const Body &item : items) {
        const qint64 targetId = item.member("target").requiredId("id");
        const QString type = item.text("type").value_or(QString());
        if (!types.contains(type))
            item.member("type").refuse(u"must be one of %1"_s.arg(types.join(u", "_s)));
        if (!context.store.cases.find(targetId))
            item.member("target").refuse(u"there is no test case %1"_s.arg(targetId));
        relations.append({item.id("id").value_or(0), targetId, type});
    }
    return relations;
}

HttpResponse setRelations(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectArray();
    QList<Relation> relations = relationsIn(context, body);
    number(context, relations, caseOf(context, id).relations);
    changeCase(context, id, [&](TestCase &record) { record.relations = relations; });
    return readRelations(context, request);
}

HttpResponse readTestKeys(Context &context, const ApiRequest &request)
{
    return answer(testKeysJson(caseOf(context, request.ids.constFirst())));
}

HttpResponse setTestKeys(Context &context, const ApiRequest &request)
{
    const qint64 id = caseOf(context, request.ids.constFirst()).id;
    const Body body = Body::of(request.http);
    body.expectArray();
    QList<TestKey> keys;
    const QList<Body> items = body.items();
    for (const Body &item : items)
        keys.append({item.id("id").value_or(0), item.requiredId("integrationId"), item.requiredName("name"), item.text("url").value_or(QString())});
    number(context, keys, caseOf(context, id).testKeys);
    changeCase(context, id, [&](TestCase &record) { record.testKeys = keys; });
    return readTestKeys(context, request);
}

} // namespace

void addCaseLinkRoutes(Routes &routes)
{
    routes.get("testcase/{}/members", readMembersOf);
    routes.post("testcase/{}/members", setMembers);
    routes.get("testcase/{}/relation", readRelations);
    routes.post("testcase/{}/relation", setRelations);
    routes.get("testcase/{}/testkey", readTestKeys);
    routes.post("testcase/{}/testkey", setTestKeys);
}

} // namespace casewright::demo
