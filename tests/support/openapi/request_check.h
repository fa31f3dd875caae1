// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/openapi/schema_check.h"

#include <QJsonValue>
#include <QUrlQuery>

#include <optional>

namespace casewright::test::openapi {

/// A request as a server saw it.
struct Request {
    QString method;
    QString path; ///< decoded, as sent: "/api/rs/testcase/12"
    QUrlQuery query;
    QString contentType;
    QByteArray body;   ///< of other kinds than multipart
    QStringList parts; ///< names of the parts of a multipart body
    bool hasBody = false;
};

/// Checks requests against one OpenAPI 3.0 document: path, method, parameters of path and query, content type, body.
class RequestCheck final {
public:
    explicit RequestCheck(const QJsonObject &document);
    /// Nothing where the file cannot be read.
    [[nodiscard]] static std::optional<RequestCheck> fromFile(const QString &file);

    /// Each begins with the place: "path: ...", "method: ...", "query size: ...", "content type: ...", "body/steps/0: ...".
    [[nodiscard]] QStringList violations(const Request &request) const;

private:
    struct Match {
        QString path; ///< with the names of its parameters: "/testcase/{id}"
        QJsonObject operations;
        int literals = -1; ///< segments that are no parameters
    };

    [[nodiscard]] QList<Match> matches(const QString &path) const;
    [[nodiscard]] QStringList ofPath(const Request &request, const Match &match, const QJsonObject &operation) const;
    [[nodiscard]] QStringList ofQuery(const QUrlQuery &query, const QJsonObject &operation) const;
    [[nodiscard]] QStringList ofBody(const Request &request, const QJsonObject &operation) const;
    [[nodiscard]] QStringList ofParts(const QStringList &parts, const QJsonObject &schema) const;
    [[nodiscard]] QStringList ofText(const QString &text, const QJsonObject &schema, const QString &place) const;

    QJsonObject m_paths;
    QString m_base; ///< the path of the server's address, without a slash at its end
    SchemaCheck m_schemas;
};

} // namespace casewright::test::openapi
