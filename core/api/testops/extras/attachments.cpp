// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/testops/extras/attachments.h"

#include "core/api/http/create_once.h"
#include "core/api/json/page.h"
#include "core/api/testops/extras/extras_codec.h"

namespace casewright::api::testops {
namespace {

QUrlQuery ofCase(ServerId caseId)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("testCaseId"), QString::number(caseId));
    return query;
}

QString filesPath(const TestOpsSession &session)
{
    return session.path(QLatin1StringView("testcase/attachment"));
}

QString filePath(const TestOpsSession &session, ServerId attachmentId)
{
    return filesPath(session) + QLatin1Char('/') + QString::number(attachmentId);
}

Task<QList<Attachment>> filesNamed(TestOpsSession *session, ServerId caseId, QString name, CancelToken cancel)
{
    Result<QList<Attachment>> files = co_await readAttachments(session, caseId, cancel);
    CO_TRY(files);
    files->removeIf([&name](const Attachment &file) { return file.name != name; });
    co_return files;
}

} // namespace

Task<QList<Attachment>> readAttachments(TestOpsSession *session, ServerId caseId, CancelToken cancel)
{
    Request request = getRequest(filesPath(*session), ofCase(caseId), cancel);
    request.query.addQueryItem(QStringLiteral("size"), QStringLiteral("200"));
    Result<QList<Attachment>> files = co_await readWholeList<Attachment>(&session->client, request, &decodePage<Attachment, readAttachment>);
    co_return files;
}

Task<Attachment> uploadFile(TestOpsSession *session, ServerId caseId, Upload file, CancelToken cancel)
{
    const QByteArray name = uniqueFileName(file.name);
    const FileForm form = fileForm(name, file);
    const QString known = QString::fromLatin1(name);
    Creation<Attachment> creation;
    creation.request = writeRequest(Method::Post, filesPath(*session), form.body, cancel);
    creation.request.query = ofCase(caseId);
    creation.request.contentType = form.contentType;
    creation.decode = &decodeUploaded;
    creation.find = [session, caseId, known, cancel] { return filesNamed(session, caseId, known, cancel); };
    creation.nameOf = [](const Attachment &made) { return QString::number(made.id); };
    creation.onlyOnce = true;
    const Result<Attachment> made = co_await createOnce(&session->client, creation);
    CO_TRY(made);
    Result<Attachment> renamed = co_await renameFile(session, made->id, file.name, cancel);
    if (renamed)
        co_return renamed;
    // Under the other name nobody would know it. Whether it could be taken away changes nothing about what is told.
    const Result<void> removed = co_await removeFile(session, made->id, {});
    Q_UNUSED(removed);
    co_return renamed;
}

Task<QByteArray> readContent(TestOpsSession *session, ServerId attachmentId, CancelToken cancel)
{
    Request request = getRequest(filePath(*session, attachmentId) + QStringLiteral("/content"), {}, cancel);
    request.accept = QByteArrayLiteral("*/*");
    const Result<Reply> reply = co_await session->client.send(request);
    CO_TRY(reply);
    if (const Result<void> file = looksLikeFile(*reply); !file)
        co_return failure(about(*reply, file.error()));
    co_return reply->body;
}

Task<Attachment> renameFile(TestOpsSession *session, ServerId attachmentId, QString name, CancelToken cancel)
{
    const QByteArray json = toJson(QJsonObject{{QStringLiteral("name"), name}});
    const Request request = writeRequest(Method::Patch, filePath(*session, attachmentId), json, cancel);
    Result<Attachment> renamed = co_await session->client.read(request, &decodeAttachment);
    CO_TRY(renamed);
    if (renamed->name != name)
        co_return failure(ErrorKind::Protocol, QStringLiteral("The server named the file \"%1\" instead of \"%2\"").arg(renamed->name, name));
    co_return renamed;
}

Task<void> removeFile(TestOpsSession *session, ServerId attachmentId, CancelToken cancel)
{
    const Result<Reply> reply = co_await session->client.write(writeRequest(Method::Delete, filePath(*session, attachmentId), {}, cancel));
    CO_TRY(reply);
    co_return {};
}

} // namespace casewright::api::testops
