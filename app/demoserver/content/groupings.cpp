// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoserver/content/groupings.h"

#include "app/demoserver/data/project_setup.h"

namespace casewright::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 firstComponentTree = 900;

struct Meaning {
    QString of; ///< a suite, or a tag
    QString value;
};

QString meaning(const QList<Meaning> &meanings, const QStringList &names)
{
    for (const Meaning &one : meanings) {
        if (names.contains(one.of))
            return one.value;
    }
    return {};
}

/// The names of the values that the case has of a field.
QStringList valuesOf(const Catalogue &catalogue, const TestCase &record, qint64 fieldId)
{
    QStringList names;
    for (const qint64 id : record.valueIds) {
        if (catalogue.value(id)->fieldId == fieldId)
            names.append(catalogue.value(id)->name);
    }
    return names;
}

QStringList tagsOf(const Catalogue &catalogue, const TestCase &record)
{
    QStringList names;
    for (const qint64 id : record.tagIds)
        names.append(catalogue.tagName(id));
    return names;
}

qint64 componentField(const Catalogue &catalogue, qint64 projectId)
{
    for (const CustomField &field : catalogue.fields()) {
        if (field.projectId == projectId && field.name == "Component"_L1)
            return field.id;
    }
    return 0;
}

void addEpicAndStory(Store &store, TestCase &record)
{
    static const QList<Meaning> epics{{u"Catalog"_s, u"Finding things"_s},   {u"Checkout"_s, u"Buying"_s},       {u"Orders"_s, u"Buying"_s},
                                      {u"Accounts"_s, u"Everyday banking"_s}, {u"Transfers"_s, u"Everyday banking"_s}, {u"Cards"_s, u"Everyday banking"_s}};
    static const QList<Meaning> stories{{u"severity:blocker"_s, u"must never fail"_s}, {u"severity:critical"_s, u"must never fail"_s},
                                        {u"severity:major"_s, u"everyday use"_s},      {u"severity:minor"_s, u"comfort"_s}};
    Catalogue &catalogue = store.catalogue;
    const QString epic = meaning(epics, valuesOf(catalogue, record, catalogue.suiteField(record.projectId, 0)->id));
    const QString feature = valuesOf(catalogue, record, FeatureField).value(0);
    const QString story = meaning(stories, tagsOf(catalogue, record));
    if (!epic.isEmpty())
        record.valueIds.append(catalogue.ensureValue(EpicField, epic, record.projectId));
    if (!feature.isEmpty() && !story.isEmpty())
        record.valueIds.append(catalogue.ensureValue(StoryField, feature + ": "_L1 + story, record.projectId));
}

void addComponent(Store &store, TestCase &record, qint64 fieldId)
{
    Catalogue &catalogue = store.catalogue;
    if (!valuesOf(catalogue, record, fieldId).isEmpty())
        return;
    static const QList<Meaning> components{{u"automated"_s, u"Backend"_s}, {u"ux"_s, u"Web"_s}, {u"a11y"_s, u"Web"_s}, {u"mobile"_s, u"Android"_s}};
    const QString component = meaning(components, tagsOf(catalogue, record));
    if (!component.isEmpty())
        record.valueIds.append(catalogue.ensureValue(fieldId, component));
}

} // namespace

void addGroupings(Store &store)
{
    const QList<Project> projects = store.catalogue.projects();
    for (const Project &project : projects) {
        const qint64 fieldId = componentField(store.catalogue, project.id);
        if (fieldId != 0)
            store.extras.trees.append({firstComponentTree + project.id, project.id, u"Components"_s, {fieldId}});
        for (const qint64 id : store.cases.ofProject(project.id)) {
            TestCase &record = store.cases.edit(id);
            addEpicAndStory(store, record);
            if (fieldId != 0)
                addComponent(store, record, fieldId);
        }
    }
}

} // namespace casewright::demo
