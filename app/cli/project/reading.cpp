// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project/reading.h"

#include "core/api/side_by_side.h"

#include <algorithm>

namespace casewright::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Enough to keep every connection of the transport busy.
constexpr int casesAtOnce = 24;

struct ReadJob {
    Context *context = nullptr;
    workspace::Workspace *workspace = nullptr;
    Selected selected;
    QList<FacetId> facets;
    Failures failures;
    qsizetype done = 0;
};

bool isOfRow(FacetId facet)
{
    return facet == FacetId::Name || facet == FacetId::Status || facet == FacetId::Layer || facet == FacetId::Tags;
}

/// Not about one case: the next one would fail the same way.
bool endsTheRun(ErrorKind kind)
{
    return kind != ErrorKind::NotFound && kind != ErrorKind::Forbidden && kind != ErrorKind::Invalid &&
           kind != ErrorKind::Protocol;
}

[[nodiscard]] Task<void> readFresh(std::shared_ptr<ReadJob> job, CaseKey key)
{
    if (!job->workspace->serverIdOf(key))
        co_return Result<void>();
    // A braced list inside the awaited call is more than GCC 12 can take.
    const QList<CaseKey> keys(1, key);
    CO_TRY(co_await job->workspace->recall(keys));
    const bool rowWillDo = !job->facets.isEmpty() && std::all_of(job->facets.cbegin(), job->facets.cend(), isOfRow);
    if (job->context->withoutServer && rowWillDo && job->workspace->index().rowOf(key))
        co_return Result<void>();
    const workspace::CaseRecord *record = job->workspace->record(key);
    // What an earlier run has kept may be old by now; what was never read is read only as far as it is needed.
    if (record && !record->isWaiting() && !job->context->withoutServer) {
        Result<void> reread = co_await job->workspace->reread(key, job->context->cancel);
        co_return reread;
    }
    Result<void> read = co_await job->workspace->read(keys, job->facets, nullptr, job->context->cancel);
    co_return read;
}

Problem notKeptProblem()
{
    return Problem::of(ErrorKind::Offline, u"The case was not read on this computer before, and the server is not asked now."_s,
                       u"`show` reads it when the server can be reached."_s);
}

Task<bool> readItem(std::shared_ptr<ReadJob> job, qsizetype item)
{
    const CaseKey key = job->selected.keys.at(item);
    const Result<void> read = co_await readFresh(job, key);
    const bool notKept = !read && job->context->withoutServer && read.error().kind == ErrorKind::Offline;
    if (!read && !notKept && endsTheRun(read.error().kind))
        co_return failure(read.error());
    if (notKept)
        job->failures.append({job->workspace->displayId(key), notKeptProblem()});
    else if (!read)
        job->failures.append({job->workspace->displayId(key), read.error()});
    job->context->output->progress(u"Reading cases"_s, ++job->done, job->selected.keys.size());
    co_return true;
}

QString nameIn(const TestCase &value, ServerId field)
{
    return value.fields.value(field).value(0).name;
}

} // namespace

QCoro::Task<Outcome<Failures>> readNow(Context *context, workspace::Workspace *workspace, Selected selected,
                                       QList<FacetId> facets)
{
    const auto job =
        std::make_shared<ReadJob>(ReadJob{context, workspace, std::move(selected), std::move(facets), {}, 0});
    for (const QString &id : std::as_const(job->selected.unknown))
        job->failures.append({id, Problem::of(ErrorKind::NotFound, u"There is no case %1 in this profile."_s.arg(id))});
    const bool allListed = job->selected.rows == Rows::Listed && !job->facets.isEmpty() &&
                           std::all_of(job->facets.cbegin(), job->facets.cend(), isOfRow);
    const qsizetype count = allListed ? 0 : job->selected.keys.size();
    const std::function<Task<bool>(qsizetype)> readOne = [job](qsizetype item) { return readItem(job, item); };
    const Result<void> read = co_await api::sideBySide(count, casesAtOnce, readOne);
    if (!read)
        co_return stop(read.error());
    co_return job->failures;
}

TestCase currentValue(const workspace::Workspace *workspace, CaseKey key)
{
    if (const workspace::CaseRecord *record = workspace->record(key))
        return record->current();
    TestCase value;
    const auto row = workspace->index().rowOf(key);
    if (!row)
        return value;
    const CaseSummary summary = workspace->index().summary(*row);
    value.name = summary.name;
    value.status = summary.status;
    value.layer = summary.layer;
    QList<Tag> tags;
    for (const QString &name : summary.tags)
        tags.append({std::nullopt, name});
    value.tags = tags;
    return value;
}

QString urlOf(const workspace::Workspace *workspace, CaseKey key)
{
    const auto id = workspace->serverIdOf(key);
    return id ? workspace->schema().permalink(*id).toString(QUrl::FullyEncoded) : QString();
}

CaseRow rowOf(const workspace::Workspace *workspace, query::CaseIndex::RowNumber row)
{
    const query::CaseIndex &index = workspace->index();
    const CaseSummary summary = index.summary(row);
    CaseRow result;
    result.id = workspace->displayId(summary.key);
    result.serverId = summary.serverId;
    result.name = summary.name;
    result.status = summary.status.name;
    result.layer = summary.layer.name;
    result.feature = summary.feature.name;
    result.suites = index.suites(row);
    result.tags = summary.tags;
    result.automated = summary.automated;
    result.url = urlOf(workspace, summary.key);
    return result;
}

CaseView viewOf(const workspace::Workspace *workspace, CaseKey key)
{
    const TestCase value = currentValue(workspace, key);
    const workspace::CaseRecord *record = workspace->record(key);
    CaseView view;
    view.row.id = workspace->displayId(key);
    view.row.serverId = workspace->serverIdOf(key);
    view.row.name = value.name.valueOr({});
    view.row.status = value.status.valueOr({}).name;
    view.row.layer = value.layer.valueOr({}).name;
    view.row.feature = nameIn(value, workspace->schema().featureField);
    view.row.suites = suitesOf(value.fields, workspace->schema().suiteFieldIds());
    const QList<Tag> tags = value.tags.valueOr({});
    for (const Tag &tag : tags)
        view.row.tags.append(tag.name);
    view.row.automated = record && record->info.automated;
    view.row.url = urlOf(workspace, key);
    view.description = value.description.valueOr({});
    view.precondition = value.precondition.valueOr({});
    view.issues = value.issues.valueOr({});
    view.scenario = value.scenario.valueOr({});
    return view;
}

} // namespace casewright::cli
