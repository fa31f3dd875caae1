// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/offline/reconnect.h"

namespace casewright::workspace {

Reconnect::Reconnect(Question question, ReconnectPace pace) : m_question(std::move(question)), m_pace(pace)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Reconnect::ask);
}

void Reconnect::start()
{
    if (isActive())
        return;
    m_cancel = CancelSource();
    m_timer.start(m_pace.first);
}

void Reconnect::stop()
{
    m_timer.stop();
    m_cancel.cancel();
    m_asking = false;
}

void Reconnect::ask()
{
    m_asking = true;
    m_tasks.start(runQuestion(this, m_cancel.token()));
}

QCoro::Task<void> Reconnect::runQuestion(QPointer<Reconnect> self, CancelToken cancel)
{
    const Question question = self->m_question;
    const Result<void> answered = co_await question(cancel);
    if (!self || cancel.isCancelled())
        co_return;
    self->m_asking = false;
    if (answered)
        Q_EMIT self->reachable();
    else if (answered.error().kind != ErrorKind::Unauthorized)
        self->m_timer.start(std::min(2 * self->m_timer.intervalAsDuration(), self->m_pace.longest));
}

} // namespace casewright::workspace
