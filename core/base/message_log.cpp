// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message_log.h"

#include "core/base/log.h"

#include <QDateTime>
#include <QMutex>
#include <QRegularExpression>

namespace casewright {
namespace {

constexpr qsizetype mostMessages = 500;
constexpr qsizetype mostLetters = 300;

struct KeptMessages {
    QMutex mutex;
    QStringList lines;
    QtMessageHandler previous = nullptr;
};

KeptMessages &kept()
{
    static KeptMessages messages;
    return messages;
}

QString levelText(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return QStringLiteral("error");
}

void keepAndPassOn(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString category = QString::fromLatin1(context.category ? context.category : "default");
    const QString line = QStringLiteral("%1 %2 %3 %4").arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), levelText(type), category, withoutContent(message));
    {
        const QMutexLocker lock(&kept().mutex);
        kept().lines.append(line);
        if (kept().lines.size() > mostMessages)
            kept().lines.removeFirst();
    }
    const bool isOnlyKept = type == QtDebugMsg && category.startsWith(QLatin1StringView("casewright."));
    if (kept().previous && !isOnlyKept)
        kept().previous(type, context, message);
}

/// "/api/rs/testcase/12/overview" of an address; a segment that could be anybody's words is left out, and what is asked for.
QString plainPath(const QString &address)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9_.:-]*$"));
    static const QRegularExpression server(QStringLiteral("^[a-z]+://[^/?#]*"));
    static const QRegularExpression query(QStringLiteral("[?#].*$"));
    QStringList segments = QString(address).remove(server).remove(query).split(u'/');
    for (QString &segment : segments) {
        if (!plain.match(segment).hasMatch())
            segment = QStringLiteral("…");
    }
    return segments.join(u'/');
}

} // namespace

void keepMessages()
{
    QLoggingCategory::setFilterRules(QStringLiteral("casewright.api.debug=true")); // a line a request
    kept().previous = qInstallMessageHandler(&keepAndPassOn);
}

QStringList keptMessages()
{
    const QMutexLocker lock(&kept().mutex);
    return kept().lines;
}

QString withoutContent(const QString &message)
{
    static const QRegularExpression quoted(QStringLiteral(R"("(\\.|[^"\\])*"?|“[^”]*”?)"));
    // Addresses are shown decoded: there may be spaces in them.
    static const QRegularExpression request(QStringLiteral(R"(^([A-Z]+) ([a-z]+://.*) (\d+ \d+ ms \S+)$)"));
    static const QRegularExpression address(QStringLiteral(R"([a-z]+://\S*.*$)"));
    const QString text = withoutSecrets(message).replace(u'\n', u' ');
    const QRegularExpressionMatch asked = request.match(text);
    if (asked.hasMatch())
        return asked.captured(1) + u' ' + plainPath(asked.captured(2)) + u' ' + asked.captured(3);
    return QString(text).replace(quoted, QStringLiteral("\"…\"")).replace(address, QStringLiteral("…")).left(mostLetters);
}

} // namespace casewright
