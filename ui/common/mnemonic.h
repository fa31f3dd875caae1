// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace casewright {

/// What a label or an action reads as: "&Save R&&D" is "Save R&D".
[[nodiscard]] inline QString withoutMnemonic(QString text)
{
    const QString kept = QStringLiteral("\u0001");
    return text.replace(QStringLiteral("&&"), kept).remove(u'&').replace(kept, QStringLiteral("&"));
}

/// `text`, which somebody else wrote, as a label with a buddy, a tab or an action shows it as it is: "R&D" is "R&&D" there.
[[nodiscard]] inline QString literally(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace casewright
