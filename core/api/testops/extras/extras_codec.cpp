// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/extras_codec.h"

#include "core/api/json/page.h"

#include <QRegularExpression>
#include <QUuid>

namespace casewright::api::testops {
namespace {

template <typename T, T (*readOne)(JsonReader &)>
Result<T> decodeOne(const QByteArray &json)
{
    JsonReader in(json);
    T value = readOne(in);
    TRY(in.finish());
    return value;
}

AqlCheck readAqlCheck(JsonReader &in)
{
    AqlCheck check;
    in.object([&](JsonReader::Key key) {
        if (key == "valid")
            check.isValid = in.boolean();
        else if (key == "count")
            check.count = in.integer().value_or(0);
    });
    return check;
}

QString readAuditPart(JsonReader &in)
{
    QString type;
    in.object([&](JsonReader::Key key) {
        if (key == "type")
            type = in.text();
    });
    return type;
}

QByteArray freshName()
{
    return QUuid::createUuid().toByteArray(QUuid::Id128);
}

/// Nothing that could end the header line.
QByteArray plainType(const QString &contentType)
{
    static const QRegularExpression type(QStringLiteral("^[\\w.+-]+/[\\w.+-]+$"));
    return type.match(contentType).hasMatch() ? contentType.toLatin1() : QByteArrayLiteral("application/octet-stream");
}

} // namespace

Comment readComment(JsonReader &in)
{
    Comment comment;
    std::optional<qint64> id;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            id = in.integer();
        else if (key == "body")
            comment.body = in.text();
        else if (key == "createdBy")
            comment.author = in.text();
        else if (key == "createdDate")
            comment.createdDate = in.date();
    });
    if (!id)
        in.missing("id", "a number");
    comment.id = id.value_or(0);
    return comment;
}

Result<Comment> decodeComment(const QByteArray &json)
{
    return decodeOne<Comment, readComment>(json);
}

Attachment readAttachment(JsonReader &in)
{
    Attachment attachment;
    std::optional<qint64> id;
    in.object([&](JsonReader::Key key) {
        if (key == "id")
            id = in.integer();
        else if (key == "name")
            attachment.name = in.text();
        else if (key == "contentType")
            attachment.contentType = in.text();
        else if (key == "contentLength")
            attachment.size = in.integer().value_or(0);
        else if (key == "missed")
            attachment.isMissing = in.boolean();
    });
    if (!id)
        in.missing("id", "a number");
    attachment.id = id.value_or(0);
    return attachment;
}

Result<Attachment> decodeAttachment(const QByteArray &json)
{
    return decodeOne<Attachment, readAttachment>(json);
}

Result<Attachment> decodeUploaded(const QByteArray &json)
{
    TRY_ASSIGN(const auto page, (decodePage<Attachment, readAttachment>(json)));
    if (page.items.isEmpty())
        return failure(ErrorKind::Protocol, QStringLiteral("$: an attachment is missing"));
    return page.items.constFirst();
}

AuditEntry readAuditEntry(JsonReader &in)
{
    AuditEntry entry;
    in.object([&](JsonReader::Key key) {
        if (key == "timestamp")
            entry.time = in.date();
        else if (key == "username")
            entry.who = in.text();
        else if (key == "actionType")
            entry.action = in.text();
        else if (key == "data")
            in.array([&] { entry.parts.append(readAuditPart(in)); });
    });
    entry.parts.removeDuplicates();
    return entry;
}

QString readUserName(JsonReader &in)
{
    QString name;
    in.object([&](JsonReader::Key key) {
        if (key == "username" || (key == "name" && name.isEmpty()))
            name = in.text();
    });
    return name;
}

Result<AqlCheck> decodeAqlCheck(const QByteArray &json)
{
    return decodeOne<AqlCheck, readAqlCheck>(json);
}

FileForm fileForm(const QByteArray &fileName, const Upload &file)
{
    const QByteArray boundary = "casewright-" + freshName();
    FileForm form;
    form.contentType = "multipart/form-data; boundary=" + boundary;
    form.body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
        + "\"\r\nContent-Type: " + plainType(file.contentType) + "\r\n\r\n" + file.content + "\r\n--" + boundary + "--\r\n";
    return form;
}

QByteArray uniqueFileName(const QString &name)
{
    static const QRegularExpression ending(QStringLiteral("\\.[A-Za-z0-9]{1,10}$"));
    return "upload-" + freshName() + ending.match(name).captured().toLatin1();
}

} // namespace casewright::api::testops
