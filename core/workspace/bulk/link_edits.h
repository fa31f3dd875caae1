// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_case.h"

#include <algorithm>
#include <tuple>

namespace casewright::workspace {

/// Whether `unwanted`, as somebody asked for it, is `link`.
template <typename T>
[[nodiscard]] bool isMeant(const T &unwanted, const T &link)
{
    return unwanted == link;
}
/// An issue may be named by its key alone.
[[nodiscard]] inline bool isMeant(const IssueLink &unwanted, const IssueLink &link)
{
    return unwanted == link || (unwanted.integration.isNull() && unwanted.key == link.key);
}

/// What is to be added to a list of links, and what is to be taken off.
template <typename T>
struct ListDelta {
    QList<T> add;
    QList<T> remove;

    [[nodiscard]] int count() const { return static_cast<int>(add.size() + remove.size()); }
    [[nodiscard]] bool isEmpty() const { return add.isEmpty() && remove.isEmpty(); }

    [[nodiscard]] QList<T> appliedTo(QList<T> list) const
    {
        list.removeIf([this](const T &link) {
            return std::any_of(remove.cbegin(), remove.cend(), [&link](const T &unwanted) { return isMeant(unwanted, link); });
        });
        for (const T &link : add) {
            if (!list.contains(link))
                list.append(link);
        }
        return list;
    }
    /// False where nothing is to be done that was not before.
    bool plan(const T &link)
    {
        const bool isNew = !add.contains(link);
        if (isNew)
            add.append(link);
        return isNew;
    }
    void takeOff(const T &link, bool isOnCase)
    {
        if (!add.removeOne(link) && isOnCase && !remove.contains(link))
            remove.append(link);
    }
    void settle(const ListDelta &done)
    {
        add.removeIf([&done](const T &link) { return done.add.contains(link); });
        remove.removeIf([&done](const T &link) { return done.remove.contains(link); });
    }
};

/// The facet of a case that lists links of type T.
template <typename T>
inline constexpr FacetMember<QList<T>> linkFacet = std::get<FacetMember<QList<T>>>(facetMembers);

/// Edits of everything that links a case to something else.
struct LinkEdits {
    std::tuple<ListDelta<IssueLink>, ListDelta<ExternalLink>, ListDelta<Relation>, ListDelta<TestKey>> deltas;

    template <typename T>
    [[nodiscard]] ListDelta<T> &of()
    {
        return std::get<ListDelta<T>>(deltas);
    }
    template <typename T>
    [[nodiscard]] const ListDelta<T> &of() const
    {
        return std::get<ListDelta<T>>(deltas);
    }
    /// Calls `visit(const ListDelta<T> &, FacetMember<QList<T>>)` for each kind of link.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        std::apply([&visit](const auto &...delta) { (visit(delta, facetOf(delta)), ...); }, deltas);
    }
    [[nodiscard]] int count() const
    {
        int sum = 0;
        forEach([&sum](const auto &delta, auto) { sum += delta.count(); });
        return sum;
    }
    void settle(const LinkEdits &done)
    {
        std::apply([&done](auto &...delta) { (delta.settle(std::get<std::remove_cvref_t<decltype(delta)>>(done.deltas)), ...); }, deltas);
    }

private:
    template <typename T>
    [[nodiscard]] static constexpr FacetMember<QList<T>> facetOf(const ListDelta<T> &)
    {
        return linkFacet<T>;
    }
};

} // namespace casewright::workspace
