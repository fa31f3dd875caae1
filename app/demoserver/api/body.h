// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/http/http_message.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <initializer_list>
#include <optional>

namespace casewright::demo {

/// A part of a request body together with the path that names it in messages, such as `steps[2].name`. Whatever is
/// not exactly what the dialect says throws an ApiError 400. A `null` counts as absent, except for has().
class Body final {
public:
    static constexpr int maxName = 255;

    /// The whole body; 415 unless it is sent as JSON, 400 unless it is JSON.
    static Body of(const HttpRequest &request);
    static Body of(const QJsonObject &object) { return {object, QString()}; }

    /// The members of an object that the dialect knows; any other one is refused.
    void allowOnly(std::initializer_list<const char *> names) const;
    void expectObject() const;
    [[nodiscard]] bool has(const char *name) const;
    [[nodiscard]] Body member(const char *name) const;
    /// Of this array; none if it is absent.
    [[nodiscard]] QList<Body> items() const;
    [[nodiscard]] QList<Body> requiredItems(const char *name) const;

    [[nodiscard]] std::optional<QString> text(const char *name) const;
    [[nodiscard]] std::optional<qint64> id(const char *name) const;
    [[nodiscard]] std::optional<bool> flag(const char *name) const;
    /// Whole numbers of an array; none if it is absent.
    [[nodiscard]] QList<qint64> ids(const char *name) const;
    /// This part itself as it came.
    [[nodiscard]] const QJsonValue &json() const { return m_value; }
    /// Throws unless this part is an array.
    void expectArray() const;
    [[nodiscard]] qint64 requiredId(const char *name) const;
    /// Not blank and at most 255 characters.
    [[nodiscard]] QString requiredName(const char *name) const;

    [[noreturn]] void refuse(const QString &what) const;

private:
    Body(QJsonValue value, QString path) : m_value(std::move(value)), m_path(std::move(path)) {}

    QJsonValue m_value;
    QString m_path;
};

} // namespace casewright::demo
