// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/saver.h"

#include <QCoro/QCoroSignal>

namespace casewright::workspace {

void Saver::save(store::StoreBatch batch)
{
    ++m_open;
    m_scope.start(commit(std::move(batch)));
}

QCoro::Task<void> Saver::commit(store::StoreBatch batch)
{
    const Result<void> result = co_await m_store.commit(std::move(batch));
    --m_open;
    if (!result) {
        m_failure = result.error();
        Q_EMIT failed(result.error());
    }
    if (m_open == 0) {
        if (result)
            Q_EMIT savedAt(m_clock());
        Q_EMIT idle();
    }
}

Task<void> Saver::saved()
{
    while (m_open > 0)
        co_await qCoro(this, &Saver::idle);
    if (const auto error = std::exchange(m_failure, std::nullopt))
        co_return failure(*error);
    co_return Result<void>();
}

} // namespace casewright::workspace
