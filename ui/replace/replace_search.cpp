// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replace/replace_search.h"

#include <QCoreApplication>

#include <utility>

namespace casewright {

namespace {

/// So much of a text is shown on either side of a match.
constexpr qsizetype shownAround = 48;
/// Copying so many values takes far less than a frame.
constexpr qsizetype copiedAtOnce = 500;
constexpr std::chrono::milliseconds betweenCopies(0);

using Values = QList<std::pair<CaseKey, TestCase>>;

FoundCase listed(CaseKey key, const TestCase &value, const QList<TextMatches> &texts)
{
    FoundCase found{key, value.name.valueOr({}), texts, {}};
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const bool isStep = texts[i].place.facet == FacetId::Scenario;
        const QString step = isStep ? stepNumber(value.scenario.value(), texts[i].place.step) : QString();
        for (qsizetype m = 0; m < texts[i].matches.size(); ++m)
            found.matches.append({i, m, step, contextOf(texts[i].text, texts[i].matches[m], shownAround)});
    }
    return found;
}

FoundTexts searched(const Values &values, const workspace::TextReplacement &replacement, const CancelToken &cancel)
{
    FoundTexts found;
    for (const auto &[key, value] : values) {
        if (cancel.isCancelled())
            break;
        const Result<QList<TextMatches>> texts = workspace::matchesOf(replacement, key, value);
        if (!texts) {
            found.error = texts.error();
            break; // the next case would take as long
        }
        if (!texts->isEmpty())
            found.cases.append(listed(key, value, *texts));
    }
    return found;
}

bool knows(const TestCase &value, const QList<FacetId> &facets)
{
    bool known = true;
    forEachFacet([&](auto facet) { known = known && ((value.*facet.member).known() || !facets.contains(facet.id)); });
    return known;
}

} // namespace

struct ReplaceSearch::Job {
    QList<CaseKey> keys;
    workspace::TextReplacement replacement;
    CaseAccess access;
    QList<FacetId> facets;
    CancelSource cancel;
};

ReplaceSearch::~ReplaceSearch()
{
    cancel();
    m_tasks.cancel();
}

void ReplaceSearch::cancel()
{
    if (const auto job = std::exchange(m_job, nullptr))
        job->cancel.cancel();
}

void ReplaceSearch::find(const QList<CaseKey> &keys, const workspace::TextReplacement &replacement, const CaseAccess &access,
                         const ProjectSchema &schema)
{
    cancel();
    m_job = std::make_shared<Job>(Job{keys, replacement, access, facetsOf(replacement.texts), {}});
    if (schema.capabilities.caseExpectedResult && replacement.texts.testFlag(CaseText::Steps))
        m_job->facets.append(FacetId::ExpectedResult);
    m_tasks.start(run(this, m_job));
}

QCoro::Task<void> ReplaceSearch::run(QPointer<ReplaceSearch> self, std::shared_ptr<Job> job)
{
    const auto isOver = [self, job] { return !self || self->m_job != job; };
    const workspace::Progress report = [self, job](qsizetype done, qsizetype total) {
        if (self && self->m_job == job)
            Q_EMIT self->progress(done, total);
    };
    const CancelToken cancel = job->cancel.token();
    const Result<void> recalled = co_await job->access.recall(job->keys);
    if (isOver())
        co_return;
    Result<void> read = recalled;
    if (read)
        read = co_await job->access.read(job->keys, job->facets, report, cancel);
    if (isOver())
        co_return;
    Values values;
    qsizetype unread = 0;
    for (qsizetype i = 0; i < job->keys.size(); ++i) {
        const TestCase *value = job->access.current(job->keys.at(i));
        if (value && knows(*value, facetsOf(job->replacement.texts)))
            values.append(std::pair(job->keys.at(i), *value));
        else
            ++unread;
        if (i % copiedAtOnce == copiedAtOnce - 1) {
            co_await pause(betweenCopies, cancel);
            if (isOver())
                co_return;
        }
    }
    const workspace::TextReplacement replacement = job->replacement;
    const auto searching = onWorker(QCoreApplication::instance(), [values, replacement, cancel] { return searched(values, replacement, cancel); });
    FoundTexts found = co_await searching;
    if (isOver())
        co_return;
    self->m_job.reset();
    found.unread = unread;
    if (!read && !found.error)
        found.error = read.error();
    Q_EMIT self->found(found);
}

} // namespace casewright
