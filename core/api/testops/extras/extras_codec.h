// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/api/case_extras.h"
#include "core/api/json/json_reader.h"

namespace casewright::api::testops {

/// {id, body, createdBy, createdDate}
[[nodiscard]] Comment readComment(JsonReader &in);
[[nodiscard]] Result<Comment> decodeComment(const QByteArray &json);
/// {id, name, contentType, contentLength, missed}
[[nodiscard]] Attachment readAttachment(JsonReader &in);
[[nodiscard]] Result<Attachment> decodeAttachment(const QByteArray &json);
/// The answer to an upload: a list of one.
[[nodiscard]] Result<Attachment> decodeUploaded(const QByteArray &json);
/// {timestamp, username, actionType, data: [{type}]}
[[nodiscard]] AuditEntry readAuditEntry(JsonReader &in);
/// {username} of users, {name} of members.
[[nodiscard]] QString readUserName(JsonReader &in);
/// {valid, count}
[[nodiscard]] Result<AqlCheck> decodeAqlCheck(const QByteArray &json);

/// A multipart/form-data body of one file.
struct FileForm {
    QByteArray contentType; ///< with the boundary
    QByteArray body;
};
/// `fileName` must be of plain ASCII without quotes: servers spoil everything else.
[[nodiscard]] FileForm fileForm(const QByteArray &fileName, const Upload &file);
/// A name that no other file has, with the ending of `name` where that is plain.
[[nodiscard]] QByteArray uniqueFileName(const QString &name);

} // namespace casewright::api::testops
