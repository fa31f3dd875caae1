// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace casewright::api {

QString newRequestId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Request getRequest(const QString &path, const QUrlQuery &query, const CancelToken &cancel)
{
    Request request;
    request.path = path;
    request.query = query;
    request.cancel = cancel;
    return request;
}

Request writeRequest(Method method, const QString &path, const QByteArray &json, const CancelToken &cancel)
{
    Request request;
    request.method = method;
    request.path = path;
    request.body = json;
    request.cancel = cancel;
    return request;
}

void addText(QUrlQuery &query, const QString &key, const QString &text)
{
    query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(text)));
}

QByteArray toJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray toJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace casewright::api
