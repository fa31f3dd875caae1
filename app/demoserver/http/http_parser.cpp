// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/http/http_parser.h"

#include <QUrl>

namespace casewright::demo {

HttpParser::Progress HttpParser::advance()
{
    while (m_part != Part::Done) {
        Progress progress = Progress::Failed;
        switch (m_part) {
        case Part::Head: progress = readHead(); break;
        case Part::Body: progress = readBody(); break;
        case Part::ChunkSize: progress = readChunkSize(); break;
        case Part::ChunkData: progress = readChunkData(); break;
        case Part::Trailer: progress = readTrailer(); break;
        case Part::Done: break;
        }
        if (progress != Progress::Complete)
            return progress;
    }
    return Progress::Complete;
}

HttpRequest HttpParser::take()
{
    m_part = Part::Head;
    m_continueWanted = false;
    return std::exchange(m_request, {});
}

bool HttpParser::takeContinueWanted()
{
    return std::exchange(m_continueWanted, false);
}

HttpParser::Progress HttpParser::fail(int status)
{
    m_failure = status;
    return Progress::Failed;
}

HttpParser::Progress HttpParser::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > maxHead || (end < 0 && m_buffer.size() > maxHead))
        return fail(431);
    if (end < 0)
        return Progress::NeedsMore;
    const QByteArray head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);

    qsizetype from = head.indexOf("\r\n");
    if (!parseRequestLine(from < 0 ? head : head.left(from)))
        return fail(m_failure == 0 ? 400 : m_failure);
    while (from >= 0) {
        const qsizetype start = from + 2;
        from = head.indexOf("\r\n", start);
        if (!parseHeaderLine(head.mid(start, from < 0 ? -1 : from - start)))
            return fail(400);
    }
    return chooseFraming() ? Progress::Complete : Progress::Failed;
}

bool HttpParser::parseRequestLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !words.at(1).startsWith('/'))
        return false;
    if (words.at(2) != "HTTP/1.1" && words.at(2) != "HTTP/1.0") {
        m_failure = 505;
        return false;
    }
    const QUrl url = QUrl::fromEncoded("http://demo" + words.at(1), QUrl::StrictMode);
    if (!url.isValid())
        return false;
    m_request.method = words.at(0);
    m_request.path = url.path(QUrl::FullyDecoded);
    m_request.query = QUrlQuery(url);
    m_request.keepAlive = words.at(2) == "HTTP/1.1";
    return true;
}

bool HttpParser::parseHeaderLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || line.startsWith(' ') || line.startsWith('\t'))
        return false;
    m_request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    return true;
}

bool HttpParser::chooseFraming()
{
    const auto &headers = m_request.headers;
    const QByteArray connection = headers.value("connection").toLower();
    if (connection.contains("close"))
        m_request.keepAlive = false;
    else if (connection.contains("keep-alive"))
        m_request.keepAlive = true;

    const QByteArray encoding = headers.value("transfer-encoding").toLower();
    const bool hasLength = headers.contains("content-length");
    if (!encoding.isEmpty()) {
        m_failure = encoding != "chunked" ? 501 : hasLength ? 400 : 0;
        m_part = Part::ChunkSize;
    } else if (hasLength) {
        bool ok = false;
        const qlonglong length = headers.value("content-length").toLongLong(&ok);
        m_failure = !ok || length < 0 ? 400 : length > maxBody ? 413 : 0;
        m_missing = static_cast<qsizetype>(length);
        m_part = Part::Body;
    } else {
        m_part = Part::Done;
    }
    m_continueWanted = m_failure == 0 && m_part != Part::Done && headers.value("expect").toLower() == "100-continue";
    return m_failure == 0;
}

HttpParser::Progress HttpParser::readBody()
{
    if (m_buffer.size() < m_missing)
        return Progress::NeedsMore;
    m_request.body = m_buffer.left(m_missing);
    m_buffer.remove(0, m_missing);
    m_part = Part::Done;
    return Progress::Complete;
}

HttpParser::Progress HttpParser::readChunkSize()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return m_buffer.size() > 1024 ? fail(400) : Progress::NeedsMore;
    bool ok = false;
    const qlonglong size = m_buffer.left(end).split(';').constFirst().trimmed().toLongLong(&ok, 16);
    if (!ok || size < 0)
        return fail(400);
    if (m_request.body.size() + size > maxBody)
        return fail(413);
    m_buffer.remove(0, end + 2);
    m_missing = static_cast<qsizetype>(size);
    m_part = size == 0 ? Part::Trailer : Part::ChunkData;
    return Progress::Complete;
}

HttpParser::Progress HttpParser::readChunkData()
{
    if (m_buffer.size() < m_missing + 2)
        return Progress::NeedsMore;
    if (m_buffer.mid(m_missing, 2) != "\r\n")
        return fail(400);
    m_request.body += m_buffer.left(m_missing);
    m_buffer.remove(0, m_missing + 2);
    m_part = Part::ChunkSize;
    return Progress::Complete;
}

HttpParser::Progress HttpParser::readTrailer()
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0)
        return m_buffer.size() > maxHead ? fail(431) : Progress::NeedsMore;
    m_buffer.remove(0, end + 2);
    if (end == 0)
        m_part = Part::Done;
    return Progress::Complete;
}

} // namespace casewright::demo
