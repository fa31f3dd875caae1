// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/capabilities.h"

#include <QRegularExpression>

#include <algorithm>

namespace casewright {
namespace {

std::optional<ServerId> numberIn(const QString &text, const QRegularExpression &pattern)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    bool ok = false;
    const ServerId number = match.captured(1).toLongLong(&ok);
    return ok && number > 0 ? std::optional(number) : std::nullopt;
}

bool isLoopbackName(const QString &address)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:localhost|127\\.0\\.0\\.1|\\[::1\\])(?:[:/?#]|$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(address).hasMatch();
}

/// QUrl takes most punctuation for a host's name; people do not.
bool isHostName(const QString &host)
{
    if (host.contains(QLatin1Char(':')))
        return true; // QUrl has checked an IPv6 literal
    static const QRegularExpression pattern(QStringLiteral("^[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*(\\.[\\p{L}\\p{N}_-]+)*\\.?$"));
    return pattern.match(host).hasMatch();
}

} // namespace

QList<ServerId> ProjectSchema::suiteFieldIds() const
{
    QList<ServerId> ids;
    for (const Ref &level : suiteLevels) {
        if (level.id)
            ids.append(*level.id);
    }
    return ids;
}

ProjectSchema ProjectSchema::groupedBy(ServerId tree) const
{
    const auto wanted = std::ranges::find(trees, tree, &CaseTree::id);
    if (wanted == trees.cend())
        return *this;
    ProjectSchema schema = *this;
    if (const auto left = std::ranges::find(trees, treeId, &CaseTree::id); left != trees.cend())
        schema.fields += left->levels;
    schema.treeId = tree;
    schema.suiteLevels.clear();
    for (const CustomField &level : wanted->levels)
        schema.suiteLevels.append(level.field);
    const QList<ServerId> levels = schema.suiteFieldIds();
    schema.fields.removeIf([&](const CustomField &field) {
        return field.field.id == featureField || levels.contains(field.field.id.value_or(0));
    });
    return schema;
}

QUrl ProjectSchema::permalink(ServerId caseId) const
{
    QUrl url = server;
    url.setPath(QStringLiteral("/project/%1/test-cases/%2").arg(project.id).arg(caseId));
    return url;
}

QString ProjectSchema::automationLine(ServerId caseId) const
{
    switch (capabilities.binding) {
    case AutomationBinding::TestCaseLink:
        return QStringLiteral("@allure.testcase(\"ATO-%1\")").arg(caseId);
    case AutomationBinding::AllureId:
        return QStringLiteral("@allure.id(\"%1\")").arg(caseId);
    }
    return {};
}

std::optional<ServerId> caseIdFromText(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(?:ATO-|#)?([0-9]+)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = text.trimmed();
    if (pattern.match(trimmed).hasMatch())
        return numberIn(trimmed, pattern);
    return serverAddressFromText(trimmed).caseId;
}

ServerAddress serverAddressFromText(const QString &text)
{
    static const QRegularExpression blank(QStringLiteral("\\s"));
    // QUrl reads "1234" as the address 0.0.4.210.
    static const QRegularExpression number(QStringLiteral("^[0-9]*(?:[:/?#]|$)"));
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://"));
    static const QRegularExpression projectInPath(QStringLiteral("/project/([0-9]+)(?:/|$)"));
    static const QRegularExpression caseInPath(QStringLiteral("/test-cases/([0-9]+)(?:/|$)"));

    QString address = text.trimmed();
    if (address.contains(blank) || number.match(address).hasMatch())
        return {};
    if (!scheme.match(address).hasMatch())
        address.prepend(isLoopbackName(address) ? QStringLiteral("http://") : QStringLiteral("https://"));
    const QUrl url(address, QUrl::TolerantMode);
    const QString urlScheme = url.scheme();
    if (!url.isValid() || (urlScheme != QLatin1String("http") && urlScheme != QLatin1String("https"))
        || !isHostName(url.host()))
        return {};

    ServerAddress found;
    found.base.setScheme(urlScheme);
    found.base.setHost(url.host());
    found.base.setPort(url.port());
    found.project = numberIn(url.path(), projectInPath);
    found.caseId = numberIn(url.path(), caseInPath);
    return found;
}

} // namespace casewright
