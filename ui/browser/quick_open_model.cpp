// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/browser/quick_open_model.h"

#include "core/domain/capabilities.h"
#include "core/query/fold.h"
#include "ui/models/case_table_model.h"

#include <QRegularExpression>

#include <algorithm>

namespace casewright {

namespace {

constexpr size_t mostRanked = 500;
constexpr qsizetype mostShown = 50;

QStringList wordsOf(const QString &text)
{
    return query::foldText(text).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
}

query::Filter filterOf(const QStringList &words)
{
    QList<query::FilterTerm> terms;
    for (const QString &word : words)
        terms.append({query::FilterField::Text, word, false});
    return {{terms}};
}

} // namespace

QuickOpenModel::QuickOpenModel(QObject *parent) : QAbstractListModel(parent) {}

void QuickOpenModel::setIndex(const query::CaseIndex *index, KeyFromText keyFromText)
{
    m_index = index;
    m_keyFromText = std::move(keyFromText);
    search({});
}

void QuickOpenModel::search(const QString &text)
{
    beginResetModel();
    m_text = text.trimmed();
    m_rows = m_index && !m_text.isEmpty() ? matches() : QList<Row>();
    endResetModel();
}

QuickOpenModel::Row QuickOpenModel::rowOf(CaseKey key, query::CaseIndex::RowNumber row) const
{
    const QList<SuitePath> suites = m_index->suites(row);
    return {key, displayIdOf(*m_index, key, row), m_index->name(row), suites.isEmpty() ? QString() : suiteText(suites.first())};
}

QList<QuickOpenModel::Row> QuickOpenModel::matches() const
{
    QList<Row> rows;
    std::optional<CaseKey> exact = m_keyFromText ? m_keyFromText(m_text) : std::nullopt;
    if (exact) {
        const auto row = m_index->rowOf(*exact);
        const auto id = caseIdFromText(m_text);
        rows << (row ? rowOf(*exact, *row) : Row{CaseKey(), id ? QString::number(*id) : m_text, {}, {}});
    }
    const QString folded = query::foldText(m_text);
    struct Ranked {
        int rank = 0;
        CaseKey key;
        query::CaseIndex::RowNumber row = 0;
    };
    std::vector<Ranked> ranked;
    for (const auto row : m_index->find(filterOf(wordsOf(m_text)))) {
        if (ranked.size() == mostRanked)
            break;
        const QString name = query::foldText(m_index->name(row));
        const int rank = name.startsWith(folded) ? 0 : name.contains(folded) ? 1 : 2;
        if (m_index->key(row) != exact)
            ranked.push_back({rank, m_index->key(row), row});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    for (const Ranked &one : ranked) {
        if (rows.size() == mostShown)
            break;
        rows << rowOf(one.key, one.row);
    }
    return rows;
}

int QuickOpenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant QuickOpenModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[index.row()];
    const bool isUnknown = row.key.isNull();
    switch (role) {
    case Qt::DisplayRole:
        return isUnknown ? tr("Not in this project’s list. Look for it on the server") : row.name;
    case Qt::AccessibleTextRole:
        return tr("%1 %2").arg(row.id, isUnknown ? tr("is not in this project’s list") : row.name);
    case KeyRole:
        return row.key.value;
    case IdRole:
        return row.id;
    case SuiteRole:
        return row.suite;
    default:
        return {};
    }
}

} // namespace casewright
