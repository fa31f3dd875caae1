// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openapi/schema_check.h"
#include "tests/support/runner/test_case.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace casewright::test::openapi;

namespace {

const char *const schemas = R"({"components": {"schemas": {
  "Named": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string", "minLength": 2, "maxLength": 4}}},
  "Tag": {"type": "object", "allOf": [{"$ref": "#/components/schemas/Named"}], "required": ["id"],
          "properties": {"id": {"type": "integer", "format": "int64"}, "again": {"$ref": "#/components/schemas/Tag"}}},
  "Step": {"required": ["type"], "properties": {"type": {"type": "string"}}},
  "Body": {"allOf": [{"$ref": "#/components/schemas/Step"}], "properties": {"body": {"type": "string"}}},
  "File": {"allOf": [{"$ref": "#/components/schemas/Step"}], "properties": {"file": {"type": "integer"}, "size": {"type": "integer"}}},
  "Either": {"oneOf": [{"$ref": "#/components/schemas/Body"}, {"$ref": "#/components/schemas/File"}]},
  "Told": {"oneOf": [{"$ref": "#/components/schemas/Body"}, {"$ref": "#/components/schemas/File"}],
           "discriminator": {"propertyName": "type", "mapping": {"body": "#/components/schemas/Body", "file": "#/components/schemas/File"}}},
  "Kind": {"type": "string", "enum": ["manual", "automated"]},
  "KindToo": {"allOf": [{"$ref": "#/components/schemas/Kind"}]}
}}})";

QJsonValue valueFrom(const QString &json)
{
    return QJsonDocument::fromJson('[' + json.toUtf8() + ']').array().at(0);
}

} // namespace

/// Each keyword of a schema, once kept and once broken.
class SchemaCheckTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void checksValues_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("found");
        addScalars();
        addObjects();
        addComposed();
    }
    void checksValues()
    {
        QFETCH(const QString, schema);
        QFETCH(const QString, value);
        QFETCH(const QString, found);
        const QJsonValue parsed = valueFrom(value);
        QVERIFY(!parsed.isUndefined());
        const QJsonObject wanted = schema.startsWith(QLatin1Char('{')) ? valueFrom(schema).toObject()
                                                                       : QJsonObject{{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/") + schema}};
        QVERIFY(!wanted.isEmpty() || schema == QStringLiteral("{}"));
        const SchemaCheck check(QJsonDocument::fromJson(schemas).object());
        QCOMPARE(check.violations(parsed, wanted, QStringLiteral("body")).join(QLatin1Char('\n')), found);
    }

private:
    static void row(const char *schema, const char *value, const char *found = "")
    {
        QTest::newRow(qPrintable(QString::fromLatin1(schema) + QStringLiteral(" <- ") + QString::fromLatin1(value)))
            << QString::fromLatin1(schema) << QString::fromLatin1(value) << QString::fromLatin1(found);
    }

    static void addScalars()
    {
        row(R"({"type": "integer", "format": "int64"})", "9007199254740993");
        row(R"({"type": "integer"})", "-3");
        row(R"({"type": "integer"})", "1.5", "body: an integer is expected");
        row(R"({"type": "integer"})", R"("1")", "body: an integer is expected");
        row(R"({"type": "integer", "format": "int64"})", "1e19", "body: 1e+19 is too large");
        row(R"({"type": "integer", "format": "int32"})", "2147483647");
        row(R"({"type": "integer", "format": "int32"})", "2147483648", "body: 2147483648 is too large");
        row(R"({"type": "integer", "minimum": 1, "maximum": 3})", "3");
        row(R"({"type": "integer", "minimum": 1, "maximum": 3})", "0", "body: minimum is 1");
        row(R"({"type": "integer", "minimum": 1, "maximum": 3})", "4", "body: maximum is 3");
        row(R"({"type": "number"})", "1.5");
        row(R"({"type": "number"})", "true", "body: a number is expected");
        row(R"({"type": "boolean"})", "true");
        row(R"({"type": "boolean"})", R"("true")", "body: a boolean is expected");
        row(R"({"type": "string"})", R"("")");
        row(R"({"type": "string"})", "{}", "body: a string is expected");
        row(R"({"type": "string"})", "null", "body: null");
        row(R"({"type": "string", "nullable": true})", "null");
        row("{}", "null");
        row("{}", "[1, {}]");
        row("Kind", R"("manual")");
        row("Kind", R"("Manual")", R"(body: "Manual" is none of the values)");
        row("KindToo", R"("Manual")", R"(body: "Manual" is none of the values)");
        row("Missing", "1", "body: the spec lacks #/components/schemas/Missing");
    }

    static void addObjects()
    {
        row("Named", R"({"name": "four"})");
        row("Named", R"({"name": "x"})", "body/name: minLength is 2");
        row("Named", R"({"name": "longer"})", "body/name: maxLength is 4");
        row("Named", "{}", "body/name: missing");
        row("Named", "[]", "body: an object is expected");
        row("Named", R"({"name": "four", "more": 1})", "body/more: unknown field");
        row(R"({"type": "object"})", R"({"anything": 1})");
        row(R"({"type": "object", "additionalProperties": false})", R"({"a": 1})", "body/a: unknown field");
        row(R"({"type": "object", "properties": {"a": {}}, "additionalProperties": true})", R"({"b": 1})");
        row(R"({"type": "object", "properties": {"a": {}}, "additionalProperties": {"type": "string"}})", R"({"a": 1, "b": "x"})");
        row(R"({"type": "object", "additionalProperties": {"type": "string"}})", R"({"b": 1})", "body/b: a string is expected");
        row(R"({"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2})", "[1, 2]");
        row(R"({"type": "array", "items": {"type": "integer"}})", R"([1, "2"])", "body/1: an integer is expected");
        row(R"({"type": "array", "items": {"type": "integer"}})", "1", "body: an array is expected");
        row(R"({"type": "array", "minItems": 1})", "[]", "body: minItems is 1");
        row(R"({"type": "array", "maxItems": 1})", "[1, 2]", "body: maxItems is 1");
    }

    static void addComposed()
    {
        row("Tag", R"({"id": 1, "name": "four"})");
        row("Tag", "{}", "body/id: missing\nbody/name: missing");
        row("Tag", R"({"id": "1", "name": 2, "more": 3})", "body/id: an integer is expected\nbody/more: unknown field\nbody/name: a string is expected");
        row("Tag", R"({"id": 1, "name": "four", "again": {"id": 1, "name": "four", "again": {"id": 1.5, "name": "four"}}})",
            "body/again/again/id: an integer is expected");
        row("Either", R"({"type": "body", "body": "x"})");
        row("Either", R"({"type": "file", "file": 1})");
        row("Either", R"({"type": "file", "file": 1, "size": 2, "more": 3})", "body/more: unknown field");
        row("Either", "1", "body: an object is expected");
        row("Told", R"({"type": "file", "file": 1})");
        row("Told", R"({"type": "file", "body": "x"})", "body/body: unknown field"); // it is a body, but says something else
        row("Told", R"({"type": "picture", "file": 1})", R"(body/type: "picture" names no alternative)");
    }
};

CASEWRIGHT_TEST(SchemaCheckTest)
#include "schema_check_test.moc"
