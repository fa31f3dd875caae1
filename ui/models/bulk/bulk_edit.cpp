// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulk/bulk_edit.h"

#include "ui/models/bulk/bulk_edit_links.h"
#include "ui/models/bulk/plan_name.h"

#include <QSet>

#include <algorithm>

namespace casewright {

using namespace std::chrono_literals;

namespace {

/// Resting on a row reads it; running over rows with an arrow key does not.
constexpr auto readDelay = 150ms;

QList<FacetId> panelFacets(const Capabilities &capabilities)
{
    QList<FacetId> facets = {FacetId::Tags, FacetId::Status, FacetId::Layer, FacetId::Fields, FacetId::Issues};
    if (capabilities.externalLinks)
        facets << FacetId::Links;
    if (capabilities.relations)
        facets << FacetId::Relations;
    if (capabilities.testKeys)
        facets << FacetId::TestKeys;
    return facets;
}

} // namespace

/// One plan from reading to sending. `rule` and `access` are copies: the project may be closed meanwhile.
struct BulkEdit::Job {
    enum class Goal { Preview, Apply };
    /// What is pending for the selection, or something else that somebody asked for.
    enum class Source { Pending, Given };
    Goal goal = Goal::Apply;
    ChangeOrigin origin = ChangeOrigin::Plan;
    Source source = Source::Pending;
    QList<CaseKey> keys;
    QList<CaseKey> selection; ///< where it began with what is pending
    workspace::CaseEdits edits; ///< what is pending
    workspace::PlanRule rule;
    CaseAccess access;
    CancelToken cancel;

    /// Done when it is made, without a word.
    [[nodiscard]] bool isOneEdit() const { return origin == ChangeOrigin::Edit && source == Source::Pending; }
};

BulkEdit::BulkEdit(QObject *parent) : QObject(parent)
{
    m_readTimer.setSingleShot(true);
    m_readTimer.setInterval(readDelay);
    connect(&m_readTimer, &QTimer::timeout, this, &BulkEdit::retryReading);
    connect(&m_tags, &TagStatesModel::pendingChanged, this, &BulkEdit::edited);
}

BulkEdit::~BulkEdit()
{
    m_tasks.cancel();
    if (m_cancel)
        m_cancel->cancel();
}

void BulkEdit::openProject(const query::CaseIndex *index, CaseAccess access, ProjectSchema schema)
{
    closeProject();
    m_index = index;
    m_access = std::move(access);
    m_schema = std::move(schema);
    m_tags.setIndex(index);
    Q_EMIT changed();
}

void BulkEdit::closeProject()
{
    cancel();
    m_job.reset();
    m_previewed.reset();
    setActivity(Activity::Idle);
    setSelection({});
    m_index = nullptr;
    m_access = {};
    m_schema = {};
    m_tags.setIndex(nullptr);
    Q_EMIT changed();
}

void BulkEdit::setTagPolicy(const TagPolicy &policy)
{
    m_policy = policy;
    m_tags.setPolicy(policy);
}

void BulkEdit::setSelection(const QList<CaseKey> &keys)
{
    if (keys == m_selection)
        return;
    // One case more or less among many is the same piece of work; other cases are another one.
    const QSet<CaseKey> before(m_selection.begin(), m_selection.end());
    const bool goesOn = keys.size() > 1 && before.size() > 1 &&
                        std::any_of(keys.begin(), keys.end(), [&before](CaseKey key) { return before.contains(key); });
    const workspace::CaseEdits kept = goesOn ? pending() : workspace::CaseEdits();
    m_selection = keys;
    if (!goesOn) {
        m_fields.clear();
        m_more = {};
        m_links = {};
    }
    m_tags.setSelection(keys);
    for (const QString &name : kept.tags.add)
        m_tags.add(name);
    for (const QString &name : kept.tags.remove)
        m_tags.setPending(m_tags.rowOf(name), TagStatesModel::Pending::Remove);
    Q_EMIT selectionChanged();
    Q_EMIT changed();
    m_readTimer.stop();
    m_asked = {};
    readIfOne();
}

bool BulkEdit::isRead() const
{
    const Capabilities &has = m_schema.capabilities;
    return links<IssueLink>() && (!has.externalLinks || links<ExternalLink>()) && (!has.relations || links<Relation>()) &&
           (!has.testKeys || links<TestKey>());
}

void BulkEdit::readIfOne()
{
    // What a server fails to tell is not asked for again and again.
    if (mode() == Mode::One && m_asked != m_selection.first() && !isRead())
        m_readTimer.start();
}

void BulkEdit::retryReading()
{
    if (mode() != Mode::One || !m_access.read)
        return;
    m_asked = m_selection.first();
    m_tasks.start(readSelected(this, m_asked));
}

QCoro::Task<void> BulkEdit::readSelected(QPointer<BulkEdit> self, CaseKey key)
{
    const QList<CaseKey> keys(1, key); // GCC 12 takes no braces beside a co_await
    const QList<FacetId> facets = panelFacets(self->m_schema.capabilities);
    const Result<void> read = co_await self->m_access.read(keys, facets, workspace::Progress(), self->m_tasks.token());
    if (!self || self->m_selection != keys)
        co_return;
    if (!read)
        Q_EMIT self->failed(read.error());
    self->refresh();
}

BulkEdit::Mode BulkEdit::mode() const
{
    if (m_selection.isEmpty())
        return Mode::Nothing;
    return m_selection.size() == 1 ? Mode::One : Mode::Many;
}

const TestCase *BulkEdit::currentOf(CaseKey key) const
{
    return m_access.current ? m_access.current(key) : nullptr;
}

workspace::CaseEdits BulkEdit::pending() const
{
    workspace::CaseEdits pending;
    pending.tags.add = m_tags.toAdd();
    pending.tags.remove = m_tags.toRemove();
    pending.status = pendingField(CaseField::Status);
    pending.layer = pendingField(CaseField::Layer);
    pending.feature = pendingField(CaseField::Feature);
    pending.suite = m_more.suite;
    pending.owner = m_more.owner;
    pending.fields = m_more.fields;
    pending.links = m_links;
    return pending;
}

void BulkEdit::addTag(const QString &name)
{
    m_tags.add(name);
}

void BulkEdit::discard()
{
    m_fields.clear();
    m_more = {};
    m_links = {};
    m_tags.discard();
    Q_EMIT changed();
}

void BulkEdit::edited()
{
    Q_EMIT changed();
    // One case: an edit is done when it is made. While another one is under way the next starts when that has ended.
    if (mode() == Mode::One && !m_job && !pending().isEmpty())
        enqueue(jobOfPending());
}

workspace::PlanRule BulkEdit::ruleOf(const workspace::CaseEdits &edits) const
{
    return workspace::ruleFor(edits, m_schema, [edits](qsizetype cases) { return planName(edits, cases); });
}

std::shared_ptr<BulkEdit::Job> BulkEdit::jobOfPending() const
{
    auto job = std::make_shared<Job>();
    job->origin = mode() == Mode::One ? ChangeOrigin::Edit : ChangeOrigin::Plan;
    job->keys = m_selection;
    job->selection = m_selection;
    job->edits = pending();
    job->rule = ruleOf(job->edits);
    return job;
}

void BulkEdit::preview()
{
    if (mode() == Mode::Nothing || pending().isEmpty() || m_job)
        return;
    auto job = jobOfPending();
    job->goal = Job::Goal::Preview;
    enqueue(std::move(job));
}

void BulkEdit::apply()
{
    if (mode() == Mode::Nothing || pending().isEmpty() || m_job)
        return;
    enqueue(jobOfPending());
}

void BulkEdit::moveToSuite(const QList<CaseKey> &keys, const SuitePath &suite)
{
    if (keys.isEmpty() || !m_schema.mayWrite)
        return;
    auto job = std::make_shared<Job>();
    job->source = Job::Source::Given;
    job->origin = keys.size() == 1 ? ChangeOrigin::Edit : ChangeOrigin::Plan;
    job->keys = keys;
    workspace::CaseEdits edits;
    edits.suite = suite;
    job->rule = ruleOf(edits);
    enqueue(std::move(job));
}

void BulkEdit::previewPlan(const QList<CaseKey> &keys, const workspace::PlanRule &rule)
{
    auto job = std::make_shared<Job>();
    job->goal = Job::Goal::Preview;
    job->source = Job::Source::Given;
    job->keys = keys;
    job->rule = rule;
    enqueue(std::move(job));
}

void BulkEdit::applyPlan(const QList<CaseKey> &keys, const workspace::PlanRule &rule)
{
    if (keys.isEmpty() || !m_schema.mayWrite)
        return;
    auto job = std::make_shared<Job>();
    job->source = Job::Source::Given;
    job->keys = keys;
    job->rule = rule;
    enqueue(std::move(job));
}

bool BulkEdit::isPreviewOfPending() const
{
    return m_previewed && m_previewed->source == Job::Source::Pending;
}

void BulkEdit::applyPreviewed(const QSet<CaseKey> &leftOut)
{
    if (!m_previewed || !m_schema.mayWrite)
        return;
    auto job = std::make_shared<Job>(*std::exchange(m_previewed, nullptr));
    job->goal = Job::Goal::Apply;
    job->keys.removeIf([&leftOut](CaseKey key) { return leftOut.contains(key); });
    enqueue(std::move(job));
}

void BulkEdit::cancel()
{
    m_queue.clear();
    if (m_cancel)
        m_cancel->cancel();
}

void BulkEdit::enqueue(std::shared_ptr<Job> job)
{
    if (!m_access.read)
        return;
    m_queue << std::move(job);
    if (!m_job)
        startNext();
}

void BulkEdit::startNext()
{
    if (m_queue.isEmpty())
        return;
    m_job = m_queue.takeFirst();
    m_cancel = std::make_unique<CancelSource>();
    m_job->access = m_access;
    m_job->cancel = m_cancel->token();
    setActivity(Activity::Reading);
    m_tasks.start(run(this, m_job));
}

QCoro::Task<void> BulkEdit::run(QPointer<BulkEdit> self, std::shared_ptr<Job> job)
{
    const workspace::Progress report = [self, job](qsizetype done, qsizetype total) {
        if (self && self->isCurrent(job))
            Q_EMIT self->progress(done, total);
    };
    // What fails here is missing below, and told there.
    const Result<void> recalled = co_await job->access.recall(job->keys);
    if (!self || !self->isCurrent(job))
        co_return;
    const qsizetype unread = recalled ? workspace::casesToRead(job->keys, job->access.current, job->rule).size() : job->keys.size();
    if (unread > 0)
        Q_EMIT self->readingFirst(unread);
    const QList<FacetId> facets = job->isOneEdit() ? panelFacets(self->m_schema.capabilities) : job->rule.facets;
    const Result<void> read = co_await job->access.read(job->keys, facets, report, job->cancel);
    if (!self || !self->isCurrent(job))
        co_return;
    if (job->isOneEdit() && self->m_selection == job->keys) { // the analyst went on while it was read
        job->edits = self->pending();
        job->rule = self->ruleOf(job->edits);
    }
    workspace::Plan plan = workspace::planFor(job->keys, job->access.current, job->rule);
    plan.set.origin = job->origin;
    if (!read && (read.error().kind == ErrorKind::Cancelled || plan.set.changes.isEmpty())) {
        self->giveUp(read.error());
        co_return;
    }
    if (job->goal == Job::Goal::Preview) {
        self->m_previewed = job;
        self->endJob();
        Q_EMIT self->previewReady(plan);
        co_return;
    }
    Result<ChangeSetId> applied = ChangeSetId();
    if (!plan.set.changes.isEmpty())
        applied = job->access.apply(plan.set);
    if (!applied) {
        self->giveUp(applied.error());
        co_return;
    }
    BulkOutcome outcome = outcomeOf(plan, *applied, read);
    self->settle(*job);
    if (job->origin == ChangeOrigin::Plan && !outcome.changed.isEmpty() && job->access.isOnline()) {
        self->setActivity(Activity::Sending);
        const Result<workspace::PushReport> sent = co_await job->access.pushOnly(*applied, report, job->cancel);
        if (!self || !self->isCurrent(job))
            co_return;
        noteSent(outcome, sent);
        outcome.cancelled = job->cancel.isCancelled();
    }
    self->finish(*job, outcome);
}

void BulkEdit::finish(const Job &job, const BulkOutcome &outcome)
{
    const bool isToBeTold = !job.isOneEdit();
    endJob();
    if (isToBeTold)
        Q_EMIT finished(outcome);
    else if (!outcome.failed.isEmpty())
        Q_EMIT failed(outcome.failed.first().error);
}

void BulkEdit::giveUp(const Error &error)
{
    if (m_job->isOneEdit())
        settle(*m_job); // what is shown is what is: an edit that could not be made is not kept pending
    endJob();
    if (error.kind != ErrorKind::Cancelled)
        Q_EMIT failed(error);
}

void BulkEdit::endJob()
{
    m_job.reset();
    setActivity(Activity::Idle);
    refresh();
    startNext();
    if (!m_job)
        edited();
}

void BulkEdit::settle(const Job &job)
{
    if (job.source != Job::Source::Pending || job.selection != m_selection)
        return;
    const workspace::CaseEdits &done = job.edits;
    const auto settleField = [this](CaseField field, const std::optional<Ref> &value) {
        if (value && pendingField(field) == value)
            m_fields.remove(field);
    };
    settleField(CaseField::Status, done.status);
    settleField(CaseField::Layer, done.layer);
    settleField(CaseField::Feature, done.feature);
    settleMore(done);
    m_links.settle(done.links);
    m_tags.settle(done.tags.add, done.tags.remove);
}

void BulkEdit::setActivity(Activity activity)
{
    if (activity == m_activity)
        return;
    m_activity = activity;
    Q_EMIT activityChanged();
}

void BulkEdit::updateCases(const QList<CaseKey> &keys)
{
    const QSet<CaseKey> selected(m_selection.begin(), m_selection.end());
    if (std::any_of(keys.begin(), keys.end(), [&selected](CaseKey key) { return selected.contains(key); }))
        refresh();
}

void BulkEdit::refresh()
{
    m_tags.refresh();
    Q_EMIT changed();
    readIfOne();
}

} // namespace casewright
