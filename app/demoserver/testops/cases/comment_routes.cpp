// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/testops/cases/case_dto.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject commentJson(const Context &context, const Comment &comment)
{
    QJsonObject json{{u"id"_s, comment.id}, {u"testCaseId"_s, comment.caseId}, {u"body"_s, comment.body}, {u"bodyHtml"_s, htmlOf(comment.body)},
                     {u"createdBy"_s, currentUser()}, {u"createdDate"_s, comment.createdDate}, {u"lastModifiedBy"_s, currentUser()},
                     {u"lastModifiedDate"_s, comment.lastModifiedDate}};
    if (!context.isFour()) {
        json["firstName"_L1] = u"Demo"_s;
        json["lastName"_L1] = u"User"_s;
    }
    return json;
}

Comment &commentOf(Context &context, const ApiRequest &request)
{
    return existing(recordById(context.store.extras.comments, request.ids.constFirst()), "Comment", request.ids.constFirst());
}

QString requiredBody(const Body &body)
{
    const QString text = body.text("body").value_or(QString());
    if (text.trimmed().isEmpty())
        body.member("body").refuse(u"must not be blank"_s);
    return text;
}

HttpResponse listComments(Context &context, const ApiRequest &request)
{
    const qint64 caseId = caseOf(context, request.number("testCaseId")).id;
    QJsonArray all;
    for (const Comment &comment : context.store.extras.comments) {
        if (comment.caseId == caseId)
            all.append(commentJson(context, comment));
    }
    return answerSpringPage(all, request);
}

HttpResponse createComment(Context &context, const ApiRequest &request)
{
    const Body body = Body::of(request.http);
    const qint64 caseId = caseOf(context, body.requiredId("testCaseId")).id;
    context.store.extras.comments.append({context.store.catalogue.takeId(), caseId, requiredBody(body), now(), now()});
    context.store.changed();
    return answer(commentJson(context, context.store.extras.comments.constLast()));
}

HttpResponse patchComment(Context &context, const ApiRequest &request)
{
    Comment &comment = commentOf(context, request);
    comment.body = requiredBody(Body::of(request.http));
    comment.lastModifiedDate = now();
    context.store.changed();
    return answer(commentJson(context, comment));
}

HttpResponse removeComment(Context &context, const ApiRequest &request)
{
    context.store.extras.comments.removeIf([&](const Comment &comment) { return comment.id == request.ids.constFirst(); });
    context.store.changed();
    return answerNothing(204);
}

} // namespace

void addCommentRoutes(Routes &routes)
{
    routes.get("comment", listComments);
    routes.post("comment", createComment);
    routes.get("comment/{}", [](Context &context, const ApiRequest &request) { return answer(commentJson(context, commentOf(context, request))); });
    routes.patch("comment/{}", patchComment);
    routes.remove("comment/{}", removeComment);
}

} // namespace casewright::demo
