// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/store.h"

#include <QTimer>

namespace casewright::store {

/// The half of a Store that lives in the store's thread: owns the connection and does one thing after the other.
class StoreWorker final : public QObject {
    Q_OBJECT
public:
    [[nodiscard]] Result<void> open(const QString &path);
    void close();

    [[nodiscard]] Result<StoreContent> load();
    [[nodiscard]] Database &database() { return *m_database; }
    void watchOthers();

Q_SIGNALS:
    void changedByOthers();

private:
    void look();
    /// SQLite's mark of writes by other connections; own writes leave it alone.
    [[nodiscard]] qint64 dataVersion();

    std::unique_ptr<Database> m_database;
    std::unique_ptr<QTimer> m_timer;
    qint64 m_seenVersion = 0;
};

} // namespace casewright::store
