// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/changes/link_text.h"

namespace casewright {

namespace {

QString inIntegration(const Ref &integration, const QString &key)
{
    return integration.isNull() ? key : integration.name + QStringLiteral(": ") + key;
}

} // namespace

QString linkText(const IssueLink &link)
{
    return inIntegration(link.integration, link.key);
}

QString linkText(const ExternalLink &link)
{
    return link.name.isEmpty() || link.name == link.url ? link.url : QStringLiteral("%1 (%2)").arg(link.name, link.url);
}

QString linkText(const Relation &relation)
{
    return QStringLiteral("%1 %2 %3").arg(relation.type).arg(relation.target).arg(relation.targetName).trimmed();
}

QString linkText(const TestKey &key)
{
    return inIntegration(key.integration, key.name);
}

QString linkText(const Member &member)
{
    return inIntegration(member.role, member.name);
}

QString linkText(const Example &example)
{
    QStringList cells;
    for (const ParameterValue &cell : example.values)
        cells.append(cell.name + QStringLiteral(" = ") + cell.value);
    return cells.join(QStringLiteral(", "));
}

} // namespace casewright
