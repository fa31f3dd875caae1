// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/content/step_index.h"

#include "core/store/mirror/packing.h"

#include <QSqlError>

namespace casewright::store {
namespace {

/// Each word in quotes, so that nothing in it is taken for syntax of FTS5, and as a prefix.
QString ftsQuery(const QString &words)
{
    QStringList terms;
    const QStringList typed = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString word : typed)
        terms.append(QStringLiteral("\"%1\"*").arg(word.replace(QLatin1Char('"'), QStringLiteral("\"\""))));
    return terms.join(QLatin1Char(' '));
}

} // namespace

StepIndex::StepIndex(Database &database)
    : m_drop(database, QStringLiteral("DELETE FROM step_text WHERE rowid = ?")),
      m_put(database, QStringLiteral("INSERT INTO step_text (rowid, text) VALUES (?, ?)"))
{}

Result<std::optional<qint64>> StepIndex::update(const StoredCase &stored, const std::optional<qint64> &before)
{
    const std::optional<TestCase> &current = stored.mine ? stored.mine : stored.base;
    if (!current || !current->scenario.known()) {
        if (before) {
            TRY(m_drop.run({stored.key.value}));
        }
        return std::optional<qint64>();
    }
    const QString text = plainText(current->scenario.value());
    const auto digest = qint64(digestOf(text.toUtf8()));
    if (before == digest)
        return before;
    TRY(m_drop.run({stored.key.value}));
    TRY(m_put.run({stored.key.value, text.isNull() ? QStringLiteral("") : text}));
    return std::optional(digest);
}

Result<QList<StepText>> readStepTexts(Database &database, CaseKey after, int count)
{
    QList<StepText> texts;
    const QString sql = QStringLiteral("SELECT page.rowid, page.text, counts.steps FROM (SELECT rowid, text FROM step_text WHERE rowid > %1 "
                                       "ORDER BY rowid LIMIT %2) AS page LEFT JOIN case_counts AS counts ON counts.key = page.rowid");
    TRY(database.forEach(sql.arg(after.value).arg(count), [&](const QSqlQuery &row) -> Result<void> {
        texts.append({CaseKey{row.value(0).toLongLong()}, row.value(1).toString(), row.value(2).toInt()});
        return {};
    }));
    return texts;
}

Result<StepHits> findInSteps(Database &database, const QString &words)
{
    StepHits hits;
    TRY_ASSIGN(hits.indexed, database.number(QStringLiteral("SELECT count(*) FROM step_text_docsize")));
    const QString query = ftsQuery(words);
    if (query.isEmpty())
        return hits;
    QSqlQuery search = database.query();
    search.prepare(QStringLiteral("SELECT rowid FROM step_text WHERE step_text MATCH ? ORDER BY rowid"));
    search.bindValue(0, query);
    if (!search.exec())
        return failure(database.error(search.lastError()));
    while (search.next())
        hits.keys.append(CaseKey{search.value(0).toLongLong()});
    if (search.lastError().isValid())
        return failure(database.error(search.lastError()));
    return hits;
}

} // namespace casewright::store
