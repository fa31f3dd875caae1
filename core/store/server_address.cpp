// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/server_address.h"

namespace casewright::store {

QString canonicalAddress(const QUrl &server)
{
    QUrl url = server.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                               QUrl::NormalizePathSegments | QUrl::StripTrailingSlash);
    if (url.path() == QLatin1String("/"))
        url.setPath({});
    const int usual = url.scheme() == QLatin1String("https") ? 443 : url.scheme() == QLatin1String("http") ? 80 : -1;
    if (url.port() == usual)
        url.setPort(-1);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace casewright::store
