// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/prompt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>

namespace casewright::test {

/// A plain HTTP client that knows nothing of Casewright: what it reads is what the server has, and what it writes is what a
/// colleague did. Fails the test where the server does not answer or refuses.
class RawClient final {
public:
    RawClient(const QString &base, const QByteArray &authorization) : m_base(base), m_authorization(authorization) {}

    QJsonValue get(const QString &path) { return send("GET", path); }

    QJsonValue send(const QByteArray &method, const QString &path, const QJsonValue &body = {})
    {
        QNetworkRequest request(QUrl(m_base + QStringLiteral("/api/rs/") + path));
        request.setRawHeader("Authorization", m_authorization);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        QNetworkReply *reply = m_network.sendCustomRequest(request, method, text(body));
        const bool isDone = finishes(reply);
        const QByteArray answer = reply->readAll();
        if (!isDone || reply->error() != QNetworkReply::NoError)
            QTest::qFail(qPrintable(path + QLatin1Char(' ') + reply->errorString() + QString::fromUtf8(answer)), __FILE__, __LINE__);
        reply->deleteLater();
        const QJsonDocument json = QJsonDocument::fromJson(answer);
        return json.isArray() ? QJsonValue(json.array()) : QJsonValue(json.object());
    }

private:
    static QByteArray text(const QJsonValue &body)
    {
        if (body.isArray())
            return QJsonDocument(body.toArray()).toJson();
        return body.isObject() ? QJsonDocument(body.toObject()).toJson() : QByteArray();
    }

    QString m_base;
    QByteArray m_authorization;
    QNetworkAccessManager m_network;
};

/// The paths at which two JSON values differ, such as "/scenarioSteps/7/body". What says when and by whom something was last
/// changed is passed over.
inline QStringList differences(const QJsonValue &a, const QJsonValue &b, const QString &path = {})
{
    QStringList found;
    if (a.isObject() && b.isObject()) {
        QStringList keys = a.toObject().keys() + b.toObject().keys();
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys)) {
            if (!key.startsWith(QLatin1StringView("lastModified")))
                found += differences(a[key], b[key], path + QLatin1Char('/') + key);
        }
    } else if (a.isArray() && b.isArray() && a.toArray().size() == b.toArray().size()) {
        for (qsizetype i = 0; i < a.toArray().size(); ++i)
            found += differences(a[i], b[i], path + QLatin1Char('/') + QString::number(i));
    } else if (a != b) {
        found.append(path);
    }
    return found;
}

/// Those of `paths` that are not at or below any of `allowed`.
inline QStringList notBelow(QStringList paths, const QStringList &allowed)
{
    paths.removeIf([&allowed](const QString &path) {
        return std::ranges::any_of(allowed, [&path](const QString &top) { return path == top || path.startsWith(top + QLatin1Char('/')); });
    });
    return paths;
}

/// How many elements of `a` are not, exactly as they are, among `b`.
inline int missing(const QJsonArray &a, const QJsonArray &b)
{
    return static_cast<int>(std::count_if(a.begin(), a.end(), [&b](const QJsonValue &item) { return !b.contains(item); }));
}

} // namespace casewright::test
