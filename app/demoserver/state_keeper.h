// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demoserver/data/state/state_file.h"
#include "app/demoserver/data/store.h"

#include <QTimer>

namespace casewright::demo {

/// Writes the state file soon after a change, several changes at once, and at the end.
class StateKeeper final {
public:
    StateKeeper(StateFile &file, StateFile::Header header, Store &store);
    ~StateKeeper();
    StateKeeper(const StateKeeper &) = delete;
    StateKeeper &operator=(const StateKeeper &) = delete;

private:
    void save();

    StateFile &m_file;
    StateFile::Header m_header;
    Store &m_store;
    QTimer m_soon;
};

} // namespace casewright::demo
