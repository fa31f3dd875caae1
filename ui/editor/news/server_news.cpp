// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/news/server_news.h"

#include "ui/common/counted.h"
#include "ui/models/changes/change_lines.h"
#include "ui/models/changes/change_marks.h"
#include "ui/models/changes/step_lines.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright {
namespace {

struct NewsText {
    Q_DECLARE_TR_FUNCTIONS(ServerNews)
};

TestCase latestOnServer(const workspace::CaseRecord &record)
{
    if (!record.base)
        return {};
    return record.theirs ? overlaid(*record.base, *record.theirs) : *record.base;
}

/// The part of `change` in facets and fields that `told` does not know.
Change untold(Change change, const TestCase &told)
{
    for (TestCase *value : {&*change.before, &*change.after}) {
        forEachFacet([&](auto facet) {
            if ((told.*facet.member).known())
                (value->*facet.member).forget();
        });
        for (auto it = told.fields.cbegin(); it != told.fields.cend(); ++it)
            value->fields.remove(it.key());
    }
    return change;
}

/// `value` with what the analyst made of it here. Where that is the very thing that came as news, it is news no more.
TestCase withOwn(const TestCase &value, const Change &own)
{
    const TestCase &after = *own.after;
    TestCase touched = value;
    forEachFacet([&](auto facet) {
        if (!(after.*facet.member).known())
            (touched.*facet.member).forget();
    });
    touched.fields.removeIf([&after](const auto &field) { return !after.fields.contains(field.key()); });
    return overlaid(value, merge(*own.before, touched, after, [](const Clash &) { return Side::Theirs; }).value);
}

qsizetype changedSteps(const Change &change)
{
    const QList<ChangeLine> lines = stepLines(change.before->scenario.value(), change.after->scenario.value());
    return std::count_if(lines.cbegin(), lines.cend(),
                         [](const ChangeLine &line) { return line.kind != ChangeLine::Kind::Kept && line.kind != ChangeLine::Kind::Heading; });
}

QStringList fieldLabels(const FieldValues &fields, const ProjectSchema &schema)
{
    QStringList labels;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        labels.append(fieldLabel(it.key(), schema));
    return labels;
}

} // namespace

bool ServerNews::take(const workspace::CaseRecord &record)
{
    const TestCase server = latestOnServer(record);
    const TestCase shown = record.current();
    if (!std::exchange(m_hasSeen, true)) {
        m_server = server;
        m_shown = shown;
        m_info = record.info;
        settle();
        return false;
    }
    const std::optional<Change> came = diff(record.key, m_server, server);
    const std::optional<Change> altered = diff(record.key, m_shown, shown);
    // An edit made here is told at once: what differs there and here at the same time came from there.
    const Change own = altered ? untold(*altered, came ? *came->after : TestCase()) : Change{record.key, TestCase(), TestCase()};
    const bool isNew = altered && !isSameChange(own, altered);
    const bool isSentHere = came && !isNew;
    m_without = m_change || isNew ? withOwn(overlaid(shown, m_without), own) : shown;
    m_server = server;
    m_shown = shown;
    m_change = diff(record.key, m_without, m_shown);
    m_info = record.info;
    noteWho(isSentHere);
    return isNew && m_change;
}

/// The list of a project tells of changes, but not whose they are; the case, read again, does.
void ServerNews::noteWho(bool isSentHere)
{
    const bool isTold = m_info.lastModifiedBy != m_infoBefore.lastModifiedBy || m_info.lastModifiedDate != m_infoBefore.lastModifiedDate;
    if (isTold && !m_change) {
        m_infoBefore = m_info;
        m_isSentHere = false;
    }
    m_isSentHere = m_isSentHere || isSentHere;
    m_who = m_change && isTold && !m_isSentHere ? m_info.lastModifiedBy : QString();
}

void ServerNews::settle()
{
    m_without = m_shown;
    m_change.reset();
    m_who.clear();
    m_infoBefore = m_info;
}

QString newsSummary(const Change &change, const ProjectSchema &schema)
{
    QStringList labels;
    const QList<FacetId> facets = touchedFacets(change);
    for (const FacetId facet : facets) {
        const qsizetype steps = facet == FacetId::Scenario ? changedSteps(change) : 0;
        if (facet == FacetId::Fields)
            labels += fieldLabels(change.after->fields, schema);
        else
            labels.append(steps > 0 ? counted(steps, NewsText::tr("one step"), NewsText::tr("%1 steps")) : facetLabel(facet));
    }
    return labels.join(QStringLiteral(", "));
}

} // namespace casewright
