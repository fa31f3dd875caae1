// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/data/project_setup.h"

namespace casewright::demo {

namespace {

FieldBinding &bind(Store &store, qint64 projectId, qint64 fieldId)
{
    store.extras.bindings.append({store.catalogue.takeId(), projectId, fieldId});
    return store.extras.bindings.last();
}

// A fixed list to choose from.
QList<qint64> addLockedField(Store &store, qint64 projectId, const QString &name, const QStringList &values)
{
    const qint64 fieldId = store.catalogue.addField(projectId, name, -1);
    bind(store, projectId, fieldId).locked = true;
    QList<qint64> ids;
    for (const QString &value : values)
        ids.append(store.catalogue.ensureValue(fieldId, value));
    return ids;
}

} // namespace

void setUpProject(Store &store, qint64 projectId)
{
    const QList<CustomField> fields = store.catalogue.fields();
    QList<qint64> suites;
    for (const CustomField &field : fields) {
        if (field.projectId == projectId)
            bind(store, projectId, field.id);
        if (field.projectId == projectId && field.level >= 0)
            suites.append(field.id);
    }
    for (const qint64 id : {EpicField, FeatureField, StoryField})
        bind(store, projectId, id);
    const QList<qint64> priorities = addLockedField(store, projectId, QStringLiteral("Priority"),
                                                    {QStringLiteral("Blocker"), QStringLiteral("Critical"), QStringLiteral("Major"), QStringLiteral("Minor")});
    FieldBinding &priority = store.extras.bindings.last();
    priority.required = true;
    priority.singleSelect = true;
    priority.defaultValueId = priorities.at(2);
    (void)addLockedField(store, projectId, QStringLiteral("Platform"), {QStringLiteral("Web"), QStringLiteral("Android"), QStringLiteral("iOS")});
    store.extras.trees.append({300 + projectId, projectId, QStringLiteral("Suites"), suites});
    store.extras.trees.append({600 + projectId, projectId, QStringLiteral("Features"), {EpicField, FeatureField, StoryField}});
}

} // namespace casewright::demo
