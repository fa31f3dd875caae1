// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

namespace casewright::store {

/// A connection to the SQLite file of a store: opened, checked and brought to the newest schema. Made, used and
/// destroyed in one thread. Every error is a Storage error whose text says what to do.
class Database final {
public:
    explicit Database(QString path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// A file that is damaged, foreign or of a newer Casewright is refused and left untouched. Before anything else; one process at a
    /// time, because SQLite does not wait for others while it turns a new file to WAL.
    [[nodiscard]] Result<void> open();
    /// Only connects to the file, for reading what is left of a damaged one.
    [[nodiscard]] Result<void> connectOnly();

    [[nodiscard]] Result<void> run(const QString &sql);
    [[nodiscard]] Result<qint64> number(const QString &sql);
    /// Calls `visit` for each row.
    [[nodiscard]] Result<void> forEach(const QString &sql, const std::function<Result<void>(const QSqlQuery &)> &visit);

    enum class Access { Read, Write };
    /// All of `work` or nothing. Reading sees one state, whatever others write meanwhile; writing waits for others
    /// before it begins.
    [[nodiscard]] Result<void> transaction(Access access, const std::function<Result<void>()> &work);

    [[nodiscard]] Error error(const QSqlError &error) const;
    /// A value that cannot be understood.
    [[nodiscard]] Error damaged() const;
    /// True once any error was damage to the file.
    [[nodiscard]] bool sawDamage() const { return m_sawDamage; }
    /// True where the last statement that failed did so for what it was to write: trying it again leads to the same.
    [[nodiscard]] bool wasContentRefused() const { return m_wasContentRefused; }
    [[nodiscard]] QSqlQuery query() const;

private:
    [[nodiscard]] Result<void> checkOrigin();
    [[nodiscard]] Result<void> configure();
    [[nodiscard]] Result<void> migrate();

    QString m_path;
    QString m_connection; ///< its name, unique in the process
    mutable bool m_sawDamage = false;
    mutable bool m_wasContentRefused = false;
};

/// A statement prepared once and run for many rows.
class Statement final {
public:
    Statement(const Database &database, const QString &sql);
    [[nodiscard]] Result<void> run(std::initializer_list<QVariant> values);

private:
    const Database &m_database;
    QSqlQuery m_query;
    bool m_prepared = false;
};

} // namespace casewright::store
