// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/project/context.h"
#include "core/query/filter.h"
#include "core/workspace/workspace.h"

namespace casewright::cli {

/// The cases a command is about, as the command line names them.
struct Selection {
    QStringList ids;
    std::optional<query::Filter> filter;
    std::optional<QString> aql; ///< a query that the server answers, in place of a filter
};

/// `ids` as they were typed. Usage problem where one is no id, or the address of a case elsewhere.
[[nodiscard]] Outcome<Selection> selectIds(const Context *context, const QStringList &ids);
/// Ids or --filter, one of the two.
[[nodiscard]] Outcome<Selection> selectIdsOrFilter(const Context *context);
/// --filter where it is given, else every case.
[[nodiscard]] Outcome<Selection> selectFilterOrAll(const Context *context);

/// Rows that are listed already need not be asked for again.
enum class Rows { NotListed, Listed };

/// `--filter 'aql: ...'` is answered by the server; usage problem where it has no AQL or does not understand it.
/// The cases of a selection in `workspace`: ids in their order, each once; filtered ones by id. With a filter the rows are listed
/// first, and what the filter asks about beyond them is read.
struct Selected {
    QList<CaseKey> keys;
    QStringList unknown; ///< local ids that name no case
    Rows rows = Rows::NotListed;
};
[[nodiscard]] QCoro::Task<Outcome<Selected>> select(Context *context, workspace::Workspace *workspace,
                                                    Selection selection);

} // namespace casewright::cli
