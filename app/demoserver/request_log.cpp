// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/request_log.h"

#include "app/demoserver/http/multipart.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace casewright::demo {

namespace {

constexpr qsizetype maxLines = 20'000;
constexpr qint64 maxBody = 64 * 1024;
constexpr qint64 maxBodies = 8 * 1024 * 1024;

} // namespace

void RequestLog::begin()
{
    m_mostInFlight = std::max(m_mostInFlight, ++m_inFlight);
}

void RequestLog::end(const HttpRequest &request, int status, qint64 milliseconds)
{
    --m_inFlight;
    ++m_total;
    m_lines.append(lineOf(request, status));
    m_bodyBytes += m_lines.constLast().body.size();
    while (m_lines.size() > maxLines || m_bodyBytes > maxBodies)
        removeFirst();
    const QByteArray line = request.method + ' ' + request.target().toUtf8() + ' ' + QByteArray::number(status) + ' '
        + QByteArray::number(milliseconds) + " ms\n";
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

RequestLog::Line RequestLog::lineOf(const HttpRequest &request, int status)
{
    const QByteArray contentType = request.headers.value("content-type");
    Line line{request.method, request.path, request.query.toString(QUrl::FullyEncoded), request.headers.value("user-agent"), contentType,
              request.body.size(), {}, {}, status};
    if (contentType.toLower().startsWith("application/json"))
        line.body = request.body.left(maxBody);
    const QList<Part> parts = partsOf(request);
    for (const Part &part : parts)
        line.parts.append(QString::fromUtf8(part.name));
    return line;
}

void RequestLog::removeFirst()
{
    m_bodyBytes -= m_lines.constFirst().body.size();
    m_lines.removeFirst();
}

void RequestLog::clear()
{
    m_lines.clear();
    m_bodyBytes = 0;
    m_total = 0;
    m_mostInFlight = m_inFlight;
}

QJsonObject RequestLog::toJson(const Line &line)
{
    QJsonObject json{{QStringLiteral("method"), QString::fromLatin1(line.method)},
                     {QStringLiteral("path"), line.path},
                     {QStringLiteral("query"), line.query},
                     {QStringLiteral("agent"), QString::fromLatin1(line.agent)},
                     {QStringLiteral("status"), line.status}};
    if (line.bodySize == 0)
        return json;
    json.insert(QStringLiteral("contentType"), QString::fromLatin1(line.contentType));
    json.insert(QStringLiteral("bodySize"), line.bodySize);
    if (!line.body.isEmpty())
        json.insert(QStringLiteral("body"), QString::fromUtf8(line.body));
    if (!line.parts.isEmpty())
        json.insert(QStringLiteral("parts"), QJsonArray::fromStringList(line.parts));
    return json;
}

QJsonObject RequestLog::toJson() const
{
    QJsonArray lines;
    for (const Line &line : m_lines)
        lines.append(toJson(line));
    return {{QStringLiteral("total"), m_total}, {QStringLiteral("inFlight"), m_inFlight},
            {QStringLiteral("mostInFlight"), m_mostInFlight}, {QStringLiteral("requests"), lines}};
}

} // namespace casewright::demo
