// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/http/answer.h"

#include "core/base/log.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

namespace casewright::api {
namespace {

constexpr qsizetype longestText = 500;
const QString webPage = QStringLiteral("A web page answered, not the API");

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::Server;
    return status >= 400 ? ErrorKind::Invalid : ErrorKind::Protocol;
}

ErrorKind kindOfNetworkError(const Answer &answer)
{
    switch (answer.networkError) {
    case QNetworkReply::OperationCanceledError: // also what a transfer timeout is reported as
        return answer.cancelled ? ErrorKind::Cancelled : ErrorKind::Timeout;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return ErrorKind::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return ErrorKind::Protocol;
    default:
        return ErrorKind::Offline;
    }
}

bool isRedirection(int status)
{
    return status >= 300 && status < 400;
}

/// True where no whole answer arrived, whatever its status line said.
bool isBroken(const Answer &answer)
{
    const int error = answer.networkError;
    // For a 307 Qt wants to send the body again before it asks whether the redirection is followed.
    const bool lost = answer.networkError == QNetworkReply::ContentReSendError && !isRedirection(answer.status);
    return answer.status == 0 || answer.isCutShort || (error > 0 && error < 200) || lost ||
           answer.networkError == QNetworkReply::ProtocolFailure;
}

QString htmlTitle(const QByteArray &body)
{
    static const QRegularExpression title(QStringLiteral("<title[^>]*>\\s*(.*?)\\s*</title>"),
                                          QRegularExpression::CaseInsensitiveOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    return title.match(QString::fromUtf8(body.left(20'000))).captured(1);
}

bool isHtml(const QByteArray &body)
{
    return body.trimmed().startsWith('<');
}

/// What the server says went wrong: the message of its {status, message}, or what others call it.
QString serverText(const QByteArray &body)
{
    if (isHtml(body))
        return htmlTitle(body);
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const auto key :
         {QLatin1StringView("message"), QLatin1StringView("error_description"), QLatin1StringView("errorMessage"),
          QLatin1StringView("detail"), QLatin1StringView("error"), QLatin1StringView("title")}) {
        const QString text = object.value(key).toString();
        if (!text.isEmpty())
            return text;
    }
    return object.isEmpty() ? QString::fromUtf8(body).simplified() : QString();
}

std::optional<std::chrono::milliseconds> retryAfter(const QByteArray &header, const QDateTime &now)
{
    if (header.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = header.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return std::chrono::seconds(std::clamp<qint64>(seconds, 0, 86'400));
    // Qt knows the zone as a number only, HTTP writes GMT.
    const QByteArray written = header.trimmed().replace("GMT", "+0000");
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(written), Qt::RFC2822Date);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(date)));
}

Result<void> webPageError(const QByteArray &body)
{
    const QString title = withoutSecrets(htmlTitle(body)).left(longestText);
    return failure(ErrorKind::Protocol, title.isEmpty() ? webPage : webPage + QStringLiteral(": ") + title);
}

QString networkErrorText(const Answer &answer, ErrorKind kind)
{
    if (kind == ErrorKind::Tls && !answer.tlsText.isEmpty())
        return answer.tlsText;
    if (kind == ErrorKind::Timeout || kind == ErrorKind::Cancelled)
        return {};
    if (answer.networkError == QNetworkReply::ContentReSendError)
        return QStringLiteral("The connection was closed before the answer");
    if (answer.isCutShort && answer.networkError == QNetworkReply::NoError)
        return QStringLiteral("The connection was closed within the answer");
    return answer.networkText;
}

} // namespace

Result<Reply> judged(const Answer &answer, const QString &requestId, const QDateTime &now)
{
    Error error;
    error.requestId = requestId;
    error.httpStatus = answer.status;
    if (isBroken(answer)) {
        error.kind = kindOfNetworkError(answer);
        error.serverText = networkErrorText(answer, error.kind);
        error.outcomeUnknown = answer.mayHaveActed;
    } else if (answer.status >= 200 && answer.status < 300) {
        return Reply{answer.status, answer.body, requestId, answer.isFile};
    } else {
        error.kind = kindOfStatus(answer.status);
        error.serverText = isRedirection(answer.status) ? QStringLiteral("The server redirects to ") + answer.location
                                                        : serverText(answer.body);
        error.retryAfter = retryAfter(answer.retryAfter, now);
        // A gateway that gave up does not know what the server behind it did.
        error.outcomeUnknown = answer.mayHaveActed && (answer.status >= 500 || answer.status == 408);
    }
    error.serverText = withoutSecrets(error.serverText).left(longestText);
    return failure(std::move(error));
}

Result<void> looksLikeJson(const QByteArray &body)
{
    const QByteArray start = body.left(512).trimmed();
    if (start.startsWith('{') || start.startsWith('['))
        return {};
    if (start.isEmpty())
        return failure(ErrorKind::Protocol, QStringLiteral("The answer is empty"));
    if (!isHtml(start))
        return failure(ErrorKind::Protocol, QStringLiteral("The answer is not JSON"));
    return webPageError(body);
}

Result<void> looksLikeFile(const Reply &reply)
{
    const QByteArray start = reply.body.left(512).trimmed().toLower();
    const bool isPage = start.startsWith("<!doctype html") || start.startsWith("<html");
    return isPage && !reply.isFile ? webPageError(reply.body) : Result<void>();
}

bool isWebPage(const Error &error)
{
    return error.kind == ErrorKind::Protocol && error.serverText.startsWith(webPage);
}

} // namespace casewright::api
