// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"
#include "core/api/testops/read/session.h"

namespace casewright::api::testops {

/// See CaseExtras.
[[nodiscard]] Task<QList<Attachment>> readAttachments(TestOpsSession *session, ServerId caseId, CancelToken cancel);
/// Under a name that servers leave alone and that nothing else has, by which it is found where the answer is lost; then renamed. One that
/// cannot be renamed is taken away again.
[[nodiscard]] Task<Attachment> uploadFile(TestOpsSession *session, ServerId caseId, Upload file, CancelToken cancel);
[[nodiscard]] Task<QByteArray> readContent(TestOpsSession *session, ServerId attachmentId, CancelToken cancel);
/// As the server then has it; Protocol where it kept another name.
[[nodiscard]] Task<Attachment> renameFile(TestOpsSession *session, ServerId attachmentId, QString name, CancelToken cancel);
[[nodiscard]] Task<void> removeFile(TestOpsSession *session, ServerId attachmentId, CancelToken cancel);

} // namespace casewright::api::testops
