// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/api/answer.h"
#include "app/demoserver/api/body.h"
#include "app/demoserver/api/router.h"
#include "app/demoserver/seed/routes.h"

#include <QRegularExpression>

#include <algorithm>

namespace casewright::demo {

namespace {

bool fits(const Integration &integration, const QString &key)
{
    static const QRegularExpression jira(QStringLiteral("^[A-Z][A-Z0-9_]+-[1-9][0-9]*$"));
    static const QRegularExpression gitHub(QStringLiteral("^(?:(?:[\\w.-]+/[\\w.-]+)?#)?[1-9][0-9]*$"));
    return (integration.tracker == Tracker::Jira ? jira : gitHub).match(key).hasMatch();
}

QString issueUrl(const Integration &integration, const QString &key)
{
    if (integration.tracker == Tracker::Jira)
        return QStringLiteral("https://jira.example.com/browse/") + key;
    const qsizetype hash = key.indexOf(u'#');
    const QString repository = hash > 0 ? key.left(hash) : QStringLiteral("example/shop");
    return QStringLiteral("https://github.com/%1/issues/%2").arg(repository, key.mid(hash + 1));
}

QJsonObject issueJson(const Store &store, const IssueLink &link)
{
    const bool closed = link.key.endsWith(u'7'); // no tracker to ask; some are done, always the same ones
    return {{QStringLiteral("id"), link.id},
            {QStringLiteral("name"), link.key},
            {QStringLiteral("url"), issueUrl(*store.catalogue.integration(link.integrationId), link.key)},
            {QStringLiteral("integrationId"), link.integrationId},
            {QStringLiteral("status"), closed ? QStringLiteral("Done") : QStringLiteral("Open")},
            {QStringLiteral("closed"), closed}};
}

HttpResponse listIssues(const Store &store, const ApiRequest &request)
{
    QJsonArray all;
    for (const IssueLink &link : caseOf(store, request).issues)
        all.append(issueJson(store, link));
    return answer(all);
}

HttpResponse linkIssue(Store &store, const ApiRequest &request)
{
    const TestCase &current = caseOf(store, request);
    const Body body = Body::of(request.http);
    body.allowOnly({"integrationId", "key"});
    const qint64 integrationId = body.requiredId("integrationId");
    const QString key = body.requiredName("key");
    const Integration *integration = store.catalogue.integration(integrationId);
    if (!integration)
        body.member("integrationId").refuse(QStringLiteral("there is no integration %1").arg(integrationId));
    if (!fits(*integration, key))
        body.member("key").refuse(QStringLiteral("\"%1\" is not a key of %2").arg(key, integration->name));
    for (const IssueLink &link : current.issues) {
        if (link.integrationId == integrationId && link.key == key)
            return answer(issueJson(store, link));
    }
    const IssueLink link{store.catalogue.takeId(), integrationId, key};
    editCaseOf(store, request).issues.append(link);
    store.changed();
    return answer(issueJson(store, link));
}

HttpResponse unlinkIssue(Store &store, const ApiRequest &request)
{
    const qint64 linkId = request.ids.at(1);
    const QList<IssueLink> &issues = caseOf(store, request).issues;
    const bool linked = std::any_of(issues.cbegin(), issues.cend(), [&](const IssueLink &link) { return link.id == linkId; });
    if (!linked)
        throw ApiError{404, QStringLiteral("Issue link %1 not found").arg(linkId)};
    editCaseOf(store, request).issues.removeIf([&](const IssueLink &link) { return link.id == linkId; });
    store.changed();
    return {204, {}, "application/json", {}};
}

} // namespace

void addIssueRoutes(Router &router, Store &store)
{
    router.add("GET", "testcase/{}/issue", [&store](const ApiRequest &request) { return listIssues(store, request); });
    router.add("POST", "testcase/{}/issue", [&store](const ApiRequest &request) { return linkIssue(store, request); });
    router.add("DELETE", "testcase/{}/issue/{}", [&store](const ApiRequest &request) { return unlinkIssue(store, request); });
}

} // namespace casewright::demo
