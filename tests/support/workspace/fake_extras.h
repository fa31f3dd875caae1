// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"

#include <QMap>
#include <QPair>

#include <functional>

namespace casewright::test {

/// What real servers have beside the values of cases, in memory. Answers come after a turn of the event loop.
class FakeExtras final : public api::CaseExtras {
public:
    struct File {
        Attachment attachment;
        QByteArray content;
        ServerId caseId = 0;
    };
    QMap<ServerId, QList<Comment>> commentsOf;
    QMap<ServerId, QList<AuditEntry>> auditOf;
    QMap<ServerId, File> files;
    QList<Ref> shared;
    QMap<ServerId, Scenario> sharedContent;
    QMap<ServerId, qint64> sharedUsedBy; ///< not told of those that are not here
    QMap<ServerId, QList<Ref>> values; ///< of custom fields
    QStringList names;                 ///< of people
    QMap<QString, QList<ServerId>> aqlAnswers; ///< a query that is not here is not understood
    QList<Ref> deleted;                ///< what lies in the bin
    std::function<void(ServerId)> onRestore;
    std::function<void(ServerId, ServerId copy)> onClone;
    QStringList log;                   ///< "comments 12", "values 40 chr", ...
    QList<Error> failNext;             ///< taken one by one by the next operations
    QString failOf;                    ///< of these, those whose line in the log begins so

    Task<QList<Comment>> comments(ServerId caseId, CancelToken cancel) override;
    Task<Comment> addComment(ServerId caseId, QString body, CancelToken cancel) override;
    Task<void> editComment(ServerId commentId, QString body, CancelToken cancel) override;
    Task<void> deleteComment(ServerId commentId, CancelToken cancel) override;
    Task<QList<Attachment>> attachments(ServerId caseId, CancelToken cancel) override;
    Task<Attachment> upload(ServerId caseId, api::Upload file, CancelToken cancel) override;
    Task<QByteArray> content(ServerId attachmentId, CancelToken cancel) override;
    Task<void> renameAttachment(ServerId attachmentId, QString name, CancelToken cancel) override;
    Task<void> deleteAttachment(ServerId attachmentId, CancelToken cancel) override;
    Task<QList<Ref>> sharedSteps(ServerId project, QString search, CancelToken cancel) override;
    Task<SharedStepContent> sharedStepContent(ServerId sharedStepId, CancelToken cancel) override;
    Task<void> editSharedStep(ServerId sharedStepId, SharedStepContent before, Scenario after, CancelToken cancel) override;
    Task<void> renameSharedStep(ServerId sharedStepId, QString name, CancelToken cancel) override;
    Task<Ref> createSharedStep(ServerId project, QString name, CancelToken cancel) override;
    Task<QList<Ref>> fieldValues(ServerId project, ServerId field, QString search, CancelToken cancel) override;
    Task<QStringList> people(ServerId project, QString search, CancelToken cancel) override;
    Task<AqlCheck> checkAql(ServerId project, QString aql, CancelToken cancel) override;
    Task<QList<ServerId>> searchAql(ServerId project, QString aql, CancelToken cancel) override;
    Task<QList<Ref>> bin(ServerId project, CancelToken cancel) override;
    Task<void> restore(ServerId caseId, CancelToken cancel) override;
    Task<ServerId> clone(ServerId caseId, QString nameSuffix, CancelToken cancel) override;
    Task<QList<AuditEntry>> audit(ServerId caseId, CancelToken cancel) override;

private:
    /// Notes the operation and takes a turn; then the failure prepared for it, if any.
    [[nodiscard]] Task<void> turn(QString what, CancelToken cancel);
    [[nodiscard]] Comment *findComment(ServerId id);
    [[nodiscard]] Ref *findShared(ServerId id);

    ServerId m_nextId = 500;
};

} // namespace casewright::test
