// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/account/sign_in.h"

#include "app/demoserver/api/answer.h"
#include "app/demoserver/http/multipart.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QHash<QByteArray, QByteArray> formOf(const HttpRequest &request)
{
    QHash<QByteArray, QByteArray> fields;
    if (request.headers.value("content-type").startsWith("multipart/form-data")) {
        const QList<Part> parts = partsOf(request);
        for (const Part &part : parts)
            fields.insert(part.name, part.content);
        return fields;
    }
    const QList<QByteArray> pairs = request.body.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        fields.insert(equals < 0 ? pair : pair.left(equals), QByteArray::fromPercentEncoding(value.replace('+', ' ')));
    }
    return fields;
}

QByteArray encoded(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QByteArray SignIn::newToken(const QByteArray &id) const
{
    const qint64 seconds = QDateTime::currentSecsSinceEpoch();
    const QJsonObject head{{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}};
    const QJsonObject claims{{u"user_name"_s, u"demo"_s}, {u"scope"_s, QJsonArray{u"openid"_s}},
                             {u"exp"_s, seconds + m_settings.jwtLifetime.count()}, {u"jti"_s, QString::fromLatin1(id)}};
    return encoded(head) + '.' + encoded(claims) + '.' + QUuid::createUuid().toRfc4122().toHex();
}

HttpResponse SignIn::exchange(const HttpRequest &request)
{
    const QHash<QByteArray, QByteArray> form = formOf(request);
    if (form.value("grant_type") != "apitoken")
        return errorResponse(400, u"Unsupported grant type: %1"_s.arg(QString::fromUtf8(form.value("grant_type"))));
    if (form.value("token") != m_settings.token)
        return errorResponse(401, u"Bad credentials"_s);
    const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QByteArray token = newToken(id);
    m_given.insert(token, QDeadlineTimer(m_settings.jwtLifetime));
    return answer(QJsonObject{{u"access_token"_s, QString::fromLatin1(token)}, {u"token_type"_s, u"bearer"_s},
                              {u"expires_in"_s, qint64(m_settings.jwtLifetime.count())}, {u"scope"_s, u"openid"_s},
                              {u"jti"_s, QString::fromLatin1(id)}});
}

bool SignIn::admits(const HttpRequest &request) const
{
    const QByteArray header = request.headers.value("authorization");
    const qsizetype blank = header.indexOf(' ');
    const QByteArray scheme = header.left(blank).toLower();
    const QByteArray token = header.mid(blank + 1).trimmed();
    if (scheme == "api-token")
        return m_settings.signIn != SignInKind::Bearer && token == m_settings.token;
    if (scheme != "bearer")
        return false;
    if (m_settings.signIn == SignInKind::Bearer)
        return token == m_settings.token;
    const auto given = m_given.constFind(token);
    return given != m_given.cend() && !given->hasExpired();
}

} // namespace casewright::demo
