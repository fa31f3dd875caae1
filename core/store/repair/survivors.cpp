// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/repair/survivors.h"

#include "core/store/content/value_json.h"

#include <QMap>
#include <QSqlError>
#include <QSqlRecord>

#include <algorithm>

namespace casewright::store {
namespace {

// Rows between the two ends of a damage are asked for one by one, as long as there are not more numbers than this.
constexpr qint64 mostProbes = 200'000;

/// A row of whatever schema the file has.
class SurvivingRow {
public:
    explicit SurvivingRow(const QSqlQuery &query) : m_query(query), m_record(query.record()) {}

    [[nodiscard]] QVariant value(const char *column) const
    {
        const int place = m_record.indexOf(QLatin1StringView(column));
        return place < 0 ? QVariant() : m_query.value(place);
    }
    [[nodiscard]] qint64 number(const char *column) const { return value(column).toLongLong(); }
    [[nodiscard]] QByteArray bytes(const char *column) const { return value(column).toByteArray(); }

private:
    const QSqlQuery &m_query;
    QSqlRecord m_record;
};

/// False where the row makes no sense.
using Visit = std::function<bool(const SurvivingRow &)>;

/// Visits the rows of a table around damage.
class Walk {
public:
    Walk(Database &database, QString table, QString column, Visit visit)
        : m_database(database),
          m_table(std::move(table)),
          m_column(std::move(column)),
          m_visit(std::move(visit))
    {}

    /// True where the table is there at all.
    bool run()
    {
        const End forward = scan(QStringLiteral("ASC"), std::nullopt);
        if (forward.complete)
            return true;
        const End backward = scan(QStringLiteral("DESC"), forward.last);
        const bool found = forward.last || backward.last;
        if (!backward.complete)
            probe(forward.last, backward.last);
        return found;
    }

    [[nodiscard]] qint64 unreadable() const { return m_unreadable; }

private:
    struct End {
        bool complete = false;
        std::optional<qint64> last;
    };

    /// Goes on until damage, the end, or `stop`, which was visited from the other side.
    End scan(const QString &order, std::optional<qint64> stop)
    {
        End end;
        QSqlQuery query = m_database.query();
        if (!query.exec(QStringLiteral("SELECT * FROM %1 ORDER BY %2 %3").arg(m_table, m_column, order)))
            return end;
        while (query.next()) {
            const SurvivingRow row(query);
            const qint64 number = row.number(m_column.toLatin1().constData());
            if (stop && number == *stop) {
                end.complete = true;
                return end;
            }
            end.last = number;
            visit(row);
        }
        end.complete = !query.lastError().isValid();
        return end;
    }

    void probe(std::optional<qint64> from, std::optional<qint64> to)
    {
        if (!from || !to || *to - *from > mostProbes) {
            ++m_unreadable;
            return;
        }
        QSqlQuery query = m_database.query();
        query.prepare(QStringLiteral("SELECT * FROM %1 WHERE %2 = ?").arg(m_table, m_column));
        for (qint64 number = *from + 1; number < *to; ++number) {
            query.bindValue(0, number);
            if (query.exec() && query.next())
                visit(SurvivingRow(query));
            else if (query.lastError().isValid())
                ++m_unreadable;
        }
    }

    void visit(const SurvivingRow &row)
    {
        if (!m_visit(row))
            ++m_unreadable;
    }

    Database &m_database;
    QString m_table;
    QString m_column;
    Visit m_visit;
    qint64 m_unreadable = 0;
};

/// Nothing where the column holds something that cannot be read.
std::optional<std::optional<TestCase>> optionalCase(const QVariant &column)
{
    if (column.isNull())
        return std::optional<TestCase>();
    std::optional<TestCase> value = testCaseFromColumn(column.toByteArray());
    if (!value)
        return std::nullopt;
    return std::optional<std::optional<TestCase>>(std::in_place, std::move(value));
}

/// By their place among the cases, which are not met in order.
using CasesByPlace = QMap<qint64, StoredCase>;

bool addCase(const SurvivingRow &row, CasesByPlace &cases)
{
    StoredCase stored;
    stored.key = CaseKey{row.number("key")};
    stored.info = caseInfoFromColumn(row.bytes("info")).value_or(CaseInfo());
    if (const QVariant id = row.value("server_id"); !id.isNull())
        stored.info.serverId = id.toLongLong();
    stored.stepIds = stepIdsFromColumn(row.bytes("step_ids")).value_or(StepIds());
    stored.deleted = row.value("deleted").toBool();
    const auto base = optionalCase(row.value("base"));
    const auto mine = optionalCase(row.value("mine"));
    const auto theirs = optionalCase(row.value("theirs"));
    stored.mine = mine.value_or(std::nullopt);
    // Of a base that is lost nothing is known, which is not the same as having none: reading the case again brings it back.
    stored.base = base ? *base : std::optional<TestCase>(TestCase());
    stored.theirs = base ? theirs.value_or(std::nullopt) : std::nullopt;
    const bool isOurs = stored.mine || stored.deleted || stored.key.value < 0;
    if (isOurs && (stored.mine || stored.base))
        cases.insert(row.number("seq"), stored);
    return base && mine && theirs && (stored.mine || stored.base);
}

bool addChangeSet(const SurvivingRow &row, QList<StoredChangeSet> &history)
{
    std::optional<ChangeSet> set = changeSetFromColumn(row.bytes("content"));
    if (set)
        history.append({ChangeSetId{row.number("id")}, std::move(*set), row.number("time"), row.value("undone").toBool()});
    return set.has_value();
}

bool addDeletion(const SurvivingRow &row, QList<SentDeletion> &deletions)
{
    std::optional<TestCase> base = testCaseFromColumn(row.bytes("base"));
    if (base)
        deletions.append({CaseKey{row.number("key")}, row.number("server_id"), std::move(*base), row.number("time")});
    return base.has_value();
}

/// After every number that is still in use; a damaged counter would give one out twice.
qint64 nextLocalOf(Database &database, const StoreContent &content)
{
    constexpr qint64 distance = 10'000; // numbers that were given out and have left no trace
    qint64 next = database.number(QStringLiteral("SELECT value FROM meta WHERE name = 'next_local'")).value_or(1);
    const auto seen = [&next](CaseKey key) { next = std::max(next, 1 - key.value); };
    for (const StoredCase &stored : content.cases)
        seen(stored.key);
    for (const StoredChangeSet &entry : content.history) {
        for (const Change &change : entry.set.changes)
            seen(change.key);
    }
    for (const JournalEntry &entry : content.journal)
        seen(entry.key);
    return next + distance;
}

} // namespace

Survivors readSurvivors(Database &database)
{
    Survivors survivors;
    StoreContent &content = survivors.content;
    const auto visitAll = [&](const char *table, const char *column, const Visit &visit) {
        Walk walk(database, QString::fromLatin1(table), QString::fromLatin1(column), visit);
        survivors.anything = walk.run() || survivors.anything;
        survivors.unreadable += walk.unreadable();
    };
    CasesByPlace cases;
    visitAll("case_state", "seq", [&](const SurvivingRow &row) { return addCase(row, cases); });
    content.cases = cases.values();
    visitAll("change_set", "id", [&](const SurvivingRow &row) { return addChangeSet(row, content.history); });
    visitAll("journal", "id", [&](const SurvivingRow &row) {
        content.journal.append({row.number("id"), CaseKey{row.number("key")}, row.value("operation").toString(),
                                row.bytes("intent"), row.number("time")});
        return true;
    });
    visitAll("draft", "key", [&](const SurvivingRow &row) {
        content.drafts.append({CaseKey{row.number("key")}, row.value("place").toString(), row.value("text").toString(),
                               row.number("time")});
        return true;
    });
    visitAll("sent_deletion", "key", [&](const SurvivingRow &row) { return addDeletion(row, content.deletions); });
    survivors.nextLocal = nextLocalOf(database, content);
    return survivors;
}

} // namespace casewright::store
