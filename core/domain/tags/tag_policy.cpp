// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags/tag_policy.h"

#include "core/domain/test_case.h"

#include <algorithm>

namespace casewright {

TagPolicy TagPolicy::standard()
{
    TagPolicy policy;
    for (const QString &key : {QStringLiteral("severity"), QStringLiteral("priority")})
        policy.keys.insert(key, {{}, true, false});
    return policy;
}

QSet<QString> TagPolicy::oneValueKeys() const
{
    QSet<QString> found;
    for (auto rule = keys.cbegin(); rule != keys.cend(); ++rule) {
        if (rule->hasOneValue)
            found.insert(rule.key());
    }
    return found;
}

QStringList TagPolicy::namedTags() const
{
    QStringList named = tags;
    for (auto rule = keys.cbegin(); rule != keys.cend(); ++rule) {
        for (const QString &value : rule->values)
            named.append(rule.key() + u':' + value);
    }
    return named;
}

std::optional<TagFinding> findingOf(const QString &name, const TagPolicy &policy)
{
    using Kind = TagFinding::Kind;
    const Tag tag{{}, name};
    const QString key = tag.key();
    if (key.isEmpty())
        return policy.otherTags || policy.tags.contains(name) ? std::nullopt : std::optional(TagFinding{Kind::UnknownTag, name});
    const auto rule = policy.keys.constFind(key);
    if (rule == policy.keys.cend())
        return policy.otherKeys ? std::nullopt : std::optional(TagFinding{Kind::UnknownKey, name});
    return rule->values.isEmpty() || rule->values.contains(tag.value()) ? std::nullopt : std::optional(TagFinding{Kind::UnknownValue, name});
}

QList<TagFinding> findingsOf(const QStringList &tags, const TagPolicy &policy)
{
    using Kind = TagFinding::Kind;
    QList<TagFinding> findings;
    QMap<QString, int> values;
    for (const QString &tag : tags) {
        if (const auto finding = findingOf(tag, policy))
            findings.append(*finding);
        ++values[Tag{{}, tag}.key()];
    }
    for (auto rule = policy.keys.cbegin(); rule != policy.keys.cend(); ++rule) {
        if (rule->isRequired && values.value(rule.key()) == 0)
            findings.append({Kind::MissingKey, rule.key()});
        if (rule->hasOneValue && values.value(rule.key()) > 1)
            findings.append({Kind::SeveralValues, rule.key()});
    }
    return findings;
}

} // namespace casewright
