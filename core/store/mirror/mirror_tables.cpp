// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mirror/mirror_tables.h"

#include "core/store/mirror/row_pages.h"
#include "core/store/mirror/schema_json.h"
#include "core/store/mirror/suite_pages.h"

#include <QSet>
#include <QSqlError>

#include <algorithm>

namespace casewright::store {
namespace {

const QString rowTable = QStringLiteral("row_page");
const QString suiteTable = QStringLiteral("suite_page");
const QString schemaName = QStringLiteral("schema");
const QString suitesName = QStringLiteral("suites");

/// Calls `visit` with the content of each page, first ids ascending.
Result<void> forEachPage(Database &database, const QString &table, const std::function<bool(const QByteArray &)> &visit)
{
    return database.forEach(QStringLiteral("SELECT digest, content FROM %1 ORDER BY first_id").arg(table),
                            [&](const QSqlQuery &row) -> Result<void> {
                                const QByteArray content = row.value(1).toByteArray();
                                if (digestOf(content) != quint64(row.value(0).toLongLong()) || !visit(content))
                                    return failure(database.damaged());
                                return {};
                            });
}

Result<std::optional<QByteArray>> readPart(Database &database, const QString &name)
{
    std::optional<QByteArray> content;
    TRY(database.forEach(QStringLiteral("SELECT content FROM project WHERE name = '%1'").arg(name),
                         [&](const QSqlQuery &row) -> Result<void> {
                             content = row.value(0).toByteArray();
                             return {};
                         }));
    return content;
}

Result<void> writePart(Database &database, const QString &name, const QByteArray &content)
{
    TRY_ASSIGN(const auto there, readPart(database, name));
    if (there == content)
        return {};
    Statement statement(database, QStringLiteral("INSERT OR REPLACE INTO project (name, content) VALUES (?, ?)"));
    return statement.run({name, content});
}

/// Which pages a replacement touches.
struct Replacement {
    std::vector<const Page *> written;
    QList<ServerId> dropped; ///< first ids, of replaced pages too
};

Result<Replacement> replacementOf(Database &database, const QString &table, const std::vector<Page> &pages)
{
    QHash<ServerId, quint64> there;
    TRY(database.forEach(QStringLiteral("SELECT first_id, digest FROM %1").arg(table), [&](const QSqlQuery &row) -> Result<void> {
        there.insert(row.value(0).toLongLong(), quint64(row.value(1).toLongLong()));
        return {};
    }));
    Replacement replacement;
    for (const Page &page : pages) {
        const auto same = there.constFind(page.first);
        if (same != there.cend() && *same == page.digest)
            there.erase(same);
        else
            replacement.written.push_back(&page);
    }
    replacement.dropped = there.keys();
    return replacement;
}

Result<void> carryOut(Database &database, const QString &table, const Replacement &replacement)
{
    Statement drop(database, QStringLiteral("DELETE FROM %1 WHERE first_id = ?").arg(table));
    for (const ServerId first : replacement.dropped) {
        TRY(drop.run({first}));
    }
    Statement put(database, QStringLiteral("INSERT INTO %1 (first_id, digest, content) VALUES (?, ?, ?)").arg(table));
    for (const Page *page : replacement.written) {
        TRY(put.run({page->first, qint64(page->digest), page->content}));
    }
    return {};
}

/// Before the replacement is carried out.
Result<QList<ServerId>> changedRows(Database &database, const Replacement &replacement)
{
    const QSet<ServerId> dropped(replacement.dropped.cbegin(), replacement.dropped.cend());
    QHash<ServerId, quint64> before;
    QSqlQuery content = database.query();
    content.prepare(QStringLiteral("SELECT content FROM row_page WHERE first_id = ?"));
    for (const ServerId first : dropped) {
        content.bindValue(0, first);
        if (!content.exec() || !content.next())
            return failure(database.error(content.lastError()));
        // Garbled rows are about to be replaced: they only count as changed.
        if (const auto rows = rowsOfPage(content.value(0).toByteArray()))
            addRowDigests(*rows, before);
    }
    QHash<ServerId, quint64> after;
    for (const Page *page : replacement.written)
        addRowDigests(*rowsOfPage(page->content), after);
    QList<ServerId> changed;
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        const auto old = before.constFind(it.key());
        if (old == before.cend() || *old != *it)
            changed.append(it.key());
    }
    std::sort(changed.begin(), changed.end());
    return changed;
}

/// Cases that were read and are listed no more are kept no longer, unless something of them waits.
Result<void> dropGone(Database &database, const std::vector<CaseRows> &listed)
{
    QSet<ServerId> there;
    for (const CaseRows &page : listed) {
        for (const CaseRows::Row &row : page.rows)
            there.insert(row.id);
    }
    QList<qint64> gone;
    TRY(database.forEach(QStringLiteral("SELECT key FROM case_counts WHERE key > 0"), [&](const QSqlQuery &row) -> Result<void> {
        if (const qint64 key = row.value(0).toLongLong(); !there.contains(key))
            gone.append(key);
        return {};
    }));
    Statement drop(database, QStringLiteral("DELETE FROM case_state WHERE key = ? AND mine IS NULL AND deleted = 0"));
    for (const qint64 key : std::as_const(gone)) {
        TRY(drop.run({key}));
    }
    if (gone.isEmpty())
        return {};
    TRY(database.run(QStringLiteral("DELETE FROM step_text WHERE rowid > 0 AND rowid NOT IN (SELECT key FROM case_state)")));
    return database.run(QStringLiteral("DELETE FROM case_counts WHERE key NOT IN (SELECT key FROM case_state)"));
}

Result<void> markStale(Database &database, const QList<ServerId> &changed)
{
    TRY(database.run(QStringLiteral("UPDATE case_counts SET is_ahead = 0 WHERE is_ahead <> 0")));
    Statement mark(database, QStringLiteral("UPDATE case_counts SET is_stale = 1 WHERE key = ?"));
    for (const ServerId id : changed) {
        TRY(mark.run({id}));
    }
    return {};
}

} // namespace

Result<Mirror> readMirror(Database &database)
{
    Mirror mirror;
    TRY(database.transaction(Database::Access::Read, [&]() -> Result<void> {
        TRY_ASSIGN(const auto schema, readPart(database, schemaName));
        if (schema)
            mirror.schema = schemaFromJson(*schema);
        if (schema && !mirror.schema)
            return failure(database.damaged());
        TRY_ASSIGN(mirror.listedAt, database.number(QStringLiteral("SELECT value FROM meta WHERE name = 'listed_at'")));
        TRY_ASSIGN(const auto paths, readPart(database, suitesName));
        const auto all = paths ? unpackedPaths(*paths) : QList<SuitePath>();
        if (!all)
            return failure(database.damaged());
        mirror.suites.all = *all;
        TRY(forEachPage(database, suiteTable, [&](const QByteArray &content) {
            auto cases = suitesOfPage(content);
            if (cases)
                std::move(cases->begin(), cases->end(), std::back_inserter(mirror.suites.ofCases));
            return cases.has_value();
        }));
        return forEachPage(database, rowTable, [&](const QByteArray &content) {
            auto rows = rowsOfPage(content);
            if (rows)
                mirror.rows.push_back(std::move(*rows));
            return rows.has_value();
        });
    }));
    return mirror;
}

Result<QList<ServerId>> replaceRows(Database &database, const std::vector<CaseRows> &listed, qint64 listedAt)
{
    const std::vector<Page> pages = rowPages(listed);
    QList<ServerId> changed;
    TRY(database.transaction(Database::Access::Write, [&]() -> Result<void> {
        TRY_ASSIGN(const Replacement replacement, replacementOf(database, rowTable, pages));
        TRY_ASSIGN(changed, changedRows(database, replacement));
        TRY(carryOut(database, rowTable, replacement));
        TRY(dropGone(database, listed));
        TRY(database.run(QStringLiteral("UPDATE meta SET value = %1 WHERE name = 'listed_at'").arg(listedAt)));
        return markStale(database, changed);
    }));
    return changed;
}

Result<void> replaceSuites(Database &database, const ProjectSchema &schema, const MirroredSuites &suites)
{
    const std::vector<Page> pages = suitePages(suites.ofCases);
    return database.transaction(Database::Access::Write, [&]() -> Result<void> {
        TRY(writePart(database, schemaName, schemaJson(schema)));
        TRY(writePart(database, suitesName, packedPaths(suites.all)));
        TRY_ASSIGN(const Replacement replacement, replacementOf(database, suiteTable, pages));
        return carryOut(database, suiteTable, replacement);
    });
}

} // namespace casewright::store
