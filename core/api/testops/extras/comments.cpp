// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/comments.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "core/api/testops/extras/extras_codec.h"

#include <algorithm>

namespace casewright::api::testops {
namespace {

/// Comments of the same words that were not there before.
Task<QList<Comment>> commentsMadeSince(TestOpsSession *session, ServerId caseId, QString body, QList<ServerId> before, CancelToken cancel)
{
    const Result<QList<Comment>> now = co_await readComments(session, caseId, cancel);
    CO_TRY(now);
    QList<Comment> made;
    for (const Comment &comment : *now) {
        if (comment.body.trimmed() == body.trimmed() && !before.contains(comment.id))
            made.append(comment);
    }
    co_return made;
}

QString commentPath(const TestOpsSession &session, ServerId commentId)
{
    return session.path(QLatin1StringView("comment/")) + QString::number(commentId);
}

} // namespace

Task<QList<Comment>> readComments(TestOpsSession *session, ServerId caseId, CancelToken cancel)
{
    Request request = getRequest(session->path(QLatin1StringView("comment")), {}, cancel);
    request.query.addQueryItem(QStringLiteral("testCaseId"), QString::number(caseId));
    request.query.addQueryItem(QStringLiteral("size"), QStringLiteral("200"));
    Result<QList<Comment>> comments = co_await readWholeList<Comment>(&session->client, request, &decodePage<Comment, readComment>);
    CO_TRY(comments);
    std::ranges::stable_sort(*comments, {}, [](const Comment &comment) { return std::pair(comment.createdDate, comment.id); });
    co_return comments;
}

Task<Comment> makeComment(TestOpsSession *session, ServerId caseId, QString body, CancelToken cancel)
{
    const Result<QList<Comment>> known = co_await readComments(session, caseId, cancel);
    CO_TRY(known);
    QList<ServerId> before;
    for (const Comment &comment : *known)
        before.append(comment.id);
    const QJsonObject json{{QStringLiteral("testCaseId"), caseId}, {QStringLiteral("body"), body}};
    Creation<Comment> creation;
    creation.request = writeRequest(Method::Post, session->path(QLatin1StringView("comment")), toJson(json), cancel);
    creation.decode = &decodeComment;
    creation.find = [session, caseId, body, before, cancel] { return commentsMadeSince(session, caseId, body, before, cancel); };
    creation.nameOf = [](const Comment &comment) { return QString::number(comment.id); };
    creation.onlyOnce = true;
    Result<Comment> made = co_await createOnce(&session->client, creation);
    co_return made;
}

Task<void> changeComment(TestOpsSession *session, ServerId commentId, QString body, CancelToken cancel)
{
    const QByteArray json = toJson(QJsonObject{{QStringLiteral("body"), body}});
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Patch, commentPath(*session, commentId), json, cancel));
    CO_TRY(reply);
    co_return {};
}

Task<void> removeComment(TestOpsSession *session, ServerId commentId, CancelToken cancel)
{
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Delete, commentPath(*session, commentId), {}, cancel));
    CO_TRY(reply);
    co_return {};
}

} // namespace casewright::api::testops
