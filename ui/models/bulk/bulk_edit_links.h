// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/bulk/bulk_edit.h"

#include <algorithm>

// What BulkEdit does with links, for those who edit them.

namespace casewright {

template <typename T>
std::optional<QList<BulkEdit::LinkRow<T>>> BulkEdit::links() const
{
    using Pending = TagStatesModel::Pending;
    const workspace::ListDelta<T> &delta = m_links.of<T>();
    QList<LinkRow<T>> rows;
    if (mode() == Mode::One) {
        const TestCase *now = currentOf(m_selection.first());
        if (!now || !(now->*workspace::linkFacet<T>.member).known())
            return std::nullopt;
        for (const T &link : (now->*workspace::linkFacet<T>.member).value())
            rows.append({link, delta.remove.contains(link) ? Pending::Remove : Pending::Untouched});
    }
    for (const T &link : mode() == Mode::Many ? knownLinks<T>() : QList<T>())
        rows.append({link, delta.remove.contains(link) ? Pending::Remove : Pending::Untouched});
    for (const T &link : delta.add)
        rows.append({link, Pending::Add});
    return rows;
}

template <typename T>
QList<T> BulkEdit::knownLinks() const
{
    QList<T> links;
    for (const CaseKey key : m_selection.first(std::min(mostLookedAt, m_selection.size()))) {
        const TestCase *now = currentOf(key);
        for (const T &link : now ? (now->*workspace::linkFacet<T>.member).valueOr({}) : QList<T>()) {
            if (!links.contains(link))
                links.append(link);
        }
    }
    return links;
}

template <typename T>
void BulkEdit::addLink(const T &link)
{
    if (!m_selection.isEmpty() && m_links.of<T>().plan(link))
        edited();
}

template <typename T>
void BulkEdit::removeLink(const T &link)
{
    m_links.of<T>().takeOff(link, mode() == Mode::One || knownLinks<T>().contains(link));
    edited();
}

template <typename T>
void BulkEdit::replaceLink(const T &link, const T &by)
{
    if (link == by || m_selection.isEmpty())
        return;
    m_links.of<T>().takeOff(link, mode() == Mode::One);
    m_links.of<T>().plan(by);
    edited();
}

} // namespace casewright
