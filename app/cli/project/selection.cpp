// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/selection.h"

#include "app/cli/project/reading.h"
#include "core/domain/capabilities.h"

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString whyText(const query::FilterError &error)
{
    using Why = query::FilterError::Why;
    switch (error.why) {
    case Why::UnknownField:
        return u"there is no field \"%1\""_s.arg(error.token);
    case Why::UnknownValue:
        return u"\"%1\" is not understood"_s.arg(error.token);
    case Why::MissingValue:
        return u"\"%1\" needs a value"_s.arg(error.token);
    case Why::UnclosedQuote:
        return u"a quote is not closed"_s;
    case Why::DanglingOr:
        break;
    }
    return u"\"or\" needs something on both sides"_s;
}

Outcome<query::Filter> filterFrom(const QString &text)
{
    const auto parsed = query::parseFilter(text);
    if (const auto *filter = std::get_if<query::Filter>(&parsed))
        return *filter;
    const auto &error = std::get<query::FilterError>(parsed);
    const QString hint =
        error.known.isEmpty() ? u"`cases --help` explains filters."_s : u"Known: %1."_s.arg(error.known.join(u", "_s));
    return stop(Problem::usage(
        u"The filter cannot be read at character %1: %2."_s.arg(error.position + 1).arg(whyText(error)), hint));
}

std::optional<Problem> idComplaint(const Context *context, const QString &text)
{
    bool isNumber = true;
    if (text.startsWith(u"local:"_s))
        (void)text.mid(6).toLongLong(&isNumber);
    else
        isNumber = caseIdFromText(text).has_value();
    if (!isNumber)
        return Problem::usage(u"\"%1\" is not the id of a case."_s.arg(text),
                              u"An id is 1234, ATO-1234, #1234, local:7 or the address of a case."_s);
    if (!text.contains(u"://"_s))
        return std::nullopt;
    // A number of another server or project would name an unrelated case here.
    const ServerAddress address = serverAddressFromText(text);
    if (address.base == context->settings.server &&
        address.project.value_or(context->settings.project) == context->settings.project)
        return std::nullopt;
    return Problem::usage(u"%1 is a case of another server or project."_s.arg(text),
                          u"Give the right --server and --project."_s);
}

bool isReadOnDemand(const query::FilterTerm &term)
{
    return term.field == query::FilterField::Has && (term.value == u"steps"_s || term.value == u"issues"_s);
}

/// What `filter` asks about that no row tells.
QList<FacetId> facetsBeyondRows(const query::Filter &filter)
{
    QList<FacetId> facets;
    for (const auto &terms : filter.alternatives) {
        for (const query::FilterTerm &term : terms) {
            const FacetId facet = term.value == u"steps"_s ? FacetId::Scenario : FacetId::Issues;
            if (isReadOnDemand(term) && !facets.contains(facet))
                facets.append(facet);
        }
    }
    return facets;
}

/// `filter` without the terms that rows cannot answer: what it lets through is what has to be read.
query::Filter rowsOnly(query::Filter filter)
{
    for (auto &terms : filter.alternatives)
        terms.removeIf(isReadOnDemand);
    const bool everything = std::any_of(filter.alternatives.cbegin(), filter.alternatives.cend(),
                                        [](const auto &terms) { return terms.isEmpty(); });
    return everything ? query::Filter() : filter;
}

QList<CaseKey> findKeys(const workspace::Workspace *workspace, const query::Filter &filter)
{
    query::CaseIndex::Rows rows = workspace->index().find(filter);
    workspace->index().sort(rows, query::SortKey::Id, Qt::AscendingOrder);
    QList<CaseKey> keys;
    keys.reserve(static_cast<qsizetype>(rows.size()));
    for (const auto row : rows)
        keys.append(workspace->index().key(row));
    return keys;
}

QCoro::Task<Outcome<Selected>> selectByFilter(Context *context, workspace::Workspace *workspace, query::Filter filter)
{
    CLI_CO_TRY(co_await workspace->pull(context->cancel));
    const QList<FacetId> facets = facetsBeyondRows(filter);
    if (!facets.isEmpty()) {
        Selected candidates;
        candidates.keys = findKeys(workspace, rowsOnly(filter));
        candidates.rows = Rows::Listed;
        const Outcome<Failures> failures = co_await readNow(context, workspace, candidates, facets);
        if (!failures)
            co_return stop(failures.error());
        if (!failures->isEmpty())
            co_return stop(failures->constFirst().error);
    }
    Selected selected;
    selected.keys = findKeys(workspace, filter);
    selected.rows = Rows::Listed;
    co_return selected;
}

} // namespace

Outcome<Selection> selectIds(const Context *context, const QStringList &ids)
{
    Selection selection;
    for (const QString &id : ids) {
        if (const auto problem = idComplaint(context, id.trimmed()))
            return stop(*problem);
        selection.ids.append(id.trimmed());
    }
    return selection;
}

Outcome<Selection> selectIdsOrFilter(const Context *context)
{
    const QStringList ids = context->arguments.positionals();
    if (ids.isEmpty() == !context->option(u"filter"_s))
        return stop(Problem::usage(
            u"`%1` takes ids or --filter EXPR, one of the two."_s.arg(context->arguments.command()->name)));
    return ids.isEmpty() ? selectFilterOrAll(context) : selectIds(context, ids);
}

Outcome<Selection> selectFilterOrAll(const Context *context)
{
    Selection selection;
    CLI_TRY_ASSIGN(selection.filter, filterFrom(context->option(u"filter"_s).value_or(QString())));
    return selection;
}

QCoro::Task<Outcome<Selected>> select(Context *context, workspace::Workspace *workspace, Selection selection)
{
    if (selection.filter) {
        Outcome<Selected> filtered = co_await selectByFilter(context, workspace, *selection.filter);
        co_return filtered;
    }
    Selected selected;
    for (const QString &id : std::as_const(selection.ids)) {
        const auto key = workspace->keyFromText(id);
        if (!key)
            selected.unknown.append(id);
        else if (!selected.keys.contains(*key))
            selected.keys.append(*key);
    }
    co_return selected;
}

} // namespace casewright::cli
