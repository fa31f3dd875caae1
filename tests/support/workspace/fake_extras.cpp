// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workspace/fake_extras.h"

#include <algorithm>
#include <chrono>

namespace casewright::test {
namespace {

constexpr qint64 writtenAt = 1'795'000'000'000;

QList<Ref> matching(const QList<Ref> &all, const QString &search)
{
    QList<Ref> found;
    for (const Ref &one : all) {
        if (one.name.contains(search, Qt::CaseInsensitive))
            found.append(one);
    }
    return found;
}

} // namespace

Task<void> FakeExtras::turn(QString what, CancelToken cancel)
{
    log.append(what);
    co_await pause(std::chrono::milliseconds(0), cancel);
    if (failNext.isEmpty() || !what.startsWith(failOf))
        co_return Result<void>();
    co_return failure(failNext.takeFirst());
}

Comment *FakeExtras::findComment(ServerId id)
{
    for (QList<Comment> &all : commentsOf) {
        for (Comment &comment : all) {
            if (comment.id == id)
                return &comment;
        }
    }
    return nullptr;
}

Task<QList<Comment>> FakeExtras::comments(ServerId caseId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("comments %1").arg(caseId), cancel));
    co_return commentsOf.value(caseId);
}

Task<Comment> FakeExtras::addComment(ServerId caseId, QString body, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("addComment %1").arg(caseId), cancel));
    const Comment made{m_nextId++, body, QStringLiteral("anna"), writtenAt};
    commentsOf[caseId].append(made);
    co_return made;
}

Task<void> FakeExtras::editComment(ServerId commentId, QString body, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("editComment %1").arg(commentId), cancel));
    Comment *comment = findComment(commentId);
    if (!comment)
        co_return failure(ErrorKind::NotFound);
    comment->body = body;
    co_return Result<void>();
}

Task<void> FakeExtras::deleteComment(ServerId commentId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("deleteComment %1").arg(commentId), cancel));
    for (QList<Comment> &all : commentsOf)
        all.removeIf([commentId](const Comment &comment) { return comment.id == commentId; });
    co_return Result<void>();
}

Task<QList<Attachment>> FakeExtras::attachments(ServerId caseId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("attachments %1").arg(caseId), cancel));
    QList<Attachment> found;
    for (const File &file : std::as_const(files)) {
        if (file.caseId == caseId)
            found.append(file.attachment);
    }
    co_return found;
}

Task<Attachment> FakeExtras::upload(ServerId caseId, api::Upload file, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("upload %1 %2 %3").arg(caseId).arg(file.name, file.contentType), cancel));
    const Attachment made{m_nextId++, file.name, file.contentType, file.content.size(), false};
    files.insert(made.id, {made, file.content, caseId});
    co_return made;
}

Task<QByteArray> FakeExtras::content(ServerId attachmentId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("content %1").arg(attachmentId), cancel));
    if (!files.contains(attachmentId))
        co_return failure(ErrorKind::NotFound);
    co_return files.value(attachmentId).content;
}

Task<void> FakeExtras::renameAttachment(ServerId attachmentId, QString name, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("renameAttachment %1").arg(attachmentId), cancel));
    files[attachmentId].attachment.name = name;
    co_return Result<void>();
}

Task<void> FakeExtras::deleteAttachment(ServerId attachmentId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("deleteAttachment %1").arg(attachmentId), cancel));
    files.remove(attachmentId);
    co_return Result<void>();
}

Task<QList<Ref>> FakeExtras::sharedSteps(ServerId, QString search, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("sharedSteps %1").arg(search), cancel));
    co_return matching(shared, search);
}

Ref *FakeExtras::findShared(ServerId id)
{
    const auto found = std::ranges::find(shared, std::optional(id), &Ref::id);
    return found == shared.end() ? nullptr : &*found;
}

Task<SharedStepContent> FakeExtras::sharedStepContent(ServerId sharedStepId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("sharedStepContent %1").arg(sharedStepId), cancel));
    if (!findShared(sharedStepId))
        co_return failure(ErrorKind::NotFound);
    SharedStepContent content;
    content.scenario = normalised(sharedContent.value(sharedStepId));
    if (sharedUsedBy.contains(sharedStepId))
        content.usedBy = sharedUsedBy.value(sharedStepId);
    co_return content;
}

Task<void> FakeExtras::editSharedStep(ServerId sharedStepId, SharedStepContent before, Scenario after, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("editSharedStep %1").arg(sharedStepId), cancel));
    if (!findShared(sharedStepId))
        co_return failure(ErrorKind::NotFound);
    if (before.scenario != sharedContent.value(sharedStepId))
        co_return failure(ErrorKind::Conflict, QStringLiteral("Somebody else edited the shared step"));
    sharedContent.insert(sharedStepId, normalised(after));
    co_return Result<void>();
}

Task<void> FakeExtras::renameSharedStep(ServerId sharedStepId, QString name, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("renameSharedStep %1 %2").arg(sharedStepId).arg(name), cancel));
    Ref *step = findShared(sharedStepId);
    if (!step)
        co_return failure(ErrorKind::NotFound);
    step->name = name;
    co_return Result<void>();
}

Task<Ref> FakeExtras::createSharedStep(ServerId, QString name, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("createSharedStep %1").arg(name), cancel));
    const Ref made{m_nextId++, name};
    shared.append(made);
    co_return made;
}

Task<QList<Ref>> FakeExtras::fieldValues(ServerId, ServerId field, QString search, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("values %1 %2").arg(field).arg(search), cancel));
    co_return matching(values.value(field), search);
}

Task<QStringList> FakeExtras::people(ServerId, QString search, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("people %1").arg(search), cancel));
    co_return names.filter(search, Qt::CaseInsensitive);
}

Task<AqlCheck> FakeExtras::checkAql(ServerId, QString aql, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("checkAql %1").arg(aql), cancel));
    co_return AqlCheck{aqlAnswers.contains(aql), aqlAnswers.value(aql).size()};
}

Task<QList<ServerId>> FakeExtras::searchAql(ServerId, QString aql, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("searchAql %1").arg(aql), cancel));
    if (!aqlAnswers.contains(aql))
        co_return failure(ErrorKind::Invalid, QStringLiteral("invalid.aql"));
    co_return aqlAnswers.value(aql);
}

Task<QList<Ref>> FakeExtras::bin(ServerId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("bin"), cancel));
    const QList<Ref> listed = deleted; // GCC 12 moves a member that is co_returned
    co_return listed;
}

Task<void> FakeExtras::restore(ServerId caseId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("restore %1").arg(caseId), cancel));
    deleted.removeIf([caseId](const Ref &one) { return one.id == caseId; });
    if (onRestore)
        onRestore(caseId);
    co_return Result<void>();
}

Task<ServerId> FakeExtras::clone(ServerId caseId, QString, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("clone %1").arg(caseId), cancel));
    const ServerId copy = m_nextId++;
    if (onClone)
        onClone(caseId, copy);
    co_return copy;
}

Task<QList<AuditEntry>> FakeExtras::audit(ServerId caseId, CancelToken cancel)
{
    CO_TRY(co_await turn(QStringLiteral("audit %1").arg(caseId), cancel));
    co_return auditOf.value(caseId);
}

} // namespace casewright::test
