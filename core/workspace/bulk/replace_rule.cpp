// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/bulk/replace_rule.h"

namespace casewright::workspace {

Result<QList<TextMatches>> matchesOf(const TextReplacement &replacement, CaseKey key, const TestCase &now)
{
    TRY_ASSIGN(QList<TextMatches> found, findInTexts(now, replacement.texts, replacement.pattern));
    const QList<LeftOutMatch> leftOut = replacement.leftOut.value(key);
    if (!leftOut.isEmpty()) {
        for (TextMatches &one : found)
            one.matches.removeIf([&](const TextMatch &match) { return leftOut.contains({one.place, match.start}); });
        found.removeIf([](const TextMatches &one) { return one.matches.isEmpty(); });
    }
    return found;
}

PlanRule ruleFor(const TextReplacement &replacement, std::function<QString(qsizetype)> nameOf)
{
    const auto changeOf = [replacement](CaseKey key, const TestCase &now) -> Result<std::optional<Change>> {
        TRY_ASSIGN(const QList<TextMatches> found, matchesOf(replacement, key, now));
        const TestCase after = withReplaced(now, found);
        if (after.name.known() && after.name.value().trimmed().isEmpty() && !found.isEmpty())
            return failure(ErrorKind::Invalid, QStringLiteral("The case would have no name."));
        const bool isRenamed = now.name.known() && after.name.value() != now.name.value();
        if (isRenamed && after.name.value().size() > replacement.nameLimit)
            return failure(ErrorKind::Invalid, QStringLiteral("The name would have %1 letters, and the server takes %2.")
                                                   .arg(after.name.value().size())
                                                   .arg(replacement.nameLimit));
        return diff(key, now, after);
    };
    return {facetsOf(replacement.texts), {}, changeOf, std::move(nameOf)};
}

} // namespace casewright::workspace
