// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fields/web_link.h"

#include <QDesktopServices>

namespace casewright {

void openWebLink(const QUrl &url)
{
    static const QStringList schemes{QStringLiteral("https"), QStringLiteral("http"), QStringLiteral("mailto")};
    if (schemes.contains(url.scheme()))
        QDesktopServices::openUrl(url);
}

} // namespace casewright
