// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <chrono>

namespace casewright::store {

/// A lock between processes, and between several of them in one process: an exclusive transaction on an empty SQLite file. The system
/// itself lets go of it when its process dies, at whatever moment; a lock file that names its owner is left empty by a process that is
/// killed between making and filling it, and then nobody may ever take it. Made, used and destroyed in one thread.
class ProcessLock final {
public:
    /// `path` is made where it is not there, and stays.
    explicit ProcessLock(QString path);
    ~ProcessLock();
    ProcessLock(const ProcessLock &) = delete;
    ProcessLock &operator=(const ProcessLock &) = delete;

    /// True from when it is held, false where another one holds it for the whole of `patience`; Storage where there can be no such file.
    [[nodiscard]] Result<bool> take(std::chrono::milliseconds patience);

private:
    QString m_path;
    QString m_connection; ///< its name, unique in the process
};

} // namespace casewright::store
