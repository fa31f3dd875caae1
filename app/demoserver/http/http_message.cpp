// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/http/http_message.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace casewright::demo {

namespace {

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases{
        {200, "OK"}, {202, "Accepted"}, {204, "No Content"}, {302, "Found"}, {400, "Bad Request"}, {401, "Unauthorized"},
        {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"}, {409, "Conflict"}, {413, "Content Too Large"},
        {415, "Unsupported Media Type"}, {429, "Too Many Requests"}, {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"}, {501, "Not Implemented"}, {502, "Bad Gateway"}, {503, "Service Unavailable"},
        {504, "Gateway Timeout"}, {505, "HTTP Version Not Supported"}};
    return phrases.value(status, "Status");
}

} // namespace

QString HttpRequest::target() const
{
    const QString text = query.toString(QUrl::FullyEncoded);
    return text.isEmpty() ? path : path + u'?' + text;
}

QByteArray responseHead(const HttpResponse &response, AfterAnswer afterwards)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    if (response.status != 204) {
        if (!response.body.isEmpty())
            head += "Content-Type: " + response.contentType + "\r\n";
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    }
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    head += afterwards == AfterAnswer::Close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return head;
}

HttpResponse errorResponse(int status, const QString &message)
{
    const QJsonObject body{{QStringLiteral("status"), status}, {QStringLiteral("message"), message}};
    return {status, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json", {}};
}

HttpResponse htmlPage(const QByteArray &title, const QByteArray &text)
{
    return {200, "<!DOCTYPE html>\n<html><head><title>" + title + "</title></head><body><p>" + text + "</p></body></html>\n",
            "text/html;charset=utf-8", {}};
}

} // namespace casewright::demo
