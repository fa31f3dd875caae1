// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/prompt.h"
#include "tests/support/demo_server_process.h"
#include "tests/support/openapi/request_check.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>

namespace casewright::test {

/// A request that a demo server saw.
struct Seen {
    openapi::Request request;
    QString agent;
    int status = 0;     ///< of the answer; 0: it got none
    bool isCut = false; ///< the log holds the beginning of its body only

    [[nodiscard]] QString line() const { return request.method + QLatin1Char(' ') + request.path; }
    /// "PATCH /api/testcase/N": what it is sent to, whatever the case or step.
    [[nodiscard]] QString endpoint() const
    {
        static const QRegularExpression number(QStringLiteral("/-?\\d+(?=/|$)"));
        return line().replace(number, QStringLiteral("/N"));
    }
    [[nodiscard]] bool isRead() const { return request.method == QLatin1StringView("GET"); }
    /// Casewright's, not that of the test itself.
    [[nodiscard]] bool isOurs() const { return agent.startsWith(QLatin1StringView("Casewright/")); }
};

inline Seen seenFrom(const QJsonValue &json)
{
    Seen seen;
    seen.request.method = json[QLatin1StringView("method")].toString();
    seen.request.path = json[QLatin1StringView("path")].toString();
    seen.request.query = QUrlQuery(json[QLatin1StringView("query")].toString());
    seen.request.contentType = json[QLatin1StringView("contentType")].toString();
    seen.request.body = json[QLatin1StringView("body")].toString().toUtf8();
    const QJsonArray parts = json[QLatin1StringView("parts")].toArray();
    for (const QJsonValue &part : parts)
        seen.request.parts.append(part.toString());
    const qint64 size = json[QLatin1StringView("bodySize")].toInteger();
    seen.request.hasBody = size > 0;
    seen.isCut = !seen.request.body.isEmpty() && seen.request.body.size() < size;
    seen.agent = json[QLatin1StringView("agent")].toString();
    seen.status = json[QLatin1StringView("status")].toInt();
    return seen;
}

/// The log of a demo server. Fails the test where the server does not tell it.
class SeenRequests final {
public:
    explicit SeenRequests(const DemoServerProcess &process) : m_url(process.url()), m_token(process.token()) {}

    void forget() { (void)send("DELETE"); }

    /// All of Casewright's since forget(), in the order in which they were answered.
    QList<Seen> all()
    {
        const QJsonObject log = QJsonDocument::fromJson(send("GET")).object();
        const QJsonArray lines = log[QLatin1StringView("requests")].toArray();
        if (log[QLatin1StringView("total")].toInteger() != lines.size())
            QTest::qFail("the log is not complete", __FILE__, __LINE__);
        QList<Seen> seen;
        for (const QJsonValue &line : lines) {
            if (const Seen one = seenFrom(line); one.isOurs())
                seen.append(one);
        }
        return seen;
    }

private:
    QByteArray send(const QByteArray &method)
    {
        QNetworkRequest request(QUrl(m_url + QStringLiteral("/_demo/requests")));
        request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
        QNetworkReply *reply = m_network.sendCustomRequest(request, method);
        if (!finishes(reply) || reply->error() != QNetworkReply::NoError)
            QTest::qFail(qPrintable(reply->errorString()), __FILE__, __LINE__);
        reply->deleteLater();
        return reply->readAll();
    }

    QString m_url;
    QString m_token;
    QNetworkAccessManager m_network;
};

} // namespace casewright::test
