// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/casewright/tour/read_back.h"

#include "app/casewright/tour/told_steps.h"

#include <QCoro/QCoroNetworkReply>
#include <QNetworkReply>

#include <algorithm>

namespace casewright::app {
namespace {

const QString seed = QStringLiteral("seed");
const QString modern = QStringLiteral("testops");

QStringList namesIn(const QJsonArray &items)
{
    QStringList names;
    for (const QJsonValue &item : items)
        names.append(item.toObject().value(QLatin1String("name")).toString());
    names.sort();
    return names;
}

} // namespace

ReadBack::ReadBack(const QUrl &server, const QString &token, const QString &dialect)
    : m_dialect(dialect), m_api(server.toString() + QLatin1String(dialect == modern ? "/api" : "/api/rs")),
      m_authorization((dialect == seed ? "Bearer " : "Api-Token ") + token.toUtf8())
{}

Task<QJsonDocument> ReadBack::get(QString path)
{
    QNetworkRequest request(QUrl(m_api + path));
    request.setRawHeader("Authorization", m_authorization);
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    co_await reply.get();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonDocument answer = QJsonDocument::fromJson(reply->readAll());
    if (status != 200 || answer.isNull())
        co_return failure(ErrorKind::Protocol, QStringLiteral("GET %1 answered %2").arg(path).arg(status));
    co_return answer;
}

Task<QJsonArray> ReadBack::cases(qint64 project)
{
    // The plain list of a real server has no tags.
    const QString list = m_dialect == seed ? QStringLiteral("/testcase?projectId=%1&page=%2&size=500")
                                           : QStringLiteral("/testcase/__search?projectId=%1&rql=true&page=%2&size=500");
    QJsonArray all;
    for (int page = 0;; ++page) {
        const Result<QJsonDocument> answer = co_await get(list.arg(project).arg(page));
        if (!answer)
            co_return failure(answer.error());
        const QJsonArray rows = answer->object().value(QLatin1String("content")).toArray();
        for (const QJsonValue &row : rows)
            all.append(row);
        if (answer->object().value(QLatin1String("last")).toBool(true) || rows.isEmpty())
            co_return all;
    }
}

Task<qint64> ReadBack::idOf(qint64 project, QString name)
{
    CO_TRY_ASSIGN(const QJsonArray rows, co_await cases(project));
    qint64 newest = 0;
    for (const QJsonValue &row : rows) {
        if (row.toObject().value(QLatin1String("name")).toString() == name)
            newest = std::max(newest, row.toObject().value(QLatin1String("id")).toInteger());
    }
    co_return newest;
}

Task<qsizetype> ReadBack::countTagged(qint64 project, QString tag)
{
    CO_TRY_ASSIGN(const QJsonArray rows, co_await cases(project));
    co_return std::ranges::count_if(rows, [&tag](const QJsonValue &row) {
        return namesIn(row.toObject().value(QLatin1String("tags")).toArray()).contains(tag);
    });
}

Task<QJsonArray> ReadBack::stepsOf(qint64 id)
{
    const QString path = QStringLiteral("/testcase/%1").arg(id);
    if (m_dialect == modern) {
        CO_TRY_ASSIGN(const QJsonDocument tree, co_await get(path + QStringLiteral("/step")));
        co_return stepsOfNodes(tree.object());
    }
    if (m_dialect == seed) {
        CO_TRY_ASSIGN(const QJsonDocument scenario, co_await get(path + QStringLiteral("/scenario")));
        co_return stepsOfKeywords(scenario.object());
    }
    CO_TRY_ASSIGN(const QJsonDocument overview, co_await get(path + QStringLiteral("/overview")));
    co_return stepsOfKeywords(overview.object().value(QLatin1String("scenario")).toObject());
}

Task<QStringList> ReadBack::tagsOf(qint64 id)
{
    Result<QStringList> names = co_await namesAt(QStringLiteral("/testcase/%1/tag").arg(id));
    co_return names;
}

Task<QStringList> ReadBack::issuesOf(qint64 id)
{
    Result<QStringList> names = co_await namesAt(QStringLiteral("/testcase/%1/issue").arg(id));
    co_return names;
}

Task<QStringList> ReadBack::namesAt(QString path)
{
    CO_TRY_ASSIGN(const QJsonDocument items, co_await get(path));
    co_return namesIn(items.array());
}

} // namespace casewright::app
