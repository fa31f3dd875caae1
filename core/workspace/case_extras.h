// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"
#include "core/domain/case_extras.h"
#include "core/domain/reference.h"
#include "core/domain/scenario.h"

namespace casewright::workspace {

struct Context;

/// A file that an analyst puts at a case.
struct NewFile {
    QString name;        ///< in any script
    QString contentType; ///< "image/png"
    QByteArray content;
};

/// What lies beside the values of cases: comments, files, shared steps, the bin, searches of the server. Everything acts on the server at
/// once and is not undone here. NotFound for a case that the server does not have yet, Invalid where the server has no such thing (see
/// Capabilities). Belongs to the workspace.
class CaseExtras final {
public:
    explicit CaseExtras(Context &context) : m_context(context) {}

    /// Oldest first.
    [[nodiscard]] Task<QList<Comment>> comments(CaseKey key, CancelToken cancel);
    [[nodiscard]] Task<Comment> addComment(CaseKey key, QString body, CancelToken cancel);
    [[nodiscard]] Task<void> editComment(ServerId comment, QString body, CancelToken cancel);
    [[nodiscard]] Task<void> deleteComment(ServerId comment, CancelToken cancel);

    [[nodiscard]] Task<QList<Attachment>> attachments(CaseKey key, CancelToken cancel);
    [[nodiscard]] Task<Attachment> upload(CaseKey key, NewFile file, CancelToken cancel);
    [[nodiscard]] Task<QByteArray> content(ServerId attachment, CancelToken cancel);
    [[nodiscard]] Task<void> renameAttachment(ServerId attachment, QString name, CancelToken cancel);
    [[nodiscard]] Task<void> deleteAttachment(ServerId attachment, CancelToken cancel);

    /// The first hundred with `search` in their name, as with values and people.
    [[nodiscard]] Task<QList<Ref>> sharedSteps(QString search, CancelToken cancel);
    /// Steps carry provisional keys.
    [[nodiscard]] Task<SharedStepContent> sharedStepContent(ServerId sharedStep, CancelToken cancel);
    /// Makes of what was read as `before` what `after` says. Conflict where the server has something else by now.
    [[nodiscard]] Task<void> editSharedStep(ServerId sharedStep, SharedStepContent before, Scenario after, CancelToken cancel);
    [[nodiscard]] Task<void> renameSharedStep(ServerId sharedStep, QString name, CancelToken cancel);
    [[nodiscard]] Task<Ref> createSharedStep(QString name, CancelToken cancel);
    [[nodiscard]] Task<QList<Ref>> fieldValues(ServerId field, QString search, CancelToken cancel);
    [[nodiscard]] Task<QStringList> people(QString search, CancelToken cancel);

    [[nodiscard]] Task<AqlCheck> checkAql(QString aql, CancelToken cancel);
    /// The cases found, as far as they are listed here.
    [[nodiscard]] Task<QList<CaseKey>> searchAql(QString aql, CancelToken cancel);

    /// Id and name of what lies in the bin, newest first.
    [[nodiscard]] Task<QList<Ref>> bin(CancelToken cancel);
    [[nodiscard]] Task<void> restore(ServerId caseId, CancelToken cancel);
    /// The id of a copy on the server of all that `key` has there.
    [[nodiscard]] Task<ServerId> clone(CaseKey key, QString nameSuffix, CancelToken cancel);
    /// Newest first, a hundred at most.
    [[nodiscard]] Task<QList<AuditEntry>> audit(CaseKey key, CancelToken cancel);

private:
    template <typename T, typename Call>
    [[nodiscard]] Task<T> ask(Call call);
    template <typename T, typename Call>
    [[nodiscard]] Task<T> askOf(CaseKey key, Call call);
    template <typename T>
    [[nodiscard]] Task<T> noted(Task<T> running);

    Context &m_context;
};

} // namespace casewright::workspace
