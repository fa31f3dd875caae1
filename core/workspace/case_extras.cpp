// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/case_extras.h"

#include "core/api/case_extras.h"
#include "core/workspace/context.h"

namespace casewright::workspace {
namespace {

template <typename T>
Task<T> refused(ErrorKind kind, QString why)
{
    co_return failure(kind, why);
}

} // namespace

template <typename T>
Task<T> CaseExtras::noted(Task<T> running)
{
    const TaskScope::Guard guard(m_context.scope);
    Result<T> result = co_await running;
    m_context.noteOutcome(result ? std::nullopt : std::optional(result.error()));
    co_return result;
}

template <typename T, typename Call>
Task<T> CaseExtras::ask(Call call)
{
    api::CaseExtras *extras = m_context.server->extras();
    if (!extras)
        return refused<T>(ErrorKind::Invalid, QStringLiteral("This server cannot do that"));
    return noted<T>(call(extras));
}

template <typename T, typename Call>
Task<T> CaseExtras::askOf(CaseKey key, Call call)
{
    const auto id = m_context.records.serverIdOf(key);
    if (!id)
        return refused<T>(ErrorKind::NotFound, QStringLiteral("The case is not on the server yet. Send it first."));
    return ask<T>([id, call](api::CaseExtras *extras) { return call(extras, *id); });
}

Task<QList<Comment>> CaseExtras::comments(CaseKey key, CancelToken cancel)
{
    return askOf<QList<Comment>>(key, [cancel](auto *extras, ServerId id) { return extras->comments(id, cancel); });
}

Task<Comment> CaseExtras::addComment(CaseKey key, QString body, CancelToken cancel)
{
    return askOf<Comment>(key, [body, cancel](auto *extras, ServerId id) { return extras->addComment(id, body, cancel); });
}

Task<void> CaseExtras::editComment(ServerId comment, QString body, CancelToken cancel)
{
    return ask<void>([comment, body, cancel](auto *extras) { return extras->editComment(comment, body, cancel); });
}

Task<void> CaseExtras::deleteComment(ServerId comment, CancelToken cancel)
{
    return ask<void>([comment, cancel](auto *extras) { return extras->deleteComment(comment, cancel); });
}

Task<QList<Attachment>> CaseExtras::attachments(CaseKey key, CancelToken cancel)
{
    return askOf<QList<Attachment>>(key, [cancel](auto *extras, ServerId id) { return extras->attachments(id, cancel); });
}

Task<Attachment> CaseExtras::upload(CaseKey key, NewFile file, CancelToken cancel)
{
    const api::Upload upload{file.name, file.contentType, file.content};
    return askOf<Attachment>(key, [upload, cancel](auto *extras, ServerId id) { return extras->upload(id, upload, cancel); });
}

Task<QByteArray> CaseExtras::content(ServerId attachment, CancelToken cancel)
{
    return ask<QByteArray>([attachment, cancel](auto *extras) { return extras->content(attachment, cancel); });
}

Task<void> CaseExtras::renameAttachment(ServerId attachment, QString name, CancelToken cancel)
{
    return ask<void>([attachment, name, cancel](auto *extras) { return extras->renameAttachment(attachment, name, cancel); });
}

Task<void> CaseExtras::deleteAttachment(ServerId attachment, CancelToken cancel)
{
    return ask<void>([attachment, cancel](auto *extras) { return extras->deleteAttachment(attachment, cancel); });
}

Task<QList<Ref>> CaseExtras::sharedSteps(QString search, CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    return ask<QList<Ref>>([project, search, cancel](auto *extras) { return extras->sharedSteps(project, search, cancel); });
}

Task<SharedStepContent> CaseExtras::sharedStepContent(ServerId sharedStep, CancelToken cancel)
{
    return ask<SharedStepContent>([sharedStep, cancel](auto *extras) { return extras->sharedStepContent(sharedStep, cancel); });
}

Task<void> CaseExtras::editSharedStep(ServerId sharedStep, SharedStepContent before, Scenario after, CancelToken cancel)
{
    return ask<void>([sharedStep, before, after, cancel](auto *extras) { return extras->editSharedStep(sharedStep, before, after, cancel); });
}

Task<void> CaseExtras::renameSharedStep(ServerId sharedStep, QString name, CancelToken cancel)
{
    return ask<void>([sharedStep, name, cancel](auto *extras) { return extras->renameSharedStep(sharedStep, name, cancel); });
}

Task<Ref> CaseExtras::createSharedStep(QString name, CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    return ask<Ref>([project, name, cancel](auto *extras) { return extras->createSharedStep(project, name, cancel); });
}

Task<QList<Ref>> CaseExtras::fieldValues(ServerId field, QString search, CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    return ask<QList<Ref>>([project, field, search, cancel](auto *extras) { return extras->fieldValues(project, field, search, cancel); });
}

Task<QStringList> CaseExtras::people(QString search, CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    return ask<QStringList>([project, search, cancel](auto *extras) { return extras->people(project, search, cancel); });
}

Task<AqlCheck> CaseExtras::checkAql(QString aql, CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    return ask<AqlCheck>([project, aql, cancel](auto *extras) { return extras->checkAql(project, aql, cancel); });
}

Task<QList<CaseKey>> CaseExtras::searchAql(QString aql, CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    auto searching = ask<QList<ServerId>>([project, aql, cancel](auto *extras) { return extras->searchAql(project, aql, cancel); });
    const Result<QList<ServerId>> ids = co_await searching;
    if (!ids)
        co_return failure(ids.error());
    QList<CaseKey> keys;
    for (const ServerId id : *ids) {
        const CaseKey key = m_context.records.keyOf(id);
        if (m_context.index.rowOf(key))
            keys.append(key);
    }
    co_return keys;
}

Task<QList<Ref>> CaseExtras::bin(CancelToken cancel)
{
    const ServerId project = m_context.schema.project.id;
    return ask<QList<Ref>>([project, cancel](auto *extras) { return extras->bin(project, cancel); });
}

Task<void> CaseExtras::restore(ServerId caseId, CancelToken cancel)
{
    return ask<void>([caseId, cancel](auto *extras) { return extras->restore(caseId, cancel); });
}

Task<ServerId> CaseExtras::clone(CaseKey key, QString nameSuffix, CancelToken cancel)
{
    return askOf<ServerId>(key, [nameSuffix, cancel](auto *extras, ServerId id) { return extras->clone(id, nameSuffix, cancel); });
}

Task<QList<AuditEntry>> CaseExtras::audit(CaseKey key, CancelToken cancel)
{
    return askOf<QList<AuditEntry>>(key, [cancel](auto *extras, ServerId id) { return extras->audit(id, cancel); });
}

} // namespace casewright::workspace
