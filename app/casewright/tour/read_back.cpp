// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/tour/read_back.h"

#include <QCoro/QCoroNetworkReply>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkReply>

namespace casewright::app {

Task<QJsonDocument> ReadBack::get(QString path)
{
    QNetworkRequest request(QUrl(m_server.toString() + path));
    request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    co_await reply.get();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200)
        co_return failure(ErrorKind::Protocol, QStringLiteral("GET %1 answered %2").arg(path).arg(status));
    co_return QJsonDocument::fromJson(reply->readAll());
}

Task<QHash<QString, QStringList>> ReadBack::tagsOfCases(qint64 project)
{
    QHash<QString, QStringList> tags;
    for (int page = 0;; ++page) {
        const Result<QJsonDocument> answer
            = co_await get(QStringLiteral("/api/rs/testcase?projectId=%1&page=%2&size=500").arg(project).arg(page));
        if (!answer)
            co_return failure(answer.error());
        const QJsonArray rows = answer->object().value(QLatin1String("content")).toArray();
        for (const QJsonValue &row : rows) {
            QStringList names;
            const QJsonArray list = row.toObject().value(QLatin1String("tags")).toArray();
            for (const QJsonValue &tag : list)
                names.append(tag.toObject().value(QLatin1String("name")).toString());
            tags.insert(QString::number(row.toObject().value(QLatin1String("id")).toInteger()), names);
        }
        if (answer->object().value(QLatin1String("last")).toBool(true) || rows.isEmpty())
            co_return tags;
    }
}

Task<qint64> ReadBack::idOf(qint64 project, QString name)
{
    qint64 newest = 0;
    for (int page = 0;; ++page) {
        const Result<QJsonDocument> answer
            = co_await get(QStringLiteral("/api/rs/testcase?projectId=%1&page=%2&size=500").arg(project).arg(page));
        if (!answer)
            co_return failure(answer.error());
        const QJsonArray rows = answer->object().value(QLatin1String("content")).toArray();
        for (const QJsonValue &row : rows) {
            if (row.toObject().value(QLatin1String("name")).toString() == name)
                newest = std::max(newest, row.toObject().value(QLatin1String("id")).toInteger());
        }
        if (answer->object().value(QLatin1String("last")).toBool(true) || rows.isEmpty())
            co_return newest;
    }
}

} // namespace casewright::app
