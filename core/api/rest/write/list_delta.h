// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>

namespace casewright::api::rest {

/// What an edit did to a list, to be done to another state of that list: colleagues' entries stay.
template <typename T>
struct ListDelta {
    QList<T> removed;
    QList<T> added;

    ListDelta(const QList<T> &before, const QList<T> &after)
        : removed(without(before, after)),
          added(without(after, before))
    {}

    /// `fresh` without what was removed and with what was added, once each.
    [[nodiscard]] QList<T> appliedTo(const QList<T> &fresh) const
    {
        QList<T> result = without(fresh, removed);
        for (const T &item : added) {
            if (!result.contains(item))
                result.append(item);
        }
        return result;
    }

private:
    static QList<T> without(const QList<T> &list, const QList<T> &others)
    {
        QList<T> left;
        std::ranges::copy_if(list, std::back_inserter(left), [&](const T &item) { return !others.contains(item); });
        return left;
    }
};

} // namespace casewright::api::rest
