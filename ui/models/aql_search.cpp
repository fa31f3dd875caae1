// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/aql_search.h"

#include "core/workspace/case_extras.h"

namespace casewright {

using namespace std::chrono_literals;

namespace {

/// Longer than between two keys, shorter than a thought.
constexpr auto typingPause = 300ms;

} // namespace

AqlAccess aqlAccessTo(workspace::Workspace &workspace)
{
    if (!workspace.schema().capabilities.aql)
        return {};
    workspace::CaseExtras *extras = &workspace.extras();
    return {[extras](QString aql, CancelToken cancel) { return extras->checkAql(std::move(aql), std::move(cancel)); },
            [extras](QString aql, CancelToken cancel) { return extras->searchAql(std::move(aql), std::move(cancel)); }};
}

AqlSearch::AqlSearch(QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &AqlSearch::run);
}

AqlSearch::~AqlSearch()
{
    m_cancel.cancel();
}

void AqlSearch::setAccess(AqlAccess access)
{
    m_access = std::move(access);
    const QString text = m_text;
    setText({});
    setText(text);
}

void AqlSearch::setText(const QString &aql)
{
    if (aql == m_text)
        return;
    m_text = aql;
    m_cancel.cancel();
    m_pause.stop();
    if (m_text.isEmpty()) {
        setState(State::Idle);
    } else if (!m_access.check) {
        setState(State::Unsupported);
    } else {
        m_pause.start();
        setState(State::Waiting);
    }
}

void AqlSearch::run()
{
    if (m_text.isEmpty() || !m_access.check)
        return;
    m_pause.stop();
    m_cancel.cancel();
    m_cancel = CancelSource();
    setState(State::Waiting);
    m_tasks.start(ask(this, m_text, m_access, m_cancel.token()));
}

QCoro::Task<void> AqlSearch::ask(QPointer<AqlSearch> self, QString aql, AqlAccess access, CancelToken cancel)
{
    const Result<AqlCheck> checked = co_await access.check(aql, cancel);
    if (!self || cancel.isCancelled())
        co_return;
    if (!checked) {
        self->fail(checked.error());
        co_return;
    }
    if (!checked->isValid) {
        self->setState(State::Refused);
        co_return;
    }
    const Result<QList<CaseKey>> searched = co_await access.search(aql, cancel);
    if (!self || cancel.isCancelled())
        co_return;
    if (!searched) {
        self->fail(searched.error());
        co_return;
    }
    self->m_count = checked->count;
    Q_EMIT self->found(*searched);
    self->setState(State::Found);
}

void AqlSearch::fail(const Error &error)
{
    if (error.kind == ErrorKind::Invalid) {
        setState(State::Refused);
        return;
    }
    m_error = error;
    setState(State::Failed);
}

void AqlSearch::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace casewright
