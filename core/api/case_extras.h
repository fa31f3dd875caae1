// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/domain/case_extras.h"
#include "core/domain/reference.h"

namespace casewright::api {

/// A file to be put at a case.
struct Upload {
    QString name;        ///< as people shall see it, in any script
    QString contentType; ///< "image/png"
    QByteArray content;
};

/// What real servers have beside the values of cases. Everything here acts on the server at once. Belongs to the server that
/// hands it out (TestOpsServer::extras()). Errors are those of the port.
class CaseExtras {
public:
    CaseExtras() = default;
    CaseExtras(const CaseExtras &) = delete;
    CaseExtras &operator=(const CaseExtras &) = delete;
    virtual ~CaseExtras() = default;

    /// Oldest first.
    [[nodiscard]] virtual Task<QList<Comment>> comments(ServerId caseId, CancelToken cancel) = 0;
    /// Sent once only: where its outcome is unknown it is looked for among the comments before it is called failed.
    [[nodiscard]] virtual Task<Comment> addComment(ServerId caseId, QString body, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<void> editComment(ServerId commentId, QString body, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<void> deleteComment(ServerId commentId, CancelToken cancel) = 0;

    [[nodiscard]] virtual Task<QList<Attachment>> attachments(ServerId caseId, CancelToken cancel) = 0;
    /// Keeps the name in any script, though servers spoil it while uploading.
    [[nodiscard]] virtual Task<Attachment> upload(ServerId caseId, Upload file, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<QByteArray> content(ServerId attachmentId, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<void> renameAttachment(ServerId attachmentId, QString name, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<void> deleteAttachment(ServerId attachmentId, CancelToken cancel) = 0;

    /// The first hundred shared steps of a project whose name has `search` in it.
    [[nodiscard]] virtual Task<QList<Ref>> sharedSteps(ServerId project, QString search, CancelToken cancel) = 0;
    /// Steps carry provisional keys.
    [[nodiscard]] virtual Task<SharedStepContent> sharedStepContent(ServerId sharedStepId, CancelToken cancel) = 0;
    /// Makes of what was read as `before` what `after` says, step by step, so that steps that stay keep their ids and files. Conflict, and
    /// nothing is sent, where the server has something else than `before` by now.
    [[nodiscard]] virtual Task<void> editSharedStep(ServerId sharedStepId, SharedStepContent before, Scenario after, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<void> renameSharedStep(ServerId sharedStepId, QString name, CancelToken cancel) = 0;
    /// Sent once only: where its outcome is unknown it is looked for by its name before it is called failed.
    [[nodiscard]] virtual Task<Ref> createSharedStep(ServerId project, QString name, CancelToken cancel) = 0;
    /// The first hundred values of a custom field with `search` in their name.
    [[nodiscard]] virtual Task<QList<Ref>> fieldValues(ServerId project, ServerId field, QString search, CancelToken cancel) = 0;
    /// User names of people who may own a case.
    [[nodiscard]] virtual Task<QStringList> people(ServerId project, QString search, CancelToken cancel) = 0;

    [[nodiscard]] virtual Task<AqlCheck> checkAql(ServerId project, QString aql, CancelToken cancel) = 0;
    /// The ids of all cases found. Invalid where the server does not understand `aql`.
    [[nodiscard]] virtual Task<QList<ServerId>> searchAql(ServerId project, QString aql, CancelToken cancel) = 0;

    /// What lies in the bin of a project, newest first.
    [[nodiscard]] virtual Task<QList<Ref>> bin(ServerId project, CancelToken cancel) = 0;
    [[nodiscard]] virtual Task<void> restore(ServerId caseId, CancelToken cancel) = 0;
    /// A copy on the server of everything the case has; its id. Sent once only.
    [[nodiscard]] virtual Task<ServerId> clone(ServerId caseId, QString nameSuffix, CancelToken cancel) = 0;
    /// Newest first, a hundred at most.
    [[nodiscard]] virtual Task<QList<AuditEntry>> audit(ServerId caseId, CancelToken cancel) = 0;
};

} // namespace casewright::api
