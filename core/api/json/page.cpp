// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/json/page.h"

namespace casewright::api {

bool isLastPage(const PageInfo &info, qint64 asked, qint64 have)
{
    if (info.isWhole || info.rows == 0 || info.last.value_or(false))
        return true;
    if (info.totalElements && have < *info.totalElements)
        return false;
    if (info.totalPages && asked + 1 < *info.totalPages)
        return false;
    // Neither total asks for more: only an explicit "not the last one" does.
    return !info.last.has_value();
}

qint64 toldPages(const PageInfo &first)
{
    if (first.isWhole || first.rows == 0 || first.last.value_or(false))
        return 1;
    if (first.totalElements)
        return std::max<qint64>(1, (*first.totalElements + first.rows - 1) / first.rows);
    return std::max<qint64>(1, first.totalPages.value_or(1));
}

Request forPage(Request request, qint64 number)
{
    if (number > 0)
        request.query.addQueryItem(QStringLiteral("page"), QString::number(number));
    return request;
}

} // namespace casewright::api
