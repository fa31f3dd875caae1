// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openapi/request_check.h"
#include "tests/support/runner/test_case.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace casewright::test::openapi;

namespace {

const char *const paths = R"({
"openapi": "3.0.1",
"servers": [{"url": "/api/rs"}],
"paths": {
  "/case": {
    "get": {"parameters": [
      {"in": "query", "name": "projectId", "required": true, "schema": {"type": "integer", "format": "int64"}},
      {"in": "query", "name": "deleted", "schema": {"type": "boolean"}},
      {"in": "query", "name": "part", "schema": {"type": "number"}},
      {"in": "query", "name": "kind", "schema": {"$ref": "#/components/schemas/Kind"}},
      {"in": "query", "name": "size", "schema": {"type": "integer", "minimum": 1}},
      {"in": "query", "name": "sort", "schema": {"type": "array", "items": {"type": "string"}}},
      {"in": "query", "name": "path", "schema": {"type": "array", "items": {"type": "integer"}}},
      {"in": "query", "name": "filter", "schema": {"type": "object", "properties": {"a": {"type": "string"}}}}]},
    "post": {"requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Case"}}}}}
  },
  "/case/{id}": {
    "get": {"parameters": [{"in": "path", "name": "id", "required": true, "schema": {"type": "integer", "format": "int64"}}]},
    "delete": {"parameters": [{"in": "path", "name": "id", "required": true, "schema": {"type": "integer"}}]}
  },
  "/case/deleted": {"get": {}},
  "/case/{id}/tag": {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": "array"}}}}}},
  "/case/file": {"post": {"requestBody": {"content": {"multipart/form-data": {"schema":
    {"type": "object", "required": ["file"], "properties": {"file": {"type": "array"}, "info": {"type": "string"}}}}}}}}
},
"components": {"schemas": {
  "Kind": {"type": "string", "enum": ["manual", "automated"]},
  "Case": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
}}})";

Request requestTo(const char *method, const char *path, const char *query = "")
{
    Request request;
    request.method = QString::fromLatin1(method);
    request.path = QString::fromLatin1(path);
    request.query = QUrlQuery(QString::fromLatin1(query));
    return request;
}

Request withBody(Request request, const QByteArray &body, const char *type = "application/json")
{
    request.body = body;
    request.hasBody = true;
    request.contentType = QString::fromLatin1(type);
    return request;
}

} // namespace

/// What the check finds in requests: each rule once kept and once broken.
class RequestCheckTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsPathsAndMethods_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *method, const char *path, const char *found = "") {
            QTest::newRow(name) << QString::fromLatin1(method) << QString::fromLatin1(path) << QString::fromLatin1(found);
        };
        row("known", "DELETE", "/api/rs/case/12");
        row("a word before a parameter", "GET", "/api/rs/case/deleted");
        row("unknown", "GET", "/api/rs/cases", "path: unknown");
        row("longer", "GET", "/api/rs/case/12/tag/1", "path: unknown");
        row("nothing for a parameter", "GET", "/api/rs/case/", "path: unknown");
        row("without the server's own path", "GET", "/case/12", "path: unknown");
        row("another method", "PUT", "/api/rs/case/12", "method: PUT is not among DELETE, GET");
        row("the method of another path", "DELETE", "/api/rs/case/deleted", "path id: \"deleted\" is no integer");
        row("no number", "GET", "/api/rs/case/last", "path id: \"last\" is no integer");
        row("a negative number", "GET", "/api/rs/case/-3");
    }
    void knowsPathsAndMethods()
    {
        QFETCH(const QString, method);
        QFETCH(const QString, path);
        QFETCH(const QString, found);
        QCOMPARE(violations(requestTo(qPrintable(method), qPrintable(path))), found);
    }

    void checksTheQuery_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *name, const char *query, const char *found = "") {
            QTest::newRow(name) << QString::fromLatin1(query) << QString::fromLatin1(found);
        };
        row("all that is required", "projectId=1");
        row("all that there is", "projectId=1&deleted=false&part=0.5&kind=manual&size=10&sort=id,asc&filter=x");
        row("required", "size=10", "query projectId: missing");
        row("unknown", "projectId=1&v2=true", "query v2: unknown");
        row("no integer", "projectId=one", "query projectId: \"one\" is no integer");
        row("no boolean", "projectId=1&deleted=yes", "query deleted: \"yes\" is no boolean");
        row("no number", "projectId=1&part=half", "query part: \"half\" is no number");
        row("none of the values", "projectId=1&kind=semi", "query kind: \"semi\" is none of the values");
        row("too small", "projectId=1&size=0", "query size: minimum is 1");
        row("twice", "projectId=1&projectId=2", "query projectId: given more than once");
        row("a list", "projectId=1&sort=id,asc&sort=name,desc&path=1&path=-2");
        row("a list of something else", "projectId=1&path=1&path=x", "query path: \"x\" is no integer");
        row("encoded", "projectId=1&sort=na%6De%2Bid");
        row("a plus sign that is not", "projectId=1&sort=name+id", "query sort: a plus sign that stands for a space");
    }
    void checksTheQuery()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, found);
        QCOMPARE(violations(requestTo("GET", "/api/rs/case", qPrintable(query))), found);
    }

    void checksTheBody()
    {
        const Request post = requestTo("POST", "/api/rs/case");
        QCOMPARE(violations(withBody(post, R"({"name": "x"})")), QString());
        QCOMPARE(violations(withBody(post, R"({"name": "x"})", "application/json; charset=utf-8")), QString());
        QCOMPARE(violations(withBody(post, R"({"name": 1})")), QStringLiteral("body/name: a string is expected"));
        QCOMPARE(violations(withBody(post, R"({"name")")), QStringLiteral("body: no JSON"));
        QCOMPARE(violations(withBody(post, "name=x", "application/x-www-form-urlencoded")),
                 QStringLiteral("content type: \"application/x-www-form-urlencoded\" is not among application/json"));
        QCOMPARE(violations(post), QStringLiteral("body: missing"));
        QCOMPARE(violations(requestTo("POST", "/api/rs/case/1/tag")), QString()); // it may have one, and need not
        QCOMPARE(violations(withBody(requestTo("GET", "/api/rs/case/deleted"), "{}")), QStringLiteral("body: none is expected"));
    }

    void checksTheNamesOfParts()
    {
        Request upload = withBody(requestTo("POST", "/api/rs/case/file"), "", "multipart/form-data; boundary=x");
        upload.parts = {QStringLiteral("file"), QStringLiteral("file"), QStringLiteral("info")};
        QCOMPARE(violations(upload), QString());
        upload.parts = {QStringLiteral("info")};
        QCOMPARE(violations(upload), QStringLiteral("body/file: missing"));
        upload.parts = {QStringLiteral("file"), QStringLiteral("name")};
        QCOMPARE(violations(upload), QStringLiteral("body/name: unknown part"));
    }

    void takesPathsAsTheyAreWhereTheServerIsTheRoot()
    {
        const RequestCheck check(QJsonDocument::fromJson(R"({"servers": [{"url": "/"}], "paths": {"/api/case": {"get": {}}}})").object());
        QCOMPARE(check.violations(requestTo("GET", "/api/case")), QStringList());
        QCOMPARE(check.violations(requestTo("GET", "/case")), QStringList{QStringLiteral("path: unknown")});
    }

    void readsAFile()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("spec.json"));
        QVERIFY(!RequestCheck::fromFile(name));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(paths);
        file.close();
        const std::optional<RequestCheck> check = RequestCheck::fromFile(name);
        QVERIFY(check);
        QCOMPARE(check->violations(requestTo("GET", "/api/rs/case/deleted")), QStringList());
    }

private:
    static QString violations(const Request &request)
    {
        const RequestCheck check(QJsonDocument::fromJson(paths).object());
        return check.violations(request).join(QLatin1Char('\n'));
    }
};

CASEWRIGHT_TEST(RequestCheckTest)
#include "request_check_test.moc"
