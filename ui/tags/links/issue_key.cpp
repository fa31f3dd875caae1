// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tags/links/issue_key.h"

#include <QRegularExpression>

namespace casewright {

IssueKey issueKeyFromText(const QString &text)
{
    static const QRegularExpression jira(QStringLiteral(R"(^https?://\S+/browse/([A-Za-z][A-Za-z0-9_]*-\d+))"));
    static const QRegularExpression github(QStringLiteral(R"(^https?://[^/\s]+/([^/\s]+/[^/\s]+)/(?:issues|pull)/(\d+))"));
    const QString trimmed = text.trimmed();
    if (const auto match = jira.match(trimmed); match.hasMatch())
        return {match.captured(1), QStringLiteral("jira")};
    if (const auto match = github.match(trimmed); match.hasMatch())
        return {match.captured(1) + u'#' + match.captured(2), QStringLiteral("github")};
    return {trimmed, {}};
}

qsizetype integrationOfType(const QList<Integration> &integrations, const QString &type)
{
    for (qsizetype i = 0; !type.isEmpty() && i < integrations.size(); ++i) {
        if (integrations[i].type.contains(type, Qt::CaseInsensitive) || integrations[i].name.contains(type, Qt::CaseInsensitive))
            return i;
    }
    return -1;
}

} // namespace casewright
