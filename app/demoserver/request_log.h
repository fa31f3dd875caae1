// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace casewright::demo {

/// Remembers the requests for tests to read back, the newest 20,000 of them, and writes each to standard error. JSON bodies are kept up to
/// 64 KiB each and 8 MiB in all, of multipart ones the names of their parts, and of others, which may hold a token, nothing.
class RequestLog final {
public:
    /// A request came in.
    void begin();
    /// It was answered; status 0: it was left without an answer.
    void end(const HttpRequest &request, int status, qint64 milliseconds);
    void clear();
    [[nodiscard]] QJsonObject toJson() const;

private:
    struct Line {
        QByteArray method;
        QString path;
        QString query;
        QByteArray agent;
        QByteArray contentType;
        qint64 bodySize;
        QByteArray body;
        QStringList parts;
        int status;
    };

    static Line lineOf(const HttpRequest &request, int status);
    static QJsonObject toJson(const Line &line);
    void removeFirst();

    QList<Line> m_lines;
    qint64 m_bodyBytes = 0; ///< of all lines
    qint64 m_total = 0;
    int m_inFlight = 0;
    int m_mostInFlight = 0;
};

} // namespace casewright::demo
