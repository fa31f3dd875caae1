// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/selection.h"

#include "app/cli/project/reading.h"
#include "core/domain/capabilities.h"
#include "core/query/aql.h"
#include "core/workspace/bulk/plan.h"
#include "core/workspace/case_extras.h"

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

/// The facet that answers a term where no row does. Rows of real servers do not tell the feature.
std::optional<FacetId> facetBeyondRows(const query::FilterTerm &term, const Capabilities &capabilities)
{
    const bool has = term.field == query::FilterField::Has;
    if (has && term.value == u"steps"_s)
        return FacetId::Scenario;
    if (has && term.value == u"issues"_s)
        return FacetId::Issues;
    const bool isFeature = term.field == query::FilterField::Feature || (has && term.value == u"feature"_s);
    return isFeature && capabilities.dialect != u"seed"_s ? std::optional(FacetId::Fields) : std::nullopt;
}

QList<FacetId> facetsBeyondRows(const query::Filter &filter, const Capabilities &capabilities)
{
    QList<FacetId> facets;
    for (const auto &terms : filter.alternatives) {
        for (const query::FilterTerm &term : terms) {
            const auto facet = facetBeyondRows(term, capabilities);
            if (facet && !facets.contains(*facet))
                facets.append(*facet);
        }
    }
    return facets;
}

/// `filter` without the terms that rows cannot answer: what it lets through is what has to be read.
query::Filter rowsOnly(query::Filter filter, const Capabilities &capabilities)
{
    for (auto &terms : filter.alternatives)
        terms.removeIf([&capabilities](const query::FilterTerm &term) { return facetBeyondRows(term, capabilities).has_value(); });
    const bool everything = std::any_of(filter.alternatives.cbegin(), filter.alternatives.cend(),
                                        [](const auto &terms) { return terms.isEmpty(); });
    return everything ? query::Filter() : filter;
}

QList<CaseKey> findKeys(const workspace::Workspace *workspace, const query::Filter &filter)
{
    return workspace::keysById(workspace->index(), workspace->index().find(filter));
}

QCoro::Task<Outcome<Selected>> selectByAql(Context *context, workspace::Workspace *workspace, QString aql)
{
    if (!workspace->schema().capabilities.aql)
        co_return stop(Problem::usage(u"This server has no AQL."_s, u"`cases --help` explains filters that work everywhere."_s));
    if (context->withoutServer)
        co_return stop(Problem::of(ErrorKind::Offline, u"AQL is answered by the server, which is not asked now."_s,
                                   u"`cases --help` explains filters that work without it."_s));
    CLI_CO_TRY(co_await workspace->pull(context->cancel));
    const Result<QList<CaseKey>> found = co_await workspace->extras().searchAql(aql, context->cancel);
    if (!found && found.error().kind == ErrorKind::Invalid)
        co_return stop(Problem::usage(u"The server does not understand this AQL: %1"_s.arg(aql),
                                      u"Example: aql: tag in [\"smoke\"] and automation = false"_s));
    if (!found)
        co_return stop(found.error());
    query::CaseIndex::Rows rows;
    for (const CaseKey key : *found) {
        if (const auto row = workspace->index().rowOf(key))
            rows.push_back(*row);
    }
    Selected selected;
    selected.keys = workspace::keysById(workspace->index(), rows);
    selected.rows = Rows::Listed;
    co_return selected;
}

QCoro::Task<Outcome<Selected>> selectByFilter(Context *context, workspace::Workspace *workspace, query::Filter filter)
{
    if (context->withoutServer) {
        CLI_CO_TRY(co_await workspace->stepsSearchable());
    } else {
        CLI_CO_TRY(co_await workspace->pull(context->cancel));
    }
    const Capabilities capabilities = workspace->schema().capabilities;
    const QList<FacetId> facets = facetsBeyondRows(filter, capabilities);
    if (!facets.isEmpty()) {
        Selected candidates;
        candidates.keys = findKeys(workspace, rowsOnly(filter, capabilities));
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
    const QString text = context->option(u"filter"_s).value_or(QString());
    selection.aql = query::typedAql(text);
    if (selection.aql && selection.aql->isEmpty())
        return stop(Problem::usage(u"A query is missing after \"aql:\"."_s));
    if (selection.aql)
        return selection;
    CLI_TRY_ASSIGN(selection.filter, filterFrom(text));
    return selection;
}

QCoro::Task<Outcome<Selected>> select(Context *context, workspace::Workspace *workspace, Selection selection)
{
    if (selection.aql) {
        Outcome<Selected> answered = co_await selectByAql(context, workspace, *selection.aql);
        co_return answered;
    }
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
