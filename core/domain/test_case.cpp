// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/test_case.h"

#include <algorithm>

namespace casewright {
namespace {

template <typename T>
bool sameSet(const QList<T> &a, const QList<T> &b)
{
    if (a.size() != b.size())
        return false;
    return std::is_permutation(a.cbegin(), a.cend(), b.cbegin());
}

} // namespace

QString Tag::key() const
{
    const qsizetype colon = name.indexOf(QLatin1Char(':'));
    return colon > 0 && colon + 1 < name.size() ? name.left(colon) : QString();
}

QString Tag::value() const
{
    const QString prefix = key();
    return prefix.isEmpty() ? name : name.mid(prefix.size() + 1);
}

QString facetName(FacetId id)
{
    static constexpr std::array names = {
        QLatin1StringView("name"),   QLatin1StringView("description"), QLatin1StringView("precondition"),
        QLatin1StringView("expectedResult"), QLatin1StringView("status"), QLatin1StringView("layer"),
        QLatin1StringView("owner"),  QLatin1StringView("tags"),        QLatin1StringView("issues"),
        QLatin1StringView("links"),  QLatin1StringView("members"),     QLatin1StringView("relations"),
        QLatin1StringView("testKeys"), QLatin1StringView("examples"),  QLatin1StringView("scenario"),
        QLatin1StringView("fields"),
    };
    return names.at(static_cast<std::size_t>(id));
}

bool sameContent(const QString &a, const QString &b)
{
    return a == b;
}

bool sameContent(const Ref &a, const Ref &b)
{
    return a == b;
}

bool sameContent(const QList<Ref> &a, const QList<Ref> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<Tag> &a, const QList<Tag> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<IssueLink> &a, const QList<IssueLink> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<ExternalLink> &a, const QList<ExternalLink> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<Member> &a, const QList<Member> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<Relation> &a, const QList<Relation> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<TestKey> &a, const QList<TestKey> &b)
{
    return sameSet(a, b);
}

bool sameContent(const QList<Example> &a, const QList<Example> &b)
{
    return a == b;
}

bool sameContent(const Scenario &a, const Scenario &b)
{
    return a == b;
}

bool sameKnown(const TestCase &a, const TestCase &b)
{
    bool same = a.fields.keys() == b.fields.keys();
    for (auto it = a.fields.cbegin(); same && it != a.fields.cend(); ++it)
        same = sameContent(it.value(), b.fields.value(it.key()));
    forEachFacet([&](auto facet) {
        const auto &left = a.*facet.member;
        const auto &right = b.*facet.member;
        same = same && left.known() == right.known() && (!left.known() || sameContent(left.value(), right.value()));
    });
    return same;
}

TestCase overlaid(TestCase value, const TestCase &update)
{
    forEachFacet([&](auto facet) {
        if ((update.*facet.member).known())
            value.*facet.member = update.*facet.member;
    });
    for (auto it = update.fields.cbegin(); it != update.fields.cend(); ++it)
        value.fields.insert(it.key(), it.value());
    return value;
}

} // namespace casewright
