// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/task.h"

#include <QElapsedTimer>

namespace casewright::workspace {

/// A piece of long work on the window's thread. After each item: `if (slice.isOver()) co_await slice.next(token)`, which lets the event
/// loop have its turn. Whatever the loop may change meanwhile is looked at anew.
class Slice {
public:
    Slice() { m_since.start(); }

    /// Half of what one piece may take: what began within it has to end, too.
    [[nodiscard]] bool isOver() const { return m_since.hasExpired(4); }
    [[nodiscard]] QCoro::Task<void> next(CancelToken cancel)
    {
        co_await pause(std::chrono::milliseconds(0), cancel);
        m_since.start();
    }

private:
    QElapsedTimer m_since;
};

} // namespace casewright::workspace
