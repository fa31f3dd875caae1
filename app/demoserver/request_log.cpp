// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/request_log.h"

#include <QJsonArray>

#include <algorithm>
#include <cstdio>

namespace casewright::demo {

namespace {

constexpr qsizetype maxLines = 20'000;

} // namespace

void RequestLog::begin()
{
    m_mostInFlight = std::max(m_mostInFlight, ++m_inFlight);
}

void RequestLog::end(const HttpRequest &request, int status, qint64 milliseconds)
{
    --m_inFlight;
    ++m_total;
    m_lines.append({request.method, request.path, request.query.toString(QUrl::FullyEncoded), status});
    if (m_lines.size() > maxLines)
        m_lines.removeFirst();
    const QByteArray line = request.method + ' ' + request.target().toUtf8() + ' ' + QByteArray::number(status) + ' '
        + QByteArray::number(milliseconds) + " ms\n";
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

void RequestLog::clear()
{
    m_lines.clear();
    m_total = 0;
    m_mostInFlight = m_inFlight;
}

QJsonObject RequestLog::toJson() const
{
    QJsonArray lines;
    for (const Line &line : m_lines) {
        lines.append(QJsonObject{{QStringLiteral("method"), QString::fromLatin1(line.method)},
                                 {QStringLiteral("path"), line.path},
                                 {QStringLiteral("query"), line.query},
                                 {QStringLiteral("status"), line.status}});
    }
    return {{QStringLiteral("total"), m_total}, {QStringLiteral("inFlight"), m_inFlight},
            {QStringLiteral("mostInFlight"), m_mostInFlight}, {QStringLiteral("requests"), lines}};
}

} // namespace casewright::demo
