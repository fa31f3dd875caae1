// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"

namespace casewright::demo {

/// Reads requests from the bytes of one connection: Content-Length and chunked bodies, with limits on both parts.
/// Bytes after a complete request stay for the next one. After a failure the connection is of no more use.
class HttpParser final {
public:
    enum class Progress { NeedsMore, Complete, Failed };

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    [[nodiscard]] Progress advance();

    /// The request after Complete; the parser then starts on the next.
    [[nodiscard]] HttpRequest take();
    /// The status to answer after Failed.
    [[nodiscard]] int failure() const { return m_failure; }
    /// True once when the head asked for `100 Continue` and the body is welcome.
    [[nodiscard]] bool takeContinueWanted();

    static constexpr qsizetype maxHead = 32 * 1024;
    static constexpr qsizetype maxBody = 16 * 1024 * 1024;

private:
    enum class Part { Head, Body, ChunkSize, ChunkData, Trailer, Done };

    [[nodiscard]] Progress readHead();
    [[nodiscard]] Progress readBody();
    [[nodiscard]] Progress readChunkSize();
    [[nodiscard]] Progress readChunkData();
    [[nodiscard]] Progress readTrailer();
    [[nodiscard]] bool parseRequestLine(const QByteArray &line);
    [[nodiscard]] bool parseHeaderLine(const QByteArray &line);
    [[nodiscard]] bool chooseFraming();
    [[nodiscard]] Progress fail(int status);

    QByteArray m_buffer;
    HttpRequest m_request;
    Part m_part = Part::Head;
    qsizetype m_missing = 0; ///< bytes of the body, or of the chunk, still to come
    int m_failure = 0;
    bool m_continueWanted = false;
};

} // namespace casewright::demo
