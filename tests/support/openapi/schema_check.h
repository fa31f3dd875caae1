// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <optional>

namespace casewright::test::openapi {

/// Checks JSON values against schemas of one OpenAPI 3.0 document. Each violation is a text that begins with the place, such as
/// "body/steps/0/name: a string is expected". Stricter than the standard in one point: an object that tells its fields takes no others
/// unless it has additionalProperties.
class SchemaCheck final {
public:
    explicit SchemaCheck(const QJsonObject &document) : m_document(document) {}

    [[nodiscard]] QStringList violations(const QJsonValue &value, const QJsonObject &schema, const QString &place) const;
    /// What `$ref` stands for, or the schema itself. Nothing where the document does not have it.
    [[nodiscard]] std::optional<QJsonObject> resolved(QJsonObject schema) const;
    /// The fields of an object with those of all it is made of (allOf).
    struct Fields {
        QJsonObject properties;
        QSet<QString> required;
        QJsonValue additional = QJsonValue::Undefined;

        [[nodiscard]] bool takesOthers() const;
    };
    [[nodiscard]] Fields fieldsOf(const QJsonObject &schema) const;

private:
    [[nodiscard]] QStringList ofOne(const QJsonValue &value, const QJsonObject &schema, const QString &place) const;
    [[nodiscard]] QStringList ofObject(const QJsonObject &object, const QJsonObject &schema, const QString &place) const;
    [[nodiscard]] QStringList ofArray(const QJsonArray &array, const QJsonObject &schema, const QString &place) const;
    [[nodiscard]] QStringList ofAlternatives(const QJsonValue &value, const QJsonObject &schema, const QString &place) const;
    [[nodiscard]] std::optional<QString> chosenBranch(const QJsonValue &value, const QJsonObject &discriminator) const;

    QJsonObject m_document;
};

} // namespace casewright::test::openapi
