// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace casewright {

/// What a policy says of the tags with one key, as in "severity:critical".
struct TagKeyRule {
    QStringList values;      ///< allowed ones; empty: any
    bool hasOneValue = false; ///< another value takes the place of the one that is there
    bool isRequired = false; ///< every case has a tag with this key

    friend bool operator==(const TagKeyRule &, const TagKeyRule &) = default;
};

/// What a team has agreed on about its tags. It warns and completes, it forbids nothing. Kept as JSON that Git can share:
/// {"keys": {"severity": {"values": ["critical", "minor"], "one": true, "required": true}}, "tags": ["smoke"], "otherKeys": true, "otherTags": true}
struct TagPolicy {
    QMap<QString, TagKeyRule> keys;
    QStringList tags;       ///< allowed ones without a key
    bool otherKeys = true;  ///< keys that are not listed are allowed too
    bool otherTags = true;  ///< the same for tags without a key

    /// Where no team has agreed on anything: a case has one severity and one priority.
    [[nodiscard]] static TagPolicy standard();
    [[nodiscard]] bool isOneValueKey(const QString &key) const { return keys.value(key).hasOneValue; }
    [[nodiscard]] QSet<QString> oneValueKeys() const;
    /// Every tag that it names, to be offered where one is typed.
    [[nodiscard]] QStringList namedTags() const;

    friend bool operator==(const TagPolicy &, const TagPolicy &) = default;
};

/// What of the tags of a case does not fit the policy.
struct TagFinding {
    enum class Kind { UnknownTag, UnknownKey, UnknownValue, SeveralValues, MissingKey };
    Kind kind = Kind::UnknownTag;
    QString subject; ///< the tag, or the key of which there are several values or none

    friend bool operator==(const TagFinding &, const TagFinding &) = default;
};

/// Whether the tag by itself is one of those that the policy allows.
[[nodiscard]] std::optional<TagFinding> findingOf(const QString &tag, const TagPolicy &policy);
/// All that is to be said of the tags of one case.
[[nodiscard]] QList<TagFinding> findingsOf(const QStringList &tags, const TagPolicy &policy);

/// Invalid where `json` is no policy, naming the line (where it is no JSON) or the place, as in keys.severity.values[2]. Members
/// that nobody knows are refused, so that a typing mistake does not silently allow everything.
[[nodiscard]] Result<TagPolicy> tagPolicyFromJson(const QByteArray &json);
/// The reverse, with keys in order and a line break at the end, so that Git shows small differences.
[[nodiscard]] QByteArray toJson(const TagPolicy &policy);

} // namespace casewright
