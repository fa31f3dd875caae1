// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pending/pending_model.h"

#include "ui/models/changes/change_lines.h"
#include "ui/models/tool_tip.h"

#include <QHash>

namespace casewright {

namespace {

/// Thousands of cases are sent one by one; the list follows in steps that can be seen.
constexpr int behind = 50; // ms

/// The rows of `keys` that stand in `next` in the same order, as far as can be told by walking along both once.
QList<bool> stayingRows(const QList<CaseKey> &keys, const QList<CaseKey> &next)
{
    QHash<CaseKey, qsizetype> places;
    places.reserve(next.size());
    for (qsizetype i = 0; i < next.size(); ++i)
        places.insert(next.at(i), i);
    QList<bool> stays(keys.size(), false);
    qsizetype last = -1;
    for (qsizetype row = 0; row < keys.size(); ++row) {
        const qsizetype place = places.value(keys.at(row), -1);
        stays[row] = place > last;
        last = std::max(last, place);
    }
    return stays;
}

} // namespace

bool wasDeletedThere(const workspace::CaseRecord &record)
{
    return record.lastFailure && record.lastFailure->kind == ErrorKind::NotFound && record.base && record.mine && !record.deleted;
}

std::optional<Change> waitingChange(const workspace::CaseRecord &record)
{
    if (record.deleted)
        return record.base ? std::optional(Change{record.key, record.base, std::nullopt}) : std::nullopt;
    if (!record.mine)
        return std::nullopt;
    return record.base ? diff(record.key, *record.base, *record.mine) : Change{record.key, std::nullopt, record.mine};
}

PendingModel::PendingModel(workspace::Workspace *workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace), m_keys(workspace->waiting())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(behind);
    connect(&m_soon, &QTimer::timeout, this, &PendingModel::refresh);
    const auto refreshSoon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(workspace, &workspace::Workspace::waitingChanged, this, refreshSoon);
    connect(workspace, &workspace::Workspace::casesChanged, this, refreshSoon);
}

void PendingModel::setErrorText(std::function<QString(const Error &)> textOf)
{
    m_errorText = std::move(textOf);
}

void PendingModel::refresh()
{
    m_soon.stop();
    const QList<CaseKey> next = m_workspace->waiting();
    if (next != m_keys) {
        removeAllBut(next);
        insertMissing(next);
    }
    if (!m_keys.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT refreshed();
}

void PendingModel::removeAllBut(const QList<CaseKey> &keys)
{
    const QList<bool> stays = stayingRows(m_keys, keys);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (stays.at(last))
            continue;
        int first = last;
        while (first > 0 && !stays.at(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        m_keys.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void PendingModel::insertMissing(const QList<CaseKey> &keys)
{
    for (qsizetype first = 0; first < keys.size(); ++first) {
        if (m_keys.value(first) == keys.at(first))
            continue;
        const CaseKey following = m_keys.value(first);
        qsizetype end = first;
        while (end < keys.size() && keys.at(end) != following)
            ++end;
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_keys = m_keys.mid(0, first) + keys.mid(first, end - first) + m_keys.mid(first);
        endInsertRows();
        first = end - 1;
    }
}

PendingModel::Troubles PendingModel::troubles() const
{
    Troubles found;
    for (const CaseKey key : m_keys) {
        const workspace::CaseRecord *record = m_workspace->record(key);
        if (record && !record->clashes.isEmpty())
            ++found.clashing;
        else if (record && (record->lastFailure || !record->candidates.isEmpty()))
            ++found.failed;
    }
    return found;
}

int PendingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size());
}

int PendingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PendingModel::trouble(const workspace::CaseRecord &record) const
{
    if (!record.clashes.isEmpty())
        return record.clashes.size() == 1 ? tr("Changed on the server too, with one clash. Resolve it.")
                                          : tr("Changed on the server too, with %1 clashes. Resolve them.").arg(record.clashes.size());
    if (!record.candidates.isEmpty())
        return tr("The answer was lost; cases of the server that could be it: %1. Choose which it is.").arg(record.candidates.size());
    if (wasDeletedThere(record))
        return tr("Somebody deleted it on the server. Bring it back, or drop the changes.");
    return record.lastFailure && m_errorText ? m_errorText(*record.lastFailure) : QString();
}

QVariant PendingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CaseKey key = m_keys.at(index.row());
    if (role == KeyRole)
        return key.value;
    const workspace::CaseRecord *record = m_workspace->record(key);
    if (!record)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*record, index.column()).replace(u'\n', u' ');
    case Qt::ToolTipRole:
        return plainToolTip(text(*record, index.column()));
    case FullTextRole:
        return text(*record, index.column());
    default:
        return {};
    }
}

QString PendingModel::text(const workspace::CaseRecord &record, int column) const
{
    switch (column) {
    case IdColumn:
        return m_workspace->displayId(record.key);
    case NameColumn:
        return record.mine || record.base ? record.current().name.valueOr({}) : QString();
    case WhatColumn: {
        const std::optional<Change> change = waitingChange(record);
        return change ? changeSummary(*change) : record.deleted ? tr("to be deleted") : QString();
    }
    default:
        return trouble(record);
    }
}

QVariant PendingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn:
        return tr("Id");
    case NameColumn:
        return tr("Name");
    case WhatColumn:
        return tr("What waits");
    default:
        return tr("Last attempt");
    }
}

} // namespace casewright
