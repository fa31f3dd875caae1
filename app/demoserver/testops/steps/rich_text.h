// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace casewright::demo {

/// The text of a rich body without its marks, a line each paragraph.
[[nodiscard]] QString plainText(const QJsonObject &document);
/// Plain text as a rich body.
[[nodiscard]] QJsonObject documentOf(const QString &text);

} // namespace casewright::demo
