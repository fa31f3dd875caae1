// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/extras.h"

#include "core/api/testops/extras/attachments.h"
#include "core/api/testops/extras/comments.h"
#include "core/api/testops/extras/copies.h"
#include "core/api/testops/extras/lookups.h"
#include "core/api/testops/extras/shared_steps.h"

namespace casewright::api::testops {
namespace {

Task<void> renameAndForget(TestOpsSession *session, ServerId attachmentId, QString name, CancelToken cancel)
{
    const Result<Attachment> renamed = co_await renameFile(session, attachmentId, name, cancel);
    CO_TRY(renamed);
    co_return {};
}

/// Hands each operation to its part.
class RealExtras final : public CaseExtras {
public:
    explicit RealExtras(TestOpsSession *session) : m_session(session) {}

    Task<QList<Comment>> comments(ServerId caseId, CancelToken cancel) override { return readComments(m_session, caseId, cancel); }
    Task<Comment> addComment(ServerId caseId, QString body, CancelToken cancel) override { return makeComment(m_session, caseId, body, cancel); }
    Task<void> editComment(ServerId commentId, QString body, CancelToken cancel) override { return changeComment(m_session, commentId, body, cancel); }
    Task<void> deleteComment(ServerId commentId, CancelToken cancel) override { return removeComment(m_session, commentId, cancel); }

    Task<QList<Attachment>> attachments(ServerId caseId, CancelToken cancel) override { return readAttachments(m_session, caseId, cancel); }
    Task<Attachment> upload(ServerId caseId, Upload file, CancelToken cancel) override { return uploadFile(m_session, caseId, std::move(file), cancel); }
    Task<QByteArray> content(ServerId attachmentId, CancelToken cancel) override { return readContent(m_session, attachmentId, cancel); }
    Task<void> renameAttachment(ServerId attachmentId, QString name, CancelToken cancel) override
    {
        return renameAndForget(m_session, attachmentId, name, cancel);
    }
    Task<void> deleteAttachment(ServerId attachmentId, CancelToken cancel) override { return removeFile(m_session, attachmentId, cancel); }

    Task<QList<Ref>> sharedSteps(ServerId project, QString search, CancelToken cancel) override
    {
        return findSharedSteps(m_session, project, search, cancel);
    }
    Task<SharedStepContent> sharedStepContent(ServerId sharedStepId, CancelToken cancel) override
    {
        return readSharedStep(m_session, sharedStepId, cancel);
    }
    Task<void> editSharedStep(ServerId sharedStepId, SharedStepContent before, Scenario after, CancelToken cancel) override
    {
        return changeSharedStep(m_session, sharedStepId, before, after, cancel);
    }
    Task<void> renameSharedStep(ServerId sharedStepId, QString name, CancelToken cancel) override
    {
        return giveSharedStepName(m_session, sharedStepId, name, cancel);
    }
    Task<Ref> createSharedStep(ServerId project, QString name, CancelToken cancel) override { return makeSharedStep(m_session, project, name, cancel); }
    Task<QList<Ref>> fieldValues(ServerId project, ServerId field, QString search, CancelToken cancel) override
    {
        return findValues(m_session, project, field, search, cancel);
    }
    Task<QStringList> people(ServerId project, QString search, CancelToken cancel) override { return findPeople(m_session, project, search, cancel); }

    Task<AqlCheck> checkAql(ServerId project, QString aql, CancelToken cancel) override { return validateAql(m_session, project, aql, cancel); }
    Task<QList<ServerId>> searchAql(ServerId project, QString aql, CancelToken cancel) override { return casesByAql(m_session, project, aql, cancel); }

    Task<QList<Ref>> bin(ServerId project, CancelToken cancel) override { return readBin(m_session, project, cancel); }
    Task<void> restore(ServerId caseId, CancelToken cancel) override { return restoreCase(m_session, caseId, cancel); }
    Task<ServerId> clone(ServerId caseId, QString nameSuffix, CancelToken cancel) override { return cloneCase(m_session, caseId, nameSuffix, cancel); }
    Task<QList<AuditEntry>> audit(ServerId caseId, CancelToken cancel) override { return readAudit(m_session, caseId, cancel); }

private:
    TestOpsSession *m_session;
};

} // namespace

std::unique_ptr<CaseExtras> makeCaseExtras(TestOpsSession *session)
{
    return std::make_unique<RealExtras>(session);
}

} // namespace casewright::api::testops
