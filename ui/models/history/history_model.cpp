// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history/history_model.h"

#include "ui/models/changes/change_lines.h"
#include "ui/models/changes/change_marks.h"
#include "ui/models/pending/pending_model.h"
#include "ui/models/tool_tip.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

namespace casewright {

namespace {

using State = HistoryModel::State;
using Row = HistoryModel::Row;

/// True where `base` holds what `change` made of the facet.
bool isIn(const TestCase &base, const TestCase &after, FacetId id)
{
    bool isSame = false;
    forEachFacet([&](auto facet) {
        const auto &there = base.*facet.member;
        const auto &made = after.*facet.member;
        if (facet.id == id && there.known() && made.known())
            isSame = sameContent(there.value(), made.value());
    });
    if (id != FacetId::Fields)
        return isSame;
    for (auto field = after.fields.begin(); field != after.fields.end(); ++field) {
        if (!sameContent(base.fields.value(field.key()), *field))
            return false;
    }
    return true;
}

/// Tells, from the newest change set to the oldest, which of them the server does not have yet: those of a facet that waits, as far back as
/// the one that made what the server has.
class SentCheck {
public:
    explicit SentCheck(const workspace::CaseRecord *record)
    {
        const std::optional<Change> waits = record ? waitingChange(*record) : std::nullopt;
        m_isNew = record && record->isWaiting() && !record->base;
        m_isDeleted = record && record->deleted;
        if (!waits || m_isNew || m_isDeleted)
            return;
        m_base = *record->base;
        const QList<FacetId> facets = touchedFacets(*waits);
        m_waiting = {facets.begin(), facets.end()};
    }

    [[nodiscard]] bool isWaiting(const Change &change)
    {
        if (m_isNew)
            return true;
        if (change.isDeletion())
            return std::exchange(m_isDeleted, false);
        bool waits = false;
        if (!change.after)
            return false;
        const QList<FacetId> facets = touchedFacets(change);
        for (const FacetId facet : facets) {
            if (isIn(m_base, *change.after, facet))
                m_waiting.remove(facet);
            waits = waits || m_waiting.contains(facet);
        }
        return waits;
    }

private:
    bool m_isNew = false;
    bool m_isDeleted = false;
    TestCase m_base;
    QSet<FacetId> m_waiting;
};

QString touchedBy(const Change &change)
{
    if (change.isDeletion())
        return HistoryModel::tr("deleted");
    return changeSummary(change);
}

/// The server's word for a part of a case ("test_case_test_tag") in ours, or as it is.
QString partText(const QString &part)
{
    static const QList<std::pair<QLatin1StringView, FacetId>> known = {
        {QLatin1StringView("tag"), FacetId::Tags},           {QLatin1StringView("scenario"), FacetId::Scenario},
        {QLatin1StringView("step"), FacetId::Scenario},      {QLatin1StringView("issue"), FacetId::Issues},
        {QLatin1StringView("link"), FacetId::Links},         {QLatin1StringView("member"), FacetId::Members},
        {QLatin1StringView("relation"), FacetId::Relations}, {QLatin1StringView("test_key"), FacetId::TestKeys},
        {QLatin1StringView("example"), FacetId::Examples},   {QLatin1StringView("parameter"), FacetId::Examples},
    };
    for (const auto &[word, facet] : known) {
        if (part.contains(word))
            return facetLabel(facet);
    }
    if (part.contains(QLatin1StringView("custom_field")) || part.contains(QLatin1StringView("_cf")))
        return facetLabel(FacetId::Fields);
    if (part.contains(QLatin1StringView("attachment")))
        return HistoryModel::tr("files");
    if (part.contains(QLatin1StringView("comment")))
        return HistoryModel::tr("comments");
    if (part == QLatin1StringView("test_case"))
        return HistoryModel::tr("name, texts or status");
    return QString(part).replace(u'_', u' ');
}

Row serverRow(const AuditEntry &entry)
{
    Row row;
    row.time = entry.time;
    row.state = State::Server;
    row.who = entry.who;
    row.what = entry.action == QLatin1StringView("insert")   ? HistoryModel::tr("Added on the server")
        : entry.action == QLatin1StringView("delete")        ? HistoryModel::tr("Deleted on the server")
                                                             : HistoryModel::tr("Changed on the server");
    QStringList parts;
    for (const QString &part : entry.parts)
        parts.append(partText(part));
    parts.removeDuplicates();
    row.touched = parts.join(QStringLiteral(", "));
    return row;
}

QString timeText(qint64 time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time), QLocale::ShortFormat);
}

QString stateText(const Row &row)
{
    switch (row.state) {
    case State::Waiting:
        return HistoryModel::tr("waiting to be sent");
    case State::Sent:
        return row.sentAt == 0 ? HistoryModel::tr("sent") : HistoryModel::tr("sent %1").arg(timeText(row.sentAt));
    case State::Undone:
        return HistoryModel::tr("undone");
    case State::Server:
        break;
    }
    return row.who.isEmpty() ? HistoryModel::tr("on the server") : HistoryModel::tr("by %1").arg(row.who);
}

} // namespace

void HistoryModel::show(const QList<workspace::Workspace::HistoryPoint> &points, const workspace::CaseRecord *record,
                        const QList<AuditEntry> &audit)
{
    QList<Row> rows;
    SentCheck sent(record);
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
        Row row{point->entry.time, point->entry.name, touchedBy(point->change)};
        row.id = point->entry.id;
        row.sentAt = point->sentAt;
        const bool waits = sent.isWaiting(point->change) && point->sentAt == 0; // worked out where it was not noted
        if (point->entry.undone)
            row.state = State::Undone;
        else
            row.state = waits ? State::Waiting : State::Sent;
        rows.append(row);
    }
    for (const AuditEntry &entry : audit)
        rows.append(serverRow(entry));
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.time > b.time; });
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

QString HistoryModel::timeAt(int row) const
{
    return timeText(m_rows.value(row).time);
}

int HistoryModel::rowOf(ChangeSetId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_rows.at(row).id == id)
            return row;
    }
    return -1;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    return role == Qt::ToolTipRole ? plainToolTip(text(index.row(), index.column())) : QVariant();
}

QString HistoryModel::text(int at, int column) const
{
    const Row &row = m_rows.at(at);
    switch (column) {
    case TimeColumn:
        return timeAt(at);
    case WhatColumn:
        return row.what;
    case TouchedColumn:
        return row.touched;
    default:
        return stateText(row);
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("When");
    case WhatColumn:
        return tr("What was done");
    case TouchedColumn:
        return tr("What it touched");
    default:
        return tr("State");
    }
}

} // namespace casewright
