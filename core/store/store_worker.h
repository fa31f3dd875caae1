// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/file/database.h"
#include "core/store/content/tables.h"

#include <QDateTime>
#include <QTimer>

namespace casewright::store {

/// The half of a Store that lives in the store's thread: owns the connection and does one thing after the other. Damage, whenever it is
/// met, is repaired at once and what was asked for is tried again.
class StoreWorker final : public QObject {
    Q_OBJECT
public:
    /// What was repaired, for a person; empty: nothing.
    [[nodiscard]] Result<QString> open(const QString &path);
    void close();

    [[nodiscard]] Result<StoreContent> load(const QList<CaseKey> &also);
    [[nodiscard]] Result<QList<StoredCase>> commit(const StoreBatch &batch);
    [[nodiscard]] Result<PartialWrite> commitParts(const StoreBatch &batch);
    [[nodiscard]] Result<bool> wasWrittenByOthers();
    void watchOthers();

    /// `work(database)`, and once more after a repair.
    template <typename Work>
    auto use(const Work &work) -> std::invoke_result_t<Work, Database &>
    {
        if (wasReplaced()) {
            TRY(mend());
        }
        auto result = work(*m_database);
        if (result || !m_database->sawDamage())
            return result;
        TRY_ASSIGN(const QString text, mend());
        if (!text.isEmpty())
            Q_EMIT recovered(text);
        return work(*m_database);
    }

Q_SIGNALS:
    void changedByOthers();
    void recovered(const QString &text);

private:
    void look();
    /// SQLite's mark of writes by other connections; own writes leave it alone.
    [[nodiscard]] qint64 dataVersion();
    /// Opens the file anew and repairs it where it is damaged; another process may have done so already.
    [[nodiscard]] Result<QString> mend();
    [[nodiscard]] Result<QString> repair();
    /// True where another process has repaired the file: this one would go on writing into what was set aside.
    [[nodiscard]] bool wasReplaced() const;

    QString m_path;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<QTimer> m_timer;
    QDateTime m_born; ///< the file that is open
    OwnRevisions m_own;
    qint64 m_seenVersion = 0;
    qint64 m_loadedVersion = 0; ///< that load() has read
};

} // namespace casewright::store
