// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace casewright::api::testops {

/// True where the document of a step's body (`bodyJson`) says what a plain text cannot: marks, code, lists.
[[nodiscard]] bool isRich(const QJsonObject &document);

/// `document`, whose text is `was`, with the text `now`: what was typed gets the marks of the text it was typed into, all other marks
/// stay. Nothing where the two texts differ beyond one piece of a paragraph that has none, or `was` is not its text.
[[nodiscard]] std::optional<QJsonObject> reworded(const QJsonObject &document, const QString &was, const QString &now);

} // namespace casewright::api::testops
