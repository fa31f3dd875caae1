// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/reader.h"

namespace casewright::workspace {

/// Reads in the background, into the store, what was never read of the cases that are listed and what the list shows as changed since:
/// searches then find it, and it is there without a server. One case at a time, and none while anything else is under way. It goes on
/// where it ended: what was read is known by the store.
class Sweep {
public:
    Sweep(Context &context, Reader &reader) : m_context(context), m_reader(reader) {}

    /// Begins, unless it is under way. Ends by itself when all is read, the server cannot be reached or the project is closed.
    void start();

    /// Between two cases, so that a server of others is asked for a few a second.
    static constexpr std::chrono::milliseconds pace{100};

private:
    [[nodiscard]] QCoro::Task<void> run();
    [[nodiscard]] QCoro::Task<void> readAll(QList<CaseKey> keys);
    /// False where going on makes no sense.
    [[nodiscard]] QCoro::Task<bool> readOne(CaseKey key);
    [[nodiscard]] QList<CaseKey> neverRead() const;

    Context &m_context;
    Reader &m_reader;
    bool m_isRunning = false;
    bool m_wantsAnother = false; ///< a pull has ended meanwhile
};

} // namespace casewright::workspace
