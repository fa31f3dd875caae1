// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/cases/case_order.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Value>
int order(const Value &a, const Value &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const TestCase &a, const TestCase &b, const QString &property)
{
    if (property == "name"_L1)
        return a.name.compare(b.name, Qt::CaseInsensitive);
    if (property == "createdDate"_L1)
        return order(a.createdDate, b.createdDate);
    if (property == "lastModifiedDate"_L1)
        return order(a.lastModifiedDate, b.lastModifiedDate);
    return property == "id"_L1 ? order(a.id, b.id) : 0;
}

} // namespace

std::vector<qint64> inOrder(const Context &context, const ApiRequest &request, std::vector<qint64> ids)
{
    QStringList keys = request.http.query.allQueryItemValues(u"sort"_s, QUrl::FullyDecoded);
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const QString property = key->section(u',', 0, 0);
        const bool descending = key->section(u',', 1, 1).toLower() == "desc"_L1;
        std::stable_sort(ids.begin(), ids.end(), [&](qint64 a, qint64 b) {
            const int result = compare(caseOf(context, a), caseOf(context, b), property);
            return descending ? result > 0 : result < 0;
        });
    }
    return ids;
}

} // namespace casewright::demo
