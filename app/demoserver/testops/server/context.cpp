// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/testops/server/context.h"

#include "app/demoserver/testops/server/audit.h"

#include <QDateTime>

namespace casewright::demo {

QString currentUser()
{
    return QStringLiteral("demo");
}

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

const TestCase &caseOf(const Context &context, qint64 id)
{
    return existing(context.store.cases.find(id), "Test case", id);
}

const Project &projectOf(const Context &context, qint64 id)
{
    return existing(context.store.catalogue.project(id), "Project", id);
}

const Project &projectOf(const Context &context, const ApiRequest &request)
{
    return projectOf(context, request.number("projectId"));
}

void changeCase(Context &context, qint64 id, const std::function<void(TestCase &)> &change)
{
    const TestCase before = caseOf(context, id);
    TestCase &record = context.store.cases.edit(id);
    change(record);
    const QJsonArray changes = differences(before, record);
    if (movesTheDate(before, record)) {
        record.lastModifiedDate = std::max(now(), before.lastModifiedDate + 1);
        record.lastModifiedBy = currentUser();
    }
    if (!changes.isEmpty())
        appendAudit(context.store, id, QStringLiteral("update"), changes);
    context.store.changed();
}

void auditNewCase(Context &context, qint64 id)
{
    TestCase nothing;
    nothing.id = id;
    appendAudit(context.store, id, QStringLiteral("insert"), differences(nothing, caseOf(context, id)));
    context.store.changed();
}

bool queryFlag(const ApiRequest &request, const char *name)
{
    return queryText(request, name) == QLatin1String("true");
}

QString queryText(const ApiRequest &request, const char *name)
{
    // QUrlQuery leaves a plus as it is; in a form it is a blank.
    QString text = request.http.query.queryItemValue(QLatin1String(name), QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(text.replace(u'+', u' ').toUtf8());
}

} // namespace casewright::demo
