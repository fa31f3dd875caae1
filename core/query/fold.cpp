// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/fold.h"

#include <algorithm>

namespace casewright::query {
namespace {

bool isAscii(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

} // namespace

QString foldText(const QString &text)
{
    // Qt folds letter by letter, and would keep STRASSE and Straße apart.
    return text.toCaseFolded().replace(QChar(0x00DF), QStringLiteral("ss")).normalized(QString::NormalizationForm_C);
}

QByteArray foldUtf8(QByteArrayView text)
{
    if (!isAscii(text))
        return foldText(QString::fromUtf8(text)).toUtf8();
    QByteArray folded(text.size(), Qt::Uninitialized);
    std::transform(text.begin(), text.end(), folded.begin(), lowered);
    return folded;
}

} // namespace casewright::query
