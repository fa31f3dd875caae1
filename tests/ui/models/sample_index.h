// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/case_index.h"

namespace casewright::test {

/// Puts cases into an index in words.
inline CaseKey putCase(query::CaseIndex &index, qint64 id, const QString &name, const QStringList &tags = {},
                       const QString &layer = QStringLiteral("UI"))
{
    CaseSummary summary;
    summary.key = CaseKey{id};
    if (id > 0)
        summary.serverId = id;
    summary.name = name;
    summary.status = Ref::named(QStringLiteral("Active"));
    summary.layer = Ref::named(layer);
    summary.tags = tags;
    index.put(summary);
    return summary.key;
}

inline SuitePath suite(const QStringList &names)
{
    SuitePath path;
    for (const QString &name : names)
        path << Ref::named(name);
    return path;
}

inline query::Filter filter(const QString &text)
{
    return std::get<query::Filter>(query::parseFilter(text));
}

} // namespace casewright::test
