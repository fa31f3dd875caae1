// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

namespace casewright::store {
namespace {

// Values are JSON in BLOBs: they are read and written whole, and nothing is searched in them. `seq` is the order in
// which cases were first put.
QStringList firstSchema()
{
    return {
        QStringLiteral(
            "CREATE TABLE case_state (seq INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, server_id INTEGER, "
            "info BLOB NOT NULL, base BLOB, mine BLOB, step_ids BLOB NOT NULL, deleted INTEGER NOT NULL)"),
        QStringLiteral(
            "CREATE TABLE change_set (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, undone INTEGER NOT NULL, "
            "content BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE journal (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, operation TEXT NOT NULL, "
                       "intent BLOB NOT NULL, time INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE draft (key INTEGER NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, "
                       "time INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE row_digest (server_id INTEGER PRIMARY KEY, digest INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"),
        QStringLiteral("INSERT INTO meta VALUES ('next_local', 1)"),
    };
}

} // namespace

const QList<QStringList> &migrations()
{
    static const QList<QStringList> all = {firstSchema()};
    return all;
}

} // namespace casewright::store
