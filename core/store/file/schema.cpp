// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file/schema.h"

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

// The mirror: rows and suites of the list in pages (see mirror/packing.h), the vocabulary as JSON. `revision` tells writers that a
// row has moved on since they read it, `steps_digest` whether its steps are in the full-text index as they are.
QStringList secondSchema()
{
    return {
        QStringLiteral("ALTER TABLE case_state ADD COLUMN theirs BLOB"),
        QStringLiteral("ALTER TABLE case_state ADD COLUMN revision INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE case_state ADD COLUMN steps_digest INTEGER"),
        QStringLiteral("UPDATE case_state SET revision = 1"),
        QStringLiteral("INSERT INTO meta VALUES ('revision', 1)"),
        QStringLiteral("CREATE TABLE sent_deletion (key INTEGER PRIMARY KEY, server_id INTEGER NOT NULL, base BLOB NOT NULL, "
                       "time INTEGER NOT NULL)"),
        QStringLiteral("CREATE TABLE project (name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE row_page (first_id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, content BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE suite_page (first_id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, content BLOB NOT NULL)"),
        QStringLiteral("CREATE VIRTUAL TABLE step_text USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')"),
        QStringLiteral("INSERT INTO step_text (rowid, text) SELECT key, (SELECT group_concat(value, char(10)) FROM "
                       "json_tree(CAST(coalesce(mine, base) AS TEXT), '$.scenario') AS node WHERE node.key = 'text') "
                       "FROM case_state WHERE json_valid(CAST(coalesce(mine, base) AS TEXT)) "
                       "AND json_type(CAST(coalesce(mine, base) AS TEXT), '$.scenario') IS NOT NULL"),
        QStringLiteral("DROP TABLE row_digest"),
    };
}

// Most cases are kept only to be shown again: opening finds those that matter by an index of their own, and what is to be known of the
// others in narrow rows; `is_stale`: the list has shown the case as changed since it was
// read; `is_ahead`: it was read or sent since and looks different. What counts as a step in JSON is what has a text.
QStringList thirdSchema()
{
    return {
        QStringLiteral("CREATE INDEX case_at_work ON case_state (seq) WHERE mine IS NOT NULL OR deleted <> 0 OR key < 0"),
        QStringLiteral("CREATE TABLE case_counts (key INTEGER PRIMARY KEY, steps INTEGER, issues INTEGER, "
                       "is_stale INTEGER NOT NULL DEFAULT 0, is_ahead INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("INSERT INTO case_counts (key, steps, issues) SELECT key, "
                       "CASE WHEN json_type(content, '$.scenario') IS NOT NULL THEN "
                       "(SELECT count(*) FROM json_tree(content, '$.scenario') AS node WHERE node.key = 'text') END, "
                       "json_array_length(content, '$.issues') "
                       "FROM (SELECT key, CAST(coalesce(mine, base) AS TEXT) AS content FROM case_state) WHERE json_valid(content)"),
    };
}

// When each change of a case was sent, as far as it was noted; when the rows that are kept were listed, 0 where that is not known.
QStringList fourthSchema()
{
    return {
        QStringLiteral("CREATE TABLE sent_change (set_id INTEGER NOT NULL, key INTEGER NOT NULL, time INTEGER NOT NULL, "
                       "PRIMARY KEY (set_id, key)) WITHOUT ROWID"),
        QStringLiteral("INSERT INTO meta VALUES ('listed_at', 0)"),
    };
}

} // namespace

const QList<QStringList> &migrations()
{
    static const QList<QStringList> all = {firstSchema(), secondSchema(), thirdSchema(), fourthSchema()};
    return all;
}

} // namespace casewright::store
