// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_mime.h"

#include <QMimeData>

namespace casewright {

QString caseMimeType()
{
    return QStringLiteral("application/x-casewright-cases");
}

QByteArray encodeCaseKeys(const QList<CaseKey> &keys)
{
    QByteArray text;
    for (const CaseKey key : keys)
        text += QByteArray::number(key.value) + '\n';
    return text;
}

QList<CaseKey> caseKeysOf(const QMimeData *mime)
{
    QList<CaseKey> keys;
    if (!mime)
        return keys;
    for (const QByteArray &line : mime->data(caseMimeType()).split('\n')) {
        bool isNumber = false;
        const CaseKey key{line.toLongLong(&isNumber)};
        if (isNumber && !key.isNull())
            keys << key;
    }
    return keys;
}

QString tagMimeType()
{
    return QStringLiteral("application/x-casewright-tag");
}

QString tagOf(const QMimeData *mime)
{
    return mime ? QString::fromUtf8(mime->data(tagMimeType())) : QString();
}

} // namespace casewright
