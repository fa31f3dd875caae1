// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/body.h"
#include "app/demoserver/http/multipart.h"
#include "app/demoserver/testops/server/routes.h"
#include "app/demoserver/testops/server/spring_page.h"
#include "app/demoserver/testops/steps/scenario_dto.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Of { Case, SharedStep };

// Real servers read the names of multipart files as ASCII: each other byte becomes U+FFFD.
QString fileNameOf(const QByteArray &bytes)
{
    QString name;
    for (const char byte : bytes)
        name += static_cast<unsigned char>(byte) < 0x80 ? QChar(QLatin1Char(byte)) : QChar(QChar::ReplacementCharacter);
    return name;
}

QList<Part> filesIn(const HttpRequest &request)
{
    QList<Part> files = partsOf(request);
    files.removeIf([](const Part &part) { return part.name != "file"; });
    if (files.isEmpty())
        throw ApiError{400, u"Required request part 'file' is not present"_s};
    return files;
}

QByteArray typeOf(const Part &file)
{
    return file.contentType.isEmpty() ? QByteArray("application/octet-stream") : file.contentType;
}

template <Of kind>
qint64 ownerOf(Context &context, const ApiRequest &request)
{
    if (kind == Of::Case)
        return caseOf(context, request.number("testCaseId")).id;
    const qint64 id = request.number("sharedStepId");
    return existing(recordById(context.store.extras.sharedSteps, id), "Shared step", id).id;
}

template <Of kind>
Attachment &attachmentOf(Context &context, const ApiRequest &request)
{
    Attachment *found = recordById(context.store.extras.attachments, request.ids.constFirst());
    if (found && (found->sharedStepId == 0) != (kind == Of::Case))
        found = nullptr;
    return existing(found, "Attachment", request.ids.constFirst());
}

template <Of kind>
HttpResponse listAttachments(Context &context, const ApiRequest &request)
{
    const qint64 owner = ownerOf<kind>(context, request);
    QJsonArray all;
    for (const Attachment &each : context.store.extras.attachments) {
        if ((kind == Of::Case ? each.caseId : each.sharedStepId) == owner)
            all.append(attachmentJson(each));
    }
    return answerSpringPage(all, request);
}

template <Of kind>
HttpResponse upload(Context &context, const ApiRequest &request)
{
    const qint64 owner = ownerOf<kind>(context, request);
    QJsonArray made;
    const QList<Part> files = filesIn(request.http);
    for (const Part &file : files) {
        context.store.extras.attachments.append({context.store.catalogue.takeId(), kind == Of::Case ? owner : 0, kind == Of::Case ? 0 : owner,
                                                 fileNameOf(file.fileName), typeOf(file), file.content});
        made.append(attachmentJson(context.store.extras.attachments.constLast()));
    }
    context.store.changed();
    return answer(made);
}

template <Of kind>
HttpResponse readContent(Context &context, const ApiRequest &request)
{
    const Attachment &found = attachmentOf<kind>(context, request);
    HttpResponse response{200, found.content, found.contentType, {}};
    const QByteArray name = QUrl::toPercentEncoding(found.name);
    response.headers.emplaceBack("Content-Disposition", (queryFlag(request, "inline") ? "inline" : "attachment") + QByteArray("; filename*=UTF-8''") + name);
    return response;
}

template <Of kind>
HttpResponse replaceContent(Context &context, const ApiRequest &request)
{
    Attachment &found = attachmentOf<kind>(context, request);
    const Part file = filesIn(request.http).constFirst();
    found.content = file.content;
    found.contentType = typeOf(file);
    context.store.changed();
    return answer(attachmentJson(found));
}

template <Of kind>
HttpResponse patchAttachment(Context &context, const ApiRequest &request)
{
    Attachment &found = attachmentOf<kind>(context, request);
    const Body body = Body::of(request.http);
    if (body.has("name"))
        found.name = body.requiredName("name");
    if (const std::optional<QString> type = body.text("contentType"))
        found.contentType = type->toLatin1();
    context.store.changed();
    return answer(attachmentJson(found));
}

template <Of kind>
HttpResponse removeAttachment(Context &context, const ApiRequest &request)
{
    const qint64 id = attachmentOf<kind>(context, request).id;
    context.store.extras.attachments.removeIf([id](const Attachment &each) { return each.id == id; });
    context.store.changed();
    return answerNothing(200);
}

} // namespace

void addAttachmentRoutes(Routes &routes)
{
    routes.get("testcase/attachment", listAttachments<Of::Case>);
    routes.post("testcase/attachment", upload<Of::Case>);
    routes.get("testcase/attachment/{}/content", readContent<Of::Case>);
    routes.put("testcase/attachment/{}/content", replaceContent<Of::Case>);
    routes.patch("testcase/attachment/{}", patchAttachment<Of::Case>);
    routes.remove("testcase/attachment/{}", removeAttachment<Of::Case>);
    routes.get("sharedstep/attachment", listAttachments<Of::SharedStep>);
    routes.post("sharedstep/attachment", upload<Of::SharedStep>);
    routes.get("sharedstep/attachment/{}/content", readContent<Of::SharedStep>);
    routes.put("sharedstep/attachment/{}/content", replaceContent<Of::SharedStep>);
    routes.patch("sharedstep/attachment/{}", patchAttachment<Of::SharedStep>);
    routes.remove("sharedstep/attachment/{}", removeAttachment<Of::SharedStep>);
}

} // namespace casewright::demo
